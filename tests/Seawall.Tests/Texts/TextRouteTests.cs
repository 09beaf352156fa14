using System.Net;
using Seawall.Gateway;
using Seawall.Screening;
using Seawall.Texts;

namespace Seawall.Tests.Texts;

/// <summary>As whom a test text binds, from which address and where.</summary>
public sealed class TextRouteTests
{
    private static SmppModel Model(params SmppTrunkModel[] trunks) => new()
    {
        Trunks = [.. trunks], NextHops = [],
    };

    private static SmppTrunkModel Trunk(string name, string? source = null) => new()
    {
        Screening = new TrunkScreening
        {
            Index = 0, Name = name, Class = TrunkClass.International,
            Dial = new DialRules { InternationalPrefixes = ["00"], HomeCountryCode = "86" },
        },
        Admission = new SmppAdmissionModel
        {
            SystemId = name, Password = "p", Sources = source is null ? [] : [IPNetwork.Parse(source)],
        },
        NextHop = "smsc",
    };

    private static SmppTrunkModel Hub(string name) => Trunk(name) with { Admission = null };

    [Theory]
    [InlineData(null, null, "wide wide 127.0.0.1 127.0.0.1:2775")]
    [InlineData("narrow", "127.0.0.7/32", "narrow narrow 127.0.0.7 127.0.0.1:2775")]
    public void The_first_trunk_that_binds_to_us_or_the_one_named(string? asked, string? source, string expected)
    {
        var way = TextRoute.Find(
            Model(Hub("far"), Trunk("wide"), Trunk("narrow", source)), [("tcp:127.0.0.1:0", "127.0.0.1:2775")],
            asked).Value!;

        Assert.Equal(expected, $"{way.Trunk} {way.Login.SystemId} {way.From} {way.Listener}");
    }

    [Fact]
    public void A_listener_on_all_addresses_is_reached_at_the_one_we_come_from()
    {
        var way = TextRoute.Find(
            Model(Trunk("a", "127.0.0.2/32")), [("tcp:0.0.0.0:2775", "0.0.0.0:2775")], null).Value!;

        Assert.Equal("127.0.0.2:2775", way.Listener.ToString());
    }

    [Theory]
    [InlineData("no", "via: there is no trunk of texts \"no\"; expected far or out")]
    [InlineData("far", "nobody binds to us as the trunk far: a test text needs a trunk with a system_id")]
    [InlineData("out", "this machine has no address that may bind as the trunk out and reaches a tcp listener")]
    public void No_way(string asked, string expected) => Assert.Equal(
        expected,
        TextRoute.Find(
            Model(Hub("far"), Trunk("out", "192.0.2.0/24")),
            [("tls:127.0.0.1:1", "127.0.0.1:1"), ("tcp:127.0.0.1:0", "127.0.0.1:2775")], asked).Message);

    [Fact]
    public void Without_texts_there_is_none() =>
        Assert.Equal("the settings have no trunk of texts", TextRoute.Find(null, [], null).Message);
}
