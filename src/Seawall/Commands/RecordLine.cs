using System.Globalization;
using Seawall.Records;
using Spectre.Console;

namespace Seawall.Commands;

/// <summary>A record on one line, for people.</summary>
internal static class RecordLine
{
    /// <summary>The line, with its line break.</summary>
    public static Paragraph Of(RecordView record)
    {
        var isPass = record.Outcome == "pass";
        return new Paragraph()
            .Append(record.Time.ToLocalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture))
            .Append($"  {record.Trunk}  {Caller(record)} -> {record.Called}  {Origin(record)}  ")
            .Append(record.Outcome, new Style(isPass ? Color.Green : Color.Red))
            .Append($" {record.Reason}{Campaign(record)}  {record.Correlation}\n");
    }

    /// <summary>Whether a campaign decided: it refused it, or would have.</summary>
    public static bool IsOfCampaign(RecordView record) => record.Reason is "campaign" or "campaign_shadow";

    /// <summary>The campaign that decided, by its name where that is known, else by its id.</summary>
    public static string Campaign(RecordView record)
    {
        if (!IsOfCampaign(record))
        {
            return "";
        }

        var name = record.Campaign.Length > 0 ? record.Campaign : record.Rule.ToString(CultureInfo.InvariantCulture);
        return record.Reason == "campaign" ? $" {name}" : $" (would have been refused by {name})";
    }

    /// <summary>The caller or sender, or what stands for it.</summary>
    public static string Caller(RecordView record)
    {
        var number = record.Sender.Length > 0 ? record.Sender
            : record.Caller.Length > 0 ? record.Caller
            : record.CallerForm == "malformed" ? "(unreadable)"
            : "(none)";
        return record.Withheld ? $"{number} withheld" : number;
    }

    /// <summary>The origin in few words.</summary>
    public static string Origin(RecordView record) =>
        record.Zone.Length == 0 ? record.Origin
        : record.Country.Length == 0 ? $"{record.Zone} ({record.Origin})"
        : $"{record.Zone} ({record.Country})";
}
