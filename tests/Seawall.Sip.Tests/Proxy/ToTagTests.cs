using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class ToTagTests
{
    const string Invite = """
        INVITE sip:+8613900000001@192.0.2.1 SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74b43
        Max-Forwards: 70
        From: <sip:+442071838750@igw.example.net>;tag=9fxced76sl
        To: <sip:+8613900000001@192.0.2.1>
        Call-ID: 3848276298220188511@igw.example.net
        CSeq: 1 INVITE


        """;

    static readonly KeyedHash Key = new(Relay.ClusterKey);

    [Fact]
    public void Is_what_every_node_of_every_version_computes() =>
        Assert.Equal("sweb45520f9864c698b5a65383", Of(Invite));

    [Fact]
    public void The_ack_to_our_answer_is_known() => Assert.True(IsOurs(Ack(Invite, Of(Invite))));

    [Theory]
    [InlineData("z9hG4bK74b43", "z9hG4bK74b44")]
    [InlineData("192.0.2.10:5060", "192.0.2.11:5060")]
    [InlineData("tag=9fxced76sl", "tag=9fxced76sm")]
    [InlineData("3848276298220188511@", "4848276298220188511@")]
    [InlineData("CSeq: 1", "CSeq: 2")]
    public void The_ack_to_another_request_is_not(string one, string other) =>
        Assert.False(IsOurs(Ack(Invite, Of(Invite)).Replace(one, other)));

    [Theory]
    [InlineData("")]
    [InlineData("sw")]
    [InlineData("314159")]
    [InlineData("sw000000000000000000000000")]
    public void The_ack_to_somebody_elses_answer_is_not(string tag) => Assert.False(IsOurs(Ack(Invite, tag)));

    [Fact]
    public void No_digit_of_it_may_differ()
    {
        var tag = Of(Invite);
        for (var place = 0; place < tag.Length; place++)
        {
            var changed = tag.ToCharArray();
            changed[place] = changed[place] == '0' ? '1' : '0';
            Assert.False(IsOurs(Ack(Invite, new string(changed))));
        }
    }

    [Fact]
    public void Another_key_gives_another_tag()
    {
        var span = new byte[ToTag.Length];
        ToTag.Write(new KeyedHash(new byte[16]), Wire.Read(Wire.Octets(Invite)), span);
        Assert.NotEqual(Of(Invite), Wire.Text(span));
    }

    [Fact]
    public void Tells_when_the_span_is_too_small()
    {
        var request = Wire.Read(Wire.Octets(Invite));
        for (var length = 0; length < ToTag.Length; length++)
        {
            Assert.Equal(-1, ToTag.Write(Key, request, new byte[length]));
        }
    }

    [Theory]
    [InlineData("swabc", "swabc", "swab0")]
    [InlineData("swab0", "SWAB0", "swab1")]
    [InlineData("swab1", "swab1", "swab0")]
    [InlineData("swab1", "swab2", "swab1")]
    public void Is_never_the_from_tag(string made, string from, string expected)
    {
        var tag = Wire.Octets(made);
        ToTag.KeepApart(tag, Wire.Octets(from));
        Assert.Equal(expected, Wire.Text(tag));
    }

    static string Ack(string invite, string tag) => invite.Replace("INVITE", "ACK")
        .Replace("To: <sip:+8613900000001@192.0.2.1>", "To: <sip:+8613900000001@192.0.2.1>"
            + (tag == "" ? "" : ";tag=" + tag));

    static bool IsOurs(string ack) => ToTag.IsOurs(Key, Wire.Read(Wire.Octets(ack)));

    static string Of(string text)
    {
        var span = new byte[ToTag.Length];
        Assert.Equal(ToTag.Length, ToTag.Write(Key, Wire.Read(Wire.Octets(text)), span));
        return Wire.Text(span);
    }
}
