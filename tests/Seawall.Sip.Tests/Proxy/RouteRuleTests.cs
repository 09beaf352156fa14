using Xunit;

namespace Seawall.Sip.Tests.Proxy;

/// <summary>
/// Each row: who we are, what comes in, what goes out by which next hop. The examples of RFC 3261 §16.12 first.
/// </summary>
public class RouteRuleTests
{
    public static TheoryData<string, string, string, string, string> Rows => new()
    {
        // §16.12.1.1, the basic SIP trapezoid
        {
            "p2.domain.com", "BYE sip:caller@u1.example.com", "Route: <sip:p2.domain.com;lr>,<sip:p1.example.com;lr>",
            "BYE sip:caller@u1.example.com|Route: <sip:p1.example.com;lr>", "Route sip:p1.example.com;lr"
        },
        {
            "p1.example.com", "BYE sip:caller@u1.example.com", "Route: <sip:p1.example.com;lr>",
            "BYE sip:caller@u1.example.com", "Trunk"
        },
        {
            "p1.example.com", "BYE sip:caller@u1.example.com", "Route: <sip:p1.example.com;lr;sw>",
            "BYE sip:caller@u1.example.com", "RequestUri sip:caller@u1.example.com"
        },

        // §16.12.1.2, traversing a strict-routing proxy: P4, then (P3 being strict) P2, then P1
        {
            "p4.domain.com", "BYE sip:caller@u1.example.com",
            "Route: <sip:p4.domain.com;lr>|Route: <sip:p3.middle.com>"
            + "|Route: <sip:p2.example.com;lr>|Route: <sip:p1.example.com;lr>",
            "BYE sip:p3.middle.com|Route: <sip:p2.example.com;lr>"
            + "|Route: <sip:p1.example.com;lr>|Route: <sip:caller@u1.example.com>",
            "RequestUri sip:p3.middle.com"
        },
        {
            "p2.example.com", "BYE sip:p2.example.com;lr",
            "Route: <sip:p1.example.com;lr>|Route: <sip:caller@u1.example.com>",
            "BYE sip:caller@u1.example.com|Route: <sip:p1.example.com;lr>", "Route sip:p1.example.com;lr"
        },
        {
            "p1.example.com", "BYE sip:caller@u1.example.com", "Route: <sip:p1.example.com;lr>",
            "BYE sip:caller@u1.example.com", "Trunk"
        },

        // §16.12.1.3, two sides: the values of both are ours
        {
            "gateway.leftprivatespace.com gateway.rightprivatespace.com", "BYE sip:caller@u1.leftprivatespace.com",
            "Route: <sip:gateway.rightprivatespace.com;lr;sw>, <sip:gateway.leftprivatespace.com;lr;sw>",
            "BYE sip:caller@u1.leftprivatespace.com", "RequestUri sip:caller@u1.leftprivatespace.com"
        },

        // no Route at all
        { "192.0.2.1", "INVITE sip:+8613900000001@192.0.2.1", "", "INVITE sip:+8613900000001@192.0.2.1", "Trunk" },
        { "192.0.2.1", "INVITE tel:+8613900000001", "", "INVITE tel:+8613900000001", "Trunk" },

        // the next is a loose router; ours is not first and stays
        {
            "192.0.2.1", "INVITE sip:b@home.net", "Route: <sip:192.0.2.7;lr>, <sip:192.0.2.1;lr>",
            "INVITE sip:b@home.net|Route: <sip:192.0.2.7;lr>, <sip:192.0.2.1;lr>", "Route sip:192.0.2.7;lr"
        },

        // the same with other spellings: case, spaces, display names, header parameters, folds
        {
            "SCREEN.example.net", "INVITE sip:b@home.net",
            "route : \"a, b\"  <SIP:x@Screen.Example.NET:5060;lr=on> ;p=1 ,\t<sip:192.0.2.7;lr>;q",
            "INVITE sip:b@home.net|route : <sip:192.0.2.7;lr>;q", "Route sip:192.0.2.7;lr"
        },
        {
            "192.0.2.1", "INVITE sip:b@home.net", "Route: <sip:192.0.2.1;lr>,|  <sip:a.net;lr>  ,|\t<sip:b.net;lr>",
            "INVITE sip:b@home.net|Route: <sip:a.net;lr>  ,|\t<sip:b.net;lr>", "Route sip:a.net;lr"
        },

        // one of ours without lr is ours all the same
        { "192.0.2.1", "INVITE sip:b@home.net", "Route: <sip:192.0.2.1>", "INVITE sip:b@home.net", "Trunk" },

        // IPv6 by value, and a port that is not ours
        {
            "2001:db8::1", "INVITE sip:b@home.net",
            "Route: <sip:[2001:DB8:0:0::1];lr>|Route: <sip:[2001:db8::1]:5070;lr>",
            "INVITE sip:b@home.net|Route: <sip:[2001:db8::1]:5070;lr>", "Route sip:[2001:db8::1]:5070;lr"
        },

        // several of ours, over rows, then a strict one in the middle of a row
        {
            "192.0.2.1", "INVITE sip:b@home.net;x=1",
            "Route: <sip:192.0.2.1;lr>|Route: <sip:192.0.2.1;lr>, <sip:strict.net>, <sip:c.net;lr>|X: 1",
            "INVITE sip:strict.net|Route: <sip:c.net;lr>|Route: <sip:b@home.net;x=1>|X: 1", "RequestUri sip:strict.net"
        },

        // only a strict one: its row goes and the Request-URI comes in its place
        {
            "192.0.2.1", "INVITE sip:b@home.net", "Route: <sip:strict.net>",
            "INVITE sip:strict.net|Route: <sip:b@home.net>", "RequestUri sip:strict.net"
        },

        // a strict router before us, nothing left but what it moved
        {
            "192.0.2.1", "INVITE sip:192.0.2.1;lr", "Route: <sip:b@home.net>",
            "INVITE sip:b@home.net", "RequestUri sip:b@home.net"
        },

        // a strict router before us and another after
        {
            "192.0.2.1", "INVITE sip:192.0.2.1;lr", "Route: <sip:strict.net>, <sip:c.net;lr>, <sip:b@home.net>",
            "INVITE sip:strict.net|Route: <sip:c.net;lr>|Route: <sip:b@home.net>", "RequestUri sip:strict.net"
        },

        // the last value is what a strict router moved, even where it names us
        {
            "192.0.2.1", "INVITE sip:192.0.2.1;lr", "Route: <sip:192.0.2.1;lr>, <sip:b@192.0.2.1>",
            "INVITE sip:b@192.0.2.1", "RequestUri sip:b@192.0.2.1"
        },

        // our address as Request-URI without lr is a number at our address, not our Record-Route
        {
            "192.0.2.1", "INVITE sip:+8613900000001@192.0.2.1", "Route: <sip:c.net;lr>",
            "INVITE sip:+8613900000001@192.0.2.1|Route: <sip:c.net;lr>", "Route sip:c.net;lr"
        },

        // maddr is ours, port and transport are those of the listener
        { "192.0.2.1", "INVITE sip:b@home.net;maddr=192.0.2.1", "", "INVITE sip:b@home.net", "Trunk" },
        {
            "192.0.2.1", "INVITE sip:b@home.net:5060;user=phone;MADDR=192.0.2.1;transport=UDP;x", "",
            "INVITE sip:b@home.net:5060;user=phone;transport=UDP;x", "Trunk"
        },
        { "192.0.2.1", "INVITE sip:b@home.net;maddr=192.0.2.9", "", "INVITE sip:b@home.net;maddr=192.0.2.9", "Trunk" },
        {
            "192.0.2.1", "INVITE sip:b@home.net;maddr=192.0.2.1;transport=tcp", "",
            "INVITE sip:b@home.net;maddr=192.0.2.1;transport=tcp", "Trunk"
        },
        {
            "192.0.2.1", "INVITE sip:b@home.net:5070;maddr=192.0.2.1", "",
            "INVITE sip:b@home.net:5070;maddr=192.0.2.1", "Trunk"
        },
        {
            "192.0.2.1", "INVITE sips:b@home.net;maddr=192.0.2.1", "",
            "INVITE sips:b@home.net;maddr=192.0.2.1", "Trunk"
        },
        {
            "192.0.2.1", "INVITE sip:b@home.net;maddr=192.0.2.1", "Route: <sip:strict.net>",
            "INVITE sip:strict.net|Route: <sip:b@home.net>", "RequestUri sip:strict.net"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Routes_in_line(string own, string startLine, string route, string expected, string hop) =>
        Check(Names(own), RouteMode.Proxy, new ReceivedOn(SipTransport.Udp, 5060), startLine, route, expected, hop);

    [Theory]
    [InlineData(
        "Route: <sip:as.example.net;lr>, <sip:orig@scscf.ims.net:5054;lr;orig-dialog-id=9ab;x=%41>;y=1",
        "Route: <sip:orig@scscf.ims.net:5054;lr;orig-dialog-id=9ab;x=%41>;y=1",
        "Route sip:orig@scscf.ims.net:5054;lr;orig-dialog-id=9ab;x=%41")]
    [InlineData(
        "Route: <sip:as.example.net;lr>|Route:<sip:scscf.ims.net>,<sip:bgcf.ims.net;lr>",
        "Route:<sip:scscf.ims.net>,<sip:bgcf.ims.net;lr>",
        "Route sip:scscf.ims.net")]
    [InlineData("Route: <sip:as.example.net;lr>", "", "Trunk")]
    public void As_an_application_server_only_its_own_value_goes(string route, string left, string hop) =>
        Check(
            Names("as.example.net"), RouteMode.ApplicationServer, new ReceivedOn(SipTransport.Udp, 5060),
            "INVITE sip:as.example.net;lr;maddr=as.example.net", route,
            ("INVITE sip:as.example.net;lr;maddr=as.example.net|" + left).TrimEnd('|'), hop);

    [Theory]
    [InlineData(
        SipTransport.Tcp, 5070, "INVITE sip:b@home.net:5070;maddr=192.0.2.1;transport=tcp;x",
        "INVITE sip:b@home.net;x")]
    [InlineData(SipTransport.Tls, 5061, "INVITE sips:b@home.net;maddr=192.0.2.1", "INVITE sips:b@home.net")]
    [InlineData(
        SipTransport.Tls, 5071, "INVITE sips:b@home.net:5071;maddr=192.0.2.1;transport=tcp",
        "INVITE sips:b@home.net")]
    public void Maddr_takes_port_and_transport_with_it_unless_they_are_the_default(
        SipTransport transport, int port, string startLine, string expected) =>
        Check(Names("192.0.2.1"), RouteMode.Proxy, new ReceivedOn(transport, port), startLine, "", expected, "Trunk");

    [Theory]
    [InlineData("Route: sip:192.0.2.7;lr", RouteMode.Proxy)]
    [InlineData("Route: sip:192.0.2.7;lr", RouteMode.ApplicationServer)]
    [InlineData("Route: <sip:192.0.2.1;lr>, <sip:192.0.2.7;lr", RouteMode.Proxy)]
    [InlineData("Route: ", RouteMode.Proxy)]
    [InlineData("Route: <>", RouteMode.Proxy)]
    [InlineData("Route: ,<sip:192.0.2.7;lr>", RouteMode.Proxy)]
    public void What_has_to_be_read_and_cannot_is_refused(string route, RouteMode mode) =>
        Assert.Equal(SipRefusal.RouteMalformed, Decide(mode, "INVITE sip:b@home.net", route));

    [Fact]
    public void A_malformed_last_value_after_a_strict_router_is_refused() =>
        Assert.Equal(
            SipRefusal.RouteMalformed,
            Decide(RouteMode.Proxy, "INVITE sip:192.0.2.1;lr", "Route: <sip:a;lr>, nonsense"));

    [Fact]
    public void What_need_not_be_read_passes_through() =>
        Check(
            Names("192.0.2.1"), RouteMode.Proxy, new ReceivedOn(SipTransport.Udp, 5060), "INVITE sip:b@home.net",
            "Route: <sip:192.0.2.1;lr>, <sip:192.0.2.7;lr>, nonsense",
            "INVITE sip:b@home.net|Route: <sip:192.0.2.7;lr>, nonsense", "Route sip:192.0.2.7;lr");

    [Fact]
    public void The_side_of_a_double_record_route_is_told()
    {
        var request = Wire.Read(Wire.Octets(Request(
            "BYE sip:b@home.net",
            "Route: <sip:192.0.2.1;lr;sw>, <sip:192.0.2.1:5061;transport=tcp;lr;sw>, <sip:c.net;lr>")));
        RouteRule.Decide(request, new Relay().Names, default, RouteMode.Proxy, out var plan);
        Assert.Equal("sip:192.0.2.1:5061;transport=tcp;lr;sw", Wire.Text(plan.OwnRoute));
        Assert.Equal(NextHopBy.Route, plan.By);
    }

    [Theory]
    [InlineData("CANCEL")]
    [InlineData("ACK")]
    public void Cancel_and_ack_go_the_way_of_their_invite(string method)
    {
        foreach (var (own, startLine, route, expected, hop) in Rows.Select(row => row.Data))
        {
            if (startLine.StartsWith("INVITE", StringComparison.Ordinal))
            {
                Check(
                    Names(own), RouteMode.Proxy, new ReceivedOn(SipTransport.Udp, 5060),
                    startLine.Replace("INVITE", method), route, expected.Replace("INVITE", method), hop);
            }
        }
    }

    static OwnNames Names(string own) =>
        new(own.Split(' ').Select(host => new OwnName(SipTransport.Unknown, host, 5060)));

    static SipRefusal Decide(RouteMode mode, string startLine, string route) => RouteRule.Decide(
        Wire.Read(Wire.Octets(Request(startLine, route))), new Relay().Names, default, mode, out _);

    static string Request(string startLine, string route)
    {
        var method = startLine.Split(' ')[0];
        var rows = route == "" ? "" : route.Replace('|', '\n') + "\n";
        return $"""
            {startLine} SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1
            Max-Forwards: 70
            {rows}From: <sip:a@a.net>;tag=1
            To: <sip:b@home.net>
            Call-ID: 1@a.net
            CSeq: 1 {method}
            Content-Length: 0


            """.ReplaceLineEndings("\n");
    }

    static void Check(
        OwnNames names, RouteMode mode, ReceivedOn received, string startLine, string route, string expected,
        string hop)
    {
        var octets = Wire.Octets(Request(startLine, route));
        var request = Wire.Read(octets);
        Assert.Equal(SipRefusal.None, RouteRule.Decide(request, names, received, mode, out var plan));
        Assert.Equal(hop, $"{plan.By} {Wire.Text(plan.NextHopUri)}".Trim());

        var relay = new Relay { Names = names, Mode = mode, ReceivedOn = received };
        var parts = expected.Split('|', 2);
        var written = relay.Masked(Wire.Text(octets));
        var whole = Request(parts[0], parts.Length > 1 ? parts[1] : "")
            .Replace("Via: ", "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=OURS\nVia: ")
            .Replace("Forwards: 70", "Forwards: 69");
        Assert.Equal(whole, written);
    }
}
