using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Files of subscribers: <c>number[,operator,region,district,language,holder]</c>. A missing column and an empty field
/// leave what is stored. Another holder than the one stored is a new person: the line starts undecided, and the journal
/// says so.
/// </summary>
sealed class SubscriberRows(FieldReader fields, ChangeSource source, ChangeDesk desk) : BulkKind<Subscriber>
{
    static readonly string[] Names = ["number", "operator", "region", "district", "language", "holder"];

    readonly LineChangeWriter _body = new(1 << 12);

    public override string[] Columns => Names;

    public override int Required => 1;

    public override ulong NumberOf(in Subscriber row) => row.Number.Value;

    public override int TextBytesOf(in Subscriber row) => 128 + 2 * (Length(row.Operator) + Length(row.Region)
        + Length(row.District) + Length(row.Language) + Length(row.Holder));

    static int Length(string? text) => text?.Length ?? 0;

    public override Reading<Subscriber> Read(CsvRows row)
    {
        if (!fields.Line(row.Field(0)).TryGet(out var number, out var error))
        {
            return error;
        }
        var texts = new string?[Names.Length];
        for (var column = 1; column < Names.Length; column++)
        {
            if (!FieldReader.Text(Names[column], row.Field(column), RegisterLimits.TextBytesMax)
                .TryGet(out var text, out error))
            {
                return error;
            }
            texts[column] = text.Length == 0 ? null : text;
        }
        return new Subscriber(number, texts[1], texts[2], texts[3], texts[4], texts[5]);
    }

    public override async ValueTask<ChunkTally> LoadAsync(
        RegisterSession session, ReadOnlyMemory<Subscriber> rows, bool dryRun, DateTimeOffset now)
    {
        // 1 Who is stored, and who they become.
        var numbers = Bulk.Numbers(rows.Span, row => row.Number.Value);
        var stored = new Subscriber?[numbers.Length];
        await session.Store.ReadSubscribersAsync(numbers, stored, CancellationToken.None).ConfigureAwait(false);
        List<Subscriber> changed = [];
        HashSet<E164> persons = [];
        for (var (i, at) = (0, 0); i < numbers.Length; i++)
        {
            var (after, isNew) =
                (stored[i] ?? new Subscriber(numbers[i], null, null, null, null, null), stored[i] is null);
            var isNewPerson = false;
            for (; at < rows.Length && rows.Span[at].Number == numbers[i]; at++)
            {
                var row = rows.Span[at];
                isNewPerson |= after.Holder is not null && row.Holder is not null && after.Holder != row.Holder;
                after = new Subscriber(numbers[i], row.Operator ?? after.Operator, row.Region ?? after.Region,
                    row.District ?? after.District, row.Language ?? after.Language, row.Holder ?? after.Holder);
            }
            if (isNew || after != stored[i])
            {
                changed.Add(after);
            }
            if (isNewPerson)
            {
                persons.Add(numbers[i]);
            }
        }
        var tally = new ChunkTally(changed.Count, numbers.Length - changed.Count, persons.Count, 0);
        if (dryRun || changed.Count == 0)
        {
            return tally;
        }

        // 2 Lines of new persons start undecided. 3 Who they are says which campaigns they are in.
        var lines = new StoredLine[persons.Count];
        E164[] reset = [.. persons];
        await session.Store.ReadLinesAsync(reset, lines, CancellationToken.None).ConfigureAwait(false);
        StoredLine[] before = [.. lines];
        List<LineGuardians> wards = [];
        var entry = lines.Length == 0 ? null : Reset(session, lines, wards, now);
        var end = entry is null ? session.Tip : Chain.After(session.Tip, entry);
        List<JournalEntry> entries = entry is null ? [] : [entry];
        var settling = await LineSettling.OfAsync(
            session, await FactsAsync(session, changed).ConfigureAwait(false), persons.Contains).ConfigureAwait(false);
        settling.AddEntries(entries, ref end, source, now);

        // 4 All of it in one transaction.
        await session.CommitAsync(new StoreBatch
        {
            Expected = session.Head,
            Next = end.Head,
            Entries = entries,
            Lines = lines,
            Wards = wards,
            Subscribers = changed.ToArray(),
            Campaigns = settling.Campaigns,
            NoticesGone = settling.Gone,
        }, end, CancellationToken.None).ConfigureAwait(false);
        session.Apply(lines);
        settling.Apply(session);
        for (var i = 0; i < lines.Length; i++)
        {
            await desk.TellAsync(before[i], lines[i], session.Words).ConfigureAwait(false);
        }
        return tally with { Journal = entry?.Sequence ?? 0 };
    }

    /// <summary>The lines as they become; nothing is read where no campaign asks.</summary>
    static async ValueTask<LineFacts> FactsAsync(RegisterSession session, List<Subscriber> changed)
    {
        if (!session.Now.Campaigns.Any(one => one.IsInForce))
        {
            return LineFacts.None;
        }
        E164[] numbers = [.. changed.Select(one => one.Number)];
        var ported = new PortedNumber?[numbers.Length];
        await session.Store.ReadPortedAsync(numbers, ported, CancellationToken.None).ConfigureAwait(false);
        return new LineFacts(numbers, [.. changed], ported) { IsTouched = _ => true };
    }

    JournalEntry Reset(
        RegisterSession session, StoredLine[] lines, List<LineGuardians> wards, DateTimeOffset now)
    {
        var sequence = session.Head.Sequence + 1;
        _body.Begin(sequence);
        for (var i = 0; i < lines.Length; i++)
        {
            _body.Add(new LineChange(lines[i].Number, lines[i].Last, lines[i].Choices, default, ""));
            var after = new StoredLine(lines[i].Number, default, sequence);
            LineGuardians.Add(wards, lines[i], after);
            lines[i] = after;
        }
        return Chain.Entry(session.Tip, now, JournalKind.HolderChanged, source, lines.Length, _body.ToArray());
    }
}
