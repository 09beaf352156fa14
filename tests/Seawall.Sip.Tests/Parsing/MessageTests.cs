using System.Text;
using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class MessageTests
{
    [Fact]
    public void A_request_is_read_in_its_parts()
    {
        byte[] octets = Read.Octets(Read.Call);
        Assert.Equal(SipRefusal.None, Read.Message(octets, out SipMessage message));
        Assert.True(message.IsRequest);
        Assert.True(message.CanAnswer);
        Assert.Equal(SipMethod.Invite, message.Method);
        Assert.Equal("INVITE", Read.Text(message.MethodName));
        Assert.Equal("sip:bob@example.com", Read.Text(message.RequestUri));
        Assert.Equal(UriScheme.Sip, message.Uri.Scheme);
        Assert.Equal(0, message.StatusCode);
        Assert.Equal("c1@192.0.2.1", Read.Text(message.CallId));
        Assert.Equal(1, message.CSeqNumber);
        Assert.Equal(SipMethod.Invite, message.CSeqMethod);
        Assert.Equal(70, message.MaxForwards);
        Assert.Equal(4, message.ContentLength);
        Assert.Equal("body", Read.Text(message.Body));
        Assert.Equal("1", Read.Text(message.FromTag));
        Assert.True(message.ToTag.IsEmpty);
        Assert.Equal("z9hG4bKa", Read.Text(message.TopVia.Branch.Of(message.Bytes)));
        Assert.Equal("Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa\r\n", Row(message, 0));
        Assert.Equal("\r\n", Read.Text(message.Bytes[message.HeadersEnd..message.BodyOffset]));
        Assert.Equal("INVITE sip:bob@example.com SIP/2.0\r\n", Read.Text(message.Bytes[..message.HeadersOffset]));
    }

    [Fact]
    public void A_response_is_read_in_its_parts()
    {
        Assert.Equal(SipRefusal.None, Read.Message(Read.Octets(Read.Answer), out SipMessage message));
        Assert.False(message.IsRequest);
        Assert.False(message.CanAnswer);
        Assert.Equal(180, message.StatusCode);
        Assert.Equal("Ringing", Read.Text(message.ReasonPhraseRange.Of(message.Bytes)));
        Assert.Equal(SipMethod.Unknown, message.Method);
        Assert.Equal(SipMethod.Invite, message.CSeqMethod);
        Assert.Equal("2", Read.Text(message.ToTag));
        Assert.Equal("192.0.2.9", Read.Text(message.TopVia.Host.Of(message.Bytes)));
        Assert.Equal(-1, message.MaxForwards);
        Assert.True(message.Body.IsEmpty);
    }

    [Theory]
    [InlineData("CSeq: 1 INVITE", "CSeq: 0002147483647\t \r\n INVITE")]
    [InlineData("Max-Forwards: 70", "mAx-FORWARDS \t : \r\n 0000255 ")]
    [InlineData("Max-Forwards: 70\r\n", "")]
    [InlineData("Call-ID: c1@192.0.2.1", "i:\r\n\tc1%<>\"[]{}")]
    [InlineData("From: <sip:alice@example.com>;tag=1", "f:sip:alice@example.com")]
    [InlineData(
        "To: <sip:bob@example.com>", "T: \"Bob \\\"B\\\", <Bob>\" \r\n <sip:bob@example.com>\r\n ; x = \"y;z\"")]
    [InlineData("To: <sip:bob@example.com>", "To: <isbn:2983792873>")]
    [InlineData("SIP/2.0\r\nVia", "sip/2.0\r\nVia")]
    [InlineData("INVITE sip:bob@example.com SIP/2.0", "INVITE sips:%62ob@[::1]:65535;lr SIP/2.0")]
    [InlineData("INVITE sip:bob@example.com SIP/2.0", "INVITE tel:+86-571(1234) SIP/2.0")]
    [InlineData("INVITE sip:bob@example.com SIP/2.0", "INVITE urn:service:sos SIP/2.0")]
    [InlineData("INVITE sip:bob@example.com SIP/2.0", "INVITE x-y.z+1:whatever SIP/2.0")]
    [InlineData("Content-Length: 4", "l: 00004")]
    [InlineData("Content-Length: 4", "Date: not a date\r\nContact: <<>>;;;\r\nl: 4")]
    [InlineData("Content-Length: 4", "There is no colon here\r\n: nor a name here\r\nsp ace: x\r\nl: 4")]
    [InlineData("Content-Length: 4", "X:\r\nY: \r\n  \r\n \r\nl: 4")]
    [InlineData("INVITE sip", "\r\n\r\n\r\nINVITE sip")]
    public void What_the_grammar_allows_or_a_proxy_does_not_use_is_taken(string part, string replacement)
    {
        byte[] octets = Changed(Read.Call, part, replacement);
        Assert.Equal(SipRefusal.None, Read.Message(octets, out SipMessage message));
        Assert.Equal("body", Read.Text(message.Body));
        Assert.True(message.CanAnswer);
    }

    [Theory]
    [InlineData("INVITE sip:bob@example.com SIP/2.0", "GET / HTTP/1.1", SipRefusal.StartLineMalformed)]
    [InlineData("INVITE sip:bob@example.com SIP/2.0", "INVITE sip:bob@example.com", SipRefusal.StartLineMalformed)]
    [InlineData("INVITE sip:bob@example.com SIP/2.0", "\0", SipRefusal.StartLineMalformed)]
    [InlineData("INVITE sip", "INVITE  sip", SipRefusal.RequestLineMalformed)]
    [InlineData("SIP/2.0\r\nVia", " SIP/2.0\r\nVia", SipRefusal.RequestLineMalformed)]
    [InlineData("SIP/2.0\r\nVia", "SIP/2.0 \r\nVia", SipRefusal.RequestLineMalformed)]
    [InlineData("SIP/2.0\r\nVia", "SIP/two\r\nVia", SipRefusal.RequestLineMalformed)]
    [InlineData("INVITE sip:bob@example.com SIP", "INV@TE sip:bob@example.com SIP", SipRefusal.RequestLineMalformed)]
    [InlineData("INVITE sip:bob@example.com SIP", "INVITE sip:bob@exa\tmple.com SIP", SipRefusal.RequestLineMalformed)]
    [InlineData("INVITE sip:bob@example.com SIP", "INVITE SIP", SipRefusal.RequestLineMalformed)]
    [InlineData("Via: SIP", "  folded: row\r\nVia: SIP", SipRefusal.RequestLineMalformed)]
    [InlineData("SIP/2.0\r\nVia", "SIP/2.1\r\nVia", SipRefusal.VersionUnsupported)]
    [InlineData("SIP/2.0\r\nVia", "SIP/30.0\r\nVia", SipRefusal.VersionUnsupported)]
    [InlineData("sip:bob@example.com SIP", "sip: SIP", SipRefusal.RequestUriMalformed)]
    [InlineData("sip:bob@example.com SIP", "bob SIP", SipRefusal.RequestUriMalformed)]
    [InlineData("sip:bob@example.com SIP", "sip:bob@example.com:65536 SIP", SipRefusal.RequestUriMalformed)]
    [InlineData("sip:bob@example.com SIP", "sip:bob@example.com?Subject=x SIP", SipRefusal.RequestUriMalformed)]
    [InlineData("sip:bob@example.com SIP", "<sip:bob@example.com> SIP", SipRefusal.RequestUriMalformed)]
    [InlineData("Max-Forwards", "Max\nForwards", SipRefusal.LineBreakMalformed)]
    [InlineData("Max-Forwards", "Max\rForwards", SipRefusal.LineBreakMalformed)]
    [InlineData(" SIP/2.0\r\nVia", " SIP/2.0\nVia", SipRefusal.LineBreakMalformed)]
    [InlineData("\r\n\r\nbody", "\r\n\n\r\nbody", SipRefusal.LineBreakMalformed)]
    [InlineData("From: ", "To: <sip:x@y>\r\nFrom: ", SipRefusal.HeaderRepeated)]
    [InlineData("From: ", "f: <sip:x@y>\r\nFrom: ", SipRefusal.HeaderRepeated)]
    [InlineData("From: ", "i: x\r\nFrom: ", SipRefusal.HeaderRepeated)]
    [InlineData("From: ", "CSeq: 1 INVITE\r\nFrom: ", SipRefusal.HeaderRepeated)]
    [InlineData("From: ", "Max-Forwards: 70\r\nFrom: ", SipRefusal.HeaderRepeated)]
    [InlineData("From: ", "l: 4\r\nFrom: ", SipRefusal.HeaderRepeated)]
    [InlineData("Via: ", "Vi: ", SipRefusal.ViaMissing)]
    [InlineData("SIP/2.0/UDP", "SIP/2.0", SipRefusal.ViaMalformed)]
    [InlineData("UDP 192.0.2.1:5060", "UDP", SipRefusal.ViaMalformed)]
    [InlineData("192.0.2.1:5060;", "192.0.2.1:5060;;", SipRefusal.ViaMalformed)]
    [InlineData("192.0.2.1:5060", "192.0.2.1:70000", SipRefusal.ViaMalformed)]
    [InlineData("UDP 192", "UDP \u00A0192", SipRefusal.ViaMalformed)]
    [InlineData("From: ", "Frog: ", SipRefusal.FromMissing)]
    [InlineData("From: <sip", "From: \"x <sip", SipRefusal.FromMalformed)]
    [InlineData("From: <sip:alice@example.com>;tag=1", "From:", SipRefusal.FromMalformed)]
    [InlineData("From: <sip:alice@example.com>;tag=1", "From: <>;tag=1", SipRefusal.FromMalformed)]
    [InlineData(";tag=1", ";tag=1;tag=2", SipRefusal.FromMalformed)]
    [InlineData(";tag=1", ";tag=", SipRefusal.FromMalformed)]
    [InlineData(";tag=1", ";tag", SipRefusal.FromMalformed)]
    [InlineData("To: ", "Too: ", SipRefusal.ToMissing)]
    [InlineData("To: <sip:bob@example.com>", "To: < sip:bob@example.com>", SipRefusal.ToMalformed)]
    [InlineData("To: <sip:bob@example.com>", "To: <sip:bob@example.com", SipRefusal.ToMalformed)]
    [InlineData("To: <sip:bob@example.com>", "To: sip:bob@example.com?x=y", SipRefusal.ToMalformed)]
    [InlineData("To: <sip:bob@example.com>", "To: A, B <sip:bob@example.com>", SipRefusal.ToMalformed)]
    [InlineData("Call-ID: ", "Call_ID: ", SipRefusal.CallIdMissing)]
    [InlineData("c1@192.0.2.1", "", SipRefusal.CallIdMalformed)]
    [InlineData("c1@192.0.2.1", "c1 192.0.2.1", SipRefusal.CallIdMalformed)]
    [InlineData("CSeq: 1", "CSequence: 1", SipRefusal.CSeqMissing)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 2147483648 INVITE", SipRefusal.CSeqMalformed)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 99999999999999999999999999 INVITE", SipRefusal.CSeqMalformed)]
    [InlineData("CSeq: 1 INVITE", "CSeq: -1 INVITE", SipRefusal.CSeqMalformed)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 1INVITE", SipRefusal.CSeqMalformed)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 1", SipRefusal.CSeqMalformed)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 1 INVITE x", SipRefusal.CSeqMalformed)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 1 invite", SipRefusal.CSeqMethodMismatch)]
    [InlineData("Max-Forwards: 70", "Max-Forwards: 256", SipRefusal.MaxForwardsMalformed)]
    [InlineData("Max-Forwards: 70", "Max-Forwards: 7a", SipRefusal.MaxForwardsMalformed)]
    [InlineData("Max-Forwards: 70", "Max-Forwards:", SipRefusal.MaxForwardsMalformed)]
    [InlineData("Content-Length: 4", "Content-Length: four", SipRefusal.ContentLengthMalformed)]
    [InlineData("Content-Length: 4", "Content-Length: +4", SipRefusal.ContentLengthMalformed)]
    [InlineData("Content-Length: 4", "Content-Length: 4294967300", SipRefusal.ContentLengthMalformed)]
    [InlineData("Content-Length: 4", "Content-Length: 5", SipRefusal.ContentLengthBeyondMessage)]
    [InlineData("Content-Length: 4", "Content-Length: 2147483647", SipRefusal.ContentLengthBeyondMessage)]
    public void What_breaks_a_rule_is_refused_by_its_name(string part, string replacement, SipRefusal refusal) =>
        Assert.Equal(refusal, Read.Refusal(Changed(Read.Call, part, replacement)));

    [Theory]
    [InlineData("SIP/2.0 180 Ringing", "SIP/2.0 180", 180)]
    [InlineData("SIP/2.0 180 Ringing", "sip/2.0 699 ", 699)]
    [InlineData("SIP/2.0 180 Ringing", "SIP/2.0 100 \u00C3\u00A9  x", 100)]
    public void A_status_line_may_do_without_a_phrase(string part, string replacement, int status)
    {
        Assert.Equal(SipRefusal.None, Read.Message(Changed(Read.Answer, part, replacement), out SipMessage message));
        Assert.Equal(status, message.StatusCode);
    }

    [Theory]
    [InlineData("SIP/2.0 099 x", SipRefusal.StatusLineMalformed)]
    [InlineData("SIP/2.0 700 x", SipRefusal.StatusLineMalformed)]
    [InlineData("SIP/2.0 1800 x", SipRefusal.StatusLineMalformed)]
    [InlineData("SIP/2.0 18 x", SipRefusal.StatusLineMalformed)]
    [InlineData("SIP/2.0  180 x", SipRefusal.StatusLineMalformed)]
    [InlineData("SIP/2.0", SipRefusal.StatusLineMalformed)]
    [InlineData("SIP/2 180 x", SipRefusal.StatusLineMalformed)]
    [InlineData("SIP/2.1 180 x", SipRefusal.VersionUnsupported)]
    public void A_broken_status_line_is_refused(string line, SipRefusal refusal) =>
        Assert.Equal(refusal, Read.Refusal(Changed(Read.Answer, "SIP/2.0 180 Ringing", line)));

    [Theory]
    [InlineData("", SipRefusal.Empty)]
    [InlineData("\r\n\r\n", SipRefusal.Empty)]
    [InlineData("\r", SipRefusal.StartLineMalformed)]
    [InlineData("INVITE sip:a@b SIP/2.0", SipRefusal.StartLineMalformed)]
    [InlineData("INVITE sip:a@b SIP/2.0\r\n", SipRefusal.HeadersUnended)]
    public void Nothing_much_is_refused_without_a_look_at_the_rest(string text, SipRefusal refusal) =>
        Assert.Equal(refusal, Read.Refusal(Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void A_message_beyond_the_limit_is_refused()
    {
        byte[] head = Read.Octets(Read.Call.Replace("Content-Length: 4", "X: y"));
        Assert.Equal(SipRefusal.None, Read.Refusal([.. head, .. new byte[SipLimits.MessageMax - head.Length]]));
        Assert.Equal(SipRefusal.TooLarge, Read.Refusal([.. head, .. new byte[SipLimits.MessageMax - head.Length + 1]]));
    }

    [Fact]
    public void Rows_beyond_the_slots_are_refused_and_not_answered()
    {
        byte[] octets = Read.Octets(Read.Call);
        Assert.Equal(SipRefusal.None, SipMessage.Parse(octets, new HeaderSlot[7], out _));
        Assert.Equal(SipRefusal.HeadersTooMany, SipMessage.Parse(octets, new HeaderSlot[6], out SipMessage message));
        Assert.Equal(6, message.Headers.Length);
        Assert.False(message.CanAnswer);
        byte[] many = Read.CallWith([.. Enumerable.Repeat("X: y", SipLimits.HeaderRowsMax)]);
        Assert.Equal(SipRefusal.HeadersTooMany, SipMessage.Parse(many, new HeaderSlot[1000], out _));
    }

    [Fact]
    public void What_a_datagram_holds_beyond_its_body_is_dropped()
    {
        Assert.Equal(SipRefusal.None, Read.Message(Read.Octets(Read.Call + "surplus"), out SipMessage message));
        Assert.Equal("body", Read.Text(message.Body));
        Assert.Equal(Read.Octets(Read.Call), message.Bytes.ToArray());
    }

    [Fact]
    public void Without_a_length_the_body_is_the_rest()
    {
        byte[] octets = Changed(Read.Call, "Content-Length: 4\r\n", "");
        Assert.Equal(SipRefusal.None, Read.Message([.. octets, .. "\r\nmore"u8], out SipMessage message));
        Assert.Equal("body\r\nmore", Read.Text(message.Body));
        Assert.Equal(-1, message.ContentLength);
    }

    [Theory]
    [InlineData("INVITE sip", "INVITE  sip", true)]
    [InlineData("SIP/2.0\r\nVia", "SIP/3.0\r\nVia", true)]
    [InlineData("To: <sip:bob@example.com>", "To: <", true)]
    [InlineData("Content-Length: 4", "Content-Length: 9", true)]
    [InlineData("branch=z9hG4bKa", "branch=\"quoted\"", true)]
    [InlineData("SIP/2.0/UDP", "SIP/2.0", false)]
    [InlineData("To: ", "Too: ", false)]
    [InlineData("Call-ID: ", "Call_ID: ", false)]
    [InlineData("Max-Forwards", "Max\nForwards", false)]
    [InlineData("Content-Length: 4\r\n\r\nbody", "Content-Length: 4\r\n", true)]
    [InlineData("CSeq: 1 INVITE\r\nContent-Length: 4\r\n\r\nbody", "CSeq: 1 INVITE", false)]
    public void A_refused_request_is_answered_where_an_answer_can_be_written(
        string part, string replacement, bool can)
    {
        Assert.NotEqual(SipRefusal.None, Read.Message(Changed(Read.Call, part, replacement), out SipMessage message));
        Assert.Equal(can, message.CanAnswer);
    }

    [Fact]
    public void Rows_are_found_by_header_in_order()
    {
        byte[] octets = Read.CallWith("Route: <sip:a;lr>", "X-Other: 1", "route: <sip:b;lr>", "x-other: 2", "no colon");
        Assert.Equal(SipRefusal.None, Read.Message(octets, out SipMessage message));
        int first = message.First(HeaderId.Route);
        Assert.Equal("<sip:a;lr>", Read.Text(message.Value(first)));
        Assert.Equal("<sip:b;lr>", Read.Text(message.Value(message.Next(first))));
        Assert.Equal(-1, message.Next(message.Next(first)));
        Assert.Equal(-1, message.First(HeaderId.Diversion));
        Assert.False(message.Has(HeaderId.Diversion));
        Assert.True(message.Has(HeaderId.Malformed));
        int unknown = message.First(HeaderId.Unknown);
        Assert.Equal("X-Other", Read.Text(message.Name(message.Headers[unknown])));
        Assert.Equal("x-other: 2\r\n", Row(message, message.Next(unknown)));
    }

    [Fact]
    public void Rows_cover_the_whole_head_without_a_gap()
    {
        byte[] octets = Read.CallWith("A: b\n c", "d", ":", "E:\n\t\n f");
        Assert.Equal(SipRefusal.None, Read.Message(octets, out SipMessage message));
        int at = message.HeadersOffset;
        foreach (HeaderSlot slot in message.Headers)
        {
            Assert.Equal(at, slot.NameOffset);
            at = slot.RowEnd;
        }

        Assert.Equal(message.HeadersEnd, at);
        Assert.Equal(message.BodyOffset, at + 2);
    }

    static string Row(scoped in SipMessage message, int index)
    {
        HeaderSlot slot = message.Headers[index];
        return Read.Text(message.Bytes[slot.NameOffset..slot.RowEnd]);
    }

    static byte[] Changed(string text, string part, string replacement)
    {
        string whole = Read.Text(Read.Octets(text));
        Assert.Contains(part, whole, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(whole.Replace(part, replacement, StringComparison.Ordinal));
    }
}
