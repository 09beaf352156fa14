using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class RequestForwarderTests
{
    const string Invite = """
        INVITE sip:+8613900000001@192.0.2.1;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74b43
        Max-Forwards: 70
        From: "O'Neil, \"Al\"" <sip:+442071838750@igw.example.net>;tag=9fxced76sl
        To: <sip:+8613900000001@192.0.2.1;user=phone>
        Call-ID: 3848276298220188511@igw.example.net
        CSeq: 1 INVITE
        X-Unknown:   kept,  as it came 
        Contact: <sip:192.0.2.10>
        Content-Type: application/sdp
        Content-Length: 5

        v=0

        """;

    [Fact]
    public void Writes_these_very_bytes() => Assert.Equal(
        """
        INVITE sip:+8613900000001@192.0.2.1;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKc7453184c2c0f58efb8c4f7c7ab2e104;sw=0001a1cb30f274497a48
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74b43
        Max-Forwards: 69
        From: "O'Neil, \"Al\"" <sip:+442071838750@igw.example.net>;tag=9fxced76sl
        To: <sip:+8613900000001@192.0.2.1;user=phone>
        Call-ID: 3848276298220188511@igw.example.net
        CSeq: 1 INVITE
        X-Unknown:   kept,  as it came 
        Contact: <sip:192.0.2.10>
        Content-Type: application/sdp
        Content-Length: 5

        v=0

        """,
        new Relay().Forward(Invite));

    [Theory]
    [InlineData("192.0.2.10", 5060, "192.0.2.10:5060;branch=z9hG4bK1", "192.0.2.10:5060;branch=z9hG4bK1")]
    [InlineData("192.0.2.10", 5080, "192.0.2.10:5060;branch=z9hG4bK1", "192.0.2.10:5060;branch=z9hG4bK1")]
    [InlineData(
        "192.0.2.11", 5060, "192.0.2.10:5060;branch=z9hG4bK1", "192.0.2.10:5060;branch=z9hG4bK1;received=192.0.2.11")]
    [InlineData("192.0.2.11", 5060, "igw.net;branch=z9hG4bK1", "igw.net;branch=z9hG4bK1;received=192.0.2.11")]
    [InlineData(
        "192.0.2.10", 5080, "192.0.2.10;rport;branch=z9hG4bK1",
        "192.0.2.10;rport=5080;branch=z9hG4bK1;received=192.0.2.10")]
    [InlineData(
        "192.0.2.10", 5080, "192.0.2.10;branch=z9hG4bK1;rport",
        "192.0.2.10;branch=z9hG4bK1;rport=5080;received=192.0.2.10")]
    [InlineData(
        "192.0.2.10", 5080, "192.0.2.10;branch=z9hG4bK1;RPort ; x=\"a;rport\"",
        "192.0.2.10;branch=z9hG4bK1;RPort=5080 ; x=\"a;rport\";received=192.0.2.10")]
    [InlineData(
        "192.0.2.10", 5080, "192.0.2.10;rport=9;branch=z9hG4bK1",
        "192.0.2.10;rport=5080;branch=z9hG4bK1;received=192.0.2.10")]
    [InlineData(
        "192.0.2.10", 5080, "192.0.2.10;rport=5080;branch=z9hG4bK1",
        "192.0.2.10;rport=5080;branch=z9hG4bK1;received=192.0.2.10")]
    [InlineData(
        "192.0.2.10", 5080, "192.0.2.10;received=10.9.9.9;branch=z9hG4bK1",
        "192.0.2.10;received=192.0.2.10;branch=z9hG4bK1")]
    [InlineData(
        "192.0.2.10", 5080, "a;received = 10.9.9.9 ;branch=z9hG4bK1;rport",
        "a;received=192.0.2.10 ;branch=z9hG4bK1;rport=5080")]
    [InlineData(
        "192.0.2.10", 5080, "a;rport;received=192.0.2.10;branch=z9hG4bK1",
        "a;rport=5080;received=192.0.2.10;branch=z9hG4bK1")]
    [InlineData("2001:db8::9", 5060, "[2001:DB8:0:0::9];branch=z9hG4bK1", "[2001:DB8:0:0::9];branch=z9hG4bK1")]
    [InlineData(
        "2001:db8::9", 5060, "[2001:db8::8];branch=z9hG4bK1", "[2001:db8::8];branch=z9hG4bK1;received=2001:db8::9")]
    [InlineData(
        "2001:db8::9", 5060, "x;received=[2001:db8::9];branch=z9hG4bK1", "x;received=[2001:db8::9];branch=z9hG4bK1")]
    [InlineData(
        "2001:db8::9", 7, "[2001:db8::9];rport;branch=z9hG4bK1",
        "[2001:db8::9];rport=7;branch=z9hG4bK1;received=2001:db8::9")]
    public void Stamps_where_the_request_came_from(string source, int port, string via, string expected)
    {
        var relay = new Relay { Source = source, SourcePort = (ushort)port };
        var written = relay.Forward(Invite.Replace("192.0.2.10:5060;branch=z9hG4bK74b43", via));
        Assert.Equal("Via: SIP/2.0/UDP " + expected, Wire.Lines(written, "Via")[1]);
    }

    [Fact]
    public void Stamps_only_the_first_value_of_a_list()
    {
        var written = new Relay { Source = "192.0.2.99" }.Masked(Invite.Replace(
            "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74b43",
            "v:  SIP / 2.0 / UDP a ;branch=z9hG4bK1 , SIP/2.0/UDP b;rport\nSubject: x\nVia: SIP/2.0/TCP c"));
        Assert.Contains(
            "\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=OURS\nv:  SIP / 2.0 / UDP a ;branch=z9hG4bK1;received=192.0.2.99"
            + " , SIP/2.0/UDP b;rport\nSubject: x\nVia: SIP/2.0/TCP c\n", written);
    }

    [Fact]
    public void Keeps_the_folds_of_the_via_it_stamps()
    {
        var written = new Relay { SourcePort = 9 }.Masked(Invite.Replace(
            "192.0.2.10:5060;branch", "192.0.2.10:5060\n  ;rport\n\t;branch"));
        Assert.Contains(
            "Via: SIP/2.0/UDP 192.0.2.10:5060\n  ;rport=9\n\t;branch=z9hG4bK74b43;received=192.0.2.10\n", written);
    }

    [Theory]
    [InlineData("Max-Forwards: 70\n", "Max-Forwards: 69\n")]
    [InlineData("Max-Forwards: 1\n", "Max-Forwards: 0\n")]
    [InlineData("MAX-FORWARDS :\t007 \n", "MAX-FORWARDS :\t6 \n")]
    [InlineData("Max-Forwards: 255\n", "Max-Forwards: 254\n")]
    public void Takes_one_hop_off(string row, string expected) =>
        Assert.Contains("\n" + expected, new Relay().Forward(Invite.Replace("Max-Forwards: 70\n", row)));

    [Fact]
    public void Gives_hops_to_what_has_none() => Assert.StartsWith(
        """
        INVITE sip:+8613900000001@192.0.2.1;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.1:5060;branch=OURS
        Max-Forwards: 70
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74b43
        From: 
        """.TrimEnd(),
        new Relay().Masked(Invite.Replace("Max-Forwards: 70\n", "")));

    [Theory]
    [InlineData(SipTransport.Udp, "192.0.2.1:5060", false, 0, "UDP 192.0.2.1:5060;branch=OURS")]
    [InlineData(SipTransport.Tcp, "192.0.2.1", false, 0, "TCP 192.0.2.1;branch=OURS")]
    [InlineData(SipTransport.Tls, "screen.example.net", true, 0, "TLS screen.example.net;branch=OURS;rport")]
    [InlineData(
        SipTransport.Udp, "[2001:db8::1]:5060", true, 0xFEDCBA9876543210, "UDP [2001:db8::1]:5060;branch=OURS;rport")]
    public void Pushes_a_via_of_its_own(SipTransport transport, string sentBy, bool rport, ulong connection,
        string expected)
    {
        var path = new ReturnPath(7, connection);
        var relay = new Relay { Transport = transport, SentBy = sentBy, Rport = rport, Path = path };
        Assert.Equal("Via: SIP/2.0/" + expected, Wire.Lines(relay.Masked(Invite), "Via")[0]);
    }

    [Theory]
    [InlineData(SipTransport.Udp, "Content-Length: 5\n", "Content-Length: 5\n")]
    [InlineData(SipTransport.Udp, "", "")]
    [InlineData(SipTransport.Tcp, "Content-Length: 5\n", "Content-Length: 5\n")]
    [InlineData(SipTransport.Tcp, "l:5\n", "l:5\n")]
    [InlineData(SipTransport.Tcp, "", "Content-Length: 5\n")]
    [InlineData(SipTransport.Tls, "", "Content-Length: 5\n")]
    public void Says_the_length_on_a_stream(SipTransport transport, string row, string expected)
    {
        var written = new Relay { Transport = transport }.Forward(Invite.Replace("Content-Length: 5\n", row));
        Assert.EndsWith("Content-Type: application/sdp\n" + expected + "\nv=0\n", written);
    }

    [Fact]
    public void Leaves_a_binary_body_alone()
    {
        byte[] body = [0, 1, 13, 10, 0, 255, 10, 13, 10, 13, 10];
        byte[] request = [.. Wire.Octets(Invite.Replace("Content-Length: 5\n\nv=0\n", "Content-Length: 11\n\n")),
            .. body];
        Assert.Equal(body, new Relay().Forward(request)[^11..]);
    }

    [Fact]
    public void Drops_what_a_datagram_holds_beyond_its_length() =>
        Assert.EndsWith("\n\nv=0\n", new Relay().Forward(Invite + "surplus"));

    [Fact]
    public void Sends_to_an_announcement_instead()
    {
        var relay = new Relay { Target = "sip:annc@192.0.2.30;play=file:///barred.wav", WithoutRoutes = true };
        var written = relay.Masked(Invite
            .Replace("From:", "Route: <sip:192.0.2.1;lr>\nRoute: <sip:core.net;lr>, <sip:x>\nFrom:"));
        Assert.StartsWith("INVITE sip:annc@192.0.2.30;play=file:///barred.wav SIP/2.0\nVia: ", written);
        Assert.Empty(Wire.Lines(written, "Route"));
        Assert.Contains("\nTo: <sip:+8613900000001@192.0.2.1;user=phone>\n", written);
    }

    [Fact]
    public void Records_both_sides_of_a_bridge_above_what_is_there()
    {
        var relay = new Relay
        {
            RecordRoute = "<sip:192.0.2.1:5060;transport=tcp;lr;sw>",
            RecordRouteBelow = "<sip:[2001:db8::1]:5060;lr;sw>",
        };
        var written = relay.Masked(Invite.Replace("From:", "Record-Route: <sip:before.net;lr>\nFrom:"));
        Assert.Equal(
            [
                "Record-Route: <sip:192.0.2.1:5060;transport=tcp;lr;sw>",
                "Record-Route: <sip:[2001:db8::1]:5060;lr;sw>",
                "Record-Route: <sip:before.net;lr>",
            ],
            Wire.Lines(written, "Record-Route"));
    }

    [Fact]
    public void A_retransmission_by_another_node_is_the_same_bytes()
    {
        var octets = Wire.Octets(Invite);
        Assert.Equal(new Relay().Forward(octets), new Relay().Forward(octets));
    }

    [Fact]
    public void Cancel_and_ack_carry_the_branch_of_their_invite_even_over_another_connection()
    {
        var relay = new Relay { Path = new ReturnPath(2, 77) };
        var invite = Wire.Lines(relay.Forward(Invite), "Via")[0].Split(";sw=")[0];
        foreach (var method in new[] { "CANCEL", "ACK" })
        {
            var other = (relay with { Path = new ReturnPath(3, 78) }).Forward(Invite.Replace("INVITE", method));
            Assert.Equal(invite, Wire.Lines(other, "Via")[0].Split(";sw=")[0]);
        }
    }

    [Fact]
    public void Unknown_methods_and_rows_nobody_can_read_pass_through()
    {
        var written = new Relay().Masked(Invite.Replace("INVITE", "NEWMETHOD")
            .Replace("Contact:", "no colon here\nContact:"));
        Assert.Contains("\nX-Unknown:   kept,  as it came \nno colon here\nContact: <sip:192.0.2.10>\n", written);
        Assert.StartsWith("NEWMETHOD sip:", written);
    }

    [Fact]
    public void Tells_when_the_span_is_too_small_by_any_number()
    {
        var relay = new Relay { SourcePort = 9, Transport = SipTransport.Tcp, RecordRoute = "<sip:a;lr>" };
        var request = Wire.Octets(Invite
            .Replace(":5060;branch", ";rport;branch").Replace("Max-Forwards: 70\n", "Route: <sip:strict.net>\n")
            .Replace("Content-Length: 5\n", ""));
        var whole = relay.Forward(request);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Equal(-1, relay.Write(request, new byte[length]));
        }

        var span = new byte[whole.Length];
        Assert.Equal(whole.Length, relay.Write(request, span));
        Assert.Equal(whole, span);
    }

    [Fact]
    public void Every_prefix_that_is_a_message_goes_on_as_one()
    {
        var octets = Wire.Octets(Invite.Replace("Content-Length: 5\n", ""));
        var forwarded = 0;
        for (var length = 0; length < octets.Length; length++)
        {
            if (SipMessage.Parse(octets.AsSpan(0, length), new HeaderSlot[99], out _) == SipRefusal.None)
            {
                forwarded++;
                var written = Wire.Read(new Relay().Forward(octets.AsSpan(0, length)));
                Assert.Equal(Wire.Read(octets.AsSpan(0, length)).Body.ToArray(), written.Body.ToArray());
            }
        }

        Assert.Equal("v=0\r\n".Length, forwarded);
    }

    [Fact]
    public void Never_grows_by_more_than_it_says()
    {
        var relay = new Relay
        {
            Source = "2001:db8:1111:2222:3333:4444:5555:6666",
            SourcePort = 65535,
            Transport = SipTransport.Tcp,
            Rport = true,
            Path = new ReturnPath(ushort.MaxValue, ulong.MaxValue),
            SentBy = "s",
            RecordRoute = "<sip:a;lr>",
            RecordRouteBelow = "<sip:b;lr>",
        };
        var request = Wire.Octets(Invite
            .Replace(":5060;branch", ";rport;branch").Replace("Max-Forwards: 70\n", "Route: <sip:strict.net>\n")
            .Replace("Content-Length: 5\n", ""));
        var texts = 1 + 10 + 10 + "sip:+8613900000001@192.0.2.1;user=phone".Length;
        Assert.InRange(relay.Forward(request).Length, 0, request.Length + texts + RequestForwarder.GrowthMax);
    }
}
