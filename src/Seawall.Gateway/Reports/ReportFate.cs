using System.Collections.Immutable;

namespace Seawall.Gateway;

/// <summary>What became of a report about a refused text, as a closed set; each is a metric label.</summary>
internal enum ReportFate : byte
{
    /// <summary>Taken: a 2xx came.</summary>
    Taken = 1,

    /// <summary>Refused: another final answer came.</summary>
    Refused = 2,

    /// <summary>Nothing came for 64·T1.</summary>
    Unanswered = 3,

    /// <summary>Too many waited: sent, and sent again only with a copy of its text.</summary>
    NotKept = 4,
}

/// <summary>The labels.</summary>
internal static class ReportFates
{
    static readonly ImmutableArray<ReportFate> All =
        [ReportFate.Taken, ReportFate.Refused, ReportFate.Unanswered, ReportFate.NotKept];

    public static string Label(ReportFate fate) => fate switch
    {
        ReportFate.Taken => "taken",
        ReportFate.Refused => "refused",
        ReportFate.Unanswered => "unanswered",
        ReportFate.NotKept => "not_kept",
        _ => "unknown",
    };

    /// <summary>What was counted; nothing of a gateway that does not run.</summary>
    public static IEnumerable<ReportCount> Each(ReportTable? reports) => reports is null ? [] :
        All.Select(fate => new ReportCount(Label(fate), reports.Of(fate))).Where(row => row.Count != 0);
}
