namespace Seawall.Sip;

/// <summary>The start line: Request-Line or Status-Line (RFC 3261 §7.1, §7.2).</summary>
internal static class StartLine
{
    static ReadOnlySpan<byte> Version => "SIP/2.0"u8;

    /// <summary>
    /// Reads the line and sets where the headers begin, unless what is there is no SIP at all: then the rest is not
    /// worth a look.
    /// </summary>
    public static SipRefusal Read(ref SipMessage message)
    {
        ReadOnlySpan<byte> bytes = message.Bytes;
        int end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0 || end + 1 == bytes.Length)
        {
            return SipRefusal.StartLineMalformed;
        }

        if (bytes[end] != '\r' || bytes[end + 1] != '\n')
        {
            return SipRefusal.LineBreakMalformed;
        }

        ReadOnlySpan<byte> line = bytes[..end];
        bool status = StartsWithSip(line);
        if (!status && !line.EndsWith(" SIP/2.0"u8) && !MentionsSip(line))
        {
            return SipRefusal.StartLineMalformed;
        }

        message.HeadersOffset = end + 2;
        message.IsRequest = !status;
        SipRefusal refusal = status ? ReadStatus(ref message, line) : ReadRequest(ref message, line);

        // The line must not fold: the first row begins with its name.
        bool folded = message.HeadersOffset < bytes.Length && bytes[message.HeadersOffset] is (byte)' ' or (byte)'\t';
        return !folded ? refusal : status ? SipRefusal.StatusLineMalformed : SipRefusal.RequestLineMalformed;
    }

    /// <summary>Whether a first line may be SIP; a stream that sends anything else is closed at once.</summary>
    public static bool IsSip(ReadOnlySpan<byte> line) => StartsWithSip(line) || MentionsSip(line);

    static bool StartsWithSip(ReadOnlySpan<byte> line) => line.Length >= 4 && Octets.Same(line[..4], "SIP/"u8);

    // " SIP/" anywhere behind the first word.
    static bool MentionsSip(ReadOnlySpan<byte> line)
    {
        int slash = line.LastIndexOf((byte)'/');
        while (slash >= 0)
        {
            if (slash >= 4 && line[slash - 4] == ' ' && Octets.Same(line[(slash - 3)..slash], "SIP"u8))
            {
                return true;
            }

            slash = line[..slash].LastIndexOf((byte)'/');
        }

        return false;
    }

    // Request-Line = Method SP Request-URI SP SIP-Version CRLF
    static SipRefusal ReadRequest(ref SipMessage message, ReadOnlySpan<byte> line)
    {
        int methodEnd = Octets.SkipAll(line, 0, line.Length, Octets.Token);
        message.MethodRange = new ByteRange(0, methodEnd);
        message.Method = SipMethods.Of(line[..methodEnd]);
        int space = line.LastIndexOf((byte)' ');
        if (methodEnd == 0 || line[methodEnd] != ' ' || space <= methodEnd + 1)
        {
            return SipRefusal.RequestLineMalformed;
        }

        message.RequestUriRange = new ByteRange(methodEnd + 1, space);
        SipRefusal version = ReadVersion(line[(space + 1)..], SipRefusal.RequestLineMalformed);

        // §19.1.1: a Request-URI has no headers.
        if (version == SipRefusal.None && message.ReadUri() && !message.Uri.HasHeaders)
        {
            return SipRefusal.None;
        }

        return Octets.HasSpace(message.RequestUri) ? SipRefusal.RequestLineMalformed
            : version != SipRefusal.None ? version : SipRefusal.RequestUriMalformed;
    }

    // Status-Line = SIP-Version SP 3DIGIT SP Reason-Phrase CRLF; without a phrase the space before it is often
    // forgotten.
    static SipRefusal ReadStatus(ref SipMessage message, ReadOnlySpan<byte> line)
    {
        int space = line.IndexOf((byte)' ');
        if (space < 0)
        {
            return SipRefusal.StatusLineMalformed;
        }

        SipRefusal version = ReadVersion(line[..space], SipRefusal.StatusLineMalformed);
        if (version != SipRefusal.None)
        {
            return version;
        }

        int codeEnd = space + 4;
        if (line.Length < codeEnd || (line.Length > codeEnd && line[codeEnd] != ' ')
            || !Octets.TryNumber(line[(space + 1)..codeEnd], 699, out int code) || code < 100)
        {
            return SipRefusal.StatusLineMalformed;
        }

        message.StatusCode = code;
        message.ReasonPhraseRange = new ByteRange(Math.Min(codeEnd + 1, line.Length), line.Length);
        return SipRefusal.None;
    }

    // SIP-Version = "SIP" "/" 1*DIGIT "." 1*DIGIT, in any case
    static SipRefusal ReadVersion(ReadOnlySpan<byte> version, SipRefusal malformed)
    {
        if (Octets.Same(version, Version))
        {
            return SipRefusal.None;
        }

        if (!StartsWithSip(version))
        {
            return malformed;
        }

        int dot = Octets.SkipAll(version, 4, version.Length, Octets.Digit);
        bool sound = dot > 4 && dot < version.Length && version[dot] == '.'
            && Octets.All(version[(dot + 1)..], Octets.Digit);
        return sound ? SipRefusal.VersionUnsupported : malformed;
    }
}
