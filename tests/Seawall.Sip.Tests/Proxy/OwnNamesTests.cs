using Xunit;
using static System.Text.Encoding;

namespace Seawall.Sip.Tests.Proxy;

public class OwnNamesTests
{
    static readonly OwnNames Names = new([
        new OwnName(SipTransport.Udp, "192.0.2.1", 5060),
        new OwnName(SipTransport.Tls, "192.0.2.1", 5061),
        new OwnName(SipTransport.Unknown, "2001:DB8::1", 5070),
        new OwnName(SipTransport.Unknown, "Screen.Example.net", 0),
    ]);

    [Theory]
    [InlineData(SipTransport.Unknown, "192.0.2.1", 0, true)]
    [InlineData(SipTransport.Udp, "192.0.2.1", 5060, true)]
    [InlineData(SipTransport.Tls, "192.0.2.1", 0, true)]
    [InlineData(SipTransport.Unknown, "192.0.2.1", 5061, true)]
    [InlineData(SipTransport.Tcp, "192.0.2.1", 0, false)]
    [InlineData(SipTransport.Unknown, "192.0.2.1", 5062, false)]
    [InlineData(SipTransport.Unknown, "192.0.2.2", 0, false)]
    [InlineData(SipTransport.Unknown, "[2001:db8:0::1]", 5070, true)]
    [InlineData(SipTransport.Unknown, "[2001:db8::1]", 0, false)]
    [InlineData(SipTransport.Tcp, "screen.EXAMPLE.net", 0, true)]
    [InlineData(SipTransport.Unknown, "screen.example.net.", 5099, true)]
    [InlineData(SipTransport.Unknown, "example.net", 0, false)]
    [InlineData(SipTransport.Unknown, "", 0, false)]
    public void Knows_its_own_uris(SipTransport transport, string host, int port, bool own) =>
        Assert.Equal(own, Names.HasUri(transport, ASCII.GetBytes(host), port));

    [Theory]
    [InlineData(SipTransport.Udp, "192.0.2.1", 0, true)]
    [InlineData(SipTransport.Tls, "192.0.2.1", 0, true)]
    [InlineData(SipTransport.Tcp, "192.0.2.1", 0, false)]
    [InlineData(SipTransport.Udp, "192.0.2.1", 5061, false)]
    [InlineData(SipTransport.Udp, "[2001:db8::0001]", 5070, true)]
    [InlineData(SipTransport.Udp, "[2001:db8::0001]", 0, false)]
    [InlineData(SipTransport.Tcp, "screen.example.net", 0, true)]
    public void Knows_its_own_sent_by(SipTransport transport, string host, int port, bool own) =>
        Assert.Equal(own, Names.HasSentBy(transport, ASCII.GetBytes(host), port));

    [Fact]
    public void Knows_its_own_hosts_whatever_the_port()
    {
        Assert.True(Names.HasHost("192.0.2.1"u8));
        Assert.True(Names.HasHost("[2001:db8:0:0::1]"u8));
        Assert.True(Names.HasHost("SCREEN.example.net."u8));
        Assert.False(Names.HasHost("192.0.2.9"u8));
    }
}
