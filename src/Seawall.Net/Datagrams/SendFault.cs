namespace Seawall.Net;

/// <summary>
/// Why a datagram did not leave. None of them stops a worker; the datagram is gone, as a network may lose it.
/// </summary>
public enum SendFault : byte
{
    /// <summary>The socket's send buffer is full (EAGAIN).</summary>
    BufferFull = 0,

    /// <summary>The kernel or the interface has no memory or queue for it (ENOBUFS, ENOMEM).</summary>
    NoBuffers = 1,

    /// <summary>A packet filter or a missing right forbids it (EPERM, EACCES).</summary>
    NotPermitted = 2,

    /// <summary>Longer than a datagram or the path may be (EMSGSIZE).</summary>
    TooLong = 3,

    /// <summary>No way to that host or network (EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, ENETDOWN).</summary>
    Unreachable = 4,

    /// <summary>
    /// An ICMP message said that nobody listens there (ECONNREFUSED). Linux tells it to connected sockets, so to none
    /// of
    /// ours unless an option of the system changes that.
    /// </summary>
    Refused = 5,

    /// <summary>
    /// The address is of the family this socket does not speak (EAFNOSUPPORT), or no address (EINVAL).
    /// </summary>
    WrongAddress = 6,

    /// <summary>Any other error.</summary>
    Other = 7,
}
