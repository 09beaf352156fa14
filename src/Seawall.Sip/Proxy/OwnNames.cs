using System.Text;

namespace Seawall.Sip;

/// <summary>
/// One way to name this element in a URI or a Via. <see cref="Transport"/> Unknown stands for any,
/// <see cref="Port"/> 0 for any.
/// </summary>
public readonly record struct OwnName(SipTransport Transport, string Host, int Port);

/// <summary>
/// "Is this us?": the addresses and names this element is known by. Names are compared without regard to case,
/// address literals by value. Immutable; asking allocates nothing.
/// </summary>
public sealed class OwnNames
{
    readonly Entry[] entries;

    public OwnNames(IEnumerable<OwnName> names) => entries = [.. names.Select(Entry.From)];

    /// <summary>
    /// Whether a URI's host and port are ours. A transport or port that the URI does not say (Unknown, 0) is the
    /// default of an address literal (RFC 3261 §19.1.2), and any for a name, which may resolve to any (RFC 3263 §4).
    /// </summary>
    public bool HasUri(SipTransport transport, ReadOnlySpan<byte> host, int port)
    {
        var address = HostAddress.ReadOrNone(host);
        return Find(transport, host, address, port == 0 && !address.IsNone ? transport.DefaultPort() : port);
    }

    /// <summary>Whether a Via's sent-by is ours; a port left out is the default of the transport (§18.2.2).</summary>
    public bool HasSentBy(SipTransport transport, ReadOnlySpan<byte> host, int port) =>
        Find(transport, host, HostAddress.ReadOrNone(host), port == 0 ? transport.DefaultPort() : port);

    /// <summary>Whether a host alone is ours, whatever the port.</summary>
    public bool HasHost(ReadOnlySpan<byte> host) =>
        Find(SipTransport.Unknown, host, HostAddress.ReadOrNone(host), 0);

    bool Find(SipTransport transport, ReadOnlySpan<byte> host, HostAddress address, int port)
    {
        if (host.Length > 1 && host[^1] == '.')
        {
            host = host[..^1];
        }

        foreach (var entry in entries)
        {
            if ((entry.Port == 0 || port == 0 || entry.Port == port)
                && (entry.Transport == SipTransport.Unknown || transport == SipTransport.Unknown
                    || entry.Transport == transport)
                && (address.IsNone ? Ascii.EqualsIgnoreCase(entry.Name, host) : entry.Address == address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name without its final dot, or an address by value.</summary>
    readonly record struct Entry(SipTransport Transport, HostAddress Address, byte[] Name, int Port)
    {
        internal static Entry From(OwnName name)
        {
            var host = Encoding.ASCII.GetBytes(name.Host.TrimEnd('.'));
            return new Entry(name.Transport, HostAddress.ReadOrNone(host), host, name.Port);
        }
    }
}
