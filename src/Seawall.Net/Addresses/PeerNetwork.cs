using System.Globalization;

namespace Seawall.Net;

/// <summary>
/// A network in CIDR notation: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>, or a bare address for that one host. An IPv6
/// network, <c>::/0</c> included, holds no IPv4 address, and the other way round. <c>default</c> holds nothing but
/// <c>::</c>.
/// </summary>
public readonly record struct PeerNetwork
{
    const int MappedBits = 96;

    readonly ulong _high;
    readonly ulong _low;
    readonly byte _hostBits;

    PeerNetwork(ulong high, ulong low, int prefix)
    {
        _high = high;
        _low = low;
        _hostBits = (byte)(128 - prefix);
    }

    /// <summary>The length of the network's prefix in bits of its own family: 0 to 32, or 0 to 128.</summary>
    public int PrefixLength => IsIPv4 ? 128 - _hostBits - MappedBits : 128 - _hostBits;

    /// <summary>Whether this is a network of IPv4 addresses.</summary>
    public bool IsIPv4 => _high == 0 && _low >> 32 == 0xFFFF;

    /// <summary>The network of one host.</summary>
    public static PeerNetwork Of(in PeerAddress host) => new(host.High, host.Low, 128);

    /// <summary>
    /// Reads <c>address [ "/" prefix ]</c>. False for anything else, and for a prefix that cuts set bits off
    /// (<c>192.0.2.1/24</c>), because whoever wrote that meant either the host or the network.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PeerNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/');
        if (!PeerAddress.TryParseHost(slash < 0 ? text : text[..slash], 0, out var address)) return false;
        if (address.Scope != 0) return false;
        var bits = address.IsIPv4 ? 32 : 128;
        var prefix = bits;
        if (slash >= 0 && !TryLength(text[(slash + 1)..], out prefix)) return false;
        if (prefix > bits) return false;
        var full = 128 - bits + prefix;
        if ((address.High & ~MaskHigh(full)) != 0 || (address.Low & ~MaskLow(full)) != 0) return false;
        network = new PeerNetwork(address.High, address.Low, full);
        return true;
    }

    /// <summary>Whether the host is of this network; the port and the scope do not matter.</summary>
    public bool Contains(in PeerAddress host)
    {
        var prefix = 128 - _hostBits;
        return (host.High & MaskHigh(prefix)) == _high
            && (host.Low & MaskLow(prefix)) == _low
            && (prefix >= MappedBits || !host.IsIPv4);
    }

    public override string ToString()
    {
        var address = new PeerAddress(_high, _low, 0, 0).ToIPAddress();
        return string.Create(CultureInfo.InvariantCulture, $"{address}/{PrefixLength}");
    }

    static bool TryLength(ReadOnlySpan<char> text, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length);

    // A shift by the whole width shifts by nothing, so that case stands alone.
    static ulong MaskHigh(int prefix) =>
        prefix >= 64 ? ulong.MaxValue : prefix == 0 ? 0 : ulong.MaxValue << (64 - prefix);

    static ulong MaskLow(int prefix) => prefix <= 64 ? 0 : ulong.MaxValue << (128 - prefix);
}
