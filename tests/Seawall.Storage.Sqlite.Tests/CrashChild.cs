using Seawall.Register;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>
/// This program as the victim of the crash test: started with a folder in its environment it changes choices without
/// end, writing each acknowledged one to standard output, until it is killed.
/// </summary>
static class CrashChild
{
    public const string FolderVariable = "SEAWALL_CRASH_CHILD";
    const int Lines = 64;

    public static async Task RunAsync(string folder)
    {
        var register = await ChoiceRegister.StartAsync(
            new RegisterOptions { SnapshotPath = Path.Combine(folder, "book.snapshot") }, RegisterSamples.Model(),
            new SqliteRegisterStore(new SqliteStoreOptions { Folder = folder }),
            TimeProvider.System, CancellationToken.None);
        var random = new Random(folder.Length + (int)register.Status.Journal);
        await using var output = Console.OpenStandardOutput();
        var acknowledged = TextWriter.Synchronized(new StreamWriter(output) { AutoFlush = true });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            while (true)
            {
                var line = 4 * random.Next(Lines / 4) + caller;
                var receipt = await register.ChangeAsync(new ChangeRequest
                {
                    Number = RegisterSamples.Line(line).ToString(), Service = "voice", Zone = "overseas",
                    To = random.Next(2) == 0 ? "open" : "shut", Who = "victim", Way = ChangeWay.Cli,
                });
                if (receipt.Outcome == ChangeOutcome.Done)
                {
                    var choice = receipt.After!.Choices.Single(
                        one => one is { Service: Screening.Service.Voice, Zone: "overseas" });
                    await acknowledged.WriteLineAsync($"{line} {receipt.Journal} {(int)choice.Choice}");
                }
                if (receipt.Journal % 97 == 0)
                {
                    await register.SaveSnapshotAsync(CancellationToken.None);
                }
            }
        })));
    }
}
