using System.Globalization;
using System.Text;

namespace Seawall.Campaigns;

/// <summary>
/// A report as CSV: UTF-8, a row a day, one for the sums at the end. What a spreadsheet would take for a formula is
/// written so that it does not.
/// </summary>
internal static class ReportCsv
{
    /// <summary>The columns, in order.</summary>
    public const string Header =
        "campaign,day,told,untold,kept,decided_shut,shut,came_back,refused_calls,refused_texts";

    /// <summary>The file.</summary>
    public static string Write(CampaignReportReply report)
    {
        var csv = new StringBuilder(Header).Append('\n');
        foreach (var day in report.Days)
        {
            Row(csv, report.Name, day.Day, day);
        }

        Row(csv, report.Name, "sum", report.Sum);
        return csv.ToString();
    }

    /// <summary>A field: never a formula, quoted where it has to be (RFC 4180).</summary>
    internal static string Field(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n")
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static void Row(StringBuilder csv, string name, string day, ReportDayReply counts) => csv.Append(
        CultureInfo.InvariantCulture,
        $"{Field(name)},{Field(day)},{counts.Told},{counts.Untold},{counts.Kept},{counts.DecidedShut},{counts.Shut},")
        .Append(CultureInfo.InvariantCulture, $"{counts.CameBack},{counts.Calls},{counts.Texts}\n");
}
