namespace Seawall.Sip;

/// <summary>
/// A <c>name-addr</c> or <c>addr-spec</c> with header parameters, as in From, To, Route and the identity headers
/// (RFC 3261 §20.10, §25.1). The URI itself is only delimited; <see cref="TryUri"/> reads it.
/// </summary>
public readonly ref struct NameAddr
{
    private readonly ReadOnlySpan<byte> _bytes;

    private NameAddr(ReadOnlySpan<byte> bytes, ByteRange display, ByteRange uri, bool bracketed, ByteRange parameters)
    {
        _bytes = bytes;
        Display = display;
        UriRange = uri;
        Bracketed = bracketed;
        Parameters = parameters;
    }

    /// <summary>The display name, quotes included; empty without one.</summary>
    public ByteRange Display { get; }

    /// <summary>The URI, without angle brackets.</summary>
    public ByteRange UriRange { get; }

    /// <summary>Whether the URI stands in angle brackets. Without them all parameters are the header's.</summary>
    public bool Bracketed { get; }

    /// <summary>The header parameters, from the first semicolon to the end of the value.</summary>
    public ByteRange Parameters { get; }

    /// <summary>The value of <c>tag</c>; empty without one.</summary>
    public ByteRange Tag { get; private init; }

    /// <summary>The bytes of the URI.</summary>
    public ReadOnlySpan<byte> UriBytes => UriRange.Of(_bytes);

    /// <summary>Reads the URI; false if it breaks the grammar of its scheme.</summary>
    public bool TryUri(out SipUri uri) => SipUri.TryRead(_bytes, UriRange.Start, UriRange.End, out uri);

    /// <summary>A header parameter by its name; its value (quotes included) is empty when there is none.</summary>
    public bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var reader = new ParameterReader(_bytes, Parameters);
        while (reader.MoveNext())
        {
            if (reader.Is(name))
            {
                value = reader.Value.Of(_bytes);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>
    /// Reads one value: <c>( name-addr / addr-spec ) *( SEMI generic-param )</c>; false if it breaks that grammar.
    /// A display name without quotes may hold more than tokens, as many in the field do, but no comma and no quote.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out NameAddr address)
    {
        address = default;
        int at = Octets.SkipSpace(bytes, start, end);
        int display = at;
        if (at == end)
        {
            return false;
        }

        if (bytes[at] == '"')
        {
            at = Octets.SkipQuoted(bytes, at, end);
            if (at < 0)
            {
                return false;
            }

            int open = Octets.SkipSpace(bytes, at, end);
            return open < end && bytes[open] == '<'
                && ReadBracketed(bytes, new ByteRange(display, at), open, end, out address);
        }

        int mark = bytes[at..end].IndexOfAny("<;,\">"u8);
        if (mark >= 0 && bytes[at + mark] == '<')
        {
            return ReadBracketed(bytes, Octets.Trim(bytes, at, at + mark), at + mark, end, out address);
        }

        int uriEnd = Octets.SkipAll(bytes, at, mark < 0 ? end : at + mark, Octets.Uri);
        var uri = new ByteRange(at, uriEnd);

        // §20: a URI with a question mark or a comma must stand in brackets.
        return !uri.IsEmpty && uri.Of(bytes).IndexOf((byte)'?') < 0
            && ReadParameters(bytes, new NameAddr(bytes, default, uri, false, new ByteRange(uriEnd, end)), out address);
    }

    private static bool ReadBracketed(
        ReadOnlySpan<byte> bytes, ByteRange display, int open, int end, out NameAddr address)
    {
        address = default;
        int close = Octets.SkipAll(bytes, open + 1, end, Octets.Uri);
        return close < end && bytes[close] == '>' && close > open + 1
            && ReadParameters(
                bytes,
                new NameAddr(bytes, display, new ByteRange(open + 1, close), true, new ByteRange(close + 1, end)),
                out address);
    }

    private static bool ReadParameters(ReadOnlySpan<byte> bytes, NameAddr read, out NameAddr address)
    {
        ByteRange tag = default;
        bool sound = true;
        var reader = new ParameterReader(bytes, read.Parameters);
        while (reader.MoveNext())
        {
            if (reader.Name.Length == 3 && reader.Is("tag"u8))
            {
                // §7.3.1: a parameter name must not appear more than once; §25.1: a tag has a value, a token.
                sound &= tag.IsEmpty && !reader.Value.IsEmpty && bytes[reader.Value.Start] != '"';
                tag = reader.Value;
            }
        }

        address = new NameAddr(bytes, read.Display, read.UriRange, read.Bracketed, read.Parameters) { Tag = tag };
        return sound && !reader.Malformed;
    }
}
