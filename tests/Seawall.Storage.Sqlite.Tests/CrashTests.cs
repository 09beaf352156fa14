using System.Diagnostics;
using System.Globalization;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>
/// kill -9 while changes and snapshots are being written: nothing acknowledged is lost, and the journal verifies.
/// </summary>
public sealed class CrashTests
{
    const int Rounds = 6;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_process_loses_no_acknowledged_change()
    {
        using var folder = new Folder();
        var random = new Random(20260501);
        var acknowledged = new Dictionary<int, (long Journal, Choice Choice)>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (line, journal, choice) in await ReadUntilKilledAsync(folder.Path, random.Next(1, 120)))
            {
                if (!acknowledged.TryGetValue(line, out var known) || known.Journal < journal)
                {
                    acknowledged[line] = (journal, choice);
                }
            }
            await using var register = await folder.StartAsync();
            var report = (await register.VerifyAsync(null, Cancel)).Value!;
            Assert.True(report.Holds, string.Join('\n', report.Faults));
            foreach (var (line, (journal, choice)) in acknowledged)
            {
                var number = RegisterSamples.Line(line);
                var history = (await register.HistoryAsync(number.ToString(), Cancel)).Value!;
                Assert.Contains(history, entry => entry.Journal == journal);
                if (history[0].Journal == journal)
                {
                    Assert.Equal(choice, register.Book.Read(number).Choices.Get(Service.Voice, 3));
                }
            }
        }
        Assert.NotEmpty(acknowledged);
    }

    static async Task<List<(int Line, long Journal, Choice Choice)>> ReadUntilKilledAsync(string folder, int lines)
    {
        var start =
            new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[CrashChild.FolderVariable] = folder;
        using var child = Process.Start(start)!;
        List<(int, long, Choice)> acknowledged = [];
        while (await child.StandardOutput.ReadLineAsync(Cancel) is { } text)
        {
            if (text.Split(' ') is [var line, var journal, { Length: 1 } choice])
            {
                acknowledged.Add((int.Parse(line, CultureInfo.InvariantCulture),
                    long.Parse(journal, CultureInfo.InvariantCulture), (Choice)(choice[0] - '0')));
            }
            if (acknowledged.Count == lines)
            {
                child.Kill();
            }
        }
        await child.WaitForExitAsync(Cancel);
        Assert.True(acknowledged.Count >= lines, $"the child ended after {acknowledged.Count} changes");
        return acknowledged;
    }
}
