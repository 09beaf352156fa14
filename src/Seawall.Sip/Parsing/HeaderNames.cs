using System.Text;

namespace Seawall.Sip;

/// <summary>
/// The one table of header names, long and compact side by side (RFC 3261 §7.3.3 and the registry of compact forms).
/// </summary>
public static class HeaderNames
{
    /// <summary>How many identities there are.</summary>
    internal const int Count = 41;

    const int Letters = 32;
    const int LengthMax = 31;

    // Which identity begins the chain for a length and first letter, and which follows it.
    static readonly byte[] FirstByLengthAndLetter = new byte[(LengthMax + 1) * Letters];
    static readonly byte[] NextInChain = new byte[Count];
    static readonly byte[] ByCompactLetter = new byte[Letters];
    static readonly byte[][] Names = new byte[Count][];

    static HeaderNames()
    {
        for (int id = (int)HeaderId.Via; id < Count; id++)
        {
            ReadOnlySpan<byte> name = Long((HeaderId)id);
            ref byte first = ref FirstByLengthAndLetter[(name.Length * Letters) + (name[0] & (Letters - 1))];
            Names[id] = name.ToArray();
            NextInChain[id] = first;
            first = (byte)id;
            if (Compact((HeaderId)id) is not 0 and var letter)
            {
                ByCompactLetter[letter & (Letters - 1)] = (byte)id;
            }
        }
    }

    /// <summary>The long form as we write it; nothing for what has no name of its own.</summary>
    public static ReadOnlySpan<byte> Long(HeaderId id) => Row(id, out _);

    /// <summary>The letter of the compact form, or 0 if there is none.</summary>
    public static byte Compact(HeaderId id)
    {
        Row(id, out char compact);
        return (byte)compact;
    }

    /// <summary>Which header has this name, in any case; <see cref="HeaderId.Unknown"/> if none.</summary>
    public static HeaderId Of(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1)
        {
            // Only letters: '!' and its neighbours share their low bits with them.
            bool letter = (uint)((name[0] | 0x20) - 'a') < 26;
            return letter ? (HeaderId)ByCompactLetter[name[0] & (Letters - 1)] : HeaderId.Unknown;
        }

        if ((uint)(name.Length - 1) >= LengthMax)
        {
            return HeaderId.Unknown;
        }

        byte id = FirstByLengthAndLetter[(name.Length * Letters) + (name[0] & (Letters - 1))];
        while (id != 0)
        {
            ReadOnlySpan<byte> known = Names[id];
            if (name.SequenceEqual(known) || Ascii.EqualsIgnoreCase(name, known))
            {
                return (HeaderId)id;
            }

            id = NextInChain[id];
        }

        return HeaderId.Unknown;
    }

    static ReadOnlySpan<byte> Row(HeaderId id, out char compact)
    {
        switch (id)
        {
            case HeaderId.Via: compact = 'v'; return "Via"u8;
            case HeaderId.From: compact = 'f'; return "From"u8;
            case HeaderId.To: compact = 't'; return "To"u8;
            case HeaderId.CallId: compact = 'i'; return "Call-ID"u8;
            case HeaderId.CSeq: compact = '\0'; return "CSeq"u8;
            case HeaderId.MaxForwards: compact = '\0'; return "Max-Forwards"u8;
            case HeaderId.ContentLength: compact = 'l'; return "Content-Length"u8;
            case HeaderId.ContentType: compact = 'c'; return "Content-Type"u8;
            case HeaderId.Contact: compact = 'm'; return "Contact"u8;
            case HeaderId.Route: compact = '\0'; return "Route"u8;
            case HeaderId.RecordRoute: compact = '\0'; return "Record-Route"u8;
            case HeaderId.ProxyRequire: compact = '\0'; return "Proxy-Require"u8;
            case HeaderId.Require: compact = '\0'; return "Require"u8;
            case HeaderId.Supported: compact = 'k'; return "Supported"u8;
            case HeaderId.PAssertedIdentity: compact = '\0'; return "P-Asserted-Identity"u8;
            case HeaderId.Privacy: compact = '\0'; return "Privacy"u8;
            case HeaderId.Diversion: compact = '\0'; return "Diversion"u8;
            case HeaderId.HistoryInfo: compact = '\0'; return "History-Info"u8;
            case HeaderId.Priority: compact = '\0'; return "Priority"u8;
            case HeaderId.ResourcePriority: compact = '\0'; return "Resource-Priority"u8;
            case HeaderId.PServedUser: compact = '\0'; return "P-Served-User"u8;
            case HeaderId.FeatureCaps: compact = '\0'; return "Feature-Caps"u8;
            case HeaderId.Identity: compact = 'y'; return "Identity"u8;
            case HeaderId.IdentityInfo: compact = 'n'; return "Identity-Info"u8;
            case HeaderId.ContentEncoding: compact = 'e'; return "Content-Encoding"u8;
            case HeaderId.Subject: compact = 's'; return "Subject"u8;
            case HeaderId.Event: compact = 'o'; return "Event"u8;
            case HeaderId.AllowEvents: compact = 'u'; return "Allow-Events"u8;
            case HeaderId.ReferTo: compact = 'r'; return "Refer-To"u8;
            case HeaderId.ReferredBy: compact = 'b'; return "Referred-By"u8;
            case HeaderId.SessionExpires: compact = 'x'; return "Session-Expires"u8;
            case HeaderId.AcceptContact: compact = 'a'; return "Accept-Contact"u8;
            case HeaderId.RejectContact: compact = 'j'; return "Reject-Contact"u8;
            case HeaderId.RequestDisposition: compact = 'd'; return "Request-Disposition"u8;
            case HeaderId.Allow: compact = '\0'; return "Allow"u8;
            case HeaderId.UserAgent: compact = '\0'; return "User-Agent"u8;
            case HeaderId.Reason: compact = '\0'; return "Reason"u8;
            case HeaderId.CallInfo: compact = '\0'; return "Call-Info"u8;
            case HeaderId.PPreferredIdentity: compact = '\0'; return "P-Preferred-Identity"u8;
            default: compact = '\0'; return default;
        }
    }
}
