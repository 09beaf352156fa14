using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Seawall.Portal.Entry;

/// <summary>Whom an address stands for: itself in IPv4, its network of 64 bits in IPv6.</summary>
internal readonly record struct SourceKey(ulong Value)
{
    /// <summary>The key of an address.</summary>
    public static SourceKey Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        Span<byte> octets = stackalloc byte[16];
        _ = address.TryWriteBytes(octets, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new SourceKey(BinaryPrimitives.ReadUInt32BigEndian(octets))
            : new SourceKey(BinaryPrimitives.ReadUInt64BigEndian(octets) | 1UL << 63);
    }
}
