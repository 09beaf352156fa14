using System.Diagnostics;

namespace Seawall.Sip;

/// <summary>
/// Answers a request without keeping anything (RFC 3261 §8.2.7): each copy of it gets the same bytes. The reader may
/// have refused the request; what it says in <see cref="SipMessage.CanAnswer"/> is enough.
/// </summary>
public static class AnswerWriter
{
    /// <summary>A span is large enough with this much more than the request and the texts of its plan.</summary>
    public const int GrowthMax = 512;

    /// <summary>Where the answer goes: to the neighbour the request came from (RFC 3261 §18.2.2).</summary>
    public static ResponseHop Hop(scoped in SipMessage request, SourceAddress source, ReturnPath path) =>
        LowerVia.Stamped(request.TopVia, ViaStamp.Of(request.TopVia, source)).Hop(path);

    /// <summary>
    /// Returns the length written, -1 when the span is too small, 0 when there is nothing to answer: an ACK, or a
    /// request whose answer would not find its way.
    /// </summary>
    public static int Write(
        scoped in SipMessage request, scoped in AnswerPlan plan, scoped in KeyedHash key, Span<byte> span)
    {
        Debug.Assert(plan.Status is >= 200 and < 700, "A stateless answer is final.");
        if (!request.CanAnswer || request.Method == SipMethod.Ack)
        {
            return 0;
        }

        var writer = new WireWriter(span);

        // Status-Line = SIP-Version SP Status-Code SP Reason-Phrase CRLF
        writer.Put("SIP/2.0 "u8);
        writer.PutNumber(plan.Status);
        writer.Put((byte)' ');
        writer.Put(plan.Phrase.IsEmpty ? StatusPhrases.Of(plan.Status) : plan.Phrase);
        writer.Put("\r\n"u8);

        // §8.2.6.2: all Via values in order, From, To with a tag, Call-ID and CSeq.
        PutVias(ref writer, request, plan.Source);
        PutCopy(ref writer, request, HeaderId.From, "From: "u8);
        PutTo(ref writer, request, key);
        PutCopy(ref writer, request, HeaderId.CallId, "Call-ID: "u8);
        PutCopy(ref writer, request, HeaderId.CSeq, "CSeq: "u8);
        PutOptional(ref writer, request, plan);
        writer.Put("Content-Length: 0\r\n\r\n"u8);
        return writer.Length;
    }

    static void PutVias(scoped ref WireWriter writer, scoped in SipMessage request, SourceAddress source)
    {
        var bytes = request.Bytes;
        ref readonly var via = ref request.TopVia;
        var top = request.First(HeaderId.Via);
        for (var index = top; index >= 0; index = request.Next(index))
        {
            ref readonly var row = ref request.Headers[index];
            writer.Put("Via: "u8);
            if (index == top)
            {
                writer.PutUnfolded(bytes[row.ValueOffset..via.Whole.Start]);
                ViaStamp.Of(via, source).PutUnfolded(ref writer, via);
                writer.PutUnfolded(bytes[via.Whole.End..row.ValueEnd]);
            }
            else
            {
                writer.PutUnfolded(request.Value(row));
            }

            writer.Put("\r\n"u8);
        }
    }

    static void PutTo(scoped ref WireWriter writer, scoped in SipMessage request, scoped in KeyedHash key)
    {
        writer.Put("To: "u8);
        writer.PutUnfolded(request.Value(request.First(HeaderId.To)));

        // "If the request contained a To tag, the To header field in the response MUST equal that of the request."
        if (request.ToTag.IsEmpty)
        {
            Span<byte> tag = stackalloc byte[ToTag.Length];
            ToTag.Write(key, request, tag);
            writer.Put(";tag="u8);
            writer.Put(tag);
        }

        writer.Put("\r\n"u8);
    }

    static void PutOptional(scoped ref WireWriter writer, scoped in SipMessage request, scoped in AnswerPlan plan)
    {
        Put(ref writer, "Reason: "u8, plan.Reason);
        Put(ref writer, "Call-Info: "u8, plan.CallInfo);
        if (plan.RetryAfter > 0)
        {
            writer.Put("Retry-After: "u8);
            writer.PutNumber(plan.RetryAfter);
            writer.Put("\r\n"u8);
        }

        Put(ref writer, "Contact: "u8, plan.Contact);
        if (plan.Unsupported)
        {
            for (var index = request.First(HeaderId.ProxyRequire); index >= 0; index = request.Next(index))
            {
                writer.Put("Unsupported: "u8);
                writer.PutUnfolded(request.Value(index));
                writer.Put("\r\n"u8);
            }
        }

        Put(ref writer, "Allow: "u8, plan.Allow);
        Put(ref writer, "Accept: "u8, plan.Accept);
        Put(ref writer, "Supported: "u8, plan.Supported);
        Put(ref writer, "Server: "u8, plan.Server);
    }

    static void Put(scoped ref WireWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty)
        {
            Debug.Assert(value.IndexOfAny((byte)'\r', (byte)'\n') < 0, "A header of ours is one line.");
            writer.Put(name);
            writer.Put(value);
            writer.Put("\r\n"u8);
        }
    }

    static void PutCopy(
        scoped ref WireWriter writer, scoped in SipMessage request, HeaderId id, ReadOnlySpan<byte> name)
    {
        writer.Put(name);
        writer.PutUnfolded(request.Value(request.First(id)));
        writer.Put("\r\n"u8);
    }
}
