using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>Readers while the one writer tells, widens, clears and copies.</summary>
public sealed class ToldBookConcurrencyTests
{
    const int Lines = 32;
    const int Rounds = 3000;
    const long Start = 1_000_000_000;

    [Fact]
    public async Task Readers_see_no_moment_that_a_line_was_not_told_at()
    {
        ToldBook told = new ChoiceBook(4).Told;
        using var done = new CancellationTokenSource();
        CancellationToken stop = done.Token;
        Task[] readers = [.. Enumerable.Range(0, 3).Select(seed => Task.Run(() => ReadAll(told, seed, stop)))];

        for (int round = 1; round <= Rounds; round++)
        {
            for (int line = 0; line < Lines; line++)
            {
                // Further and further on, so that units double; each line at moments of its own.
                told.Tell(round % 3 == 0 ? 5 : 9, Number(line), Moment(line, round));
            }

            // New pages, so that the directory is replaced under the readers, and columns that come and go.
            told.Tell(7, new E164(8620000000000 + ((ulong)round * 10_000)), Start);
            told.Tell(1, Number(0), Start);
            if (round % 50 == 0)
            {
                told.Clear(1);
            }
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal((Lines, Lines, Rounds), (told.Count(5), told.Count(9), told.Count(7)));
    }

    static void ReadAll(ToldBook told, int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        var seen = new long[2, Lines];
        while (!stop.IsCancellationRequested)
        {
            int line = random.Next(Lines);
            int which = random.Next(2);
            if (told.ToldAt(which == 0 ? 5 : 9, Number(line)) is not { } at)
            {
                Assert.Equal(0, seen[which, line]);
                continue;
            }

            // Moments only go on, and so do their roundings to coarser units.
            Assert.True(at >= seen[which, line], $"line {line} went back from {seen[which, line]} to {at}");
            Assert.InRange(at, Start, Moment(line, Rounds) + 512);
            seen[which, line] = at;
        }
    }

    static long Moment(int line, int round) => Start + ((long)round * 1000) + line;

    static E164 Number(int line) => new(8613857100000 + (10_000 * (ulong)(line % 4)) + (ulong)(line / 4));
}
