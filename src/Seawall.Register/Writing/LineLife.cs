using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What became of a line's new holder, or of its move.</summary>
sealed record LifeAnswer(
    ChangeOutcome Outcome, StoredLine Before, StoredLine After, long Journal, LineWords Words);

/// <summary>
/// A line's life, in the writer's turn: 1 what is stored, 2 nothing to do where it was done already, 3 the lines as
/// they are afterwards, 4 written and in force, all of it at once.
/// </summary>
static class LineLife
{
    /// <summary>A new holder: the line starts undecided.</summary>
    public static async ValueTask<LifeAnswer> NewHolderAsync(
        RegisterSession session, E164 number, string? holder, ChangeSource source, DateTimeOffset now)
    {
        // 1 What is stored.
        var (line, subscriber) = (new StoredLine[1], new Subscriber?[1]);
        await session.Store.ReadLinesAsync(new[] { number }, line, default).ConfigureAwait(false);
        await session.Store.ReadSubscribersAsync(new[] { number }, subscriber, default).ConfigureAwait(false);
        var (before, known) = (line[0], subscriber[0]);

        // 2 Nothing to do where it was done already: this holder is stored, or nothing happened since the last one.
        var last = await LastOfAsync(session, before, JournalKind.HolderChanged).ConfigureAwait(false);
        if (holder is not null ? known?.Holder == holder : last != 0 && last == before.Last)
        {
            return new LifeAnswer(ChangeOutcome.AlreadySo, before, before, last, session.Words);
        }

        // 3 The line as it is afterwards, 4 written and in force.
        var after = before with { Choices = default, Last = session.Head.Sequence + 1 };
        var person = new Subscriber(number, known?.Operator, known?.Region, known?.District, null, holder);
        await WriteAsync(session, JournalKind.HolderChanged, source, now, [before], [after], [person], [number])
            .ConfigureAwait(false);
        return new LifeAnswer(ChangeOutcome.Done, before, after, after.Last, session.Words);
    }

    /// <summary>A move: what the one line holds goes to the other.</summary>
    public static async ValueTask<LifeAnswer> MoveAsync(
        RegisterSession session, E164 from, E164 to, ChangeSource source, DateTimeOffset now)
    {
        // 1 What is stored, of the lines whose guardian moves as well.
        E164[] wards;
        var view = await session.Store.ViewAsync(default).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            wards = [.. await view.WardsAsync(from, default).ConfigureAwait(false)];
        }
        E164[] numbers = [.. wards.Append(from).Append(to).Distinct().OrderBy(number => number.Value)];
        var (before, persons) = (new StoredLine[numbers.Length], new Subscriber?[numbers.Length]);
        await session.Store.ReadLinesAsync(numbers, before, default).ConfigureAwait(false);
        await session.Store.ReadSubscribersAsync(numbers, persons, default).ConfigureAwait(false);
        var (origin, target) = (before[Array.IndexOf(numbers, from)], before[Array.IndexOf(numbers, to)]);

        // 2 Nothing to do where the last that happened to the number before is that it moved there.
        if (origin.Last != 0 && origin.Choices.IsEmpty
            && await LastOfAsync(session, origin, JournalKind.Moved).ConfigureAwait(false) == origin.Last
            && await TouchedAsync(session, origin.Last, to).ConfigureAwait(false))
        {
            return new LifeAnswer(ChangeOutcome.AlreadySo, target, target, origin.Last, session.Words);
        }

        // 3 The lines as they are afterwards.
        var sequence = session.Head.Sequence + 1;
        StoredLine[] after =
        [
            .. before.Select(line => line with
            {
                Choices = line.Number == from ? default
                    : Follow(line.Number == to ? origin.Choices : line.Choices, line.Number, from, to),
                Last = sequence,
            }),
        ];

