namespace Seawall.Calls;

/// <summary>A test call as somebody asks for it.</summary>
internal sealed record CallRequest
{
    /// <summary>The caller's number, or <see cref="Anonymous"/>.</summary>
    public required string From { get; init; }

    /// <summary>The called number.</summary>
    public required string To { get; init; }

    /// <summary>What stands for a caller who hides the number.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>How long to wait for a final answer before the caller gives up (CANCEL).</summary>
    public TimeSpan RingFor { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an answered call lasts (until BYE).</summary>
    public TimeSpan TalkFor { get; init; } = TimeSpan.Zero;
}

/// <summary>One message of a test call.</summary>
/// <param name="At">How long after the call began.</param>
/// <param name="Sent">Whether it was sent; else it came in.</param>
/// <param name="Line">Method and target, or status and phrase.</param>
/// <param name="Reason">The Reason header of an answer, or empty.</param>
internal sealed record CallEvent(TimeSpan At, bool Sent, string Line, string Reason);

/// <summary>How a test call ended.</summary>
/// <param name="Status">The final answer to the INVITE, 0 where none came.</param>
/// <param name="Phrase">Its phrase.</param>
/// <param name="Reason">Its Reason header, or empty.</param>
/// <param name="Took">How long the final answer took.</param>
/// <param name="CallId">The call's Call-ID, by which its record is found.</param>
internal sealed record CallResult(int Status, string Phrase, string Reason, TimeSpan Took, string CallId);
