using System.Net;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

public sealed class PrefixTableTests
{
    static readonly PrefixTable<string> Table = new(
    [
        (IPNetwork.Parse("192.0.2.0/24"), ulong.MaxValue, "net"),
        (IPNetwork.Parse("192.0.2.128/25"), ulong.MaxValue, "half"),
        (IPNetwork.Parse("192.0.2.200/32"), 0b01, "host on the first listener"),
        (IPNetwork.Parse("192.0.2.200/32"), 0b10, "host on the second listener"),
        (IPNetwork.Parse("2001:db8::/32"), ulong.MaxValue, "six"),
        (IPNetwork.Parse("2001:db8:0:1::/64"), ulong.MaxValue, "sixty-four"),
        (IPNetwork.Parse("::1/128"), ulong.MaxValue, "loopback"),
    ]);

    [Theory]
    [InlineData("192.0.2.1", 0, "net")]
    [InlineData("192.0.2.129", 0, "half")]
    [InlineData("192.0.2.200", 0, "host on the first listener")]
    [InlineData("192.0.2.200", 1, "host on the second listener")]
    [InlineData("192.0.2.200", 2, "half")]
    [InlineData("192.0.3.1", 0, null)]
    [InlineData("2001:db8::5", 0, "six")]
    [InlineData("2001:db8:0:1::5", 0, "sixty-four")]
    [InlineData("::1", 0, "loopback")]
    [InlineData("::2", 0, null)]
    public void The_longest_prefix_open_to_the_listener_wins(string address, int listener, string? expected) =>
        Assert.Equal(expected, Table.Find(Address(address), listener));

    [Fact]
    public void A_network_of_one_family_holds_nothing_of_the_other()
    {
        var four = new PrefixTable<string>([(IPNetwork.Parse("0.0.0.0/0"), ulong.MaxValue, "four")]);
        Assert.Equal("four", four.Find(Address("203.0.113.9"), 0));
        Assert.Null(four.Find(Address("2001:db8::9"), 0));
        Assert.Equal("four", four.Find(Address("203.0.113.9")));
        Assert.Null(four.Find(Address("::1")));
    }

    [Fact]
    public void A_lookup_agrees_with_a_walk_over_all_networks()
    {
        var random = new Random(11);
        var rows = Enumerable.Range(0, 300).Select(index =>
        {
            var bits = random.Next(8, 33);
            var address = (uint)random.NextInt64() & (uint)(ulong.MaxValue << (32 - bits)) & 0x0F0F_FFFF;
            return (Network: new IPNetwork(From(address & (uint)(0xFFFF_FFFFUL << (32 - bits))), bits), ulong.MaxValue,
                $"{index}");
        }).ToArray();
        var table = new PrefixTable<string>(rows);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var address = (uint)random.NextInt64() & 0x0F0F_FFFF;
            var expected = rows.Where(row => row.Network.Contains(From(address)))
                .OrderByDescending(row => row.Network.PrefixLength).FirstOrDefault().Item3;
            Assert.Equal(expected, table.Find(HostAddress.FromIPv4(address), 0));
        }
    }

    [Fact]
    public void Certificate_names_are_found_whole_before_patterns_and_for_one_label()
    {
        var names = new CertificateNames<string>(
        [
            ("gw.example.net", ulong.MaxValue, "whole"),
            ("*.example.net", 0b01, "pattern"),
        ]);
        Assert.Equal("whole", names.Find(["x.example.net", "GW.example.net"], 0));
        Assert.Equal("pattern", names.Find(["x.example.net"], 0));
        Assert.Null(names.Find(["x.example.net"], 1));
        Assert.Null(names.Find(["a.x.example.net"], 0));
        Assert.Null(names.Find(["example.net"], 0));
        Assert.Null(names.Find([], 0));
    }

    static IPAddress From(uint address) =>
        new([(byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address]);

    static HostAddress Address(string text)
    {
        Assert.True(HostAddress.TryParse(System.Text.Encoding.ASCII.GetBytes(text), out var address));
        return address;
    }
}
