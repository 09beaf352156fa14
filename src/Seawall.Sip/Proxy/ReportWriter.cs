namespace Seawall.Sip;

/// <summary>
/// What a report about a text over IP says (TS 24.341 §5.3.2); the texts are the caller's, each one line.
/// </summary>
public readonly ref struct ReportPlan
{
    /// <summary>The URI of the element that sent the text, which the report goes to.</summary>
    public ReadOnlySpan<byte> Gateway { get; init; }

    /// <summary>The URI of the line that the text was for, in whose name the report is made.</summary>
    public ReadOnlySpan<byte> Line { get; init; }

    /// <summary>The Call-ID of the MESSAGE that brought the text.</summary>
    public ReadOnlySpan<byte> InReplyTo { get; init; }

    public SipTransport Transport { get; init; }

    /// <summary>host [ ":" port ] of the listener the answer comes in on.</summary>
    public ReadOnlySpan<byte> SentBy { get; init; }

    /// <summary><see cref="Branch.OfReport"/>: Call-ID and tag are made of it too.</summary>
    public UInt128 BranchSum { get; init; }

    /// <summary>The RP message.</summary>
    public ReadOnlySpan<byte> Body { get; init; }
}

/// <summary>
/// Writes the MESSAGE in which a phone, or whoever answers for it, tells what became of a text: a request of its own,
/// outside of any dialog, tied to the text by In-Reply-To (TS 24.341 §5.3.2.4). The same plan gives the same octets, so
/// that a second copy is a retransmission.
/// </summary>
public static class ReportWriter
{
    /// <summary>Returns the length written, or -1 when the span is too small.</summary>
    public static int Write(scoped in ReportPlan plan, Span<byte> span)
    {
        var writer = new WireWriter(span);
        writer.Put("MESSAGE "u8);
        writer.Put(plan.Gateway);
        writer.Put(" SIP/2.0\r\nVia: SIP/2.0/"u8);
        writer.Put(plan.Transport.ViaWord());
        writer.Put((byte)' ');
        writer.Put(plan.SentBy);
        writer.Put(";branch="u8);
        Branch.Put(ref writer, plan.BranchSum);
        writer.Put(";rport\r\nMax-Forwards: 70\r\nFrom: <"u8);
        writer.Put(plan.Line);
        writer.Put(">;tag="u8);
        writer.PutHex((ulong)plan.BranchSum, 16);
        writer.Put("\r\nTo: <"u8);
        writer.Put(plan.Gateway);
        writer.Put(">\r\nCall-ID: report-"u8);
        writer.PutHex((ulong)(plan.BranchSum >> 64), 16);
        writer.Put("\r\nCSeq: 1 MESSAGE\r\nIn-Reply-To: "u8);
        writer.Put(plan.InReplyTo);
        writer.Put("\r\nP-Asserted-Identity: <"u8);
        writer.Put(plan.Line);
        writer.Put(">\r\nContent-Type: application/vnd.3gpp.sms\r\nContent-Length: "u8);
        writer.PutNumber(plan.Body.Length);
        writer.Put("\r\n\r\n"u8);
        writer.Put(plan.Body);
        return writer.Length;
    }
}
