using System.Text;

namespace Seawall.Sip;

/// <summary>
/// The To tag of an answer of our own: the same for every copy of a request on every node (RFC 3261 §8.2.7), beyond
/// guessing (§19.3), and known again on the ACK, which has the topmost Via, Call-ID, From tag and CSeq number of the
/// request it answers (§17.1.1.3).
/// </summary>
public static class ToTag
{
    /// <summary>Characters of a tag of ours.</summary>
    public const int Length = 2 + 24;

    static ReadOnlySpan<byte> Prefix => "sw"u8;

    /// <summary>tag = "sw" 24HEXDIG. Returns <see cref="Length"/>, or -1 when the span is too small.</summary>
    public static int Write(scoped in KeyedHash key, scoped in SipMessage request, Span<byte> span)
    {
        var writer = new WireWriter(span);
        writer.Put(Prefix);
        var sum = Of(key, request);
        writer.PutHex((ulong)(sum >> 64), 16);
        writer.PutHex((uint)sum, 8);
        if (writer.Length > 0)
        {
            KeepApart(span[..Length], request.FromTag);
        }

        return writer.Length;
    }

    // Two ends of a dialog never share a tag (§12.3), not even when a caller found ours out.
    internal static void KeepApart(Span<byte> tag, ReadOnlySpan<byte> fromTag)
    {
        if (Ascii.EqualsIgnoreCase(tag, fromTag))
        {
            tag[^1] = tag[^1] == (byte)'0' ? (byte)'1' : (byte)'0';
        }
    }

    /// <summary>Whether an ACK answers a final answer of ours: it ends here and goes no further.</summary>
    public static bool IsOurs(scoped in KeyedHash key, scoped in SipMessage ack)
    {
        Span<byte> tag = stackalloc byte[Length];
        var given = ack.ToTag;
        return given.Length == Length && given.StartsWith(Prefix)
            && Write(key, ack, tag) == Length && given.SequenceEqual(tag);
    }

    static UInt128 Of(scoped in KeyedHash key, scoped in SipMessage request)
    {
        ref readonly var via = ref request.TopVia;
        var sum = key.Begin128(HashPurpose.ToTag);
        sum.AppendField(via.Branch.Of(via.Source));
        sum.AppendField(via.Host.Of(via.Source));
        sum.AppendNumber((uint)via.Port);
        sum.AppendField(request.CallId);
        sum.AppendField(request.FromTag);
        sum.AppendNumber((uint)request.CSeqNumber);
        return sum.Finish128();
    }
}
