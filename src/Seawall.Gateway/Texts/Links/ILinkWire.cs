using Seawall.Net;

namespace Seawall.Gateway;

/// <summary>The connection beneath a link. Any thread may call; nothing waits.</summary>
internal interface ILinkWire
{
    ulong Id { get; }

    PeerAddress Remote { get; }

    bool IsTls { get; }

    /// <summary>Index of the listener it came by; -1 where we connected.</summary>
    int Listener { get; }

    /// <summary>Queues the octets, all or none.</summary>
    bool TrySend(ReadOnlySpan<byte> bytes);

    /// <summary>Reads no more until <see cref="Resume"/>.</summary>
    void Pause();

    void Resume();

    /// <summary>Sends what is queued, then closes.</summary>
    void Close();
}
