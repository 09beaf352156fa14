using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>
/// Readers while the one writer writes: each line is seen whole, and never older than it was seen before.
/// </summary>
public sealed class ChoiceBookConcurrencyTests
{
    const int Lines = 64;
    const int Rounds = 4000;

    [Fact]
    public async Task Readers_see_whole_lines_that_never_go_back()
    {
        var book = new ChoiceBook(4);
        using var done = new CancellationTokenSource();
        CancellationToken stop = done.Token;
        Task[] readers = [.. Enumerable.Range(0, 3).Select(seed => Task.Run(() => ReadAll(book, seed, stop)))];

        long sequence = 0;
        for (int round = 1; round <= Rounds; round++)
        {
            for (int line = 0; line < Lines; line += 1 + (round % 7))
            {
                book.Apply(State(line, round), ++sequence);
            }

            // New pages, so that index and slabs are replaced under the readers.
            var elsewhere = new E164(8620000000000 + ((ulong)round * 10_000));
            book.Apply(new LineState(elsewhere, Queries.AllZones(Choice.Open), null), ++sequence);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(sequence, book.Version);
        Assert.Equal(Rounds + 4, book.Pages);
    }

    [Fact]
    public async Task A_copy_taken_while_changes_come_is_whole_after_they_are_applied_again()
    {
        var book = new ChoiceBook(4);
        var twin = new SlowBook(4);
        var changes = new List<LineState>();
        for (int round = 1; round <= 400; round++)
        {
            changes.AddRange(Enumerable.Range(0, Lines).Select(line => State(line, round)));
        }

        foreach ((LineState state, int i) in changes.Select((state, i) => (state, i)))
        {
            twin.Apply(state, i + 1);
        }

        int half = changes.Count / 2;
        for (int i = 0; i < half; i++)
        {
            book.Apply(changes[i], i + 1);
        }

        Task writer = Task.Run(() =>
        {
            for (int i = half; i < changes.Count; i++)
            {
                book.Apply(changes[i], i + 1);
            }
        }, TestContext.Current.CancellationToken);
        var copy = new ChoiceBook(4);
        long version = book.Version;
        var page = new byte[book.PageBytes];
        for (int i = 0; i < book.Pages; i++)
        {
            book.CopyPage(i, page);
            Assert.True(copy.TryRestorePage(book.PageKey(i), page));
        }

        foreach (LineState line in book.DetailedLines())
        {
            copy.Load(line);
        }

        copy.ResumeAt(version);
        await writer;
        for (int i = 0; i < changes.Count; i++)
        {
            copy.Apply(changes[i], i + 1);
        }

        twin.AssertSame(copy);
        twin.AssertSame(book);
    }

    static void ReadAll(ChoiceBook book, int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        var seen = new int[Lines];
        long version = 0;
        while (!stop.IsCancellationRequested)
        {
            int line = random.Next(Lines);
            LineState state = book.Read(Number(line));
            Assert.True(book.Version >= version);
            version = book.Version;
            if (state.IsUndecided)
            {
                Assert.Equal(0, seen[line]);
                continue;
            }

            int round = Round(state);
            Assert.True(round >= seen[line] || !Tells(state), $"line {line} went from {seen[line]} to {round}");
            seen[line] = Tells(state) ? round : seen[line];
        }
    }

    /// <summary>Lines of four pages; every other state has a detail, which tells its round.</summary>
    static LineState State(int line, int round) => new(
        Number(line),
        Queries.AllZones(round % 3 == 0 ? Choice.Open : Choice.Shut),
        round % 2 == 0 ? null : new LineDetail
        {
            Pauses = [new Pause(Service.Voice, (byte)(round % 4), round)],
            Rules = round % 5 == 0 ? [] : [new PersonalRule((uint)round, true, ServiceMask.Sms, Queries.American, 0)],
        });

    static E164 Number(int line) => new(8613857100000 + (10_000 * (ulong)(line % 4)) + (ulong)(line / 4));

    static bool Tells(LineState state) => state.Detail is not null;

    /// <summary>The round that a state is of, having checked that all of it is of that round.</summary>
    static int Round(LineState state)
    {
        if (state.Detail is not { } detail)
        {
            ChoiceBits[] plain = [Queries.AllZones(Choice.Open), Queries.AllZones(Choice.Shut)];
            Assert.Contains(state.Choices, plain);
            return 0;
        }

        int round = (int)detail.Pauses[0].UntilUnixSeconds;
        Assert.Equal(Queries.AllZones(round % 3 == 0 ? Choice.Open : Choice.Shut), state.Choices);
        Assert.Equal(round % 4, detail.Pauses[0].Zone);
        Assert.All(detail.Rules, rule => Assert.Equal((uint)round, rule.Id));
        return round;
    }
}
