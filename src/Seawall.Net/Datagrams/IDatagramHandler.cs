namespace Seawall.Net;

/// <summary>
/// What a worker of a <see cref="UdpListener"/> gives its datagrams to. Each worker has a handler of its own and calls
/// it from its one thread only. An exception is counted, described in the log once per kind, and never stops the
/// worker.
/// </summary>
public interface IDatagramHandler
{
    /// <summary>
    /// One datagram, empty ones included. The octets are the worker's and are gone when this returns.
    /// </summary>
    void Handle(ReadOnlySpan<byte> datagram, in PeerAddress from, DatagramSender sender);

    /// <summary>All datagrams one system call gave were handled; what was sent meanwhile leaves right after.</summary>
    void EndOfBatch();
}
