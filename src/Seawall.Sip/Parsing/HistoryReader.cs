namespace Seawall.Sip;

/// <summary>
/// Who diverted a call, by History-Info (RFC 7044 §5): an entry whose URI carries a <c>cause</c> (RFC 4458) or whose
/// parameters carry <c>mp</c> is a new target, and the line that diverted to it is the entry that <c>mp</c> names by
/// its index, else the one before it (RFC 7544 §3). The last such entry counts.
/// </summary>
internal static class HistoryReader
{
    /// <summary>hi-entry = name-addr *( SEMI hi-param ), indexed by <c>index=1.2.3</c>.</summary>
    public static void Read(in SipMessage message, ref IdentityFacts facts)
    {
        Span<ByteRange> entries = stackalloc ByteRange[SipLimits.HistoryEntriesMax];
        int count = 0;
        int diverted = -1;
        ReadOnlySpan<byte> mapped = default;
        foreach (HeaderValue value in message.Values(HeaderId.HistoryInfo))
        {
            if (count == entries.Length)
            {
                break;
            }

            entries[count] = value.Range;
            if (NameAddr.TryRead(message.Bytes, value.Range, out NameAddr entry, out SipUri uri))
            {
                bool hasMapped = entry.TryParameter("mp"u8, out ReadOnlySpan<byte> mp);
                if (hasMapped || uri.TryParameter("cause"u8, out _))
                {
                    diverted = count;
                    mapped = mp;
                }
            }

            count++;
        }

        if (diverted < 0)
        {
            return;
        }

        int diverting = FindIndex(message.Bytes, entries[..diverted], mapped);
        if (diverting >= 0 && NameAddr.TryRead(message.Bytes, entries[diverting], out _, out SipUri line))
        {
            facts.HistoryState = IdentityState.Read;
            facts.History = line;
        }
        else
        {
            facts.HistoryState = IdentityState.Malformed;
        }
    }

    // The entry with this index, else the last.
    static int FindIndex(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteRange> entries, ReadOnlySpan<byte> mapped)
    {
        for (int at = entries.Length - 1; at >= 0 && !mapped.IsEmpty; at--)
        {
            if (NameAddr.TryRead(bytes, entries[at], out NameAddr entry, out _)
                && entry.TryParameter("index"u8, out ReadOnlySpan<byte> index) && index.SequenceEqual(mapped))
            {
                return at;
            }
        }

        return entries.Length - 1;
    }
}
