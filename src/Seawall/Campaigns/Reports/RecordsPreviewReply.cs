using System.Collections.Immutable;

namespace Seawall.Campaigns;

/// <summary>
/// What a campaign would have refused, by the records: what passed because lines had decided nothing.
/// </summary>
internal sealed record RecordsPreviewReply
{
    /// <summary>From when on records were asked for.</summary>
    public required string Since { get; init; }

    /// <summary>From when on they were read, where there was no time for all; else empty.</summary>
    public required string ReadFrom { get; init; }

    public required long Calls { get; init; }

    public required long Texts { get; init; }

    /// <summary>Lines they went to.</summary>
    public required long Lines { get; init; }

    /// <summary>0: lines are counted exactly; else estimated, within so many percent in 95 of 100 cases.</summary>
    public required double LinesErrorPercent { get; init; }

    /// <summary>Where they came from, the most frequent first.</summary>
    public required ImmutableArray<CountryReply> Countries { get; init; }

    /// <summary>Records whose zone is not known any more; in none of the counts.</summary>
    public required long Unnamed { get; init; }

    /// <summary>Segments of the record log that were read.</summary>
    public required int Segments { get; init; }

    /// <summary>Segments there was no time for.</summary>
    public required int SegmentsLeft { get; init; }

    /// <summary>Parts of the record log that do not read, a line each.</summary>
    public required ImmutableArray<string> Damaged { get; init; }
}

/// <summary>Calls and texts from a country; empty letters and name where none is known.</summary>
internal sealed record CountryReply(string Country, string Name, long Calls, long Texts);
