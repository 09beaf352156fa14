using System.Net;
using CsCheck;

namespace Seawall.Net.Tests.Addresses;

public class PeerNetworkTests
{
    [Theory]
    [InlineData("127.0.0.1/32", "127.0.0.1", true)]
    [InlineData("127.0.0.1/32", "127.0.0.2", false)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("10.0.0.0/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("::/0", "203.0.113.9", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("2001:db8::/64", "2001:db8::ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8::/65", "2001:db8::8000:0:0:1", false)]
    [InlineData("::ffff:10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("fe80::/10", "fe80::1%3", true)]
    public void It_knows_its_own(string network, string host, bool isOfIt)
    {
        Assert.True(PeerNetwork.TryParse(network, out var read));
        Assert.True(PeerAddress.TryParseHost(host, 5060, out var address));
        Assert.Equal(isOfIt, read.Contains(address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/8")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0.0.1/8")]
    [InlineData("2001:db8::/129")]
    [InlineData("2001:db8::1/64")]
    [InlineData("fe80::1%3/128")]
    [InlineData("example.com/24")]
    public void It_refuses_what_is_no_network(string text) => Assert.False(PeerNetwork.TryParse(text, out _));

    [Fact]
    public void It_agrees_with_the_framework() =>
        Gen.Select(Gen.Byte.Array[16], Gen.Int[0, 128], Gen.Int[0, 127], Gen.Bool).Sample((octets, length, flip, v4) =>
        {
            var bits = v4 ? 32 : 128;
            octets = v4 ? octets[..4] : octets;
            length %= bits + 1;
            flip %= bits;
            var other = new IPAddress(Flipped(octets, flip));
            var network = new IPNetwork(new IPAddress(Cut(octets, length)), length);
            Assert.True(PeerNetwork.TryParse(network.ToString(), out var ours));
            Assert.Equal(length, ours.PrefixLength);
            Assert.Equal(network.Contains(other), ours.Contains(PeerAddress.From(other, 0)));
            Assert.True(PeerNetwork.TryParse(ours.ToString(), out var again));
            Assert.Equal(ours, again);
        });

    [Fact]
    public void One_host_is_a_network()
    {
        var host = PeerAddress.FromIPv4(0x7F000001, 5060);
        Assert.Equal("127.0.0.1/32", PeerNetwork.Of(host).ToString());
        Assert.True(PeerNetwork.Of(host).Contains(host.WithPort(1)));
    }

    static byte[] Flipped(byte[] octets, int bit)
    {
        var result = (byte[])octets.Clone();
        result[bit / 8] ^= (byte)(0x80 >> bit % 8);
        return result;
    }

    static byte[] Cut(byte[] octets, int length)
    {
        var result = (byte[])octets.Clone();
        for (var bit = length; bit < octets.Length * 8; bit++) result[bit / 8] &= (byte)~(0x80 >> bit % 8);
        return result;
    }
}
