using System.Buffers.Binary;

namespace Seawall.Net;

/// <summary>
/// The local address of a datagram on a wildcard socket, as control message (RFC 3542 §6.1; ip(7) IP_PKTINFO):
/// in_pktinfo is interface, address to answer from, address it was sent to; in6_pktinfo is address, interface.
/// </summary>
static unsafe class PacketControl
{
    /// <summary>Room for a header of 16 octets and 20 of in6_pktinfo, to the next cache line.</summary>
    public const int SlotBytes = 64;

    const int HeaderBytes = 16;
    const int IPv4Bytes = 12;
    const int IPv6Bytes = 20;

    /// <summary>
    /// The address the peer sent to; false where the kernel did not say, or it is no address to answer from.
    /// </summary>
    public static bool TryRead(byte* control, nuint length, ushort port, out PeerAddress local)
    {
        local = default;
        var header = (Kernel.ControlHeader*)control;
        var body = control + HeaderBytes;
        if (length < HeaderBytes + IPv4Bytes) return false;
        if (header->Level == Kernel.SolIp && header->Type == Kernel.IpPktInfo)
        {
            local = PeerAddress.FromIPv4(BinaryPrimitives.ReverseEndianness(*(uint*)(body + 4)), port);
            return true;
        }
        if (length < HeaderBytes + IPv6Bytes || header->Level != Kernel.SolIpv6 || header->Type != Kernel.Ipv6PktInfo)
        {
            return false;
        }
        var high = BinaryPrimitives.ReverseEndianness(*(ulong*)body);
        var isLinkLocal = high >> 54 == 0xFE80 >> 6;
        local = new PeerAddress(
            high,
            BinaryPrimitives.ReverseEndianness(*(ulong*)(body + 8)),
            isLinkLocal ? *(uint*)(body + 16) : 0,
            port);
        return high >> 56 != 0xFF;
    }

    /// <summary>
    /// Has the datagram leave from the address; returns the length of the control message, 0 for any address.
    /// </summary>
    public static uint Write(byte* control, ushort family, in PeerAddress local)
    {
        if (local.IsUnspecified) return 0;
        var header = (Kernel.ControlHeader*)control;
        var body = control + HeaderBytes;
        if (family == Kernel.AfInet)
        {
            *header = new() { Length = HeaderBytes + IPv4Bytes, Level = Kernel.SolIp, Type = Kernel.IpPktInfo };
            *(uint*)body = 0;
            *(uint*)(body + 4) = BinaryPrimitives.ReverseEndianness((uint)local.Low);
            *(uint*)(body + 8) = 0;
            return HeaderBytes + IPv4Bytes + 4;
        }
        *header = new() { Length = HeaderBytes + IPv6Bytes, Level = Kernel.SolIpv6, Type = Kernel.Ipv6PktInfo };
        *(ulong*)body = BinaryPrimitives.ReverseEndianness(local.High);
        *(ulong*)(body + 8) = BinaryPrimitives.ReverseEndianness(local.Low);
        *(uint*)(body + 16) = local.Scope;
        return HeaderBytes + IPv6Bytes + 4;
    }
}
