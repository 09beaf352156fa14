namespace Seawall.Sip;

/// <summary>What stands at the head of a stream.</summary>
public enum StreamFrameKind : byte
{
    /// <summary>Not yet a whole one: read more.</summary>
    NeedMore = 0,

    /// <summary>A whole message.</summary>
    Message = 1,

    /// <summary>A keep-alive that wants its pong, CRLF (RFC 5626 §4.4.1).</summary>
    Ping = 2,

    /// <summary>A line break before a start line, or a pong: to be skipped (RFC 3261 §7.5).</summary>
    LineBreak = 3,

    /// <summary>Nothing that can be read on: answer if the head of it can be answered, and close.</summary>
    Refused = 4,
}

/// <summary>
/// One step on a stream. <c>Length</c> is what to consume; for a refusal, how much of it is a whole head that
/// <see cref="SipMessage.Parse"/> may read for an answer, or 0.
/// </summary>
public readonly record struct StreamFrame(StreamFrameKind Kind, int Length, SipRefusal Refusal);

/// <summary>
/// Cuts a byte stream into messages (RFC 3261 §18.3): a head up to its empty line, then as many bytes as
/// Content-Length, which must be there, says. What comes out is the same however the stream was split.
/// </summary>
public static class StreamFraming
{
    /// <summary>The answer to a ping (RFC 5626 §4.4.1).</summary>
    public static ReadOnlySpan<byte> Pong => "\r\n"u8;

    /// <summary>What stands at the head of these bytes.</summary>
    public static StreamFrame Next(ReadOnlySpan<byte> stream)
    {
        if (stream.IsEmpty)
        {
            return default;
        }

        if (stream[0] is (byte)'\r' or (byte)'\n')
        {
            return NextBreak(stream);
        }

        // 1. The start line, so that another protocol is told from ours by its first line.
        int line = stream[..Math.Min(stream.Length, SipLimits.StartLineMax)].IndexOf((byte)'\n');
        if (line < 0)
        {
            return stream.Length < SipLimits.StartLineMax ? default : Refuse(SipRefusal.TooLarge);
        }

        if (stream[line - 1] != '\r')
        {
            return Refuse(SipRefusal.LineBreakMalformed);
        }

        if (!StartLine.IsSip(stream[..(line - 1)]))
        {
            return Refuse(SipRefusal.StartLineMalformed);
        }

        // 2. The head.
        ReadOnlySpan<byte> window = stream[..Math.Min(stream.Length, SipLimits.MessageMax)];
        int empty = window[(line - 1)..].IndexOf("\r\n\r\n"u8);
        if (empty < 0)
        {
            return stream.Length < SipLimits.MessageMax ? default : Refuse(SipRefusal.TooLarge);
        }

        int head = line - 1 + empty + 4;

        // 3. The body.
        SipRefusal refusal = ReadContentLength(stream[(line + 1)..(head - 2)], out int length);
        if (refusal != SipRefusal.None)
        {
            return new StreamFrame(StreamFrameKind.Refused, head, refusal);
        }

        if (length > SipLimits.MessageMax - head)
        {
            return new StreamFrame(StreamFrameKind.Refused, head, SipRefusal.TooLarge);
        }

        return stream.Length - head < length
            ? default
            : new StreamFrame(StreamFrameKind.Message, head + length, SipRefusal.None);
    }

    // CRLF CRLF is a ping; one CRLF before anything else is skipped; with less, it could still become either.
    static StreamFrame NextBreak(ReadOnlySpan<byte> stream)
    {
        ReadOnlySpan<byte> ping = "\r\n\r\n"u8;
        int same = stream.CommonPrefixLength(ping);
        if (same == ping.Length)
        {
            return new StreamFrame(StreamFrameKind.Ping, ping.Length, SipRefusal.None);
        }

        if (same == stream.Length)
        {
            return default;
        }

        return same >= 2
            ? new StreamFrame(StreamFrameKind.LineBreak, 2, SipRefusal.None)
            : Refuse(SipRefusal.LineBreakMalformed);
    }

    static StreamFrame Refuse(SipRefusal refusal) => new(StreamFrameKind.Refused, 0, refusal);

    // Content-Length of a head whose rows all end in CRLF; folds are passed over, for they begin with white space.
    static SipRefusal ReadContentLength(ReadOnlySpan<byte> rows, out int length)
    {
        length = -1;
        while (!rows.IsEmpty)
        {
            int rowEnd = FindRowEnd(rows);
            if (rowEnd < 0)
            {
                return SipRefusal.LineBreakMalformed;
            }

            if (IsContentLength(rows[..rowEnd], out ReadOnlySpan<byte> value))
            {
                if (length >= 0)
                {
                    return SipRefusal.HeaderRepeated;
                }

                if (!Octets.TryNumber(value, int.MaxValue, out length))
                {
                    return SipRefusal.ContentLengthMalformed;
                }
            }

            rows = rows[(rowEnd + 2)..];
        }

        return length < 0 ? SipRefusal.ContentLengthMissing : SipRefusal.None;
    }

    // ( "Content-Length" / "l" ) HCOLON value
    static bool IsContentLength(ReadOnlySpan<byte> row, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (row.IsEmpty || (row[0] | 0x20) is not ('c' or 'l'))
        {
            return false;
        }

        int nameEnd = Octets.SkipAll(row, 0, row.Length, Octets.Token);
        int colon = nameEnd;
        while (colon < row.Length && row[colon] is (byte)' ' or (byte)'\t')
        {
            colon++;
        }

        if (colon == row.Length || row[colon] != ':' || HeaderNames.Of(row[..nameEnd]) != HeaderId.ContentLength)
        {
            return false;
        }

        value = Octets.Trim(row, colon + 1, row.Length).Of(row);
        return true;
    }

    // The CRLF that ends the first row with its folds, or -1 where a line break stands alone.
    static int FindRowEnd(ReadOnlySpan<byte> rows)
    {
        int at = 0;
        while (true)
        {
            at += rows[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (rows[at] != '\r' || at + 1 == rows.Length || rows[at + 1] != '\n')
            {
                return -1;
            }

            if (at + 2 == rows.Length || (rows[at + 2] != ' ' && rows[at + 2] != '\t'))
            {
                return at;
            }

            at += 2;
        }
    }
}
