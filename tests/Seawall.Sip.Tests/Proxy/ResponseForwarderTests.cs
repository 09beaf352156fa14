using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class ResponseForwarderTests
{
    const string Invite = """
        INVITE sip:+8613900000001@192.0.2.1 SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74b43
        Via: SIP/2.0/TCP ua.example.net;branch=z9hG4bK1
        Max-Forwards: 70
        From: <sip:a@igw.example.net>;tag=9
        To: <sip:+8613900000001@192.0.2.1>
        Call-ID: 38482@igw.example.net
        CSeq: 1 INVITE


        """;

    static readonly Relay Relay = new();

    [Fact]
    public void Takes_one_via_off_and_leaves_the_rest()
    {
        var back = Relay.AnswerTo(Wire.Octets(Relay.Forward(Invite)), "180 Ringing",
            "x :  1 \n  2\nBroken\nContent-Length: 2\n\n\0\r");
        Assert.Equal(
            """
            SIP/2.0 180 Ringing
            Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74b43
            Via: SIP/2.0/TCP ua.example.net;branch=z9hG4bK1
            From: <sip:a@igw.example.net>;tag=9
            To: <sip:+8613900000001@192.0.2.1>
            Call-ID: 38482@igw.example.net
            CSeq: 1 INVITE
            x :  1 
              2
            Broken
            Content-Length: 2


            """ + "\0\r",
            Wire.Text(Relay.Back(back).Octets));
    }

    [Theory]
    [InlineData("Via: OURS\nVia: UPPER, LAST\n", "Via: UPPER, LAST\n")]
    [InlineData("Via: OURS, UPPER\nVia: LAST\n", "Via: UPPER\nVia: LAST\n")]
    [InlineData("Via: OURS, UPPER, LAST\n", "Via: UPPER, LAST\n")]
    [InlineData("v :\tOURS ,\n  UPPER ,LAST \nSubject: \"x\n", "v :\tUPPER ,LAST \nSubject: \"x\n")]
    [InlineData(
        "Subject: 1\nVia: OURS\nSubject: 2\nv: UPPER\nVIA: LAST\n", "Subject: 1\nSubject: 2\nv: UPPER\nVIA: LAST\n")]
    public void Takes_exactly_one_value_off_however_the_rows_are_cut(string rows, string expected)
    {
        var forwarded = Relay.Forward(Invite);
        var vias = Wire.Lines(forwarded, "Via").Select(line => line[5..]).ToArray();
        string Fill(string text) => text.Replace("OURS", vias[0]).Replace("UPPER", vias[1]).Replace("LAST", vias[2]);
        var response = Wire.Text(Relay.AnswerTo(Wire.Octets(forwarded)));
        var all = string.Concat(Wire.Lines(response, "Via").Select(line => line + "\n"));
        var back = Relay.Back(Wire.Octets(response.Replace(all, Fill(rows)))).Octets;
        Assert.Equal(response.Replace(all, Fill(expected)), Wire.Text(back));
    }

    [Theory]
    [InlineData("UDP 192.0.2.10:5070;branch=z9hG4bK1", "Udp 192.0.2.10 5070 by 3/0")]
    [InlineData("UDP 192.0.2.10;branch=z9hG4bK1", "Udp 192.0.2.10 5060 by 3/0")]
    [InlineData("UDP 192.0.2.10:5070;branch=z9hG4bK1;rport", "Udp 192.0.2.10 5080 by 3/0")]
    [InlineData("UDP igw.net:5070;branch=z9hG4bK1", "Udp 192.0.2.10 5070 by 3/0")]
    [InlineData("UDP igw.net;branch=z9hG4bK1", "Udp 192.0.2.10 5060 by 3/0")]
    [InlineData("UDP igw.net;rport;branch=z9hG4bK1", "Udp 192.0.2.10 5080 by 3/0")]
    [InlineData("UDP igw.net:5070;maddr=192.0.2.44;rport;branch=z9hG4bK1", "Udp 192.0.2.44 5070 by 3/0")]
    [InlineData("UDP igw.net;maddr=proxies.net;branch=z9hG4bK1", "Udp name proxies.net 5060 by 3/0")]
    [InlineData("UDP 192.0.2.10;received=10.0.0.9;rport=1;branch=z9hG4bK1", "Udp 192.0.2.10 5080 by 3/0")]
    [InlineData("UDP [2001:db8::9];branch=z9hG4bK1", "Udp 2001:db8::9 5060 by 3/0", "2001:db8::9")]
    [InlineData("UDP [2001:db8::8]:5070;branch=z9hG4bK1", "Udp 2001:db8::9 5070 by 3/0", "2001:db8::9")]
    [InlineData("UDP [2001:db8::9];rport;branch=z9hG4bK1", "Udp 2001:db8::9 5080 by 3/0", "2001:db8::9")]
    [InlineData("UDP igw.net;branch=1", "Udp 192.0.2.10 5060 by 3/0")]
    [InlineData("UDP igw.net", "Udp 192.0.2.10 5060 by 3/0")]
    public void Goes_where_the_lower_via_says(string via, string hop, string source = "192.0.2.10")
    {
        var relay = Relay with { Source = source, SourcePort = 5080, Path = new ReturnPath(3, 0) };
        Assert.Equal(hop, relay.Back(Relay.AnswerTo(Wire.Octets(relay.Forward(Lower(via))))).Hop);
    }

    [Theory]
    [InlineData("TCP igw.net;branch=z9hG4bK1", "Tcp 192.0.2.10 5060 by 3/18446744073709551615")]
    [InlineData("TCP 192.0.2.10:5070;rport;branch=z9hG4bK1", "Tcp 192.0.2.10 5070 by 3/18446744073709551615")]
    [InlineData("TLS igw.net;branch=z9hG4bK1", "Tls 192.0.2.10 5061 by 3/18446744073709551615")]
    [InlineData("TCP igw.net;maddr=192.0.2.44;branch=z9hG4bK1", "Tcp 192.0.2.10 5060 by 3/18446744073709551615")]
    public void Goes_back_by_the_connection_it_came_on(string via, string hop)
    {
        var path = new ReturnPath(3, ulong.MaxValue);
        var relay = Relay with { SourcePort = 41000, Path = path, Transport = SipTransport.Tcp };
        Assert.Equal(hop, relay.Back(Relay.AnswerTo(Wire.Octets(relay.Forward(Lower(via))))).Hop);
    }

    [Fact]
    public void Every_node_of_the_cluster_takes_the_response()
    {
        var response = Relay.AnswerTo(Wire.Octets(new Relay().Forward(Invite)));
        Assert.Equal("Udp 192.0.2.10 5060 by 1/0", new Relay().Back(response).Hop);
    }

    [Theory]
    [InlineData("192.0.2.1:5060;branch", "192.0.2.2:5060;branch", ResponseDrop.NotOurs)]
    [InlineData("192.0.2.1:5060;branch", "192.0.2.1:5099;branch", ResponseDrop.NotOurs)]
    [InlineData("192.0.2.1:5060;branch", "192.0.2.1;branch", ResponseDrop.None)]
    [InlineData("192.0.2.1:5060;branch", "192.0.2.1:5060;received=10.1.1.1;rport=5;branch", ResponseDrop.None)]
    [InlineData(";branch=z9hG4bK74b43", ";branch=z9hG4bK74b44", ResponseDrop.Forged)]
    [InlineData("192.0.2.10:5060", "198.51.100.7:5060", ResponseDrop.Forged)]
    [InlineData("192.0.2.10:5060", "192.0.2.10:5061", ResponseDrop.Forged)]
    [InlineData("192.0.2.10:5060", "192.0.2.10", ResponseDrop.Forged)]
    [InlineData(";branch=z9hG4bK74b43", ";branch=z9hG4bK74b43;received=198.51.100.7", ResponseDrop.Forged)]
    [InlineData(";branch=z9hG4bK74b43", ";branch=z9hG4bK74b43;rport=53", ResponseDrop.Forged)]
    [InlineData(";branch=z9hG4bK74b43", ";branch=z9hG4bK74b43;maddr=198.51.100.7", ResponseDrop.Forged)]
    [InlineData(";branch=z9hG4bK74b43", ";x=1;branch=z9hG4bK74b43", ResponseDrop.None)]
    [InlineData("UDP 192.0.2.10", "TCP 192.0.2.10", ResponseDrop.Forged)]
    [InlineData("Via: SIP/2.0/UDP 192.0.2.10:5060", "Via: SIP/2.0/UDP ", ResponseDrop.NextViaMalformed)]
    [InlineData(";sw=0", ";sw=1", ResponseDrop.Forged)]
    [InlineData(";sw=0", ";sw=", ResponseDrop.Forged)]
    [InlineData(";sw=0", ";sw=g", ResponseDrop.Forged)]
    [InlineData(";sw=0", ";sx=0", ResponseDrop.Forged)]
    public void A_changed_response_is_dropped_wherever_the_change_could_turn_it(
        string one, string other, ResponseDrop drop)
    {
        var response = Wire.Text(Relay.AnswerTo(Wire.Octets(Relay.Forward(Invite))));
        Assert.Contains(one, response);
        Assert.Equal(drop, Relay.Decide(Wire.Octets(response.Replace(one, other))));
    }

    [Fact]
    public void No_digit_of_branch_or_token_can_be_changed()
    {
        var relay = Relay with { Path = new ReturnPath(2, 0xABCDEF) };
        var response = Relay.AnswerTo(Wire.Octets(relay.Forward(Invite)));
        var text = Wire.Text(response);
        var from = response.AsSpan().IndexOf(";branch=z9hG4bK"u8) + ";branch=z9hG4bK".Length;
        var to = from + response.AsSpan(from).IndexOf((byte)'\r');
        Assert.Equal(ResponseDrop.None, relay.Decide(response));
        for (var place = from; place < to; place++)
        {
            var changed = response.ToArray();
            changed[place] = changed[place] == (byte)'0' ? (byte)'1' : (byte)'0';
            Assert.Equal(ResponseDrop.Forged, relay.Decide(changed));
        }
    }

    [Fact]
    public void Another_cluster_s_response_is_dropped() => Assert.Equal(
        ResponseDrop.Forged,
        (Relay with { Key = new KeyedHash(new byte[16]) }).Decide(Relay.AnswerTo(Wire.Octets(Relay.Forward(Invite)))));

    [Fact]
    public void A_token_of_one_request_does_not_fit_another()
    {
        var first = Wire.Lines(Relay.Forward(Invite), "Via")[0];
        var other = Wire.Text(Relay.AnswerTo(Wire.Octets(Relay.Forward(Invite.Replace("z9hG4bK74b43", "z9hG4bK9")))));
        Assert.Equal(ResponseDrop.Forged, Relay.Decide(Wire.Octets(other.Replace(Wire.Lines(other, "Via")[0], first))));
    }

    [Fact]
    public void The_answer_to_a_request_of_our_own_is_for_us() => Assert.Equal(
        ResponseDrop.ForUs,
        Relay.Decide(Wire.Octets(
            """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport=5060;received=192.0.2.1
            From: <sip:192.0.2.1:5060>;tag=1
            To: <sip:192.0.2.9>;tag=2
            Call-ID: 1
            CSeq: 1 OPTIONS


            """)));

    [Theory]
    [InlineData(SipTransport.Udp, "Server: x\n\nbody", "Server: x\n\nbody")]
    [InlineData(SipTransport.Tcp, "Server: x\n\nbody", "Server: x\nContent-Length: 4\n\nbody")]
    [InlineData(SipTransport.Tls, "Server: x\n\n", "Server: x\nContent-Length: 0\n\n")]
    [InlineData(SipTransport.Tcp, "l: 4\n\nbody", "l: 4\n\nbody")]
    public void Says_the_length_on_a_stream(SipTransport transport, string more, string expected)
    {
        var response = Relay.AnswerTo(Wire.Octets(Relay.Forward(Invite)), "200 OK", more);
        Assert.EndsWith("\n" + expected, Wire.Text(Relay.Back(response, transport).Octets));
    }

    [Fact]
    public void Tells_when_the_span_is_too_small_by_any_number()
    {
        var octets = Relay.AnswerTo(Wire.Octets(Relay.Forward(Invite)), "200 OK", "\nbody");
        var response = Wire.Read(octets);
        var whole = Relay.Back(octets, SipTransport.Tcp).Octets;
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Equal(-1, ResponseForwarder.Write(response, SipTransport.Tcp, new byte[length]));
        }

        Assert.Equal(whole.Length, ResponseForwarder.Write(response, SipTransport.Tcp, new byte[whole.Length]));
    }

    static string Lower(string via) => Invite.Replace("UDP 192.0.2.10:5060;branch=z9hG4bK74b43", via);
}
