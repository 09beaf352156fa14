namespace Seawall.Sip;

/// <summary>
/// Reads a whole message: 1. the start line, 2. the header rows into slots, 3. the few headers a proxy uses, 4. the
/// body's length. The first thing found wrong is the refusal, in this order, and in the order of <see
/// cref="MessageFields"/>.
/// </summary>
internal static class MessageReader
{
    // §7.3.1: not lists, so not more than once.
    const ulong Singles =
        (1UL << (int)HeaderId.From) | (1UL << (int)HeaderId.To) | (1UL << (int)HeaderId.CallId)
        | (1UL << (int)HeaderId.CSeq) | (1UL << (int)HeaderId.MaxForwards) | (1UL << (int)HeaderId.ContentLength);

    /// <summary>generic-message = start-line *message-header CRLF [ message-body ] (RFC 3261 §7).</summary>
    public static SipRefusal Read(ref SipMessage message)
    {
        ReadOnlySpan<byte> bytes = message.Bytes;
        if (bytes.IsEmpty)
        {
            return SipRefusal.Empty;
        }

        if (bytes.Length > SipLimits.MessageMax)
        {
            return SipRefusal.TooLarge;
        }

        // 1. The start line.
        SipRefusal start = StartLine.Read(ref message);
        if (message.HeadersOffset == 0)
        {
            return start;
        }

        // 2. The rows. Nothing after a bad one is known.
        SipRefusal rows = IndexRows(ref message, message.HeadersOffset);

        // 3. and 4. What can be read of the rest is read even then, for the answer.
        SipRefusal fields = MessageFields.Read(ref message, rows);
        return start != SipRefusal.None ? start : rows != SipRefusal.None ? rows : fields;
    }

    // *( field-name HCOLON value CRLF ) CRLF, a value may fold: CRLF 1*WSP
    static SipRefusal IndexRows(ref SipMessage message, int at)
    {
        ReadOnlySpan<byte> bytes = message.Bytes;
        Span<HeaderSlot> slots = message.Slots;
        bool repeated = false;
        int count = 0;
        ulong present = 0;
        SipRefusal refusal = SipRefusal.HeadersUnended;
        while (at < bytes.Length)
        {
            int lineEnd = FindRowEnd(bytes, at);
            if (lineEnd < 0)
            {
                refusal = lineEnd == Broken ? SipRefusal.LineBreakMalformed : SipRefusal.HeadersUnended;
                break;
            }

            if (lineEnd == at)
            {
                refusal = repeated ? SipRefusal.HeaderRepeated : SipRefusal.None;
                message.BodyOffset = at + 2;
                break;
            }

            if (count == slots.Length)
            {
                refusal = SipRefusal.HeadersTooMany;
                break;
            }

            HeaderId id = ReadRow(bytes, at, lineEnd, ref slots[count]);
            ulong bit = 1UL << (int)id;
            repeated |= (present & bit & Singles) != 0;
            if ((present & bit) == 0)
            {
                present |= bit;
                message.Firsts[(int)id] = (byte)count;
            }

            count++;
            at = lineEnd + 2;
        }

        message.Present = present;
        message.RowCount = count;
        message.HeadersEnd = at;
        if (message.BodyOffset == 0)
        {
            message.BodyOffset = bytes.Length;
        }

        return refusal;
    }

    const int Broken = -1;
    const int Unended = -2;

    // The place of the CRLF that ends the row, past all folds.
    static int FindRowEnd(ReadOnlySpan<byte> bytes, int at)
    {
        int row = at;
        while (true)
        {
            int found = bytes[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (found < 0)
            {
                return Unended;
            }

            at += found;
            if (bytes[at] == '\n')
            {
                return Broken;
            }

            if (at + 1 == bytes.Length)
            {
                return Unended;
            }

            if (bytes[at + 1] != '\n')
            {
                return Broken;
            }

            int next = at + 2;
            if (at == row || next >= bytes.Length || (bytes[next] != ' ' && bytes[next] != '\t'))
            {
                return at;
            }

            at = next;
        }
    }

    // message-header: token *( SP / HTAB ) ":" value; anything else is a row that nobody reads.
    static HeaderId ReadRow(ReadOnlySpan<byte> bytes, int at, int lineEnd, ref HeaderSlot slot)
    {
        int colon = bytes[at..lineEnd].IndexOf((byte)':');
        if (colon > 0)
        {
            colon += at;
            int nameEnd = colon;
            while (nameEnd > at && bytes[nameEnd - 1] is (byte)' ' or (byte)'\t')
            {
                nameEnd--;
            }

            // What is in the table is a token.
            ReadOnlySpan<byte> name = bytes[at..nameEnd];
            HeaderId id = HeaderNames.Of(name);
            if (id != HeaderId.Unknown || Octets.All(name, Octets.Token))
            {
                ByteRange value = Octets.Trim(bytes, colon + 1, lineEnd);
                slot = new HeaderSlot(id, at, value.Start, value.Length, lineEnd + 2);
                return id;
            }
        }

        slot = new HeaderSlot(HeaderId.Malformed, at, at, lineEnd - at, lineEnd + 2);
        return HeaderId.Malformed;
    }
}
