using Seawall.Sip.Fuzz;
using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class RefusalTests
{
    static readonly SipRefusal[] All = Enum.GetValues<SipRefusal>();

    /// <summary>Numbers and labels leave the process: this table may only grow.</summary>
    public static TheoryData<SipRefusal, byte, string, int> Golden => new()
    {
        { SipRefusal.None, 0, "none", 0 },
        { SipRefusal.Empty, 1, "empty", 0 },
        { SipRefusal.TooLarge, 2, "too_large", 513 },
        { SipRefusal.StartLineMalformed, 3, "start_line_malformed", 0 },
        { SipRefusal.RequestLineMalformed, 4, "request_line_malformed", 400 },
        { SipRefusal.RequestUriMalformed, 5, "request_uri_malformed", 400 },
        { SipRefusal.StatusLineMalformed, 6, "status_line_malformed", 0 },
        { SipRefusal.VersionUnsupported, 7, "version_unsupported", 505 },
        { SipRefusal.LineBreakMalformed, 8, "line_break_malformed", 0 },
        { SipRefusal.HeadersUnended, 9, "headers_unended", 400 },
        { SipRefusal.HeadersTooMany, 10, "headers_too_many", 0 },
        { SipRefusal.HeaderRepeated, 11, "header_repeated", 400 },
        { SipRefusal.ViaMissing, 12, "via_missing", 400 },
        { SipRefusal.ViaMalformed, 13, "via_malformed", 400 },
        { SipRefusal.FromMissing, 14, "from_missing", 400 },
        { SipRefusal.FromMalformed, 15, "from_malformed", 400 },
        { SipRefusal.ToMissing, 16, "to_missing", 400 },
        { SipRefusal.ToMalformed, 17, "to_malformed", 400 },
        { SipRefusal.CallIdMissing, 18, "call_id_missing", 400 },
        { SipRefusal.CallIdMalformed, 19, "call_id_malformed", 400 },
        { SipRefusal.CSeqMissing, 20, "cseq_missing", 400 },
        { SipRefusal.CSeqMalformed, 21, "cseq_malformed", 400 },
        { SipRefusal.CSeqMethodMismatch, 22, "cseq_method_mismatch", 400 },
        { SipRefusal.MaxForwardsMalformed, 23, "max_forwards_malformed", 400 },
        { SipRefusal.ContentLengthMalformed, 24, "content_length_malformed", 400 },
        { SipRefusal.ContentLengthBeyondMessage, 25, "content_length_beyond_message", 400 },
        { SipRefusal.ContentLengthMissing, 26, "content_length_missing", 400 },
        { SipRefusal.RouteMalformed, 27, "route_malformed", 400 },
        { SipRefusal.SchemeUnsupported, 28, "scheme_unsupported", 416 },
        { SipRefusal.TooManyHops, 29, "too_many_hops", 483 },
        { SipRefusal.ExtensionUnsupported, 30, "extension_unsupported", 420 },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Keeps_its_number_label_and_answer(SipRefusal refusal, byte number, string label, int status)
    {
        Assert.Equal(number, (byte)refusal);
        Assert.Equal(label, SipRefusals.Label(refusal));
        Assert.Equal(status, SipRefusals.Status(refusal));
    }

    [Fact]
    public void The_set_is_closed()
    {
        Assert.Equal(SipRefusals.Count, All.Length);
        Assert.Equal(All.Length, Golden.Count);
        Assert.Equal(All.Length, All.Select(SipRefusals.Label).Distinct().Count());
        Assert.Equal("unknown", SipRefusals.Label((SipRefusal)SipRefusals.Count));
    }

    /// <summary>
    /// One run of the reader, the framing and the checks over what is known to be refused brings about them all.
    /// </summary>
    [Fact]
    public void Every_member_is_brought_about()
    {
        HashSet<SipRefusal> found = [];
        foreach (string change in Changes)
        {
            string[] parts = change.Replace("|", "\n").Split(" => ");
            byte[] octets = Read.Octets(Read.Call.Replace(parts[0], parts[1]));
            SipRefusal refusal = Read.Message(octets, out SipMessage message);
            found.Add(refusal == SipRefusal.None ? RequestCheck.Of(message) : refusal);
        }

        found.Add(Read.Refusal(default));
        found.Add(Read.Refusal(new byte[SipLimits.MessageMax + 1]));
        found.Add(Read.Refusal("GET / HTTP/1.1\r\n\r\n"u8));
        found.Add(Read.Refusal("INVITE sip:a@b SIP/2.0\rX"u8));
        found.Add(SipMessage.Parse(Read.Octets(Read.Call), default, out _));
        found.Add(StreamFraming.Next(Read.Octets(Read.Call.Replace("Content-Length", "X"))).Refusal);
        found.Add(RouteRefusal());
        found.UnionWith(Corpus.All.Select(sample => Read.Refusal(sample.Bytes)));
        Assert.Equal(All, found.Order());
    }

    static string[] Changes =>
    [
        "Length: 4 => Length: 4", "INVITE sip => INVITE  sip", "bob@example.com SIP => bob@ SIP",
        "SIP/2.0|Via => SIP/3.0|Via",
        "INVITE sip:bob@example.com SIP/2.0 => SIP/2.0 2 OK", "Length: 4||body => Length: 4",
        "To: => To: <sip:a@b>|To:",
        "Via => X", "SIP/2.0/UDP => SIP", "From => X", "<sip:alice => <", "To: => X:", "To: < => To: <<",
        "Call-ID => X",
        "c1@ => c1 @", "CSeq => X", "1 INVITE => INVITE", "1 INVITE => 1 BYE", "70 => 700", "Length: 4 => Length: x",
        "Length: 4 => Length: 9", "sip:bob@example.com SIP => isbn:1 SIP", "70 => 0", "Max- => Proxy-Require: a|Max-",
    ];

    static SipRefusal RouteRefusal()
    {
        byte[] octets = Read.CallWith("Route: sip:not-in-brackets.example.net;lr");
        Assert.Equal(SipRefusal.None, Read.Message(octets, out SipMessage message));
        return RouteRule.Decide(message, new OwnNames([]), default, RouteMode.Proxy, out _);
    }
}
