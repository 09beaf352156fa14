using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>The stored form of campaigns: these octets for ever; what is not whole passes for none.</summary>
public sealed class CampaignFormTests
{
    static readonly string Applied = OneLine("""
        {"id":1,"version":1,"round":1,"terms":{"name":"zhejiang-calls","title":{"chinese":"境外来电",
        "english":"Calls from \"overseas\""},"basis":"a <law> & more",
        "sources":["https://example.org/a?b=c&d"],"operators":["China Mobile"],"regions":["Zhejiang"],
        "services":1,"zones":["overseas","hongkong"],"default":1,"effect":"2027-05-20T00:00:00+08:00",
        "time_zone":"Asia/Shanghai","shadow":false,"notice":{"days":7,"proof":1,
        "text":{"chinese":"自{effect}起…","english":"From {effect} on …"},"afterwards":{"chinese":"已关闭",
        "english":"It is shut"},"language":"zh","from":"10086","hours_from":"09:00:00",
        "hours_to":"20:00:00","rates":[{"next_hop":"smsc","per_second":200}],"parts_max":2,"attempts":3,
        "retry_after":"1.05:00:00","receipt_within":"2.00:00:00","second":1,"abroad_errors":["1B"]},
        "waves":[{"name":"first","districts":["西湖"],"percent":5,"not_before":null},{"name":"rest",
        "districts":[],"percent":100,"not_before":"2027-05-01T09:00:00+08:00"}],
        "brakes":{"resumptions":null,"complaints":null,"unreached":20.5,"after_lines":100}}}
        """);

    static readonly string Standing = OneLine("""
        {"state":2,"started_unix_seconds":1790000000,"paused_unix_seconds":0,"withdrawn_unix_seconds":0,
        "wave":0,"braked":"","cursor":0,"counts":[{"enrolled":9,"tried":0,"in_flight":0,"sent":0,"told":0,
        "deferred":0,"unreached":0,"decided":0,"resumed":0,"complaints":0},{"enrolled":0,"tried":0,
        "in_flight":0,"sent":0,"told":0,"deferred":0,"unreached":0,"decided":0,"resumed":0,"complaints":0}],
        "journal":2}
        """);

    static string OneLine(string folded) => folded.ReplaceLineEndings("");

    [Fact]
    public void A_campaign_is_these_octets_and_reads_back_to_them()
    {
        var campaign = CampaignSamples.Running();
        Assert.Equal(Applied, Encoding.UTF8.GetString(CampaignForm.WriteApplied(campaign)));
        Assert.Equal(Standing, Encoding.UTF8.GetString(CampaignForm.WriteStanding(campaign)));
        Assert.True(CampaignForm.TryRead(Encoding.UTF8.GetBytes(Applied), Encoding.UTF8.GetBytes(Standing),
            out var read));
        Assert.Equal(Applied, Encoding.UTF8.GetString(CampaignForm.WriteApplied(read!)));
        Assert.Equal(Standing, Encoding.UTF8.GetString(CampaignForm.WriteStanding(read!)));
    }

    [Fact]
    public void No_cut_of_it_is_one()
    {
        var octets = Encoding.UTF8.GetBytes(Applied);
        for (var length = 0; length < octets.Length; length++)
        {
            Assert.False(CampaignForm.TryReadApplied(octets.AsSpan(0, length), out _), $"cut at {length}");
        }
        Assert.False(CampaignForm.TryReadApplied([.. octets, (byte)'x'], out _));
    }

    [Theory]
    [InlineData("\"id\":1", "\"id\":0")]
    [InlineData("\"id\":1", "\"id\":4294967296")]
    [InlineData("\"id\":1", "\"id\":1,\"id\":1")]
    [InlineData("\"id\":1", "\"ID\":1")]
    [InlineData("\"id\":1", "\"id\":1,\"more\":1")]
    [InlineData("\"version\":1", "\"version\":0")]
    [InlineData("\"round\":1", "\"round\":-1")]
    [InlineData("\"services\":1", "\"services\":0")]
    [InlineData("\"services\":1", "\"services\":4")]
    [InlineData("\"default\":1", "\"default\":3")]
    [InlineData("\"proof\":1", "\"proof\":9")]
    [InlineData("\"second\":1", "\"second\":256")]
    [InlineData("\"days\":7", "\"days\":-1")]
    [InlineData("[\"overseas\",\"hongkong\"]", "[]")]
    [InlineData("[\"overseas\",\"hongkong\"]", "[null]")]
    [InlineData("[\"西湖\"]", "[null]")]
    [InlineData("\"percent\":5", "\"percent\":0")]
    [InlineData("\"percent\":5", "\"percent\":101")]
    [InlineData("{\"next_hop\":\"smsc\",\"per_second\":200}", "")]
    [InlineData("{\"next_hop\":\"smsc\",\"per_second\":200}", "null")]
    [InlineData("\"name\":\"zhejiang-calls\"", "\"name\":\"\"")]
    [InlineData("2027-05-20T", "2027-02-30T")]
    [InlineData("1.05:00:00", "99999999.05:00:00")]
    [InlineData("09:00:00", "24:00:00")]
    [InlineData("20.5", "1e999999")]
    [InlineData("20.5", "NaN")]
    [InlineData("\"zh\"", "\"\\ud800\"")]
    [InlineData("2027-05-20T00:00:00+08:00", "0001-01-01T00:00:00+14:00")]
    public void What_has_no_meaning_is_refused(string what, string by) =>
        Assert.False(CampaignForm.TryReadApplied(Encoding.UTF8.GetBytes(Applied.Replace(
            what, by, StringComparison.Ordinal)), out _));

    [Fact]
    public void Whatever_is_left_out_or_null_or_of_another_type_is_no_exception()
    {
        var all = JsonNode.Parse(Applied)!;
        foreach (var path in Paths(all, ""))
        {
            Assert.False(Reads(path, node => node.Parent!.AsObject().Remove(node.GetPropertyName())), path);
            Reads(path, node => node.ReplaceWith((JsonNode?)null));
            Assert.False(Reads(path, node => node.ReplaceWith(new JsonObject { ["x"] = 1 })), path);
            Assert.False(Reads(path, node => node.ReplaceWith(new JsonArray(new JsonArray()))), path);
            Reads(path, node => node.ReplaceWith("x"));
            Reads(path, node => node.ReplaceWith(double.MaxValue));
        }

        static IEnumerable<string> Paths(JsonNode node, string path) => node is not JsonObject inner
            ? []
            : inner.SelectMany(one => Paths(one.Value ?? 0, $"{path}/{one.Key}").Prepend($"{path}/{one.Key}"));
    }

    /// <summary>Whether the bent form is one; where it is, it can be written again.</summary>
    static bool Reads(string path, Action<JsonNode> bend)
    {
        var all = JsonNode.Parse(Applied)!;
        var node = all;
        foreach (var name in path.Split('/')[1..])
        {
            node = node![name];
        }
        bend(node ?? all["id"]!);
        if (!CampaignForm.TryReadApplied(Encoding.UTF8.GetBytes(all.ToJsonString()), out var applied))
        {
            return false;
        }
        CampaignForm.WriteApplied(CampaignSamples.Running() with { Terms = applied!.Terms });
        return true;
    }

    [Fact]
    public void Any_octets_are_no_exception() => Gen.Byte.Array[0, 80].Sample(octets =>
    {
        CampaignForm.TryReadApplied(octets, out _);
        CampaignForm.TryRead(Encoding.UTF8.GetBytes(Applied), octets, out _);
    });
}
