using System.Net;
using System.Text;
using CsCheck;

namespace Seawall.Net.Tests.Addresses;

public class PeerAddressTests
{
    static readonly Gen<IPAddress> AnyIPv4 = Gen.Byte.Array[4].Select(octets => new IPAddress(octets));

    // Few different groups, so that runs of zeros of all lengths occur.
    static readonly Gen<IPAddress> AnyIPv6 = Gen.OneOf(0, 0, 0, 1, 0x2001, 0xdb8, 0xabcd).Array[8].Select(groups =>
        new IPAddress([.. groups.SelectMany(group => new[] { (byte)(group >> 8), (byte)group })]));

    static readonly Gen<IPAddress> AnyHost = Gen.OneOf(AnyIPv4, AnyIPv6);

    [Theory]
    [InlineData("192.0.2.1:5060", "192.0.2.1:5060")]
    [InlineData("0.0.0.0:0", "0.0.0.0:0")]
    [InlineData("255.255.255.255:65535", "255.255.255.255:65535")]
    [InlineData("[::]:0", "[::]:0")]
    [InlineData("[::1]:5060", "[::1]:5060")]
    [InlineData("[2001:DB8::1]:5060", "[2001:db8::1]:5060")]
    [InlineData("[2001:db8:0:0:1:0:0:1]:1", "[2001:db8::1:0:0:1]:1")]
    [InlineData("[2001:db8:0:1:1:1:1:1]:1", "[2001:db8:0:1:1:1:1:1]:1")]
    [InlineData("[1:2:3:4:5:6:7:8]:1", "[1:2:3:4:5:6:7:8]:1")]
    [InlineData("[1:2:3:4:5:6:7::]:1", "[1:2:3:4:5:6:7:0]:1")]
    [InlineData("[::ffff:192.0.2.1]:5060", "192.0.2.1:5060")]
    [InlineData("[64:ff9b::192.0.2.1]:1", "[64:ff9b::c000:201]:1")]
    [InlineData("[fe80::1%3]:5060", "[fe80::1%3]:5060")]
    public void It_reads_and_writes_as_the_standards_say(string text, string written)
    {
        Assert.True(PeerAddress.TryParse(text, out var address));
        Assert.Equal(written, address.ToString());
        Assert.True(PeerAddress.TryParse(Encoding.ASCII.GetBytes(text), out var same));
        Assert.Equal(address, same);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("192.0.2.1")]
    [InlineData("192.0.2.1:")]
    [InlineData("192.0.2.1:65536")]
    [InlineData("192.0.2.1:-1")]
    [InlineData("192.0.2.1:05060")]
    [InlineData("192.0.2.256:1")]
    [InlineData("192.0.2.01:1")]
    [InlineData("192.0.2:1")]
    [InlineData("192.0.2.1.1:1")]
    [InlineData("192.0..1:1")]
    [InlineData("::1:5060")]
    [InlineData("[::1]")]
    [InlineData("[::1:5060")]
    [InlineData("[]:1")]
    [InlineData("[:1]:1")]
    [InlineData("[1:]:1")]
    [InlineData("[1::2::3]:1")]
    [InlineData("[1:::3]:1")]
    [InlineData("[12345::]:1")]
    [InlineData("[1:2:3:4:5:6:7]:1")]
    [InlineData("[1:2:3:4:5:6:7:8:9]:1")]
    [InlineData("[1:2:3:4:5:6:7:8::]:1")]
    [InlineData("[1:2:3:4:5:6:7:1.2.3.4]:1")]
    [InlineData("[::1.2.3]:1")]
    [InlineData("[::1.2.3.4:5]:1")]
    [InlineData("[::g]:1")]
    [InlineData("[fe80::1%]:1")]
    [InlineData("[fe80::1%eth0]:1")]
    [InlineData("[fe80::1%4294967296]:1")]
    [InlineData("example.com:5060")]
    public void It_refuses_what_is_no_address(string text)
    {
        Assert.False(PeerAddress.TryParse(text, out var address));
        Assert.Equal(default, address);
        Assert.False(PeerAddress.TryParse(Encoding.ASCII.GetBytes(text), out _));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    public void A_host_alone_is_read_with_and_without_brackets(string text, string written)
    {
        Assert.True(PeerAddress.TryParseHost(text, 7, out var address));
        Assert.Equal(7, address.Port);
        Span<byte> octets = stackalloc byte[PeerAddress.TextMax];
        Assert.Equal(written, Encoding.ASCII.GetString(octets[..address.WriteHost(octets)]));
    }

    [Fact]
    public void It_reads_all_the_framework_writes_and_the_other_way_round() =>
        Gen.Select(AnyHost, Gen.UShort).Sample((ip, port) =>
        {
            var endPoint = new IPEndPoint(ip, port);
            var address = PeerAddress.From(endPoint);
            var meant = ip.IsIPv4MappedToIPv6 ? new IPEndPoint(ip.MapToIPv4(), port) : endPoint;
            Assert.Equal(meant, address.ToIPEndPoint());
            Assert.True(PeerAddress.TryParse(endPoint.ToString(), out var read));
            Assert.Equal(address, read);
            Assert.Equal(address.GetHashCode(), read.GetHashCode());
            Assert.Equal(address, PeerAddress.FromBits(address.Bits, port));
            Assert.True(IPEndPoint.TryParse(address.ToString(), out var back));
            Assert.Equal(meant, back);
        });

    [Fact]
    public void Any_cut_or_flip_of_a_text_is_read_only_where_the_framework_reads_the_same() =>
        Gen.Select(AnyHost, Gen.Int[0, 45], Gen.Char["0123456789abcf:.%[]g"]).Sample((ip, at, other) =>
        {
            var text = ip.ToString();
            at %= text.Length;
            foreach (var mutated in new[] { text[..at], text[..at] + other + text[(at + 1)..] })
            {
                if (!PeerAddress.TryParseHost(mutated, 0, out var address)) continue;
                Assert.True(IPAddress.TryParse(mutated, out var framework), mutated);
                Assert.Equal(PeerAddress.From(framework, 0), address);
            }
        });

    [Fact]
    public void Writing_without_room_says_so_at_each_length()
    {
        Assert.True(PeerAddress.TryParse("[2001:db8::1]:5060", out var address));
        Span<byte> room = stackalloc byte[PeerAddress.TextMax];
        var length = address.Write(room);
        for (var i = 0; i < length; i++)
        {
            Assert.Equal(-1, address.Write(room[..i]));
            Assert.False(address.TryFormat(new char[i], out var written, default, null));
            Assert.Equal(0, written);
        }
        Assert.Equal(length, address.Write(room[..length]));
    }

    [Fact]
    public void The_longest_address_fits_the_room_it_is_promised()
    {
        const string longest = "[abcd:abcd:abcd:abcd:abcd:abcd:abcd:abcd%4294967295]:65535";
        Assert.True(PeerAddress.TryParse(longest, out var address));
        Assert.InRange(address.Write(new byte[PeerAddress.TextMax]), 1, PeerAddress.TextMax);
    }

    [Fact]
    public void Host_port_and_scope_make_the_difference()
    {
        var address = PeerAddress.FromIPv4(0xC0000201, 5060);
        Assert.True(address.IsIPv4);
        Assert.True(address.HasSameHost(address.WithPort(1)));
        Assert.True(address != address.WithPort(1));
        Assert.False(address.HasSameHost(PeerAddress.FromIPv4(0xC0000202, 5060)));
        Assert.True(PeerAddress.TryParse("[fe80::1%1]:1", out var one));
        Assert.True(PeerAddress.TryParse("[fe80::1%2]:1", out var two));
        Assert.NotEqual(one, two);
        Assert.True(default(PeerAddress).IsUnspecified);
        Assert.True(PeerAddress.FromIPv4(0, 9).IsUnspecified);
        Assert.False(address.IsUnspecified);
    }
}
