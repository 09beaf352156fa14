using System.Net;
using System.Net.Sockets;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Values by network, IPv4 and IPv6, the longest prefix first. One hash look-up for each prefix length in use; asking
/// allocates nothing. A network may hold several values, told apart by the listener they are bound to.
/// </summary>
internal sealed class PrefixTable<T>
    where T : class
{
    readonly Level[] levels;

    /// <param name="rows">Networks, their values and the listeners (a bit each) these hold for. The first of equals
    /// wins.</param>
    public PrefixTable(IEnumerable<(IPNetwork Network, ulong Listeners, T Value)> rows) =>
        levels =
        [
            .. rows.GroupBy(row => Bits(row.Network))
                .OrderByDescending(level => level.Key)
                .Select(level => new Level(
                    Mask(level.Key),
                    level.GroupBy(row => Address(row.Network.BaseAddress).Bits & Mask(level.Key)).ToDictionary(
                        row => row.Key,
                        row => row.Select(value => (value.Listeners, value.Value)).ToArray())))
        ];

    /// <summary>
    /// The value of the longest prefix that holds an address and is open to a listener; null when there is none.
    /// </summary>
    public T? Find(HostAddress address, int listener)
    {
        foreach (var level in levels)
        {
            if (level.Rows.TryGetValue(address.Bits & level.Mask, out var values))
            {
                foreach (var (listeners, value) in values)
                {
                    if ((listeners >> listener & 1) != 0)
                    {
                        return value;
                    }
                }
            }
        }
        return null;
    }

    /// <summary>
    /// The value of the longest prefix that holds an address, on whatever listener; null when there is none.
    /// </summary>
    public T? Find(HostAddress address)
    {
        foreach (var level in levels)
        {
            if (level.Rows.TryGetValue(address.Bits & level.Mask, out var values))
            {
                return values[0].Value;
            }
        }
        return null;
    }

    static HostAddress Address(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        (address.AddressFamily == AddressFamily.InterNetwork ? address.MapToIPv6() : address)
            .TryWriteBytes(octets, out _);
        return HostAddress.FromOctets(octets);
    }

    /// <summary>
    /// Prefix bits of the 128; an IPv4 network lies in the mapped range, so that 0.0.0.0/0 holds no IPv6.
    /// </summary>
    static int Bits(IPNetwork network) =>
        network.PrefixLength + (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 96 : 0);

    static UInt128 Mask(int bits) => bits == 0 ? UInt128.Zero : UInt128.MaxValue << (128 - bits);

    readonly record struct Level(UInt128 Mask, Dictionary<UInt128, (ulong Listeners, T Value)[]> Rows);
}
