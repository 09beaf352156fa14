namespace Seawall.Sip;

/// <summary>The grammar of URIs (RFC 3261 §25.1, RFC 3966 §3).</summary>
internal static class UriReader
{
    /// <summary>scheme ":" and what follows by the scheme; any other scheme is opaque but visible.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out SipUri uri)
    {
        uri = default;
        int colon = bytes[start..end].IndexOf((byte)':');
        if (colon <= 0 || !Octets.Is(bytes[start], Octets.Alpha))
        {
            return false;
        }

        colon += start;
        var name = new ByteRange(start, colon);
        UriScheme scheme = SchemeOf(name.Of(bytes));
        if (colon + 1 == end || !Octets.All(bytes[(colon + 1)..end], Octets.Uri)
            || (scheme == UriScheme.Unknown && !IsScheme(name.Of(bytes))))
        {
            return false;
        }

        var whole = new ByteRange(start, end);
        switch (scheme)
        {
            case UriScheme.Sip or UriScheme.Sips:
                return ReadSip(bytes, new SipUri(bytes, whole, scheme, name), out uri);
            case UriScheme.Tel:
                return ReadTel(bytes, new SipUri(bytes, whole, scheme, name), out uri);
            default:
                uri = new SipUri(bytes, whole, scheme, name) { User = new ByteRange(colon + 1, end) };
                return true;
        }
    }

    /// <summary>*( ";" pname [ "=" pvalue ] ), without white space.</summary>
    public static bool TryParameter(ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
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
    private static bool ReadSip(ReadOnlySpan<byte> bytes, SipUri begun, out SipUri uri)
    {
        uri = default;
        int at = begun.SchemeName.End + 1;
        int end = begun.Whole.End;
        ByteRange user = default;
        ByteRange password = default;
        int sign = bytes[at..end].IndexOf((byte)'@');
        if (sign >= 0)
        {
            if (!ReadUserInfo(bytes, at, at + sign, out user, out password))
            {
                return false;
            }

            at += sign + 1;
        }

        if (!HostReader.TryRead(bytes, at, end, out ByteRange host, out HostKind kind, out int port, out at))
        {
            return false;
        }

        int question = bytes[at..end].IndexOf((byte)'?');
        var parameters = new ByteRange(at, question < 0 ? end : at + question);
        var headers = question < 0 ? default : new ByteRange(at + question + 1, end);
        if (!AreParameters(parameters.Of(bytes)) || !AreHeaders(headers.Of(bytes)))
        {
            return false;
        }

        uri = new SipUri(bytes, begun.Whole, begun.Scheme, begun.SchemeName)
        {
            User = user,
            Password = password,
            Host = host,
            HostKind = kind,
            Port = port,
            Parameters = parameters,
            Headers = headers,
            HasHeaders = question >= 0,
        };
        return true;
    }

    // user = 1*( unreserved / escaped / user-unreserved ); what else is visible is let through, but not '@'.
    private static bool ReadUserInfo(
        ReadOnlySpan<byte> bytes, int start, int end, out ByteRange user, out ByteRange password)
    {
        int colon = bytes[start..end].IndexOf((byte)':');
        user = new ByteRange(start, colon < 0 ? end : start + colon);
        password = colon < 0 ? default : new ByteRange(start + colon + 1, end);
        return !user.IsEmpty && Octets.EscapesAreWhole(bytes[start..end]);
    }

    // tel ":" number *( ";" parameter ); the number's own form is the dial rules' affair.
    private static bool ReadTel(ReadOnlySpan<byte> bytes, SipUri begun, out SipUri uri)
    {
        int start = begun.SchemeName.End + 1;
        int end = begun.Whole.End;
        int semicolon = bytes[start..end].IndexOf((byte)';');
        var number = new ByteRange(start, semicolon < 0 ? end : start + semicolon);
        var parameters = new ByteRange(number.End, end);
        uri = new SipUri(bytes, begun.Whole, begun.Scheme, begun.SchemeName) { User = number, Parameters = parameters };
        return !number.IsEmpty && bytes[start..end].IndexOfAny((byte)'@', (byte)'?') < 0
            && Octets.EscapesAreWhole(number.Of(bytes)) && AreParameters(parameters.Of(bytes));
    }

    // Each begins with ';' and has a name; no '@', and escapes are whole.
    private static bool AreParameters(ReadOnlySpan<byte> parameters)
    {
        if (parameters.IsEmpty)
        {
            return true;
        }

        if (parameters[0] != ';' || parameters.IndexOf((byte)'@') >= 0 || !Octets.EscapesAreWhole(parameters))
        {
            return false;
        }

        return parameters[^1] != ';' && parameters.IndexOf(";;"u8) < 0 && parameters.IndexOf(";="u8) < 0;
    }

    private static bool AreHeaders(ReadOnlySpan<byte> headers) =>
        headers.IndexOf((byte)'@') < 0 && Octets.EscapesAreWhole(headers);

    private static UriScheme SchemeOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when Octets.Same(name, "sip"u8) => UriScheme.Sip,
        3 when Octets.Same(name, "tel"u8) => UriScheme.Tel,
        3 when Octets.Same(name, "urn"u8) => UriScheme.Urn,
        4 when Octets.Same(name, "sips"u8) => UriScheme.Sips,
        _ => UriScheme.Unknown,
    };

    // scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
    private static bool IsScheme(ReadOnlySpan<byte> name)
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
