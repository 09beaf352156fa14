namespace Seawall.Texts;

/// <summary>A test text as somebody asks for it.</summary>
internal sealed record TextRequest
{
    /// <summary>The sender: a number with or without plus, a short code, or a name.</summary>
    public required string From { get; init; }

    /// <summary>The number it is for.</summary>
    public required string To { get; init; }

    /// <summary>What it says; of more than one part where it is longer than one holds.</summary>
    public required string Message { get; init; }

    /// <summary>Whether a receipt is asked for, and waited for.</summary>
    public bool Receipt { get; init; }

    /// <summary>Whether a text back is waited for, from the number written to.</summary>
    public bool Answer { get; init; }

    /// <summary>How long to wait for an answer, and after that for a receipt.</summary>
    public TimeSpan WaitFor { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>One PDU of a test text.</summary>
/// <param name="At">How long after the connection was opened.</param>
/// <param name="Sent">Whether it was sent; else it came in.</param>
/// <param name="Line">Its name, its sequence number and what matters of it; never what the text says.</param>
internal sealed record TextEvent(TimeSpan At, bool Sent, string Line);

/// <summary>How a test text ended.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Status">The status that decided, as a number; 0 where it was accepted or nothing was answered.</param>
/// <param name="StatusName">Its name in the standard.</param>
/// <param name="MessageIds">The ids of the parts that were accepted.</param>
/// <param name="Receipt">What its receipt said, such as <c>DELIVRD</c>; empty where none came.</param>
/// <param name="Answer">What was written back, where that was waited for; empty where nothing came.</param>
/// <param name="Took">How long the answers took from the first part on.</param>
internal sealed record TextResult(
    TextOutcome Outcome, uint Status, string StatusName, IReadOnlyList<string> MessageIds, string Receipt,
    string Answer, TimeSpan Took);

/// <summary>What became of a test text.</summary>
internal enum TextOutcome : byte
{
    /// <summary>Every part was accepted.</summary>
    Accepted = 1,

    /// <summary>A part was not accepted.</summary>
    Refused = 2,

    /// <summary>The bind was not accepted, so that nothing was sent.</summary>
    NotBound = 3,

    /// <summary>No answer came in time, or the connection ended before it.</summary>
    NoAnswer = 4,
}
