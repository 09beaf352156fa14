using Seawall.Sip.Fuzz;
using Xunit;

namespace Seawall.Sip.Tests.Parsing;

/// <summary>
/// All messages of RFC 4475 and RFC 5118 with what becomes of them here: the reader's refusal, else that of the proxy's
/// checks (RFC 3261 §16.3), and the status answered, 0 for forwarded or dropped.
/// </summary>
public class TortureTests
{
    public static TheoryData<string, SipRefusal, int> Outcomes => new()
    {
        // RFC 4475 §3.1.1: well-formed
        { "wsinv", SipRefusal.None, 0 },
        { "intmeth", SipRefusal.None, 0 },
        { "esc01", SipRefusal.None, 0 },
        { "escnull", SipRefusal.None, 0 },
        { "esc02", SipRefusal.None, 0 },
        { "lwsdisp", SipRefusal.None, 0 },
        { "longreq", SipRefusal.None, 0 },
        { "dblreq", SipRefusal.None, 0 },
        { "semiuri", SipRefusal.None, 0 },
        { "transports", SipRefusal.None, 0 },
        { "mpart01", SipRefusal.None, 0 },
        { "unreason", SipRefusal.None, 0 },
        { "noreason", SipRefusal.None, 0 },

        // §3.1.2: malformed; what a proxy does not use passes
        { "badinv01", SipRefusal.ViaMalformed, 400 },
        { "clerr", SipRefusal.ContentLengthBeyondMessage, 400 },
        { "ncl", SipRefusal.ContentLengthMalformed, 400 },
        { "scalar02", SipRefusal.CSeqMalformed, 400 },
        { "scalarlg", SipRefusal.CSeqMalformed, 0 },
        { "quotbal", SipRefusal.ToMalformed, 400 },
        { "ltgtruri", SipRefusal.RequestUriMalformed, 400 },
        { "lwsruri", SipRefusal.RequestLineMalformed, 400 },
        { "lwsstart", SipRefusal.RequestLineMalformed, 400 },
        { "trws", SipRefusal.RequestLineMalformed, 400 },
        { "escruri", SipRefusal.RequestUriMalformed, 400 },
        { "baddate", SipRefusal.None, 0 },
        { "regbadct", SipRefusal.None, 0 },
        { "badaspec", SipRefusal.ToMalformed, 400 },
        { "baddn", SipRefusal.FromMalformed, 400 },
        { "badvers", SipRefusal.VersionUnsupported, 505 },
        { "mismatch01", SipRefusal.CSeqMethodMismatch, 400 },
        { "mismatch02", SipRefusal.CSeqMethodMismatch, 400 },
        { "bigcode", SipRefusal.StatusLineMalformed, 0 },

        // §3.2, §3.3, §3.4: meaning; a response to nowhere is dropped for its Via, which is not ours
        { "badbranch", SipRefusal.None, 0 },
        { "insuf", SipRefusal.FromMissing, 0 },
        { "unkscm", SipRefusal.SchemeUnsupported, 416 },
        { "novelsc", SipRefusal.SchemeUnsupported, 416 },
        { "unksm2", SipRefusal.None, 0 },
        { "bext01", SipRefusal.ExtensionUnsupported, 420 },
        { "invut", SipRefusal.None, 0 },
        { "regaut01", SipRefusal.None, 0 },
        { "multi01", SipRefusal.HeaderRepeated, 400 },
        { "mcl01", SipRefusal.HeaderRepeated, 400 },
        { "bcast", SipRefusal.None, 0 },
        { "zeromf", SipRefusal.TooManyHops, 483 },
        { "cparam01", SipRefusal.None, 0 },
        { "cparam02", SipRefusal.None, 0 },
        { "regescrt", SipRefusal.None, 0 },
        { "sdp01", SipRefusal.None, 0 },
        { "inv2543", SipRefusal.None, 0 },

        // RFC 5118 §4
        { "ipv6-good", SipRefusal.None, 0 },
        { "ipv6-bad", SipRefusal.RequestUriMalformed, 400 },
        { "port-ambiguous", SipRefusal.None, 0 },
        { "port-unambiguous", SipRefusal.None, 0 },
        { "via-received-param-with-delim", SipRefusal.None, 0 },
        { "via-received-param-no-delim", SipRefusal.None, 0 },
        { "ipv6-in-sdp", SipRefusal.None, 0 },
        { "mult-ip-in-header", SipRefusal.None, 0 },
        { "mult-ip-in-sdp", SipRefusal.None, 0 },
        { "ipv4-mapped-ipv6", SipRefusal.None, 0 },
        { "ipv6-bug-abnf-3-colons", SipRefusal.None, 0 },
        { "ipv6-correct-abnf-2-colons", SipRefusal.None, 0 },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Comes_out_as_the_rfc_says(string name, SipRefusal refusal, int status)
    {
        SipRefusal read = Read.Message(Bytes(name), out SipMessage message);
        SipRefusal found = read == SipRefusal.None && message.IsRequest ? RequestCheck.Of(message) : read;
        Assert.Equal(refusal, found);
        Assert.Equal(status, message.CanAnswer ? SipRefusals.Status(found) : 0);
    }

    [Fact]
    public void None_is_left_out()
    {
        Assert.Equal((13, 19, 17, 12), (
            Rfc4475Valid.All.Count, Rfc4475Invalid.All.Count, Rfc4475Semantics.All.Count, Rfc5118.All.Count));
        Assert.Equal(
            Corpus.All.Select(sample => sample.Name).Except(Calls.All.Select(sample => sample.Name)).Order(),
            Outcomes.Select(row => row.Data.Item1).Order());
    }

    [Fact]
    public void Odd_spacing_hides_nothing()
    {
        Read.Message(Bytes("wsinv"), out SipMessage message);
        Assert.Equal("1918181833n", Read.Text(message.ToTag));
        Assert.Equal("98asjd8", Read.Text(message.FromTag));
        Assert.Equal((68, 9, 150), (message.MaxForwards, message.CSeqNumber, message.ContentLength));
        Assert.Equal(150, message.Body.Length);
        var vias = new List<string>();
        foreach (HeaderValue value in message.Values(HeaderId.Via))
        {
            Assert.True(ViaValue.TryRead(message.Bytes, value.Range.Start, value.Range.End, out ViaValue via));
            vias.Add($"{Read.Text(via.Host.Of(message.Bytes))} {Read.Text(via.Branch.Of(message.Bytes))}");
        }

        Assert.Equal(
            ["192.0.2.2 390skdjuw", "spindle.example.com z9hG4bK9ikj8", "192.168.255.111 z9hG4bK30239"], vias);
    }

    [Fact]
    public void Any_token_is_a_method()
    {
        Read.Message(Bytes("intmeth"), out SipMessage message);
        Assert.Equal("!interesting-Method0123456789_*+`.%indeed'~", Read.Text(message.MethodName));
        Assert.Equal("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*", Read.Text(message.Uri.User.Of(message.Bytes)));
        Assert.Equal("&it+has=1,weird!*pas$wo~d_too.(doesn't-it)", Read.Text(message.Uri.Password.Of(message.Bytes)));
        Assert.Equal("\"BEL:\\\a NUL:\\\0 DEL:\\\x7F\"", Read.Text(message.To.DisplayName));
        Assert.Equal("_token~1'+`*%!-.", Read.Text(message.FromTag));
        Read.Message(Bytes("esc02"), out message);
        Assert.Equal((SipMethod.Unknown, "RE%47IST%45R"), (message.Method, Read.Text(message.MethodName)));
    }

    [Fact]
    public void A_second_message_in_a_datagram_is_dropped()
    {
        Read.Message(Bytes("dblreq"), out SipMessage message);
        Assert.Equal("REGISTER", Read.Text(message.MethodName));
        Assert.True(message.Body.IsEmpty);
    }

    [Fact]
    public void Bodies_are_not_looked_into()
    {
        Read.Message(Bytes("mpart01"), out SipMessage message);
        Assert.Equal(553, message.Body.Length);
        Assert.True(message.Body.EndsWith("\r\n--7a9cbec02ceef655--\r\n"u8));
    }

    [Theory]
    [InlineData("ipv6-good", "[2001:db8::10]", -1)]
    [InlineData("port-ambiguous", "[2001:db8::10:5070]", -1)]
    [InlineData("port-unambiguous", "[2001:db8::10]", 5070)]
    [InlineData("ipv6-bug-abnf-3-colons", "[2001:db8:::192.0.2.1]", -1)]
    [InlineData("ipv6-correct-abnf-2-colons", "[2001:db8::192.0.2.1]", -1)]
    public void The_brackets_bound_the_address(string name, string host, int port)
    {
        Read.Message(Bytes(name), out SipMessage message);
        Assert.Equal((host, port), (Read.Text(message.Uri.Host.Of(message.Bytes)), message.Uri.Port));
        Assert.Equal(HostKind.IPv6, message.Uri.HostKind);
    }

    [Theory]
    [InlineData("via-received-param-with-delim", "[2001:db8::9:255]")]
    [InlineData("via-received-param-no-delim", "2001:db8::9:255")]
    public void Received_is_taken_with_and_without_brackets(string name, string received)
    {
        Read.Message(Bytes(name), out SipMessage message);
        Assert.Equal(received, Read.Text(message.TopVia.Received.Of(message.Bytes)));
        Assert.StartsWith("z9hG4bKas3", Read.Text(message.TopVia.Branch.Of(message.Bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_cookie_is_no_unique_branch()
    {
        Read.Message(Bytes("badbranch"), out SipMessage message);
        Assert.False(message.TopVia.HasCookie);
        Read.Message(Bytes("mult-ip-in-header"), out message);
        Assert.True(message.TopVia.HasCookie);
    }

    static byte[] Bytes(string name) => Corpus.All.Single(sample => sample.Name == name).Bytes;
}
