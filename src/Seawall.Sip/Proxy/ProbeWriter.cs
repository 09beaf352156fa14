namespace Seawall.Sip;

/// <summary>What one OPTIONS probe says; the texts are the caller's, each one line.</summary>
public readonly ref struct ProbePlan
{
    /// <summary>The URI of the target, such as <c>sip:192.0.2.9:5060</c>.</summary>
    public ReadOnlySpan<byte> Target { get; init; }

    public SipTransport Transport { get; init; }

    /// <summary>host [ ":" port ] of the listener the answer comes in on.</summary>
    public ReadOnlySpan<byte> SentBy { get; init; }

    /// <summary>
    /// The sum of the branch (<see cref="Branch.Of(in KeyedHash, ReadOnlySpan{byte})"/>), new for each probe.
    /// </summary>
    public UInt128 BranchSum { get; init; }

    public ReadOnlySpan<byte> CallId { get; init; }

    public ReadOnlySpan<byte> FromTag { get; init; }

    public int CSeqNumber { get; init; }
}

/// <summary>
/// Writes the OPTIONS request that asks a next hop whether it is alive (RFC 3261 §11.1). Its answer comes back with no
/// Via below ours: <see cref="ResponseDrop.ForUs"/>.
/// </summary>
public static class ProbeWriter
{
    /// <summary>Returns the length written, or -1 when the span is too small.</summary>
    public static int Write(scoped in ProbePlan plan, Span<byte> span)
    {
        var writer = new WireWriter(span);
        writer.Put("OPTIONS "u8);
        writer.Put(plan.Target);
        writer.Put(" SIP/2.0\r\nVia: SIP/2.0/"u8);
        writer.Put(plan.Transport.ViaWord());
        writer.Put((byte)' ');
        writer.Put(plan.SentBy);
        writer.Put(";branch="u8);
        Branch.Put(ref writer, plan.BranchSum);
        writer.Put(";rport\r\nMax-Forwards: 70\r\nFrom: <sip:"u8);
        writer.Put(plan.SentBy);
        writer.Put(">;tag="u8);
        writer.Put(plan.FromTag);
        writer.Put("\r\nTo: <"u8);
        writer.Put(plan.Target);
        writer.Put(">\r\nCall-ID: "u8);
        writer.Put(plan.CallId);
        writer.Put("\r\nCSeq: "u8);
        writer.PutNumber(plan.CSeqNumber);
        writer.Put(" OPTIONS\r\nContent-Length: 0\r\n\r\n"u8);
        return writer.Length;
    }
}
