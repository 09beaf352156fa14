using Seawall.Campaigns;

namespace Seawall.Tests.Campaigns;

/// <summary>A report as a file: numbers that add up, and nothing in it that does something by itself.</summary>
public sealed class ReportFormTests
{
    private const string Evil = "<script>alert(1)</script>\"'&";

    private static readonly CampaignReportReply _report = new()
    {
        Name = "calls", Id = 7, TitleZh = Evil, TitleEn = Evil, Basis = Evil, Sources = [Evil, "https://example.net/1"],
        Operators = [Evil], Regions = [], Service = "voice", Zones = [Evil], Default = "shut", Shadow = true,
        State = "running", Version = 2, Round = 1, Effect = "2026-05-21T00:00:00+08:00", TimeZone = Evil,
        NoticeDays = 7, Proof = "receipt", At = "2026-06-01T00:00:00+08:00",
        Days =
        [
            new ReportDayReply("2026-05-13", 1200, 1, 30, 4, 0, 0, 0, 0),
            new ReportDayReply("2026-05-21", 0, 0, 0, 0, 1165, 2, 17, 1),
        ],
        Sum = new ReportDayReply("", 1200, 1, 30, 4, 1165, 2, 17, 1),
        ToldNow = 1199, ShutNow = 1163,
        Notices = new NoticesReply(1300, 1500, 1, 2, 1199, 3, 95, 10, 1),
        Journal = 4711, Hash = "00ff", Remarks = [Evil],
    };

    [Fact]
    public void The_csv_has_a_row_a_day_and_the_sums()
    {
        Assert.Equal(
            ReportCsv.Header + "\n"
                + "calls,2026-05-13,1200,1,30,4,0,0,0,0\n"
                + "calls,2026-05-21,0,0,0,0,1165,2,17,1\n"
                + "calls,sum,1200,1,30,4,1165,2,17,1\n",
            ReportCsv.Write(_report));
    }

    [Theory]
    [InlineData("calls", "calls")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-calls", "'-calls")]
    [InlineData("+86", "'+86")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("=a\nb", "\"'=a\nb\"")]
    public void No_field_is_a_formula_or_breaks_its_row(string text, string field) =>
        Assert.Equal(field, ReportCsv.Field(text));

    [Fact]
    public void The_page_escapes_what_it_says_and_brings_nothing_along()
    {
        var page = ReportPage.Write(_report);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Evil, page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;", page, StringComparison.Ordinal);
        foreach (var outside in new[] { "src=", "href=", "url(", "@import", "<link", "<img", "<iframe", "<form" })
        {
            Assert.DoesNotContain(outside, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_in_both_languages_and_has_every_number()
    {
        var page = ReportPage.Write(_report);

        Assert.Contains("<html lang=\"zh-Hans\">", page, StringComparison.Ordinal);
        foreach (var word in new[]
            {
                "逐日统计<small lang=\"en\">Day by day</small>", "默认关闭<small lang=\"en\">shut</small>",
                "<th scope=\"row\">2026-05-21</th>", "<td class=\"n\">1,165</td>", "影子模式 · shadow",
                "1,163", "00ff",
            })
        {
            Assert.Contains(word, page, StringComparison.Ordinal);
        }

        Assert.Contains("from the journal up to entry 4711", page, StringComparison.Ordinal);
    }
}
