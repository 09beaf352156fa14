using Seawall.Commands;

return await CommandLine.RunAsync(args, Shell.OfThisProcess());
