using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Tests.Campaigns;

/// <summary>What a campaign's file says, and every way in which it says it wrong.</summary>
public sealed class CampaignFileTests
{
    [Fact]
    public void The_good_file_is_read_as_it_says()
    {
        var campaign = CampaignText.Read(CampaignText.Good).Campaign!;

        Assert.Equal("zhejiang-calls", campaign.Name);
        Assert.Equal(new Bilingual("境外来电", "Calls from overseas"), campaign.Title);
        Assert.Equal(["China Mobile"], campaign.Operators);
        Assert.Equal(["Zhejiang"], campaign.Regions);
        Assert.Equal(ServiceMask.Voice, campaign.Services);
        Assert.Equal(["overseas", "hongkong"], campaign.Zones);
        Assert.Equal(CampaignDefault.Shut, campaign.Default);
        Assert.Equal(new DateTimeOffset(2022, 5, 20, 0, 0, 0, TimeSpan.FromHours(8)), campaign.Effect);
        Assert.Equal(TimeSpan.FromHours(8), campaign.Effect.Offset);
        Assert.False(campaign.Shadow);
        Assert.Equal(7, campaign.Notice.Days);
        Assert.Equal([new NoticeRate("smsc", 200)], campaign.Notice.Rates);
        Assert.Equal(("first", 5), (campaign.Waves[0].Name, campaign.Waves[0].Percent));
        Assert.Equal(("rest", 100), (campaign.Waves[1].Name, campaign.Waves[1].Percent));
        Assert.Equal(new Brakes { Unreached = 20 }, campaign.Brakes);
    }

    [Fact]
    public void All_that_can_be_said_is_read()
    {
        var campaign = CampaignText.Read(CampaignText.Good
            .Replace("[notice]", """
                default = "none"
                shadow = true
                sources = ["https://www.example.com/a?b=c"]
                [notice]
                proof = "taken"
                hours = "08:30-21:45"
                parts_max = 3
                language = "en"
                attempts = 5
                retry_after = "5h30m"
                receipt_within = "1d"
                second = "call"
                abroad_errors = ["01B", "027"]
                afterwards = { zh = "已关闭", en = "Was shut" }
                """, StringComparison.Ordinal)
            .Replace("percent = 5", "percent = 5\ndistricts = [\"杭州\", \"Ningbo\"]\n"
                + "not_before = 2022-05-10T09:00:00+08:00", StringComparison.Ordinal)
            .Replace("unreached = 20.0", "resumptions = 2\ncomplaints = 0.5\nafter_lines = 1000",
                StringComparison.Ordinal)).Campaign!;

        Assert.Equal(CampaignDefault.None, campaign.Default);
        Assert.True(campaign.Shadow);
        Assert.Equal(["https://www.example.com/a?b=c"], campaign.Sources);
        var notice = campaign.Notice;
        Assert.Equal(NoticeProof.Taken, notice.Proof);
        Assert.Equal((new TimeOnly(8, 30), new TimeOnly(21, 45)), (notice.HoursFrom, notice.HoursTo));
        Assert.Equal((3, "en", 5), (notice.PartsMax, notice.Language, notice.Attempts));
        Assert.Equal(TimeSpan.FromHours(5.5), notice.RetryAfter);
        Assert.Equal(TimeSpan.FromHours(24), notice.ReceiptWithin);
        Assert.Equal(SecondChannel.Call, notice.Second);
        Assert.Equal(["01B", "027"], notice.AbroadErrors);
        Assert.Equal("Was shut", notice.Afterwards.English);
        Assert.Equal(["杭州", "Ningbo"], campaign.Waves[0].Districts);
        Assert.Equal(new DateTimeOffset(2022, 5, 10, 9, 0, 0, TimeSpan.FromHours(8)), campaign.Waves[0].NotBefore);
        Assert.Equal(
            new Brakes { Resumptions = 2, Complaints = 0.5, Unreached = null, AfterLines = 1000 }, campaign.Brakes);
    }

