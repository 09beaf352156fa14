using Seawall.Screening;

namespace Seawall.Records;

/// <summary>Answers an <see cref="UndecidedQuestion"/> from the records it is shown.</summary>
public sealed class UndecidedTally(UndecidedQuestion question) : IRecordVisitor
{
    readonly Dictionary<string, (long Calls, long Texts)> _countries = new(StringComparer.Ordinal);
    readonly LineCount _lines = new(question.ExactLinesMax);
    RecordNames? _names;
    ulong _zones;
    long _calls;
    long _texts;
    long _unnamed;

    /// <summary>What was found so far.</summary>
    public UndecidedAnswer Answer => new()
    {
        Calls = _calls,
        Texts = _texts,
        Lines = _lines.Value,
        Countries =
        [
            .. _countries.Select(one => new CountryCount(one.Key, one.Value.Calls, one.Value.Texts))
                .OrderByDescending(one => one.Calls + one.Texts).ThenBy(one => one.Country, StringComparer.Ordinal),
        ],
        Unnamed = _unnamed,
    };

    /// <inheritdoc/>
    public void Visit(in Record record, RecordNames? names, ReadOnlySpan<byte> sender)
    {
        // What would have been refused by a campaign in shadow was undecided as well.
        if (record.Verdict.Outcome != Outcome.Pass
            || record.Verdict.Reason is not (VerdictReason.Undecided or VerdictReason.CampaignShadow)
            || ((byte)question.Services & (byte)record.Service) == 0)
        {
            return;
        }

        if (names is null)
        {
            _unnamed++;
            return;
        }

        if (!IsOfZone(record.Verdict.Origin.Zone, names) || !question.Takes(record, names, sender))
        {
            return;
        }

        var isCall = record.Service == Service.Voice;
        _calls += isCall ? 1 : 0;
        _texts += isCall ? 0 : 1;
        _lines.Add(record.Called.Number.Value);
        var country = Country(record.Verdict.Origin.Country, names);
        var (calls, texts) = _countries.GetValueOrDefault(country);
        _countries[country] = isCall ? (calls + 1, texts) : (calls, texts + 1);
    }

    /// <summary>The zones as bits by their indexes, found once for the names of a generation.</summary>
    bool IsOfZone(byte zone, RecordNames names)
    {
        if (!ReferenceEquals(names, _names))
        {
            (_names, _zones) = (names, 0);
            for (var i = 0; i < names.Zones.Length && i < 64; i++)
            {
                _zones |= question.Zones.Contains(names.Zones[i]) ? 1UL << i : 0;
            }
        }

        return zone < 64 && (_zones >> zone & 1) != 0;
    }

    static string Country(ushort index, RecordNames names) =>
        index != 0 && index < names.Countries.Length ? names.Countries[index] : "";
}
