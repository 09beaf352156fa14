namespace Seawall.Screening;

/// <summary>
/// One entry of the operator's list, for one trunk: a name, a short code or a whole number, and what it is registered
/// for.
/// </summary>
public sealed record RegisteredSender(string Sender, SenderPurpose Purpose);