    [Theory]
    [InlineData(1, "name = \"Zhejiang\"", "1:8: name: expected a name: small letters, digits and '-', at most 40, "
        + "a letter first, found \"Zhejiang\"")]
    [InlineData(1, "", "1:1: name: is missing; expected a name")]
    [InlineData(1, "name = \"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx\"", "1:8: name: expected a name")]
    [InlineData(2, "title = { zh = \"境外\" }", "2:9: title.en: is missing; expected the words in English")]
    [InlineData(2, "title = \"x\"", "2:1: title: expected a section [title], found \"x\"")]
    [InlineData(2, "", "1:1: title: is missing; expected { zh = \"...\", en = \"...\" }")]
    [InlineData(2, "title = { zh = \"字\", en = \" \" }", "2:26: title.en: expected the words in English: one line")]
    [InlineData(2, "title = { zh = \"境外\\u202E\", en = \"x\" }",
        "2:16: title.zh: expected the words in Chinese: one line, at most 200 letters that can be seen, "
            + "found \"境外\\u202E\"")]
    [InlineData(2, "title = { zh = \"境外\", en = \"\\u001B[31mred\" }",
        "2:27: title.en: expected the words in English: one line, at most 200 letters that can be seen, "
            + "found \"\\u001B[31mred\"")]
    [InlineData(3, "basis = 1", "3:9: basis: expected on what basis in law: one line, at most 1000 letters that can "
        + "be seen, found 1")]
    [InlineData(3, "basis = \"b\"\nsources = [\"somewhere\"]",
        "4:12: sources: expected an address such as \"https://www.example.com/page\", found \"somewhere\"")]
    [InlineData(4, "operators = [\"China Mobil\"]",
        "4:14: operators: the numbering plan has no \"China Mobil\"; did you mean \"China Mobile\"?")]
    [InlineData(4, "operators = [\"China Unicom\"]",
        "4:14: operators: \"China Unicom\" is not ours; home.operators of the settings has \"China Mobile\"")]
    [InlineData(4, "operators = [\"China Mobile\", \"中国移动\"]",
        "4:30: operators: \"China Mobile\" is named already, in line 4")]
    [InlineData(5, "regions = [\"Atlantis\"]", "5:12: regions: the numbering plan has no \"Atlantis\"; expected ")]
    [InlineData(5, "regions = [\"Jiangsu\"]",
        "5:12: regions: \"Jiangsu\" is not ours; home.regions of the settings has \"Zhejiang\"")]
    [InlineData(6, "service = \"calls\"", "6:11: service: expected \"voice\", \"sms\" or \"all\", found \"calls\"")]
    [InlineData(7, "zones = [\"oversea\"]", "7:10: zones: there is no zone \"oversea\"; did you mean \"overseas\"?")]
    [InlineData(7, "zones = []", "7:9: zones: is empty; expected a list with names of zones")]
    [InlineData(7, "zones = [\"overseas\", \"overseas\"]",
        "7:22: zones: the name \"overseas\" is taken already, in line 7")]
    [InlineData(8, "time_zone = \"Moon/Base\"", "8:13: time_zone: expected a time zone such as")]
    [InlineData(8, "time_zone = \"Asia/Shanghai\"\ndefault = \"open\"",
        "9:11: default: expected \"shut\" or \"none\", found \"open\"")]
    [InlineData(8, "time_zone = \"Asia/Shanghai\"\nefect = 1", "9:1: efect: unknown key; did you mean effect?")]
    [InlineData(8, "time_zone = \"Asia/Shanghai\"\n\"\\u001B[2J\" = 1", "9:1: \\u001B[2J: unknown key; ")]
    public void What_a_campaign_is(int line, string text, string expected) => Only(line, text, expected);

    [Theory]
    [InlineData("days = -1", "11:8: notice.days: expected a whole number from 0 to 366, found -1")]
    [InlineData("days = 7\nproof = \"hope\"", "12:9: notice.proof: expected \"receipt\" or \"taken\"")]
    [InlineData("days = 7\nhours = \"20:00-09:00\"",
        "12:9: notice.hours: expected hours of one day such as \"09:00-20:00\", found \"20:00-09:00\"")]
    [InlineData("days = 7\nhours = \"09:00-24:00\"", "12:9: notice.hours: expected hours of one day")]
    [InlineData("days = 7\nhours = \"9-20\"", "12:9: notice.hours: expected hours of one day")]
    [InlineData("days = 7\nparts_max = 9", "12:13: notice.parts_max: expected a whole number from 1 to 8, found 9")]
    [InlineData("days = 7\nlanguage = \"fr\"", "12:12: notice.language: expected \"zh\" or \"en\", found \"fr\"")]
    [InlineData("days = 7\nattempts = 0", "12:12: notice.attempts: expected a whole number from 1 to 10, found 0")]
    [InlineData("days = 7\nretry_after = \"soon\"", "12:15: notice.retry_after: expected a duration from \"1m\"")]
    [InlineData("days = 7\nreceipt_within = \"1s\"", "12:18: notice.receipt_within: expected a duration from \"1m\"")]
    [InlineData("days = 7\nsecond = \"dove\"", "12:10: notice.second: expected \"none\", \"letter\" or \"call\"")]
    [InlineData("days = 7\nabroad_errors = [\"027\", \"027\"]",
        "12:25: notice.abroad_errors: the name \"027\" is taken already, in line 12")]
    [InlineData("days = 7\nabroad_errors = [\"0 7\"]", "12:18: notice.abroad_errors: expected an error code")]
    [InlineData("days = 7\nsender = \"x\"", "12:1: notice.sender: unknown key; ")]
    public void How_people_are_told(string text, string expected) => Only(11, text, expected);

