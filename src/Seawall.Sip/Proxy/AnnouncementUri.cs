namespace Seawall.Sip;

/// <summary>The Request-URI of a media server's announcement service (RFC 4240 §3).</summary>
public static class AnnouncementUri
{
    /// <summary>
    /// <c>sip:annc@HOST;play=URL</c>, with the URL's characters escaped where a parameter's value cannot hold them
    /// (RFC 3261 §25.1 paramchar). Returns the length, or -1 when the span is too small.
    /// </summary>
    /// <param name="host">host [ ":" port ] of the media server.</param>
    /// <param name="play">The URL of what to play.</param>
    /// <param name="span">Where to write.</param>
    public static int Write(ReadOnlySpan<byte> host, ReadOnlySpan<byte> play, Span<byte> span)
    {
        var writer = new WireWriter(span);
        writer.Put("sip:annc@"u8);
        writer.Put(host);
        writer.Put(";play="u8);
        foreach (var octet in play)
        {
            if (IsParameterCharacter(octet))
            {
                writer.Put(octet);
            }
            else
            {
                writer.Put((byte)'%');
                writer.PutHex(octet, 2);
            }
        }

        return writer.Length;
    }

    // param-unreserved / unreserved; "%" stays, for what came escaped.
    static bool IsParameterCharacter(byte octet) =>
        char.IsAsciiLetterOrDigit((char)octet) || "[]/:&+$-_.!~*'()%"u8.Contains(octet);
}
