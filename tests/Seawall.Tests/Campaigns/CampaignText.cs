using Seawall.Campaigns;
using Seawall.Numbering;
using Seawall.Settings;

namespace Seawall.Tests.Campaigns;

/// <summary>A campaign's file that is good, and what is said of one line of it that reads otherwise.</summary>
internal static class CampaignText
{
    public const string Good = """
        name = "zhejiang-calls"
        title = { zh = "境外来电", en = "Calls from overseas" }
        basis = "as asked by the province"
        operators = ["China Mobile"]
        regions = ["浙江省"]
        service = "voice"
        zones = ["overseas", "hongkong"]
        time_zone = "Asia/Shanghai"
        effect = 2022-05-20T00:00:00
        [notice]
        days = 7
        from = "10086"
        text = { zh = "自{effect}起关闭，发1219到10086保留", en = "Shut from {effect}. Text 1219 to 10086 to keep." }
        [[notice.rates]]
        next_hop = "smsc"
        rate = "200/s"
        [[waves]]
        name = "first"
        percent = 5
        [[waves]]
        name = "rest"
        [brakes]
        unreached = 20.0
        """;

    private const string Settings = """
        home = { country_code = "86", time_zone = "Asia/Shanghai", operators = ["中国移动"], regions = ["Zhejiang"] }
        data = { folder = "data" }
        zones = [{ name = "hongkong", countries = ["852"] }, { name = "overseas", countries = ["*"] }]
        [smpp]
        listen = ["tcp:127.0.0.1:2775"]
        [[smpp.next_hops]]
        name = "smsc"
        targets = [{ address = "tcp:127.0.0.1:2776", system_id = "s", password = "p" }]
        """;

    private static readonly SettingsConfig _settings = SettingsLoader.Parse(Settings, "s.toml").Settings!;
    private static readonly NumberingBook _numbering = PlanBuilder.Build(new PlanSettings("86"));

    public static CampaignReading Read(string toml) => CampaignFile.Parse(toml, "c.toml", _settings, _numbering);

    public static CampaignReading Load(string file) => CampaignFile.Load(file, _settings, _numbering);

    public static string With(int line, string text)
    {
        var lines = Good.Split('\n');
        lines[line - 1] = text;
        return string.Join('\n', lines);
    }

    public static string[] Mistakes(string toml)
    {
        var (campaign, mistakes) = Read(toml);
        Assert.Equal(mistakes.Count > 0, campaign is null);
        return [.. mistakes.Select(mistake => mistake.ToString())];
    }
}
