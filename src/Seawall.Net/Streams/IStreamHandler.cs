namespace Seawall.Net;

/// <summary>
/// What stream connections, incoming and outgoing, give their octets to. For one connection the calls come one after
/// the other; for different ones at the same time. An exception closes its connection, is counted, and described once
/// per kind.
/// </summary>
public interface IStreamHandler
{
    /// <summary>The connection stands, its handshake done and the peer's names known.</summary>
    void Opened(StreamConnection connection);

    /// <summary>
    /// All octets not consumed so far, in one piece. Returns how many of them are done with; 0 when more are needed,
    /// and then the same ones come again with more behind them; -1 to close. Whole messages left over are given again
    /// at once.
    /// </summary>
    int Received(StreamConnection connection, ReadOnlySpan<byte> bytes);

    /// <summary>
    /// The connection is over; <see cref="StreamConnection.End"/> says why. Comes once for each one opened.
    /// </summary>
    void Closed(StreamConnection connection);
}
