using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class BranchTests
{
    const string Cookie = """
        INVITE sip:+8613900000001@192.0.2.1;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74b43
        From: <sip:+442071838750@igw.example.net>;tag=9fxced76sl
        To: <sip:+8613900000001@192.0.2.1;user=phone>
        Call-ID: 3848276298220188511@igw.example.net
        CSeq: 1 INVITE
        Max-Forwards: 69


        """;

    const string NoCookie = """
        INVITE sip:+8613900000001@192.0.2.1 SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=1
        From: <sip:a@igw.example.net>;tag=9f
        To: <sip:+8613900000001@192.0.2.1>;tag=4a
        Call-ID: 38482@igw.example.net
        CSeq: 1 INVITE


        """;

    [Fact]
    public void Is_what_every_node_of_every_version_computes() =>
        Assert.Equal("z9hG4bKc7453184c2c0f58efb8c4f7c7ab2e104", Of(Cookie));

    [Theory]
    [InlineData(
        "INVITE sip:+8613900000001@192.0.2.1;user=phone", "CANCEL sip:+8613900000001@192.0.2.1;user=phone",
        "1 INVITE", "1 CANCEL")]
    [InlineData(
        "INVITE sip:+8613900000001@192.0.2.1;user=phone", "ACK sip:+8613900000001@192.0.2.1;user=phone", "1 INVITE",
        "1 ACK")]
    [InlineData("Max-Forwards: 69\n", "", "1.2;user=phone>\n", "1.2;user=phone>;tag=5\n")]
    [InlineData("branch=z9hG4bK74b43", "branch=z9hG4bK74b43;rport", "Max", "max")]
    public void Stays_the_same_for_what_belongs_to_the_transaction(string one, string other, string also, string too) =>
        Assert.Equal(Of(Cookie), Of(Cookie.Replace(one, other).Replace(also, too)));

    [Theory]
    [InlineData("z9hG4bK74b43", "z9hG4bK74b44")]
    [InlineData("192.0.2.10:5060", "192.0.2.11:5060")]
    [InlineData("192.0.2.10:5060", "192.0.2.10:5061")]
    [InlineData("192.0.2.10:5060", "192.0.2.10")]
    public void Differs_where_the_upper_branch_or_its_owner_differs(string one, string other) =>
        Assert.NotEqual(Of(Cookie), Of(Cookie.Replace(one, other)));

    [Theory]
    [InlineData("branch=1", "branch=2")]
    [InlineData("tag=9f", "tag=9e")]
    [InlineData(";tag=4a", "")]
    [InlineData("38482@", "38483@")]
    [InlineData("CSeq: 1 ", "CSeq: 2 ")]
    [InlineData("INVITE sip:+8613900000001@", "INVITE sip:+8613900000002@")]
    public void Without_a_cookie_differs_with_each_field_of_the_standard(string one, string other) =>
        Assert.NotEqual(Of(NoCookie), Of(NoCookie.Replace(one, other)));

    [Theory]
    [InlineData("INVITE", "CANCEL")]
    [InlineData("INVITE", "ACK")]
    [InlineData("CSeq: 1 INVITE", "CSeq: 1 INVITE\nSubject: again")]
    [InlineData("branch=1", "branch=1")]
    public void Without_a_cookie_the_method_stays_out(string one, string other) =>
        Assert.Equal(Of(NoCookie), Of(NoCookie.Replace(one, other)));

    [Fact]
    public void A_bare_cookie_is_none() =>
        Assert.NotEqual(
            Of(NoCookie.Replace("branch=1", "branch=z9hG4bK")),
            Of(NoCookie.Replace("branch=1", "branch=z9hG4bK").Replace("tag=4a", "tag=4b")));

    [Fact]
    public void Another_key_gives_another_branch()
    {
        var request = Wire.Read(Wire.Octets(Cookie));
        var key = new KeyedHash(new byte[16]);
        Assert.NotEqual(Branch.Of(new KeyedHash(Relay.ClusterKey), request), Branch.Of(key, request));
    }

    [Fact]
    public void A_spiral_gets_another_branch()
    {
        var relay = new Relay();
        var once = relay.Forward(Cookie);
        var twice = relay.Forward(once);
        Assert.NotEqual(Of(Cookie), Of(once));
        Assert.Equal(3, Wire.Lines(twice, "Via").Distinct().Count());
    }

    [Fact]
    public void Own_requests_have_one_too()
    {
        var key = new KeyedHash(Relay.ClusterKey);
        Assert.NotEqual(Branch.Of(key, "probe 1"u8), Branch.Of(key, "probe 2"u8));
        Assert.Equal(Branch.Of(key, "probe 1"u8), Branch.Of(key, "probe 1"u8));
    }

    [Fact]
    public void A_span_too_small_is_told()
    {
        for (var length = 0; length < Branch.Length; length++)
        {
            Assert.Equal(-1, Branch.Write(UInt128.One, new byte[length]));
        }

        Assert.Equal(Branch.Length, Branch.Write(UInt128.One, new byte[Branch.Length]));
    }

    static string Of(string text)
    {
        var span = new byte[Branch.Length];
        var sum = Branch.Of(new KeyedHash(Relay.ClusterKey), Wire.Read(Wire.Octets(text)));
        Assert.Equal(Branch.Length, Branch.Write(sum, span));
        return Wire.Text(span);
    }
}
