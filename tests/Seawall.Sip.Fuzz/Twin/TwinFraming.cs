namespace Seawall.Sip.Fuzz;

/// <summary>Stream framing, as the twin does it.</summary>
internal static class TwinFraming
{
    /// <summary>What stands at the head of a stream given as Latin-1 text.</summary>
    public static StreamFrame Next(string stream)
    {
        if (stream.Length == 0 || "\r\n\r".StartsWith(stream, StringComparison.Ordinal))
        {
            return default;
        }

        if (stream.StartsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            return new StreamFrame(StreamFrameKind.Ping, 4, SipRefusal.None);
        }

        if (stream.StartsWith("\r\n", StringComparison.Ordinal))
        {
            return new StreamFrame(StreamFrameKind.LineBreak, 2, SipRefusal.None);
        }

        int line = stream.IndexOf('\n', StringComparison.Ordinal);
        if (stream[0] == '\r' || (line >= 0 && line < 8192 && (line == 0 || stream[line - 1] != '\r')))
        {
            return new StreamFrame(StreamFrameKind.Refused, 0, SipRefusal.LineBreakMalformed);
        }

        if (line < 0 || line >= 8192)
        {
            return stream.Length < 8192 ? default : new StreamFrame(StreamFrameKind.Refused, 0, SipRefusal.TooLarge);
        }

        string first = stream[..(line - 1)];
        if (!first.StartsWith("SIP/", StringComparison.OrdinalIgnoreCase)
            && !first.Contains(" SIP/", StringComparison.OrdinalIgnoreCase))
        {
            return new StreamFrame(StreamFrameKind.Refused, 0, SipRefusal.StartLineMalformed);
        }

        int head = stream.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        if (head < 4 || head > 65535)
        {
            return stream.Length < 65535 ? default : new StreamFrame(StreamFrameKind.Refused, 0, SipRefusal.TooLarge);
        }

        SipRefusal refusal = LengthOf(stream[..head], out int body);
        return refusal != SipRefusal.None ? new StreamFrame(StreamFrameKind.Refused, head, refusal)
            : head + body > stream.Length ? default
            : new StreamFrame(StreamFrameKind.Message, head + body, SipRefusal.None);
    }

    static SipRefusal LengthOf(string head, out int body)
    {
        body = 0;
        int rowsStart = head.IndexOf('\n', StringComparison.Ordinal) + 1;
        string rows = head[rowsStart..^2];

        // Faults count in the order of the rows, a broken line break with the row it ends.
        int? found = null;
        while (rows.Length > 0)
        {
            int end = EndOf(rows);
            if (end < 0)
            {
                return SipRefusal.LineBreakMalformed;
            }

            if (Abnf.Row.Match(rows[..end]) is { Success: true } row
                && row.Groups["name"].Value.ToUpperInvariant() is "L" or "CONTENT-LENGTH")
            {
                if (found is not null)
                {
                    return SipRefusal.HeaderRepeated;
                }

                found = Abnf.Number(row.Groups["value"].Value, int.MaxValue);
                if (found is null)
                {
                    return SipRefusal.ContentLengthMalformed;
                }
            }

            rows = rows[(end + 2)..];
        }

        body = found ?? 0;
        return found is null ? SipRefusal.ContentLengthMissing
            : (long)head.Length + body > 65535 ? SipRefusal.TooLarge : SipRefusal.None;
    }

    static int EndOf(string rows)
    {
        for (int at = 0; at < rows.Length; at++)
        {
            bool whole = rows[at] == '\r' && at + 1 < rows.Length && rows[at + 1] == '\n';
            if (whole && !(at + 2 < rows.Length && rows[at + 2] is ' ' or '\t'))
            {
                return at;
            }

            if (!whole && rows[at] is '\r' or '\n')
            {
                return -1;
            }

            at += whole ? 1 : 0;
        }

        return -1;
    }
}
