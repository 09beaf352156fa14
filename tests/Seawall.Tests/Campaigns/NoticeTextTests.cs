using Seawall.Register;

namespace Seawall.Tests.Campaigns;

/// <summary>What may be said to people, and in how many parts.</summary>
public sealed class NoticeTextTests
{
    [Theory]
    [InlineData("发1219到10086保留，1901关闭，咨询12381")]
    [InlineData("回复KTGJDX到10086、10010或10001")]
    [InlineData("2022-05-20 起，2022.5.20，2022年5月20日0时0分")]
    [InlineData("免费。保留请回复1219。咨询10086。KTGJDX")]
    [InlineData("上午9:00至20:00，100%免费…详询营业厅")]
    [InlineData("Text 1219 to 10086. 1901 shuts, e.g. later. 20 May 2022 00:00")]
    public void These_are_said(string words) => Assert.Empty(Read(words));

    [Theory]
    [InlineData("见 https://example.com/x", "\"https://example.com/x\" is a link")]
    [InlineData("见HTTP", "\"HTTP\" is a link")]
    [InlineData("www.example", "\"www\" is a link")]
    [InlineData("t.cn/abc", "\"t.cn/abc\" is a link")]
    [InlineData("ｅｘａｍｐｌｅ．ｃｏｍ", "\"example.com\" is a link")]
    [InlineData("example。com", "\"example。com\" is a link")]
    [InlineData("例子.中国", "\"例子.中国\" is a link")]
    [InlineData("weixin://dl", "\"weixin://dl\" is a link")]
    [InlineData("致电13800138000", "\"13800138000\" is a number to call back")]
    [InlineData("致电 138 0013 8000", "\"138 0013 8000\" is a number to call back")]
    [InlineData("(0571) 8888-8888", "\"0571) 8888-8888\" is a number to call back")]
    [InlineData("400-800-1234", "\"400-800-1234\" is a number to call back")]
    [InlineData("+86 571 88", "\"+86 571 88\" is a number to call back")]
    [InlineData("１３８００１３８０００", "\"13800138000\" is a number to call back")]
    [InlineData("①③⑧⓪⓪①③⑧", "\"13800138\" is a number to call back")]
    [InlineData("١٣٨٠٠١٣٨", "\"13800138\" is a number to call back")]
    [InlineData("{efect}", "braces are for {effect} only")]
    [InlineData("{", "braces are for {effect} only")]
    public void These_are_not(string words, string expected) => Assert.Contains(
        $"c.toml:13:15: notice.text.zh: {expected}", Assert.Single(Read(words)), StringComparison.Ordinal);

    [Theory]
    [InlineData("两\\n行")]
    [InlineData("看不\\u200B见")]
    [InlineData("\\u0000")]
    public void What_cannot_be_seen_is_not_sent(string words) => Assert.Contains(
        "notice.text.zh: expected the words in Chinese: one line", Assert.Single(Read(words)),
        StringComparison.Ordinal);

    [Theory]
    // Filled in, {effect} takes up to 17 characters in Chinese (2022年12月20日23时59分), and 20 septets in English.
    [InlineData("zh", 53, 1, 0)]
    [InlineData("zh", 54, 1, 2)]
    [InlineData("zh", 117, 2, 0)]
    [InlineData("zh", 118, 2, 3)]
    [InlineData("en", 140, 1, 0)]
    [InlineData("en", 141, 1, 2)]
    [InlineData("en", 286, 2, 0)]
    [InlineData("en", 287, 2, 3)]
    public void Parts_are_counted_with_the_hour_filled_in(string language, int letters, int partsMax, int parts)
    {
        var words = new string(language == "zh" ? '字' : 'x', letters) + NoticeText.Effect;
        var other = language == "zh" ? "en" : "zh";
        var mistakes = CampaignText.Mistakes(CampaignText.With(
            13, $"text = {{ {language} = \"{words}\", {other} = \"{{effect}}\" }}\nparts_max = {partsMax}"));

        Assert.Equal(parts == 0 ? 0 : 1, mistakes.Length);
        Assert.All(mistakes, mistake => Assert.Contains(
            $"notice.text.{language}: takes {parts} parts with day and hour filled in", mistake,
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_letter_outside_the_alphabet_makes_it_longer() => Assert.Equal(
        ["c.toml:13:32: notice.text.en: takes 2 parts with day and hour filled in (80 characters of UCS-2); "
            + "expected at most 1 (notice.parts_max): 70 characters of UCS-2"],
        CampaignText.Mistakes(CampaignText.With(
            13, $"text = {{ zh = \"{{effect}}\", en = \"“{new string('x', 59)}{{effect}}\" }}\nparts_max = 1")));

    [Theory]
    [InlineData("zh", "13:8: notice.text.zh: does not say from when; expected {effect}, the day and hour of effect")]
    [InlineData("en", "13:8: notice.text.en: does not say from when; expected {effect}, the day and hour of effect")]
    public void A_notice_says_from_when(string language, string expected)
    {
        var other = language == "zh" ? "en" : "zh";

        Assert.StartsWith(
            $"c.toml:{expected}",
            Assert.Single(CampaignText.Mistakes(CampaignText.With(
                13, $"text = {{ {language} = \"x\", {other} = \"{{effect}}\" }}"))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_afterwards_is_looked_at_as_well() => Assert.Equal(
        2,
        CampaignText.Mistakes(CampaignText.With(
            12, "from = \"1\"\nafterwards = { zh = \"13800138000\", en = \"www.x.yz\" }")).Length);

    private static string[] Read(string words) => CampaignText.Mistakes(CampaignText.With(
        13, $"text = {{ zh = \"{words}{{effect}}\", en = \"{{effect}}\" }}"));
}
