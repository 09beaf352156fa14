using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class RedirectContactTests
{
    [Theory]
    [InlineData(
        "sip:+8613900000001@192.0.2.1;user=phone", "core.net:5070", SipTransport.Udp,
        "<sip:+8613900000001@core.net:5070;user=phone>")]
    [InlineData(
        "sip:+8613900000001@core.net:5070;user=phone", "core.net:5070", SipTransport.Udp,
        "<sip:+8613900000001;screened=1@core.net:5070;user=phone>")]
    [InlineData(
        "SIP:%2b86@CORE.net:5070;x=1", "core.net:5070", SipTransport.Udp, "<sip:%2b86;screened=1@core.net:5070;x=1>")]
    [InlineData(
        "sip:+86;screened=1@core.net", "core.net", SipTransport.Udp, "<sip:+86;screened=1;screened=1@core.net>")]
    [InlineData(
        "sip:+86@core.net;transport=tcp", "core.net", SipTransport.Tcp,
        "<sip:+86;screened=1@core.net;transport=tcp>")]
    [InlineData("sip:+86@core.net;transport=tcp", "core.net", SipTransport.Udp, "<sip:+86@core.net>")]
    [InlineData(
        "sip:+86:secret@a.net:1;maddr=1.2.3.4;ttl=3;method=INVITE;lr;npdi", "core.net", SipTransport.Tls,
        "<sip:+86@core.net;npdi;transport=tls>")]
    [InlineData("sips:+86@a.net", "core.net", SipTransport.Udp, "<sips:+86@core.net>")]
    [InlineData(
        "tel:+86-139;phone-context=x.net;npdi", "core.net", SipTransport.Udp,
        "<sip:+86-139;phone-context=x.net;npdi@core.net;user=phone>")]
    [InlineData("sip:+86;rn=1@a.net", "[2001:db8::1]", SipTransport.Udp, "<sip:+86;rn=1@[2001:db8::1]>")]
    [InlineData("sip:core.net", "core.net", SipTransport.Udp, "")]
    [InlineData("urn:service:sos", "core.net", SipTransport.Udp, "")]
    public void Sends_the_number_to_the_next_hop_under_another_uri(
        string uri, string hop, SipTransport transport, string expected)
    {
        var request = Wire.Read(Request(uri));
        var span = new byte[200];
        var length = RedirectContact.Write(request, Wire.Octets(hop), transport, span);
        var contact = Wire.Text(span.AsSpan(0, length));
        Assert.Equal(expected, contact);
        if (length > 0)
        {
            Assert.False(UriEquality.AreEqual(Wire.Octets(contact[1..^1]), Wire.Octets(uri)));
        }

        for (var small = 0; small < length; small++)
        {
            Assert.Equal(-1, RedirectContact.Write(request, Wire.Octets(hop), transport, new byte[small]));
        }
    }

    static byte[] Request(string uri) => Wire.Octets($"""
        INVITE {uri} SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1
        From: <sip:a@a.net>;tag=1
        To: <sip:b@a.net>
        Call-ID: 1
        CSeq: 1 INVITE


        """);
}
