using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>A notice: one of very many texts of our own, whose message ids and receipts are wanted.</summary>
/// <param name="To">Whom it is for.</param>
/// <param name="Text">What it says; in parts where it is long. Equal texts are written once for all lines.</param>
/// <param name="From">Who it is from: a short code or a name, at most 20 octets.</param>
/// <param name="NextHop">The group of message centres that gets it, and no other.</param>
/// <param name="AsksReceipt">Whether a receipt of how it ended is asked for, for every part.</param>
/// <param name="Validity">For how long the message centre tries; zero: for as long as it likes.</param>
public readonly record struct OwnNotice(
    E164 To, string Text, string From, string NextHop, bool AsksReceipt, TimeSpan Validity);

/// <summary>What became of a notice.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="MessageIds">
/// The message centre's id of each part it took, in order, by spaces; empty where it took none. A part that was given
/// no id has <see cref="NoId"/> in its place.
/// </param>
public readonly record struct OwnNoticeAnswer(OwnTextOutcome Outcome, string MessageIds)
{
    /// <summary>What stands for the id of a part that was taken and given none; no receipt speaks of it.</summary>
    public const string NoId = "-";
}

/// <summary>Waits for what becomes of a notice.</summary>
public interface IOwnNoticeWaiter
{
    /// <summary>Called exactly once, on any thread; it neither waits nor throws.</summary>
    void Answered(in OwnNoticeAnswer answer);
}
