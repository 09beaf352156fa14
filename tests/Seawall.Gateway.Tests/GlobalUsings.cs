global using Xunit;
global using Record = Seawall.Screening.Record;
