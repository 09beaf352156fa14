namespace Seawall.Register;

/// <summary>What a message centre made of a notice. A metric label; values never change meaning.</summary>
public enum NoticeSent : byte
{
    /// <summary>It took every part.</summary>
    Taken = 1,

    /// <summary>It refused the text, or a part of it, for this number and for good.</summary>
    Refused = 2,

    /// <summary>It could not be reached, or did not take it in time; some parts may have gone out.</summary>
    NotTaken = 3,
}

/// <summary>The answer to a notice.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="MessageIds">
/// The message centre's id of each part it took, in order, by spaces; empty where it took none.
/// </param>
public readonly record struct NoticeAnswer(NoticeSent Outcome, string MessageIds);
