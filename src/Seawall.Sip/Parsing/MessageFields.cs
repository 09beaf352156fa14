namespace Seawall.Sip;

/// <summary>
/// The headers a proxy uses, in the order they are checked: Via, From, To, Call-ID, CSeq, Max-Forwards, Content-Length
/// (RFC 3261 §8.1.1, §16.3, §18.3).
/// </summary>
internal static class MessageFields
{
    /// <summary>
    /// Reads them all and returns the first fault; <paramref name="rows"/> says how far the rows could be read.
    /// </summary>
    public static SipRefusal Read(ref SipMessage message, SipRefusal rows)
    {
        SipRefusal via = !message.Has(HeaderId.Via) ? SipRefusal.ViaMissing
            : message.ReadTopVia() ? SipRefusal.None : SipRefusal.ViaMalformed;
        SipRefusal from = !message.Has(HeaderId.From) ? SipRefusal.FromMissing
            : message.ReadFrom() ? SipRefusal.None : SipRefusal.FromMalformed;
        SipRefusal to = !message.Has(HeaderId.To) ? SipRefusal.ToMissing
            : message.ReadTo() ? SipRefusal.None : SipRefusal.ToMalformed;
        SipRefusal callId = ReadCallId(ref message);
        SipRefusal cseq = ReadCSeq(ref message);
        SipRefusal forwards = ReadMaxForwards(ref message);
        SipRefusal body = rows is SipRefusal.None or SipRefusal.HeaderRepeated ? ReadBody(ref message) : rows;

        message.CanAnswer = message.IsRequest
            && rows is not (SipRefusal.LineBreakMalformed or SipRefusal.HeadersTooMany)
            && !message.TopVia.SentBy.IsEmpty
            && message.Has(HeaderId.From) && message.Has(HeaderId.To)
            && message.Has(HeaderId.CallId) && message.Has(HeaderId.CSeq);

        return via != SipRefusal.None ? via
            : from != SipRefusal.None ? from
            : to != SipRefusal.None ? to
            : callId != SipRefusal.None ? callId
            : cseq != SipRefusal.None ? cseq
            : forwards != SipRefusal.None ? forwards
            : body;
    }

    // Call-ID HCOLON word [ "@" word ]; to a proxy an opaque string, so any visible ASCII in one piece will do.
    static SipRefusal ReadCallId(ref SipMessage message)
    {
        int index = message.First(HeaderId.CallId);
        if (index < 0)
        {
            return SipRefusal.CallIdMissing;
        }

        HeaderSlot slot = message.Headers[index];
        ByteRange range = new(slot.ValueOffset, slot.ValueEnd);
        ReadOnlySpan<byte> value = range.Of(message.Bytes);
        if (value.IsEmpty || value.IndexOfAnyExceptInRange((byte)'!', (byte)'~') >= 0)
        {
            return SipRefusal.CallIdMalformed;
        }

        message.CallIdRange = range;
        return SipRefusal.None;
    }

    // CSeq HCOLON 1*DIGIT LWS Method; §8.1.1.5: below 2^31, and the method is the request's.
    static SipRefusal ReadCSeq(ref SipMessage message)
    {
        int index = message.First(HeaderId.CSeq);
        if (index < 0)
        {
            return SipRefusal.CSeqMissing;
        }

        HeaderSlot slot = message.Headers[index];
        ReadOnlySpan<byte> bytes = message.Bytes;
        int digits = Octets.SkipAll(bytes, slot.ValueOffset, slot.ValueEnd, Octets.Digit);
        int method = Octets.SkipSpace(bytes, digits, slot.ValueEnd);
        if (method == digits
            || !Octets.TryNumber(bytes[slot.ValueOffset..digits], SipLimits.CSeqMax, out int number)
            || !Octets.All(bytes[method..slot.ValueEnd], Octets.Token))
        {
            return SipRefusal.CSeqMalformed;
        }

        message.CSeqNumber = number;
        message.CSeqMethodRange = new ByteRange(method, slot.ValueEnd);
        message.CSeqMethod = SipMethods.Of(message.CSeqMethodName);
        return message.IsRequest && !message.CSeqMethodName.SequenceEqual(message.MethodName)
            ? SipRefusal.CSeqMethodMismatch
            : SipRefusal.None;
    }

    // Max-Forwards HCOLON 1*DIGIT; §20.22: 0 to 255
    static SipRefusal ReadMaxForwards(ref SipMessage message)
    {
        int index = message.First(HeaderId.MaxForwards);
        if (index < 0)
        {
            return SipRefusal.None;
        }

        if (!Octets.TryNumber(message.Value(index), SipLimits.MaxForwardsMax, out int number))
        {
            return SipRefusal.MaxForwardsMalformed;
        }

        message.MaxForwards = number;
        return SipRefusal.None;
    }

    // §18.3 for datagrams: surplus is dropped, a shortfall is an error, without Content-Length the body is all the
    // rest.
    static SipRefusal ReadBody(ref SipMessage message)
    {
        int index = message.First(HeaderId.ContentLength);
        if (index < 0)
        {
            return SipRefusal.None;
        }

        if (!Octets.TryNumber(message.Value(index), int.MaxValue, out int length))
        {
            return SipRefusal.ContentLengthMalformed;
        }

        message.ContentLength = length;
        if (length > message.Bytes.Length - message.BodyOffset)
        {
            return SipRefusal.ContentLengthBeyondMessage;
        }

        message.Bytes = message.Bytes[..(message.BodyOffset + length)];
        return SipRefusal.None;
    }
}
