using System.Buffers.Binary;
using System.Net;

namespace Seawall.Net;

/// <summary>
/// An address and port of a peer, without a heap object: 16 octets of IPv6, an IPv4 address in its mapped form
/// (<c>::ffff:a.b.c.d</c>, RFC 4291 §2.5.5.2), so that one socket of both families and two of one name a peer alike.
/// <c>default</c> is no address (<c>[::]:0</c>).
/// </summary>
public readonly struct PeerAddress : IEquatable<PeerAddress>, ISpanFormattable, IUtf8SpanFormattable
{
    const ulong MappedPrefix = 0x0000_FFFF_0000_0000;

    readonly ulong _high;
    readonly ulong _low;
    readonly uint _scope;
    readonly ushort _port;

    internal PeerAddress(ulong high, ulong low, uint scope, ushort port)
    {
        _high = high;
        _low = low;
        _scope = scope;
        _port = port;
    }

    /// <summary>The first 8 octets of the address as a number, most significant first.</summary>
    internal ulong High => _high;

    /// <summary>The last 8 octets of the address as a number, most significant first.</summary>
    internal ulong Low => _low;

    /// <summary>The 16 octets as one number, most significant first; the scope is left out.</summary>
    public UInt128 Bits => new(_high, _low);

    /// <summary>The port, 0 to 65535.</summary>
    public ushort Port => _port;

    /// <summary>The interface of a link-local IPv6 address; 0 everywhere else.</summary>
    public uint Scope => _scope;

    /// <summary>Whether this is an IPv4 address.</summary>
    public bool IsIPv4 => _high == 0 && _low >> 32 == 0xFFFF;

    /// <summary>Whether this names no host: neither an address nor a wildcard of either family.</summary>
    public bool IsUnspecified => _high == 0 && _low is 0 or MappedPrefix;

    /// <summary>An IPv4 address given as the number its four octets spell, most significant first.</summary>
    public static PeerAddress FromIPv4(uint address, ushort port) => new(0, MappedPrefix | address, 0, port);

    /// <summary>The address of 16 octets given as one number; IPv4 in its mapped form.</summary>
    public static PeerAddress FromBits(UInt128 bits, ushort port) => new((ulong)(bits >> 64), (ulong)bits, 0, port);

    /// <summary>The framework's end point in this form; an IPv4-mapped one becomes the IPv4 it means.</summary>
    public static PeerAddress From(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        return From(endPoint.Address, (ushort)endPoint.Port);
    }

    /// <summary>The framework's address with a port in this form.</summary>
    public static PeerAddress From(IPAddress address, ushort port)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out var written);
        if (written == 4) return FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(octets), port);
        var scope = address.IsIPv4MappedToIPv6 ? 0 : (uint)address.ScopeId;
        return new PeerAddress(
            BinaryPrimitives.ReadUInt64BigEndian(octets),
            BinaryPrimitives.ReadUInt64BigEndian(octets[8..]),
            scope,
            port);
    }

    /// <summary>The same host at another port.</summary>
    public PeerAddress WithPort(ushort port) => new(_high, _low, _scope, port);

    /// <summary>The framework's end point; allocates, so never on the path of a datagram.</summary>
    public IPEndPoint ToIPEndPoint() => new(ToIPAddress(), _port);

    /// <summary>The framework's address; allocates, so never on the path of a datagram.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(octets, _high);
        BinaryPrimitives.WriteUInt64BigEndian(octets[8..], _low);
        return IsIPv4 ? new IPAddress(octets[12..]) : new IPAddress(octets, _scope);
    }

    /// <summary>Whether both name the same host, whatever the port.</summary>
    public bool HasSameHost(in PeerAddress other) =>
        _high == other._high && _low == other._low && _scope == other._scope;

    public bool Equals(PeerAddress other) => HasSameHost(other) && _port == other._port;

    public override bool Equals(object? obj) => obj is PeerAddress other && Equals(other);

    /// <summary>Seeded anew in each process, so that a peer cannot choose addresses that collide.</summary>
    public override int GetHashCode() => HashCode.Combine(_high, _low, _scope, _port);

    public static bool operator ==(PeerAddress left, PeerAddress right) => left.Equals(right);

    public static bool operator !=(PeerAddress left, PeerAddress right) => !left.Equals(right);

    /// <summary>The most octets or characters this is ever written with.</summary>
    public const int TextMax = 64;

    /// <summary>Reads <c>192.0.2.1:5060</c> or <c>[2001:db8::1]:5060</c>; the port must be there.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PeerAddress address) =>
        PeerAddressReader.TryReadWithPort(text, out address);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out PeerAddress)"/>
    public static bool TryParse(ReadOnlySpan<byte> text, out PeerAddress address) =>
        PeerAddressReader.TryReadWithPort(text, out address);

    /// <summary>
    /// Reads a host alone: <c>192.0.2.1</c>, <c>2001:db8::1</c> or <c>[2001:db8::1]</c>, the last two with an optional
    /// <c>%</c> and interface number. False for a name, and for octets with leading zeros, which some read as octal.
    /// </summary>
    public static bool TryParseHost(ReadOnlySpan<char> host, ushort port, out PeerAddress address) =>
        PeerAddressReader.TryReadHost(host, port, out address);

    /// <inheritdoc cref="TryParseHost(ReadOnlySpan{char}, ushort, out PeerAddress)"/>
    public static bool TryParseHost(ReadOnlySpan<byte> host, ushort port, out PeerAddress address) =>
        PeerAddressReader.TryReadHost(host, port, out address);

    /// <summary>
    /// Writes the host alone as RFC 5952 wants it, an IPv6 address without brackets: what a Via's <c>received</c>
    /// holds. Returns the octets written, at most <see cref="TextMax"/>, or -1 where they have no room.
    /// </summary>
    public int WriteHost(Span<byte> destination) => PeerAddressWriter.WriteHost(this, destination);

    /// <summary>
    /// Writes <c>192.0.2.1:5060</c> or <c>[2001:db8::1]:5060</c>; the octets written, or -1 without room.
    /// </summary>
    public int Write(Span<byte> destination) => PeerAddressWriter.Write(this, destination);

    public override string ToString()
    {
        Span<char> text = stackalloc char[TextMax];
        TryFormat(text, out var written, default, null);
        return new string(text[..written]);
    }

    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Span<byte> octets = stackalloc byte[TextMax];
        var length = Write(octets);
        charsWritten = 0;
        if (length > destination.Length) return false;
        for (var i = 0; i < length; i++) destination[i] = (char)octets[i];
        charsWritten = length;
        return true;
    }

    public bool TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = Math.Max(0, Write(utf8Destination));
        return bytesWritten > 0;
    }
}
