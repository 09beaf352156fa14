namespace Seawall.Gateway;

/// <summary>What the gate had decided of a request before it was parked.</summary>
/// <param name="Waiting">As it would have been sent on.</param>
/// <param name="Key">What the link is chosen by.</param>
internal readonly record struct ParkedNote(InFlight Waiting, ulong Key);
