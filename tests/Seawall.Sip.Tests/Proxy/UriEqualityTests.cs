using System.Text;
using CsCheck;
using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class UriEqualityTests
{
    /// <summary>RFC 3261 §19.1.4: "The URIs within each of the following sets are equivalent".</summary>
    [Theory]
    [InlineData("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtlanTa.CoM;Transport=tcp")]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5")]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com;security=on")]
    [InlineData("sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on")]
    [InlineData(
        "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
        "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com")]
    [InlineData(
        "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
        "sip:alice@atlanta.com?priority=urgent&subject=project%20x")]

    // the same in other words
    [InlineData("SIP:a@b.net", "sip:a@B.NET")]
    [InlineData("sip:a@[2001:db8::1]", "sip:a@[2001:DB8:0:0:0::1]")]
    [InlineData("sip:a@b.net;user=phone", "sip:a@b.net;User=PHONE")]
    [InlineData("sip:a%2fb@b.net", "sip:a%2Fb@b.net")]
    [InlineData("sip:a@b.net;lr", "sip:a@b.net;lr=")]
    [InlineData("sip:a@b.net;lr", "sip:a@b.net")]
    [InlineData("tel:+1-201-555-0123", "TEL:+1-201-555-0123")]
    public void Are_the_same(string one, string other) => Check(one, other, true);

    /// <summary>RFC 3261 §19.1.4: "The URIs within each of the following sets are not equivalent".</summary>
    [Theory]
    [InlineData("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP")]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060")]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp")]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp")]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting")]
    [InlineData("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4")]
    [InlineData("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off")]

    // each rule alone
    [InlineData("sip:a@b.net", "sips:a@b.net")]
    [InlineData("sip:a@b.net", "sip:a:secret@b.net")]
    [InlineData("sip:a:secret@b.net", "sip:a:SECRET@b.net")]
    [InlineData("sip:b.net", "sip:a@b.net")]
    [InlineData("sip:a@b.net", "sip:a@c.net")]
    [InlineData("sip:a@b.net", "sip:a@b.net;user=phone")]
    [InlineData("sip:a@b.net", "sip:a@b.net;user=ip")]
    [InlineData("sip:a@b.net", "sip:a@b.net;ttl=1")]
    [InlineData("sip:a@b.net", "sip:a@b.net;method=INVITE")]
    [InlineData("sip:a@b.net", "sip:a@b.net;maddr=b.net")]
    [InlineData("sip:a%40b@c.net", "sip:a%41b@c.net")]
    [InlineData("sip:%2B86@c.net", "sip:+86@c.net")]
    [InlineData("sip:a@[2001:db8::1]", "sip:a@[2001:db8::2]")]
    [InlineData("sip:a@b.net?s=a&t=b", "sip:a@b.net?s=a")]
    [InlineData("sip:a@b.net?s=a", "sip:a@b.net?s=A")]
    [InlineData("sip:+86139;a=1@b.net", "sip:+86139@b.net")]
    [InlineData("tel:+8613900000001", "sip:+8613900000001@b.net;user=phone")]
    [InlineData("tel:+8613900000001", "tel:+8613900000002")]
    public void Are_not_the_same(string one, string other) => Check(one, other, false);

    [Fact]
    public void Every_uri_equals_itself_and_order_does_not_matter() =>
        Any("sip", "sips").Select(
            Any("", "a@", "%61b:p@", "+8613;x=1@"), Any("b.net", "192.0.2.1", "[::1]"),
            Any("", ":5060", ":1"), Any("", ";lr", ";user=phone", ";x=%20;y;maddr=1.2.3.4"),
            Any("", "?a=b", "?a=b&c=%40")).Array[2].Sample(pair =>
            {
                var (one, other) = (Join(pair[0]), Join(pair[1]));
                Check(one, one, true);
                Assert.Equal(AreEqual(one, other), AreEqual(other, one));
            });

    static Gen<string> Any(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    static string Join(
        (string Scheme, string User, string Host, string Port, string Parameters, string Headers) parts) =>
        $"{parts.Scheme}:{parts.User}{parts.Host}{parts.Port}{parts.Parameters}{parts.Headers}";

    static bool AreEqual(string one, string other) =>
        UriEquality.AreEqual(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    static void Check(string one, string other, bool same)
    {
        Assert.Equal(same, AreEqual(one, other));
        Assert.Equal(same, AreEqual(other, one));
    }
}
