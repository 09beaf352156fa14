using System.Collections.Immutable;

namespace Seawall.Net;

/// <summary>What the stream connections of a table did since it was made, and how many there are.</summary>
/// <param name="Open">Connections that stand now.</param>
/// <param name="Handshaking">Incoming handshakes under way now.</param>
/// <param name="Opened">Connections that ever stood.</param>
/// <param name="BytesIn">Octets received.</param>
/// <param name="BytesOut">Octets sent.</param>
/// <param name="SendsRefused">Sends refused because the queue of their connection was full or it was over.</param>
/// <param name="HandlerFaults">Exceptions of handlers.</param>
/// <param name="Ends">Connections ended or not let in, by <see cref="StreamEnd"/>.</param>
public readonly record struct StreamCounts(
    int Open,
    int Handshaking,
    long Opened,
    long BytesIn,
    long BytesOut,
    long SendsRefused,
    long HandlerFaults,
    ImmutableArray<long> Ends);
