using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Changes of single lines in one transaction: 1 read the lines, 2 decide each change in order of arrival, 3 write all
/// durably, 4 put them in force, 5 answer. Each change that changes something is a journal entry of its own.
/// </summary>
sealed class LineGroup(RegisterSession session, DateTimeOffset now, CancellationToken cancel)
{
    readonly Dictionary<ulong, StoredLine> _lines = [];
    readonly HashSet<ulong> _changed = [];
    readonly List<JournalEntry> _entries = [];
    readonly List<E164> _opened = [];
    readonly LineChangeWriter _body = new();

    public async ValueTask RunAsync(IReadOnlyList<LineJob> jobs)
    {
        // 1 Read the lines.
        E164[] numbers = [.. jobs.Select(job => job.Order.Number).Distinct().OrderBy(number => number.Value)];
        var lines = new StoredLine[numbers.Length];
        await session.Store.ReadLinesAsync(numbers, lines, cancel).ConfigureAwait(false);
        foreach (var line in lines)
        {
            _lines.Add(line.Number.Value, line);
        }

        // 2 Decide each change in order of arrival.
        var end = session.Tip;
        var answers = new LineAnswer[jobs.Count];
        for (var i = 0; i < jobs.Count; i++)
        {
            answers[i] = Decide(jobs[i].Order, ref end);
        }

        // 3 Write all durably.
        StoredLine[] after = [.. _changed.Select(number => _lines[number]).OrderBy(line => line.Number.Value)];
        if (_entries.Count > 0)
        {
            await session.CommitAsync(
                new StoreBatch
                {
                    Expected = session.Head, Next = end.Head, Entries = _entries, Lines = after,
                    Wards = Wards(lines),
                }, end, cancel).ConfigureAwait(false);
        }

        // 4 Put them in force.
        session.Apply(after, [.. lines.Where(line => line.Last == 0 && _changed.Contains(line.Number.Value))
            .Select(line => line.Number)]);
        _opened.ForEach(session.TellOpened);

        // 5 Answer.
        for (var i = 0; i < jobs.Count; i++)
        {
            jobs[i].Complete(answers[i]);
        }
    }

    List<LineGuardians> Wards(StoredLine[] before)
    {
        List<LineGuardians> wards = [];
        foreach (ref readonly var line in before.AsSpan())
        {
            LineGuardians.Add(wards, line, _lines[line.Number.Value]);
        }
        return wards;
    }

    LineAnswer Decide(LineOrder order, ref JournalTip end)
    {
        var before = _lines[order.Number.Value];
        if (order.Model != session.Words.Model)
        {
            return Unchanged(LineOutcome.Stale, before);
        }
        var turn = new EditTurn(end.Head.Sequence + 1, now.ToUnixTimeSeconds(), end.Head.LastRule);
        var shut = DefaultSlots.Of(session.Now.Book, session.Words, order.Number, now.ToUnixTimeSeconds());
        var decided = LineDecision.Decide(order, before, session.Words, shut, now, turn);
        if (decided.Kind == default)
        {
            return Unchanged(decided.Outcome, before, decided.Error) with { Waiting = decided.Waiting };
        }
        var after = new StoredLine(order.Number, decided.After, turn.Sequence);
        _body.Begin(after.Last);
        _body.Add(new LineChange(order.Number, before.Last, before.Choices, decided.After, ""));
        var entry = Chain.Entry(end, now, decided.Kind, order.Source, 1, _body.ToArray());
        end = Chain.After(end, entry);
        if (decided.Outcome == LineOutcome.Done)
        {
            end = end with { Head = end.Head with { LastRule = turn.LastRule } };
        }
        _entries.Add(entry);
        if (Opening.IsOfDefault(
            LineEdit.WithoutEnded(before.Choices, now.ToUnixTimeSeconds()), decided.After, shut))
        {
            _opened.Add(order.Number);
        }
        _lines[order.Number.Value] = after;
        _changed.Add(order.Number.Value);
        return new LineAnswer(decided.Outcome, before, after, default, session.Words) { Waiting = decided.Waiting };
    }

    LineAnswer Unchanged(LineOutcome outcome, in StoredLine line, FieldError error = default) =>
        new(outcome, line, line, error, session.Words);
}
