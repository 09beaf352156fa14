using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class ProxyAllocationTests
{
    const string Invite = """
        INVITE sip:+8613900000001@192.0.2.1;user=phone SIP/2.0
        Via: SIP/2.0/UDP igw.net:5060;rport;branch=z9hG4bK74b43, SIP/2.0/UDP a.net;branch=z9hG4bK2
        Route: <sip:192.0.2.1;lr>, <sip:[2001:db8::9];lr>
        From: <sip:+442071838750@igw.example.net>;tag=9fxced76sl
        To: <sip:+8613900000001@192.0.2.1;user=phone>
        Call-ID: 3848276298220188511@igw.example.net
        CSeq: 1 INVITE


        """;

    readonly Relay relay = new();
    readonly HeaderSlot[] slots = new HeaderSlot[64];
    readonly byte[] invite = Wire.Octets(Invite);
    readonly byte[] response = Relay.AnswerTo(new Relay { Source = "2001:db8::77" }.Forward(Wire.Octets(Invite)));
    readonly byte[] span = new byte[4096];
    readonly byte[] sentBy = Wire.Octets("192.0.2.1:5060");

    [Fact]
    public void A_call_passed_refused_or_redirected_allocates_nothing()
    {
        Calls(200);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Calls(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    void Calls(int count)
    {
        var source = new SourceAddress(HostAddress.FromIPv4(0xC000020A), 5099);
        for (var call = 0; call < count; call++)
        {
            SipMessage.Parse(invite, slots, out var request);
            var sound = RequestCheck.Of(request) == SipRefusal.None
                && RouteRule.Decide(request, relay.Names, default, RouteMode.Proxy, out var route) == SipRefusal.None
                && RequestForwarder.Write(
                    request, new ForwardPlan { Source = source, SentBy = sentBy, Route = route }, relay.Key, span) > 0
                && AnswerWriter.Write(request, new AnswerPlan { Status = 603, Source = source }, relay.Key, span) > 0
                && AnswerWriter.Hop(request, source, default).Port == 5099
                && RedirectContact.Write(request, "core.net"u8, SipTransport.Udp, span) > 0
                && !ToTag.IsOurs(relay.Key, request);
            SipMessage.Parse(response, slots, out var answer);
            sound &= ResponseForwarder.Decide(answer, relay.Names, relay.Key, out _) == ResponseDrop.None
                && ResponseForwarder.Write(answer, SipTransport.Tcp, span) > 0;
            if (!sound)
            {
                throw new InvalidOperationException("The messages of this test are sound.");
            }
        }
    }
}