    [Theory]
    [InlineData(10, "[notices]", "10:2: notices: unknown key; did you mean notice?")]
    [InlineData(11, "", "10:2: notice.days: is missing; expected a whole number from 0 to 366")]
    [InlineData(12, "", "10:2: notice.from: is missing; expected a short code or a name such as \"10086\"")]
    [InlineData(12, "from = \"more than twenty octets\"", "12:8: notice.from: expected a short code or a name")]
    [InlineData(13, "", "10:2: notice.text: is missing; expected { zh = \"...\", en = \"...\" }")]
    [InlineData(15, "next_hop = \"smcs\"",
        "15:12: notice.rates.next_hop: there is no next hop of texts \"smcs\"; did you mean \"smsc\"?")]
    [InlineData(16, "rate = \"0/s\"", "16:8: notice.rates.rate: expected a rate from \"1/s\" to \"100000/s\"")]
    [InlineData(16, "rate = \"1/s\"\n[[notice.rates]]\nnext_hop = \"smsc\"\nrate = \"2/s\"",
        "18:12: notice.rates.next_hop: the name \"smsc\" is taken already, in line 15")]
    [InlineData(19, "percent = 0", "19:11: waves.percent: expected a whole number from 1 to 100, found 0")]
    [InlineData(19, "percent = 101", "19:11: waves.percent: expected a whole number from 1 to 100, found 101")]
    [InlineData(19, "percent = 100", "20:3: waves: the wave \"rest\" takes no line: others before it do")]
    [InlineData(21, "name = \"First\"", "21:8: waves.name: the name \"First\" is taken already, in line 18")]
    [InlineData(21, "name = \"rest\"\npercent = 99",
        "20:3: waves: the last wave must take all lines that are left: no districts, and percent 100 or left out")]
    [InlineData(21, "name = \"rest\"\ndistricts = [\"Hangzhou\"]", "20:3: waves: the last wave must take all lines")]
    [InlineData(21, "name = \"a\"\ndistricts = [\"X\", \"X\"]\n[[waves]]\nname = \"b\"",
        "22:19: waves.districts: the name \"X\" is taken already, in line 22")]
    [InlineData(21, "name = \"a\"\ndistricts = [\"X\"]\n[[waves]]\nname = \"b\"\ndistricts = [\"X\"]\n[[waves]]\n"
        + "name = \"c\"", "23:3: waves: the wave \"b\" takes no line: others before it do")]
    [InlineData(21, "name = \"rest\"\nnot_before = 2022-05-20",
        "22:14: waves.not_before: expected a day with its hour, such as 2026-05-20T00:00:00, found a date or time")]
    [InlineData(23, "unreached = 100.1",
        "23:13: brakes.unreached: expected percent, a number from 0 to 100, found a number with a fraction")]
    [InlineData(23, "complaints = -1", "23:14: brakes.complaints: expected percent, a number from 0 to 100, found -1")]
    [InlineData(23, "resumptions = nan", "23:15: brakes.resumptions: expected percent, a number from 0 to 100")]
    [InlineData(23, "resumptions = \"2%\"", "23:15: brakes.resumptions: expected percent, a number from 0 to 100")]
    [InlineData(23, "after_lines = 0", "23:15: brakes.after_lines: expected a whole number from 1 to 100000000")]
    public void Rates_waves_and_brakes(int line, string text, string expected) => Contains(line, text, expected);

    [Fact]
    public void Without_a_message_centre_nobody_is_told() => Assert.Equal(
        ["c.toml:10:2: notice.rates: no message centre is named; expected [[notice.rates]] with next_hop and rate"],
        CampaignText.Mistakes(CampaignText.Good.Replace(
            "[[notice.rates]]\nnext_hop = \"smsc\"\nrate = \"200/s\"\n", "", StringComparison.Ordinal)));

    [Fact]
    public void Without_waves_there_is_one_of_all() => Assert.Equal(
        [("all", 100)],
        CampaignText.Read(CampaignText.Good[..CampaignText.Good.IndexOf("[[waves]]", StringComparison.Ordinal)])
            .Campaign!.Waves.Select(wave => (wave.Name, wave.Percent)));

    [Fact]
    public void All_mistakes_at_once_in_the_order_of_the_file() => Assert.Equal(
        ["1:8: name:", "6:11: service:", "7:10: zones:", "11:8: notice.days:", "16:8: notice.rates.rate:"],
        CampaignText.Mistakes(CampaignText.Good
                .Replace("\"zhejiang-calls\"", "\"\"", StringComparison.Ordinal)
                .Replace("\"voice\"", "\"fax\"", StringComparison.Ordinal)
                .Replace("[\"overseas\"", "[\"moon\"", StringComparison.Ordinal)
                .Replace("days = 7", "days = \"7\"", StringComparison.Ordinal)
                .Replace("\"200/s\"", "\"200\"", StringComparison.Ordinal))
            .Select(mistake => string.Join(' ', mistake["c.toml:".Length..].Split(' ').Take(2))));

    private static void Only(int line, string text, string expected) => Assert.StartsWith(
        $"c.toml:{expected}", Assert.Single(CampaignText.Mistakes(CampaignText.With(line, text))),
        StringComparison.Ordinal);

    private static void Contains(int line, string text, string expected) => Assert.Contains(
        CampaignText.Mistakes(CampaignText.With(line, text)),
        mistake => mistake.StartsWith($"c.toml:{expected}", StringComparison.Ordinal));
}
