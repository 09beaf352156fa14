using System.Text;
using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class AnswerWriterTests
{
    const string Invite = """
        INVITE sip:+8613900000001@192.0.2.1;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5080;branch=z9hG4bK74b43;rport
        Record-Route: <sip:192.0.2.10;lr>
        v: SIP/2.0/TCP a.net;branch=z9hG4bK1;received=10.0.0.1, SIP/2.0/UDP b.net;branch=z9hG4bK2
        Max-Forwards: 70
        f: "A, B" <sip:+442071838750@igw.example.net>;tag=9fxced76sl
        t: <sip:+8613900000001@192.0.2.1;user=phone>
        i: 3848276298220188511@igw.example.net
        CSeq: 17 INVITE
        Proxy-Require: foo, bar
        Proxy-Require: baz
        Content-Length: 3

        abc
        """;

    static readonly KeyedHash Key = new(Relay.ClusterKey);
    static readonly SourceAddress Source = new(HostAddress.ReadOrNone("192.0.2.10"u8), 5099);

    [Fact]
    public void Refuses_with_these_very_bytes() => Assert.Equal(
        """
        SIP/2.0 603 Decline
        Via: SIP/2.0/UDP 192.0.2.10:5080;branch=z9hG4bK74b43;rport=5099;received=192.0.2.10
        Via: SIP/2.0/TCP a.net;branch=z9hG4bK1;received=10.0.0.1, SIP/2.0/UDP b.net;branch=z9hG4bK2
        From: "A, B" <sip:+442071838750@igw.example.net>;tag=9fxced76sl
        To: <sip:+8613900000001@192.0.2.1;user=phone>;tag=sw2d506edd6dfd02c0204dffc5
        Call-ID: 3848276298220188511@igw.example.net
        CSeq: 17 INVITE
        Reason: Q.850;cause=21
        Content-Length: 0


        """,
        Write(Invite, new AnswerPlan { Status = 603, Source = Source, Reason = "Q.850;cause=21"u8 }));

    [Fact]
    public void Every_copy_of_a_request_gets_the_same_bytes() =>
        Assert.Equal(
            Write(Invite, new AnswerPlan { Status = 603, Source = Source }),
            Write(Invite, new AnswerPlan { Status = 603, Source = Source }));

    [Fact]
    public void The_ack_to_it_is_known()
    {
        var answer = Write(Invite, new AnswerPlan { Status = 603, Source = Source });
        var ack = Invite.Replace("INVITE", "ACK")
            .Replace("t: <sip:+8613900000001@192.0.2.1;user=phone>", Wire.Lines(answer, "To")[0]);
        Assert.True(ToTag.IsOurs(Key, Wire.Read(Wire.Octets(ack))));
    }

    [Fact]
    public void Adds_what_the_plan_says_in_order() => Assert.EndsWith(
        """

        CSeq: 17 INVITE
        Reason: Q.850;cause=24
        Call-Info: <https://block.example.net/1>;purpose=jwscard
        Retry-After: 10
        Contact: <sip:x@y>
        Unsupported: foo, bar
        Unsupported: baz
        Allow: INVITE, ACK
        Accept: application/sdp
        Supported: timer
        Server: Seawall
        Content-Length: 0


        """,
        Write(Invite, new AnswerPlan
        {
            Status = 420,
            Source = Source,
            Reason = "Q.850;cause=24"u8,
            CallInfo = "<https://block.example.net/1>;purpose=jwscard"u8,
            RetryAfter = 10,
            Contact = "<sip:x@y>"u8,
            Unsupported = true,
            Allow = "INVITE, ACK"u8,
            Accept = "application/sdp"u8,
            Supported = "timer"u8,
            Server = "Seawall"u8,
        }));

    [Theory]
    [InlineData(200, "", "SIP/2.0 200 OK")]
    [InlineData(302, "", "SIP/2.0 302 Moved Temporarily")]
    [InlineData(603, "Network Blocked", "SIP/2.0 603 Network Blocked")]
    [InlineData(608, "", "SIP/2.0 608 Rejected")]
    [InlineData(699, "", "SIP/2.0 699 Decline")]
    [InlineData(499, "", "SIP/2.0 499 Request Failure")]
    public void Says_status_and_phrase(int status, string phrase, string expected) => Assert.StartsWith(
        expected + "\n",
        Write(Invite, new AnswerPlan { Status = status, Phrase = Encoding.UTF8.GetBytes(phrase), Source = Source }));

    [Theory]
    [InlineData("t: <sip:b@c>", "To: <sip:b@c>;tag=sw")]
    [InlineData("t: sip:b@c;p=1", "To: sip:b@c;p=1;tag=sw")]
    [InlineData("To :  \"x\" <sip:b@c;tag=7> ; p", "To: \"x\" <sip:b@c;tag=7> ; p;tag=sw")]
    public void Tags_a_to_without_tag(string to, string expected) => Assert.StartsWith(
        expected, Wire.Lines(Write(WithTo(to), new AnswerPlan { Status = 603, Source = Source }), "To")[0]);

    [Fact]
    public void Leaves_a_to_with_tag_alone() => Assert.Equal(
        ["To: <sip:b@c>;tag=abc"],
        Wire.Lines(Write(WithTo("t: <sip:b@c>;tag=abc"), new AnswerPlan { Status = 481, Source = Source }), "To"));

    [Fact]
    public void Puts_folded_rows_on_one_line()
    {
        var folded = Invite
            .Replace("v: SIP/2.0/TCP a.net;", "v:\n SIP/2.0/TCP\t\n \t a.net;")
            .Replace("192.0.2.10:5080;branch", "192.0.2.10:5080\n ;branch")
            .Replace("f: \"A, B\" <", "f: \"A, B\"\n\t<")
            .Replace("CSeq: 17 INVITE", "CSeq: 17\n  INVITE");
        Assert.StartsWith(
            """
            SIP/2.0 603 Decline
            Via: SIP/2.0/UDP 192.0.2.10:5080 ;branch=z9hG4bK74b43;rport=5099;received=192.0.2.10
            Via: SIP/2.0/TCP a.net;branch=z9hG4bK1;received=10.0.0.1, SIP/2.0/UDP b.net;branch=z9hG4bK2
            From: "A, B" <sip:+442071838750@igw.example.net>;tag=9fxced76sl
            To: <sip:+8613900000001@192.0.2.1;user=phone>;tag=sw
            """,
            Write(folded, new AnswerPlan { Status = 603, Source = Source }));
        Assert.Equal(
            Write(Invite, new AnswerPlan { Status = 603, Source = Source }).Replace("5080;", "5080 ;"),
            Write(folded, new AnswerPlan { Status = 603, Source = Source }));
    }

    [Theory]
    [InlineData("Max-Forwards: 70", "Max-Forwards: seventy", SipRefusal.MaxForwardsMalformed)]
    [InlineData("Content-Length: 3", "Content-Length: 999", SipRefusal.ContentLengthBeyondMessage)]
    [InlineData("CSeq: 17 INVITE", "CSeq: 17 BYE", SipRefusal.CSeqMethodMismatch)]
    [InlineData("SIP/2.0\nVia", "SIP/7.0\nVia", SipRefusal.VersionUnsupported)]
    [InlineData("f: \"A, B\" <", "f: \"A, B <", SipRefusal.FromMalformed)]
    public void Answers_what_the_reader_refused_but_could_read_enough_of(string one, string other, SipRefusal refusal)
    {
        var octets = Wire.Octets(Invite.Replace(one, other));
        Assert.Equal(refusal, SipMessage.Parse(octets, new HeaderSlot[99], out var request));
        var span = new byte[2000];
        var status = SipRefusals.Status(refusal);
        var length = AnswerWriter.Write(request, new AnswerPlan { Status = status, Source = Source }, Key, span);
        var answer = Wire.Text(span.AsSpan(0, length));
        Assert.StartsWith($"SIP/2.0 {status} ", answer);
        Assert.Equal(2, Wire.Lines(answer, "Via").Length);
        Assert.EndsWith("\nContent-Length: 0\n\n", answer);
    }

    [Theory]
    [InlineData("INVITE", "ACK")]
    [InlineData("Via: SIP/2.0/UDP 192.0.2.10:5080;branch=z9hG4bK74b43;rport", "Via: nonsense")]
    [InlineData("i: 3848276298220188511@igw.example.net\n", "")]
    public void Nothing_goes_back_to_an_ack_or_into_the_void(string one, string other)
    {
        SipMessage.Parse(Wire.Octets(Invite.Replace(one, other)), new HeaderSlot[99], out var request);
        Assert.Equal(0,
            AnswerWriter.Write(request, new AnswerPlan { Status = 400, Source = Source }, Key, new byte[2000]));
    }

    [Fact]
    public void Goes_back_where_the_request_came_from()
    {
        var request = Wire.Read(Wire.Octets(Invite));
        Assert.Equal("Udp 192.0.2.10 5099 by 4/0", Relay.Text(AnswerWriter.Hop(request, Source, new ReturnPath(4, 0))));
    }

    [Fact]
    public void Tells_when_the_span_is_too_small_by_any_number()
    {
        var request = Wire.Read(Wire.Octets(Invite));
        var plan = new AnswerPlan { Status = 420, Source = Source, Unsupported = true, RetryAfter = 5, Server = "x"u8 };
        var span = new byte[2000];
        var whole = AnswerWriter.Write(request, plan, Key, span);
        for (var length = 0; length < whole; length++)
        {
            Assert.Equal(-1, AnswerWriter.Write(request, plan, Key, new byte[length]));
        }

        var exact = new byte[whole];
        Assert.Equal(whole, AnswerWriter.Write(request, plan, Key, exact));
        Assert.Equal(span[..whole], exact);
    }

    [Fact]
    public void Every_prefix_of_a_request_is_answered_well_or_not_at_all()
    {
        var octets = Wire.Octets(Invite);
        var answered = 0;
        for (var length = 0; length < octets.Length; length++)
        {
            SipMessage.Parse(octets.AsSpan(0, length), new HeaderSlot[99], out var request);
            var span = new byte[2000];
            var written = AnswerWriter.Write(request, new AnswerPlan { Status = 400, Source = Source }, Key, span);
            if (written > 0)
            {
                answered++;
                Assert.Equal(400, Wire.Read(span.AsSpan(0, written)).StatusCode);
            }
        }

        Assert.InRange(answered, 1, octets.Length);
    }

    static string WithTo(string to) => Invite.Replace("t: <sip:+8613900000001@192.0.2.1;user=phone>", to);

    static string Write(string text, in AnswerPlan plan)
    {
        var octets = Wire.Octets(text);
        var span = new byte[octets.Length + AnswerWriter.GrowthMax];
        return Wire.Text(span.AsSpan(0, AnswerWriter.Write(Wire.Read(octets), plan, Key, span)));
    }
}