        // 4 Written and in force.
        await WriteAsync(session, JournalKind.Moved, source, now, before, after,
            Persons(numbers, persons, from, to), from.Value < to.Value ? [from, to] : [to, from]).ConfigureAwait(false);
        return new LifeAnswer(
            ChangeOutcome.Done, target, after[Array.IndexOf(numbers, to)], sequence, session.Words);
    }

    /// <summary>The person is the number's now; what the plan knows of the numbers stays with them.</summary>
    static Subscriber[] Persons(E164[] numbers, Subscriber?[] persons, E164 from, E164 to)
    {
        var (was, becomes) = (persons[Array.IndexOf(numbers, from)], persons[Array.IndexOf(numbers, to)]);
        if (was is null && becomes is null)
        {
            return [];
        }
        Subscriber[] changed =
        [
            new(from, was?.Operator, was?.Region, was?.District, null, null),
            new(to, becomes?.Operator, becomes?.Region, becomes?.District, was?.Language, was?.Holder),
        ];
        return [.. changed.OrderBy(one => one.Number.Value)];
    }

    /// <summary>A line's choices with its guardian's new number; nobody guards himself.</summary>
    static LineChoices Follow(in LineChoices choices, E164 line, E164 from, E164 to)
    {
        var care = choices.Care;
        if (!care.TryGuardian(from, out var guardian))
        {
            return care.TryGuardian(line, out var self)
                ? LineEdit.With(choices, care with { Guardians = care.Guardians.Remove(self) })
                : choices;
        }
        var others = care.Guardians.RemoveAll(one => one.Number == from || one.Number == to);
        return LineEdit.With(choices, care with
        {
            Guardians = line == to
                ? others
                : [.. others.Append(guardian with { Number = to }).OrderBy(one => one.Number.Value)],
            Waiting =
            [
                .. care.Waiting.Select(one => one.Guardian == from ? one with { Guardian = to } : one)
                    .Where(one => one.Guardian != line),
            ],
        });
    }

    static async ValueTask WriteAsync(
        RegisterSession session, JournalKind kind, ChangeSource source, DateTimeOffset now, StoredLine[] before,
        StoredLine[] after, Subscriber[] persons, E164[] others)
    {
        var body = new LineChangeWriter();
        body.Begin(session.Head.Sequence + 1);
        List<LineGuardians> wards = [];
        for (var i = 0; i < before.Length; i++)
        {
            body.Add(new LineChange(before[i].Number, before[i].Last, before[i].Choices, after[i].Choices, ""));
            LineGuardians.Add(wards, before[i], after[i]);
        }
        var entry = Chain.Entry(session.Tip, now, kind, source, before.Length, body.ToArray());
        var end = Chain.After(session.Tip, entry);

        // Another person has each of these numbers now: nobody there was told of anything.
        var stored = await LineFacts.ReadAsync(session, others).ConfigureAwait(false);
        var facts = stored with { IsTouched = _ => true };
        var settling = await LineSettling.OfAsync(session, facts, _ => true).ConfigureAwait(false);
        List<JournalEntry> entries = [entry];
        settling.AddEntries(entries, ref end, source, now);
        await session.CommitAsync(new StoreBatch
        {
            Expected = session.Head, Next = end.Head, Entries = entries, Lines = after, Wards = wards,
            Subscribers = persons, Campaigns = settling.Campaigns, NoticesGone = settling.Gone,
        }, end, default).ConfigureAwait(false);
        session.Apply(after);
        settling.Apply(session);
    }

    /// <summary>The last entry of a kind about a line, 0 for none.</summary>
    static async ValueTask<long> LastOfAsync(RegisterSession session, StoredLine line, JournalKind kind)
    {
        var view = await session.Store.ViewAsync(default).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            await foreach (var (entry, _) in LineTrail.WalkAsync(view, line.Number, line.Last, default)
                .ConfigureAwait(false))
            {
                if (entry.Kind == kind)
                {
                    return entry.Sequence;
                }
            }
        }
        return 0;
    }

    static async ValueTask<bool> TouchedAsync(RegisterSession session, long journal, E164 number)
    {
        var view = await session.Store.ViewAsync(default).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var entry = await view.EntryAsync(journal, default).ConfigureAwait(false);
            return entry is not null && LineTrail.TryFind(entry, number, out _);
        }
    }
}
