using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class RequestCheckTests
{
    [Theory]
    [InlineData("INVITE sip:a@b.net", "", SipRefusal.None)]
    [InlineData("INVITE sips:a@b.net", "", SipRefusal.None)]
    [InlineData("INVITE tel:+86139", "", SipRefusal.None)]
    [InlineData("INVITE urn:service:sos", "", SipRefusal.None)]
    [InlineData("INVITE urn:service:sos.fire", "Max-Forwards: 1", SipRefusal.None)]
    [InlineData("INVITE urn:service:counseling", "", SipRefusal.SchemeUnsupported)]
    [InlineData("INVITE http://a.net/", "", SipRefusal.SchemeUnsupported)]
    [InlineData("OPTIONS nobodyKnowsThisScheme:totallyopaquecontent", "", SipRefusal.SchemeUnsupported)]
    [InlineData("INVITE sip:a@b.net", "Max-Forwards: 0", SipRefusal.TooManyHops)]
    [InlineData("OPTIONS sip:a@b.net", "Max-Forwards: 00", SipRefusal.TooManyHops)]
    [InlineData("ACK sip:a@b.net", "Max-Forwards: 0", SipRefusal.TooManyHops)]
    [InlineData("INVITE sip:a@b.net", "Max-Forwards: 1", SipRefusal.None)]
    [InlineData("INVITE sip:a@b.net", "Proxy-Require: foo", SipRefusal.ExtensionUnsupported)]
    [InlineData("INVITE sip:a@b.net", "Proxy-Require: , \nProxy-Require: foo", SipRefusal.ExtensionUnsupported)]
    [InlineData("INVITE sip:a@b.net", "Proxy-Require: ", SipRefusal.None)]
    [InlineData("CANCEL sip:a@b.net", "Proxy-Require: foo", SipRefusal.None)]
    [InlineData("ACK sip:a@b.net", "Proxy-Require: foo", SipRefusal.None)]
    [InlineData("INVITE http://a.net/", "Max-Forwards: 0\nProxy-Require: foo", SipRefusal.SchemeUnsupported)]
    [InlineData("INVITE sip:a@b.net", "Max-Forwards: 0\nProxy-Require: foo", SipRefusal.TooManyHops)]
    [InlineData("NEWMETHOD sip:a@b.net", "Require: foo\nX: y", SipRefusal.None)]
    public void Checks_in_the_order_of_the_standard(string startLine, string rows, SipRefusal expected) =>
        Assert.Equal(expected, RequestCheck.Of(Wire.Read(Wire.Octets($"""
            {startLine} SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1
            {(rows == "" ? "X: 1" : rows)}
            From: <sip:a@a.net>;tag=1
            To: <sip:b@a.net>
            Call-ID: 1
            CSeq: 1 {startLine.Split(' ')[0]}


            """))));
}
