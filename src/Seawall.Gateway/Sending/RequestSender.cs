namespace Seawall.Gateway;

/// <summary>Sends the octets of a request of our own; false when they will not leave.</summary>
internal delegate bool RequestSender(in Way way, ReadOnlySpan<byte> bytes);
