namespace Seawall.Gateway;

/// <summary>What became of a report about a refused text, as a closed set; each is a metric label.</summary>
public enum ReportFate : byte
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
