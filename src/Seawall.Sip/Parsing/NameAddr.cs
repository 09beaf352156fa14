namespace Seawall.Sip;

/// <summary>
/// A <c>name-addr</c> or <c>addr-spec</c> with header parameters, as in From, To, Route and the identity headers
/// (RFC 3261 §20.10, §25.1). The URI itself is only delimited; <see cref="TryUri"/> reads it.
/// </summary>
public ref struct NameAddr
{
    ReadOnlySpan<byte> _bytes;

    /// <summary>The display name, quotes included; empty without one.</summary>
    public ByteRange Display { get; private set; }

    /// <summary>The URI, without angle brackets.</summary>
    public ByteRange UriRange { get; private set; }

    /// <summary>Whether the URI stands in angle brackets. Without them all parameters are the header's.</summary>
    public bool Bracketed { get; private set; }

    /// <summary>The header parameters, from the first semicolon to the end of the value.</summary>
    public ByteRange Parameters { get; private set; }

    /// <summary>The value of <c>tag</c>; empty without one.</summary>
    public ByteRange Tag { get; private set; }

    /// <summary>The bytes of the display name.</summary>
    public readonly ReadOnlySpan<byte> DisplayName => Display.Of(_bytes);

    /// <summary>The bytes of the URI.</summary>
    public readonly ReadOnlySpan<byte> UriBytes => UriRange.Of(_bytes);

    /// <summary>Reads the URI; false if it breaks the grammar of its scheme.</summary>
    public readonly bool TryUri(out SipUri uri) => SipUri.TryRead(_bytes, UriRange.Start, UriRange.End, out uri);

    /// <summary>A header parameter by its name; its value (quotes included) is empty when there is none.</summary>
    public readonly bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
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
    /// Reads one value: <c>( name-addr / addr-spec ) *( SEMI generic-param )</c>; false, and nothing read, if it
    /// breaks that grammar. A display name without quotes may hold more than tokens, as many in the field do, but no
    /// comma and no quote.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out NameAddr address)
    {
        if (Read(bytes, start, end, out address))
        {
            return true;
        }

        address = default;
        return false;
    }

    /// <summary>Reads one value together with its URI; false if either breaks its grammar.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, ByteRange range, out NameAddr address, out SipUri uri)
    {
        uri = default;
        return TryRead(bytes, range.Start, range.End, out address) && address.TryUri(out uri);
    }

    static bool Read(ReadOnlySpan<byte> bytes, int start, int end, out NameAddr address)
    {
        address = default;
        address._bytes = bytes;
        int at = Octets.SkipSpace(bytes, start, end);
        if (at == end)
        {
            return false;
        }

        if (bytes[at] == '"')
        {
            int close = Octets.SkipQuoted(bytes, at, end);
            if (close < 0)
            {
                return false;
            }

            address.Display = new ByteRange(at, close);
            int open = Octets.SkipSpace(bytes, close, end);
            return open < end && bytes[open] == '<' && ReadBracketed(bytes, open, end, ref address);
        }

        int mark = bytes[at] == '<' ? 0 : bytes[at..end].IndexOfAny("<;,\">"u8);
        if (mark >= 0 && bytes[at + mark] == '<')
        {
            address.Display = Octets.Trim(bytes, at, at + mark);
            return ReadBracketed(bytes, at + mark, end, ref address);
        }

        address.UriRange = new ByteRange(at, Octets.SkipUri(bytes, at, mark < 0 ? end : at + mark));
        address.Parameters = new ByteRange(address.UriRange.End, end);

        // §20: a URI with a question mark or a comma must stand in brackets.
        return !address.UriRange.IsEmpty && address.UriRange.Of(bytes).IndexOf((byte)'?') < 0
            && ReadParameters(bytes, ref address);
    }

    // LAQUOT addr-spec RAQUOT; no white space within.
    static bool ReadBracketed(ReadOnlySpan<byte> bytes, int open, int end, ref NameAddr address)
    {
        int close = Octets.SkipUri(bytes, open + 1, end);
        if (close == end || bytes[close] != '>' || close == open + 1)
        {
            return false;
        }

        address.Bracketed = true;
        address.UriRange = new ByteRange(open + 1, close);
        address.Parameters = new ByteRange(close + 1, end);
        return ReadParameters(bytes, ref address);
    }

    static bool ReadParameters(ReadOnlySpan<byte> bytes, ref NameAddr address)
    {
        bool sound = true;
        var reader = new ParameterReader(bytes, address.Parameters);
        while (reader.MoveNext())
        {
            if (reader.Name.Length == 3 && reader.Is("tag"u8))
            {
                // §7.3.1: a parameter name must not appear more than once; §25.1: a tag has a value, a token.
                sound &= address.Tag.IsEmpty && !reader.Value.IsEmpty && bytes[reader.Value.Start] != '"';
                address.Tag = reader.Value;
            }
        }

        return sound && !reader.Malformed;
    }
}
