using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Seawall.Campaigns;

/// <summary>
/// A report as a page to print, in both languages: one file with nothing outside it, no script, and every value
/// escaped.
/// </summary>
internal static class ReportPage
{
    private const string Style = """
        body { font: 11pt/1.5 "Noto Sans", "Noto Sans CJK SC", system-ui, sans-serif; color: #111; background: #fff;
          margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        table { border-collapse: collapse; width: 100%; } caption { text-align: start; padding: .3rem 0; }
        th, td { border: 1px solid #767676; padding: .25rem .5rem; vertical-align: top; text-align: start; }
        td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; }
        tfoot td, tfoot th { font-weight: bold; } thead { display: table-header-group; } tr { break-inside: avoid; }
        small { display: block; font-weight: normal; } code { overflow-wrap: anywhere; }
        @media print { body { margin: 0; max-width: none; padding: 0; font-size: 9pt; } @page { margin: 15mm; } }
        """;

    private static readonly (string Zh, string En, Func<ReportDayReply, long> Of, string Means)[] _columns =
    [
        ("已告知", "told", day => day.Told,
            "有送达证明的号码数，按送达时间计 · lines told, by proof, on the day of the proof"),
        ("告知失效", "untold", day => day.Untold,
            "机主变更、换号或转出后不再视为已告知的号码数 · lines told no longer: another holder, number, operator or region"),
        ("保留", "kept", day => day.Kept,
            "告知后、生效前自行选择接收的号码数 · lines that opened after they were told and before their hour"),
        ("自行关闭", "decided shut", day => day.DecidedShut,
            "告知后自行选择关闭的号码数 · lines that shut something themselves after they were told"),
        ("默认关闭", "shut", day => day.Shut,
            "到生效时仍未选择、因而默认关闭的号码数 · lines whose hour came while they were undecided"),
        ("恢复", "came back", day => day.CameBack,
            "默认关闭后又自行恢复接收的号码数 · lines that opened after they were shut by default"),
        ("拦截电话", "refused calls", day => day.Calls,
            "因本措施拦截的电话（影子模式下为本应拦截的）· calls the campaign refused, or would have in shadow"),
        ("拦截短信", "refused texts", day => day.Texts,
            "因本措施拦截的短信（影子模式下为本应拦截的）· texts the campaign refused, or would have in shadow"),
    ];

