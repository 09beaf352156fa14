using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What became of a change.</summary>
public enum ChangeOutcome : byte
{
    /// <summary>Durable in the journal and in force in the book.</summary>
    Done = 1,

    /// <summary>The line was so already; nothing was written.</summary>
    AlreadySo = 2,

    /// <summary>A field is wrong; nothing was changed.</summary>
    Invalid = 3,

    /// <summary>The store cannot take it now; nothing was changed in the book, nothing was acknowledged.</summary>
    Unavailable = 4,

    /// <summary>
    /// Calls to the line were refused only just now, and this would let such calls through: somebody may be talking the
    /// subscriber into it. Nothing was changed; the same request with the receipt's token counts.
    /// </summary>
    NeedsConfirmation = 5,

    /// <summary>It is not to be had now, as the message says; nothing was changed.</summary>
    Refused = 6,

    /// <summary>
    /// It is put down and waits: for the end of the line's cooling-off, or, a guardian's proposal, for the line's yes.
    /// </summary>
    Waiting = 7,
}

/// <summary>The answer to a change.</summary>
public sealed record ChangeReceipt
{
    /// <summary>What became of it.</summary>
    public required ChangeOutcome Outcome { get; init; }

    /// <summary>
    /// The journal number of the entry that made it so: the one just written, or for
    /// <see cref="ChangeOutcome.AlreadySo"/> an earlier one, 0 where nobody ever decided. For
    /// <see cref="ChangeOutcome.Waiting"/> the number it waits under. 0 for the other outcomes.
    /// </summary>
    public long Journal { get; init; }

    /// <summary>The line as read from the request; none where the number is what is wrong.</summary>
    public E164 Number { get; init; }

    /// <summary>
    /// The line before, for <see cref="ChangeOutcome.Done"/>, <see cref="ChangeOutcome.AlreadySo"/> and
    /// <see cref="ChangeOutcome.Waiting"/>.
    /// </summary>
    public LineView? Before { get; init; }

    /// <summary>
    /// The line after, for <see cref="ChangeOutcome.Done"/>, <see cref="ChangeOutcome.AlreadySo"/> and
    /// <see cref="ChangeOutcome.Waiting"/>.
    /// </summary>
    public LineView? After { get; init; }

    /// <summary>
    /// The field that is wrong: <c>number</c>, <c>service</c>, <c>zone</c>, <c>to</c>, <c>for</c>, <c>until</c>,
    /// <c>note</c>, <c>evidence</c>, <c>who</c>, <c>rule</c>, <c>guardian</c>, <c>hours</c>,
    /// <c>holder</c>, <c>from</c>.
    /// </summary>
    public string Field { get; init; } = "";

    /// <summary>
    /// One line for people: what is wrong and expected, why the store refuses, or a remark on what was done.
    /// </summary>
    public string Message { get; init; } = "";

    /// <summary>
    /// What confirms, for <see cref="ChangeOutcome.NeedsConfirmation"/>: good once, for the same request by the same
    /// way and person, until <see cref="ConfirmBefore"/>.
    /// </summary>
    public string Confirmation { get; init; } = "";

    /// <summary>Until when the token is good.</summary>
    public DateTimeOffset? ConfirmBefore { get; init; }

    /// <summary>How many calls and texts to the line were refused lately, where that is why it is asked.</summary>
    public int RecentRefusals { get; init; }

    /// <summary>What waits, for <see cref="ChangeOutcome.Waiting"/>.</summary>
    public WaitingView? Waiting { get; init; }

    /// <summary>Whether the line is now as asked.</summary>
    public bool IsSo => Outcome is ChangeOutcome.Done or ChangeOutcome.AlreadySo;
}
