using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>The way out of a gate that streams come in by: written into room of its own, then sent at once.</summary>
internal sealed class StreamOutlet(Carriers carriers) : IOutlet
{
    readonly byte[] room = new byte[SipLimits.MessageMax];

    public Span<byte> Reserve() => room;

    public bool Send(int length, in Way way) => carriers.TrySend(way, room.AsSpan(0, length));
}
