namespace Seawall.Sip;

/// <summary>
/// The branch of the Via a stateless proxy pushes (RFC 3261 §16.11): a keyed sum of what a retransmission, a CANCEL and
/// the ACK of a refusal have in common with their INVITE, so each of them gets the same on every node, and no two
/// transactions do. A request that comes by twice carries another branch on top the second time: the sums differ.
/// </summary>
public static class Branch
{
    /// <summary>Characters of a branch of ours: the cookie and 32 hexadecimal digits.</summary>
    public const int Length = 7 + 32;

    /// <summary>The sum that goes into the branch of a request to be forwarded.</summary>
    public static UInt128 Of(scoped in KeyedHash key, scoped in SipMessage request)
    {
        ref readonly var via = ref request.TopVia;
        if (via.HasCookie)
        {
            var sum = key.Begin128(HashPurpose.Branch);
            sum.AppendField(via.Branch.Of(via.Source));
            sum.AppendField(via.Host.Of(via.Source));
            sum.AppendNumber((uint)via.Port);
            return sum.Finish128();
        }

        // The method stays out: a CANCEL differs from its INVITE in nothing else.
        var fields = key.Begin128(HashPurpose.BranchWithoutCookie);
        fields.AppendField(via.Whole.Of(via.Source));
        fields.AppendField(request.ToTag);
        fields.AppendField(request.FromTag);
        fields.AppendField(request.CallId);
        fields.AppendNumber((uint)request.CSeqNumber);
        fields.AppendField(request.RequestUri);
        return fields.Finish128();
    }

    /// <summary>A branch for a request of our own, made from any octets that name it.</summary>
    public static UInt128 Of(scoped in KeyedHash key, ReadOnlySpan<byte> octets)
    {
        var sum = key.Begin128(HashPurpose.OwnRequest);
        sum.AppendField(octets);
        return sum.Finish128();
    }

    /// <summary>
    /// The branch of our report about a request, from the sum of that request's own: every copy of it, on every node,
    /// leads to the same one.
    /// </summary>
    public static UInt128 OfReport(scoped in KeyedHash key, UInt128 sum)
    {
        var report = key.Begin128(HashPurpose.Report);
        report.AppendNumber((ulong)(sum >> 64));
        report.AppendNumber((ulong)sum);
        return report.Finish128();
    }

    /// <summary>The sum in a branch of ours; false for any other branch.</summary>
    public static bool TryRead(ReadOnlySpan<byte> branch, out UInt128 sum)
    {
        sum = default;
        if (branch.Length != Length || !branch.StartsWith(ViaValue.Cookie)
            || !WireReader.TryHex(branch.Slice(ViaValue.Cookie.Length, 16), out var high)
            || !WireReader.TryHex(branch[(ViaValue.Cookie.Length + 16)..], out var low))
        {
            return false;
        }

        sum = new UInt128(high, low);
        return true;
    }

    /// <summary>branch = "z9hG4bK" 32HEXDIG. Returns <see cref="Length"/>, or -1 when the span is too small.</summary>
    public static int Write(UInt128 sum, Span<byte> span)
    {
        var writer = new WireWriter(span);
        Put(ref writer, sum);
        return writer.Length;
    }

    internal static void Put(scoped ref WireWriter writer, UInt128 sum)
    {
        writer.Put(ViaValue.Cookie);
        writer.PutHex((ulong)(sum >> 64), 16);
        writer.PutHex((ulong)sum, 16);
    }
}