    /// <summary>The file.</summary>
    public static string Write(CampaignReportReply report)
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="zh-Hans">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Safe(report.TitleZh)} · {Safe(report.TitleEn)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>{Safe(report.TitleZh)}<small lang="en">{Safe(report.TitleEn)}</small></h1>

            """);
        Facts(page, report);
        Days(page, report);
        Notices(page, report);
        Words(page, report);
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Facts(StringBuilder page, CampaignReportReply report)
    {
        Heading(page, "措施", "The campaign");
        page.Append("<table>\n<tbody>\n");
        Fact(page, "名称", "name", $"{report.Name} ({report.Id})");
        Fact(page, "依据", "basis", report.Basis);
        Fact(page, "来源", "sources", [.. report.Sources]);
        Fact(page, "运营商", "operators", Some(report.Operators));
        Fact(page, "地区", "regions", Some(report.Regions));
        Fact(page, "业务和来源地", "services and zones", $"{report.Service}: {string.Join(", ", report.Zones)}");
        Fact(page, "默认", "default", report.Shadow ? $"{report.Default}; 影子模式 · shadow" : report.Default);
        Fact(page, "生效时间", "effect", $"{report.Effect} ({report.TimeZone})");
        Fact(page, "告知", "notice", string.Create(
            CultureInfo.InvariantCulture,
            $"生效前至少 {report.NoticeDays} 天，证明 {report.Proof} · {report.NoticeDays} days before, proof {report.Proof}"));
        Fact(page, "状态", "state", string.Create(
            CultureInfo.InvariantCulture, $"{report.State}, version {report.Version}, round {report.Round}"));
        Fact(page, "当前已告知", "told now", Number(report.ToldNow));
        Fact(page, "当前默认关闭", "shut now", Number(report.ShutNow));
        page.Append("</tbody>\n</table>\n");
    }

    private static void Days(StringBuilder page, CampaignReportReply report)
    {
        Heading(page, "逐日统计", "Day by day");
        page.Append("<table>\n<thead>\n<tr><th scope=\"col\">日期<small lang=\"en\">day</small></th>");
        foreach (var (zh, en, _, _) in _columns)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<th scope=\"col\" class=\"n\">{zh}<small lang=\"en\">{en}</small></th>");
        }

        page.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var day in report.Days)
        {
            Row(page, Safe(day.Day), day);
        }

        page.Append("</tbody>\n<tfoot>\n");
        Row(page, "合计<small lang=\"en\">sum</small>", report.Sum);
        page.Append("</tfoot>\n</table>\n");
    }

    private static void Row(StringBuilder page, string head, ReportDayReply day)
    {
        page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{head}</th>");
        foreach (var column in _columns)
        {
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{Number(column.Of(day))}</td>");
        }

        page.Append("</tr>\n");
    }

    private static void Notices(StringBuilder page, CampaignReportReply report)
    {
        var notices = report.Notices;
        Heading(page, "告知短信现状", "Notices as they stand");
        page.Append("<table>\n<tbody>\n");
        Fact(page, "已发送过的号码", "lines tried", Number(notices.Tried));
        Fact(page, "发送次数", "attempts", Number(notices.Attempts));
        Fact(page, "发送中", "in flight", Number(notices.InFlight));
        Fact(page, "等待回执", "receipt awaited", Number(notices.Sent));
        Fact(page, "已告知", "told", Number(notices.Told));
        Fact(page, "其中通过第二渠道", "of them by the second channel", Number(notices.SecondChannel));
        Fact(page, "稍后重试", "deferred", Number(notices.Deferred));
        Fact(page, "未能送达", "unreached", Number(notices.Unreached));
        Fact(page, "可能收到两次", "perhaps sent twice", Number(notices.MaybeTwice));
        page.Append("</tbody>\n</table>\n");
    }

    private static void Words(StringBuilder page, CampaignReportReply report)
    {
        Heading(page, "说明", "What the words mean");
        page.Append("<dl>\n");
        foreach (var (zh, en, _, means) in _columns)
        {
            page.Append(CultureInfo.InvariantCulture, $"<dt>{zh} · {en}</dt><dd>{means}</dd>\n");
        }

        page.Append("</dl>\n");
        foreach (var remark in report.Remarks)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p lang=\"en\">{Safe(remark)}</p>\n");
        }

        page.Append(
            CultureInfo.InvariantCulture,
            $"<p>生成时间 · made {Safe(report.At)}；变更日志至第 {report.Journal} 条 · from the journal up to entry "
                + $"{report.Journal}, <code>{Safe(report.Hash)}</code></p>\n");
    }

    private static void Heading(StringBuilder page, string zh, string en) =>
        page.Append(CultureInfo.InvariantCulture, $"<h2>{zh}<small lang=\"en\">{en}</small></h2>\n");

    private static void Fact(StringBuilder page, string zh, string en, params ReadOnlySpan<string> values)
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<tr><th scope=\"row\">{zh}<small lang=\"en\">{en}</small></th><td>");
        for (var i = 0; i < values.Length; i++)
        {
            page.Append(i > 0 ? "<br>" : "").Append(Safe(values[i]));
        }

        page.Append("</td></tr>\n");
    }

    private static string Some(ImmutableArray<string> names) =>
        names.IsEmpty ? "全部 · all" : string.Join(", ", names);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As it is in the page's own encoding, but for what would be markup.</summary>
    private static string Safe(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);
}
