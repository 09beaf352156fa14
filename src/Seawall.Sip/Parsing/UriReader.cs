namespace Seawall.Sip;

/// <summary>The grammar of URIs (RFC 3261 §25.1, RFC 3966 §3).</summary>
internal static class UriReader
{
    /// <summary>scheme ":" and what follows by the scheme; any other scheme is opaque but visible.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out SipUri uri)
    {
        uri = default;
        int colon = bytes[start..end].IndexOf((byte)':') + start;
        if (colon <= start || !Octets.Is(bytes[start], Octets.Alpha))
        {
            return false;
        }

        var name = new ByteRange(start, colon);
        UriScheme scheme = SchemeOf(name.Of(bytes));
        int rest = colon + 1;
        if (rest == end || Octets.SkipUri(bytes, rest, end) != end
            || (scheme == UriScheme.Unknown && !IsScheme(name.Of(bytes))))
        {
            return false;
        }

        uri.Source = bytes;
        uri.Whole = new ByteRange(start, end);
        uri.Scheme = scheme;
        uri.SchemeName = name;
        uri.Port = -1;
        switch (scheme)
        {
            case UriScheme.Sip or UriScheme.Sips:
                return Octets.EscapesAreWhole(bytes[rest..end]) && ReadSip(bytes, rest, end, ref uri);
            case UriScheme.Tel:
                return Octets.EscapesAreWhole(bytes[rest..end]) && ReadTel(bytes, rest, end, ref uri);
            default:
                uri.User = new ByteRange(rest, end);
                return true;
        }
    }

    /// <summary>*( ";" pname [ "=" pvalue ] ), without white space.</summary>
    public static bool TryParameter(
        ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (!parameters.IsEmpty)
        {
            ReadOnlySpan<byte> rest = parameters[1..];
            int semicolon = rest.IndexOf((byte)';');
            ReadOnlySpan<byte> parameter = semicolon < 0 ? rest : rest[..semicolon];
            parameters = semicolon < 0 ? default : rest[semicolon..];
            int equal = parameter.IndexOf((byte)'=');
            if (Octets.Same(equal < 0 ? parameter : parameter[..equal], name))
            {
                value = equal < 0 ? default : parameter[(equal + 1)..];
                return true;
            }
        }

        value = default;
        return false;
    }

    // sip[s] ":" [ user [ ":" password ] "@" ] host [ ":" port ] *( ";" parameter ) [ "?" headers ]
    static bool ReadSip(ReadOnlySpan<byte> bytes, int at, int end, ref SipUri uri)
    {
        int sign = bytes[at..end].IndexOf((byte)'@');
        if (sign >= 0)
        {
            // user = 1*( unreserved / escaped / user-unreserved ); what else is visible is let through.
            int colon = bytes.Slice(at, sign).IndexOf((byte)':');
            uri.User = new ByteRange(at, at + (colon < 0 ? sign : colon));
            uri.Password = colon < 0 ? default : new ByteRange(at + colon + 1, at + sign);
            at += sign + 1;

            // A second '@' would let two readers find two hosts.
            if (uri.User.IsEmpty || bytes[at..end].IndexOf((byte)'@') >= 0)
            {
                return false;
            }
        }

        if (!HostReader.TryRead(bytes, at, end, out ByteRange host, out int port, out at))
        {
            return false;
        }

        uri.Host = host;
        uri.Port = port;
        if (at == end)
        {
            return true;
        }

        int question = bytes[at..end].IndexOf((byte)'?');
        uri.Parameters = new ByteRange(at, question < 0 ? end : at + question);
        uri.Headers = question < 0 ? default : new ByteRange(at + question + 1, end);
        uri.HasHeaders = question >= 0;
        return AreParameters(uri.Parameters.Of(bytes));
    }

    // tel ":" number *( ";" parameter ); the number's own form is the dial rules' affair.
    static bool ReadTel(ReadOnlySpan<byte> bytes, int start, int end, ref SipUri uri)
    {
        int semicolon = bytes[start..end].IndexOf((byte)';');
        uri.User = new ByteRange(start, semicolon < 0 ? end : start + semicolon);
        uri.Parameters = new ByteRange(uri.User.End, end);
        return !uri.User.IsEmpty && bytes[start..end].IndexOfAny((byte)'@', (byte)'?') < 0
            && AreParameters(uri.Parameters.Of(bytes));
    }

    // Each begins with ';' and has a name.
    static bool AreParameters(ReadOnlySpan<byte> parameters)
    {
        while (!parameters.IsEmpty)
        {
            if (parameters[0] != ';' || parameters.Length == 1 || parameters[1] is (byte)';' or (byte)'=')
            {
                return false;
            }

            int next = parameters[1..].IndexOf((byte)';');
            parameters = next < 0 ? default : parameters[(next + 1)..];
        }

        return true;
    }

    static UriScheme SchemeOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when Octets.Same(name, "sip"u8) => UriScheme.Sip,
        3 when Octets.Same(name, "tel"u8) => UriScheme.Tel,
        3 when Octets.Same(name, "urn"u8) => UriScheme.Urn,
        4 when Octets.Same(name, "sips"u8) => UriScheme.Sips,
        _ => UriScheme.Unknown,
    };

    // scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
    static bool IsScheme(ReadOnlySpan<byte> name)
    {
        foreach (byte octet in name)
        {
            if (!Octets.Is(octet, Octets.Alpha | Octets.Digit) && octet is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }
}
