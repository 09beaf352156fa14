using Seawall.Screening;

namespace Seawall.Register;

/// <summary>A notice to send.</summary>
/// <param name="To">Whom to.</param>
/// <param name="Text">What it says, with nothing left to fill in.</param>
/// <param name="From">Who it is from: a short code or a name.</param>
/// <param name="NextHop">The group of message centres that gets it; no other may.</param>
/// <param name="AsksReceipt">Whether a final receipt is asked for, for every part.</param>
/// <param name="Validity">For how long the message centre tries.</param>
public sealed record OutgoingNotice(
    E164 To, string Text, string From, string NextHop, bool AsksReceipt, TimeSpan Validity);
