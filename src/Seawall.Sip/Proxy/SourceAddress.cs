namespace Seawall.Sip;

/// <summary>The address and port that a message came from, as the socket says.</summary>
public readonly record struct SourceAddress(HostAddress Address, ushort Port);
