namespace Seawall.Sip;

/// <summary>The grammar of <c>host [ COLON port ]</c> (RFC 3261 §25.1).</summary>
internal static class HostReader
{
    /// <summary>
    /// Reads a host and its port where they begin; <paramref name="next"/> is the place after them. White space around
    /// the colon, which Via allows, is only looked for when <paramref name="spaced"/>.
    /// </summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, int at, int end, out ByteRange host, out int port, out int next, bool spaced = false)
    {
        port = -1;
        if (!TryHost(bytes, at, end, out host))
        {
            next = at;
            return false;
        }

        next = host.End;
        int colon = spaced ? Octets.SkipSpace(bytes, next, end) : next;
        if (colon == end || bytes[colon] != ':')
        {
            return true;
        }

        int start = spaced ? Octets.SkipSpace(bytes, colon + 1, end) : colon + 1;
        next = Octets.SkipAll(bytes, start, end, Octets.Digit);
        return Octets.TryNumber(bytes[start..next], SipLimits.PortMax, out port);
    }

    /// <summary>hostname / IPv4address / IPv6reference, as far as it goes.</summary>
    public static bool TryHost(ReadOnlySpan<byte> bytes, int at, int end, out ByteRange host)
    {
        if (at < end && bytes[at] == '[')
        {
            int close = at + 1;
            while (close < end && (Octets.Is(bytes[close], Octets.Hex) || bytes[close] is (byte)':' or (byte)'.'))
            {
                close++;
            }

            bool closed = close < end && bytes[close] == ']';
            host = new ByteRange(at, closed ? close + 1 : close);
            return closed && bytes[at..close].IndexOf((byte)':') >= 0;
        }

        host = new ByteRange(at, Octets.SkipHost(bytes, at, end));
        return !host.IsEmpty;
    }

    /// <summary>What a host that was read is written as.</summary>
    public static HostKind KindOf(ReadOnlySpan<byte> host) =>
        host.IsEmpty ? HostKind.None
        : host[0] == '[' ? HostKind.IPv6
        : IsIPv4(host) ? HostKind.IPv4 : HostKind.Name;

    // Four numbers up to 255 with dots between them. Anything else of these characters is a name.
    static bool IsIPv4(ReadOnlySpan<byte> host)
    {
        int parts = 0;
        int digits = 0;
        int value = 0;
        foreach (byte octet in host)
        {
            if (octet == '.' && digits > 0)
            {
                parts++;
                digits = 0;
                value = 0;
            }
            else if (!Octets.Is(octet, Octets.Digit) || ++digits > 3 || (value = (value * 10) + octet - '0') > 255)
            {
                return false;
            }
        }

        return parts == 3 && digits > 0;
    }
}
