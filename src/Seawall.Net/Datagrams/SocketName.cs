using System.Buffers.Binary;

namespace Seawall.Net;

/// <summary>
/// Peer addresses in the kernel's form: sockaddr_in (16 octets: family, port, address) or sockaddr_in6 (28: family,
/// port, flow, address, scope), ports and addresses most significant octet first.
/// </summary>
static unsafe class SocketName
{
    /// <summary>Room for either form, a multiple of 8.</summary>
    public const int SlotBytes = 32;

    public static uint LengthOf(ushort family) => family == Kernel.AfInet ? 16u : 28u;

    public static PeerAddress Read(byte* name)
    {
        var port = Big(*(ushort*)(name + 2));
        return *(ushort*)name == Kernel.AfInet
            ? PeerAddress.FromIPv4(Big(*(uint*)(name + 4)), port)
            : new PeerAddress(Big(*(ulong*)(name + 8)), Big(*(ulong*)(name + 16)), *(uint*)(name + 24), port);
    }

    /// <summary>Writes the address for a socket of the family; false where such a socket cannot send there.</summary>
    public static bool TryWrite(byte* name, ushort family, in PeerAddress address)
    {
        *(ushort*)name = family;
        *(ushort*)(name + 2) = Big(address.Port);
        if (family == Kernel.AfInet)
        {
            *(uint*)(name + 4) = Big((uint)address.Low);
            *(ulong*)(name + 8) = 0;
            return address.IsIPv4;
        }
        *(uint*)(name + 4) = 0;
        *(ulong*)(name + 8) = Big(address.High);
        *(ulong*)(name + 16) = Big(address.Low);
        *(uint*)(name + 24) = address.Scope;
        return true;
    }

    static ushort Big(ushort value) => BinaryPrimitives.ReverseEndianness(value);

    static uint Big(uint value) => BinaryPrimitives.ReverseEndianness(value);

    static ulong Big(ulong value) => BinaryPrimitives.ReverseEndianness(value);
}
