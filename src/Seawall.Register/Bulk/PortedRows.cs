using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Files of ported numbers: <c>number,operator,region</c>. They say whose a number is, whatever its prefix says.
/// </summary>
sealed class PortedRows(FieldReader fields, ChangeSource source) : BulkKind<PortedNumber>
{
    static readonly string[] Names = ["number", "operator", "region"];

    public override string[] Columns => Names;

    public override int Required => 3;

    public override ulong NumberOf(in PortedNumber row) => row.Number.Value;

    public override int TextBytesOf(in PortedNumber row) => 64 + 2 * (row.Operator.Length + row.Region.Length);

    public override Reading<PortedNumber> Read(CsvRows row)
    {
        if (!fields.Line(row.Field(0)).TryGet(out var number, out var error)
            || !FieldReader.Text("operator", row.Field(1), RegisterLimits.TextBytesMax).TryGet(out var name, out error)
            || !FieldReader.Text("region", row.Field(2), RegisterLimits.TextBytesMax).TryGet(out var region, out error))
        {
            return error;
        }
        return name.Length == 0 ? new FieldError("operator", "missing") : new PortedNumber(number, name, region);
    }

    public override async ValueTask<ChunkTally> LoadAsync(
        RegisterSession session, ReadOnlyMemory<PortedNumber> rows, bool dryRun, DateTimeOffset now)
    {
        var numbers = Bulk.Numbers(rows.Span, row => row.Number.Value);
        var stored = new PortedNumber?[numbers.Length];
        await session.Store.ReadPortedAsync(numbers, stored, CancellationToken.None).ConfigureAwait(false);
        List<PortedNumber> changed = [];
        for (var (i, at) = (0, 0); i < numbers.Length; i++)
        {
            // The last row of a number holds.
            for (; at + 1 < rows.Length && rows.Span[at + 1].Number == numbers[i]; at++)
            {
            }
            if (rows.Span[at] != stored[i])
            {
                changed.Add(rows.Span[at]);
            }
            at++;
        }
        if (!dryRun && changed.Count > 0)
        {
            await WriteAsync(session, [.. changed], now).ConfigureAwait(false);
        }
        return new ChunkTally(changed.Count, numbers.Length - changed.Count, 0, 0);
    }

    /// <summary>Whose a number is says which campaigns it is in.</summary>
    async ValueTask WriteAsync(RegisterSession session, PortedNumber[] changed, DateTimeOffset now)
    {
        var facts = LineFacts.None;
        if (session.Now.Campaigns.Any(one => one.IsInForce))
        {
            E164[] numbers = [.. changed.Select(one => one.Number)];
            var subscribers = new Subscriber?[numbers.Length];
            await session.Store.ReadSubscribersAsync(numbers, subscribers, CancellationToken.None)
                .ConfigureAwait(false);
            facts = new LineFacts(numbers, subscribers, changed)
            {
                IsTouched = await LineFacts.TouchedAsync(session, numbers).ConfigureAwait(false),
            };
        }
        var settling = await LineSettling.OfAsync(session, facts, _ => false).ConfigureAwait(false);
        List<JournalEntry> entries = [];
        var end = session.Tip;
        settling.AddEntries(entries, ref end, source, now);
        await session.CommitAsync(new StoreBatch
        {
            Expected = session.Head, Next = end.Head, Entries = entries, Ported = changed,
            Campaigns = settling.Campaigns, NoticesGone = settling.Gone,
        }, end, CancellationToken.None).ConfigureAwait(false);
        session.Apply([]);
        settling.Apply(session);
    }
}
