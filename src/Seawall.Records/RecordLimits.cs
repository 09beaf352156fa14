namespace Seawall.Records;

/// <summary>Every limit of this project.</summary>
public static class RecordLimits
{
    /// <summary>Octets of a correlation id (Call-ID) that a record keeps; the rest is cut.</summary>
    public const int CorrelationOctetsMax = 128;

    /// <summary>Octets of a text's sender that a record keeps; the rest is cut.</summary>
    public const int SenderOctetsMax = Screening.ScreeningLimits.SenderOctetsMax;

    /// <summary>Octets of a trunk's, zone's or country's name in the log; the rest is cut.</summary>
    public const int NameOctetsMax = 255;

    /// <summary>Different lines that a question counts exactly, some 30 MB; more are estimated.</summary>
    public const int ExactLinesMax = 1_000_000;

    /// <summary>Octets of a segment in memory while weeks of records are gone through.</summary>
    internal const int PieceOctets = 4 << 20;

    /// <summary>Octets of one frame's payload: the names of 4,000 trunks of the longest kind.</summary>
    internal const int PayloadOctetsMax = 1 << 20;

    /// <summary>Octets collected before they are written: about 2,500 records.</summary>
    internal const int BatchOctets = 256 << 10;

    /// <summary>Settings generations whose names the writer remembers for records still on their way.</summary>
    internal const int GenerationsMax = 8;

    /// <summary>How long the writer sleeps when the queue is empty.</summary>
    internal const int IdleMs = 5;

    /// <summary>How long the writer waits before it tries again to open a segment that could not be opened.</summary>
    internal const int RetryMs = 250;

    /// <summary>Segments a follower looks back into for the last records that pass.</summary>
    internal const int FollowBackSegmentsMax = 8;

    /// <summary>How often a follower looks for new records.</summary>
    internal const int FollowMs = 100;

    /// <summary>
    /// How far a record's time may lie outside the time its segment was written in, for a search to find it.
    /// </summary>
    internal const int ClockSlackMs = 600_000;
}
