using Seawall.Net;

namespace Seawall.Gateway;

/// <summary>A real connection as the wire of a link.</summary>
internal sealed class StreamWire(StreamConnection connection) : ILinkWire
{
    public ulong Id => connection.Id;

    public PeerAddress Remote => connection.Remote;

    public bool IsTls => connection.IsTls;

    public int Listener => connection.Listener;

    public bool TrySend(ReadOnlySpan<byte> bytes) => connection.TrySend(bytes);

    public void Pause() => connection.Pause();

    public void Resume() => connection.Resume();

    public void Close() => connection.Close();
}
