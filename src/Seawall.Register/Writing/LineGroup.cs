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
    readonly LineChangeWriter _body = new();

    public async ValueTask RunAsync(IReadOnlyList<LineJob> jobs)
    {
        // 1 Read the lines.
        Screening.E164[] numbers = [.. jobs.Select(job => job.Order.Number).Distinct().OrderBy(number => number.Value)];
        var lines = new StoredLine[numbers.Length];
        await session.Store.ReadLinesAsync(numbers, lines, cancel).ConfigureAwait(false);
        foreach (var line in lines)
        {
            _lines.Add(line.Number.Value, line);
        }

        // 2 Decide each change in order of arrival.
        var end = session.Head;
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
                new StoreBatch { Expected = session.Head, Next = end, Entries = _entries, Lines = after }, cancel)
                .ConfigureAwait(false);
        }

        // 4 Put them in force.
        session.Apply(after);

        // 5 Answer.
        for (var i = 0; i < jobs.Count; i++)
        {
            jobs[i].Complete(answers[i]);
        }
    }

    LineAnswer Decide(LineOrder order, ref JournalHead end)
    {
        var before = _lines[order.Number.Value];
        if (order.Model != session.Words.Model)
        {
            return new LineAnswer(LineOutcome.Stale, before, before, default, session.Words);
        }
        var running = LineEdit.WithoutEnded(before.Choices, now.ToUnixTimeSeconds());
        var lastRule = end.LastRule;
        var choices = order.Edit.Apply(running, session.Words, ref lastRule);
        if (choices == running)
        {
            return new LineAnswer(LineOutcome.AlreadySo, before, before, default, session.Words);
        }
        if (choices.Detail?.Rules.Length > RegisterLimits.RulesMax)
        {
            return new LineAnswer(LineOutcome.Invalid, before, before,
                new FieldError("rule", $"a line has at most {RegisterLimits.RulesMax} rules"), session.Words);
        }
        var after = new StoredLine(order.Number, choices, end.Sequence + 1);
        _body.Begin(after.Last);
        _body.Add(new LineChange(order.Number, before.Last, before.Choices, choices, ""));
        var entry = Chain.Entry(end, now, order.Edit.Kind, order.Source, 1, _body.ToArray());
        end = Chain.After(end, entry) with { LastRule = lastRule };
        _entries.Add(entry);
        _lines[order.Number.Value] = after;
        _changed.Add(order.Number.Value);
        return new LineAnswer(LineOutcome.Done, before, after, default, session.Words);
    }
}
