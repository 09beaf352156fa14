using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Records;

/// <summary>
/// Counts what a campaign refused, or would have refused in shadow, by the quarter of an hour: days of any time zone
/// are made of whole ones.
/// </summary>
public sealed class CampaignTally(uint campaign) : IRecordVisitor
{
    const long QuarterMs = 900_000;

    readonly Dictionary<long, (long Calls, long Texts)> _quarters = [];

    /// <summary>What was found so far, in order of time.</summary>
    public ImmutableArray<QuarterCount> Quarters =>
    [
        .. _quarters.OrderBy(one => one.Key).Select(one => new QuarterCount(
            DateTimeOffset.FromUnixTimeMilliseconds(one.Key * QuarterMs), one.Value.Calls, one.Value.Texts)),
    ];

    /// <inheritdoc/>
    public void Visit(in Record record, RecordNames? names, ReadOnlySpan<byte> sender)
    {
        if (record.Verdict.Rule != campaign
            || record.Verdict.Reason is not (VerdictReason.Campaign or VerdictReason.CampaignShadow)
            || record.UnixMilliseconds is < 0 or > 253_402_300_799_999)
        {
            return;
        }

        var quarter = record.UnixMilliseconds / QuarterMs;
        var (calls, texts) = _quarters.GetValueOrDefault(quarter);
        _quarters[quarter] = record.Service == Service.Voice ? (calls + 1, texts) : (calls, texts + 1);
    }
}

/// <summary>Calls and texts of a quarter of an hour.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Calls">Calls.</param>
/// <param name="Texts">Texts.</param>
public sealed record QuarterCount(DateTimeOffset From, long Calls, long Texts);
