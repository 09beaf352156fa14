using System.Net;
using CsCheck;
using Xunit;
using static System.Text.Encoding;

namespace Seawall.Sip.Tests.Proxy;

public class HostAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("010.0.0.1", "10.0.0.1")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("[::1]", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("2001:DB8::0:1", "2001:db8::1")]
    [InlineData("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("1:0:0:2::", "1:0:0:2::")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("[::FFFF:c000:0201]", "192.0.2.1")]
    [InlineData("64:ff9b::192.0.2.33", "64:ff9b::c000:221")]
    [InlineData("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304")]
    public void Reads_every_spelling_and_writes_one(string text, string canonical)
    {
        Assert.True(HostAddress.TryParse(ASCII.GetBytes(text), out var address));
        Assert.Equal(canonical, Text(address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("example.net")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.-4")]
    [InlineData("1..3.4")]
    [InlineData("1.2.3.4567")]
    [InlineData("1.2.3.")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:2")]
    [InlineData(":1::2")]
    [InlineData("1::2:")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[1.2.3.4]")]
    [InlineData("[::1")]
    [InlineData("::1]")]
    [InlineData("1.2.3.4:5")]
    [InlineData("::1.2.3.4:1")]
    public void Refuses_what_is_no_address(string text) =>
        Assert.False(HostAddress.TryParse(ASCII.GetBytes(text), out _));

    [Fact]
    public void Agrees_with_the_platform_for_random_addresses() =>
        Gen.Byte.Array[16].Select(Gen.Int[0, 0xFFFF]).Sample(pair =>
        {
            var (octets, zeros) = pair;
            for (var group = 0; group < 8; group++)
            {
                if ((zeros >> group & 1) != 0)
                {
                    octets[2 * group] = octets[2 * group + 1] = 0;
                }
            }

            var address = HostAddress.FromOctets(octets);
            var text = Text(address);
            Assert.Equal(new IPAddress(octets), IPAddress.Parse(text).MapToIPv6());
            Assert.True(HostAddress.TryParse(ASCII.GetBytes(text), out var again));
            Assert.Equal(address, again);
        });

    [Fact]
    public void A_span_too_short_is_refused()
    {
        Assert.True(HostAddress.TryParse("2001:db8::17"u8, out var address));
        for (var length = 0; length < 12; length++)
        {
            Assert.False(address.TryWrite(new byte[length], out _));
        }

        Assert.True(address.TryWrite(new byte[12], out _));
    }

    static string Text(HostAddress address)
    {
        var text = new byte[HostAddress.TextLengthMax];
        Assert.True(address.TryWrite(text, out var written));
        return ASCII.GetString(text, 0, written);
    }
}
