namespace Seawall.Net;

/// <summary>Why a stream connection ended, or was not let in.</summary>
public enum StreamEnd : byte
{
    /// <summary>It has not.</summary>
    None = 0,

    /// <summary>The peer said it sends no more.</summary>
    PeerClosed = 1,

    /// <summary>The peer or the network broke it.</summary>
    Reset = 2,

    /// <summary>Our handler closed it.</summary>
    HandlerClosed = 3,

    /// <summary>Our handler failed.</summary>
    HandlerFault = 4,

    /// <summary>Nothing came or went for too long.</summary>
    Idle = 5,

    /// <summary>The rest of a message took too long.</summary>
    MessageTooSlow = 6,

    /// <summary>A message is longer than may be kept.</summary>
    MessageTooLong = 7,

    /// <summary>The peer did not read what waits for it.</summary>
    SendTooSlow = 8,

    /// <summary>The TLS handshake took too long.</summary>
    HandshakeTooSlow = 9,

    /// <summary>The TLS handshake failed: no common version or cipher, or a certificate not trusted.</summary>
    HandshakeFailed = 10,

    /// <summary>Not let in: as many connections as there may be.</summary>
    TooMany = 11,

    /// <summary>Not let in: as many of this source as there may be.</summary>
    TooManyOfSource = 12,

    /// <summary>Not let in: as many handshakes under way as there may be.</summary>
    TooManyHandshakes = 13,

    /// <summary>An outgoing connection could not be made.</summary>
    ConnectFailed = 14,

    /// <summary>We are stopping.</summary>
    Stopped = 15,
}
