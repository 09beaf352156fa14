using System.Globalization;
using Seawall.Admin;
using Seawall.Campaigns;

namespace Seawall.Commands;

/// <summary>Campaigns for people.</summary>
internal static class CampaignPrinter
{
    /// <summary>Prints all of them, a row each.</summary>
    public static void Print(Shell shell, CampaignsReply all)
    {
        if (all.Campaigns.IsEmpty)
        {
            shell.Output.WriteLine("there are no campaigns; seawall campaign apply FILE.toml makes one");
        }
        else
        {
            var table = Tables.Make(
                "campaign", "state", "service", "default", "effect", "wave", "lines", "told", "title");
            foreach (var one in all.Campaigns)
            {
                table.Add(
                    one.Name, State(one), one.Service, one.Default, one.Effect,
                    one.Waves.FirstOrDefault(wave => wave.ItsTurn)?.Name ?? "",
                    Count(one.Waves.Sum(wave => wave.Count.Enrolled)), Count(one.Waves.Sum(wave => wave.Count.Told)),
                    one.Title.En);
            }

            shell.Print(table);
        }

        if (all.Remark.Length > 0)
        {
            shell.Output.WriteLine(all.Remark);
        }
    }

    /// <summary>Prints one.</summary>
    public static void Print(Shell shell, CampaignReply campaign)
    {
        var output = shell.Output;
        output.WriteLine(
            $"{campaign.Name}, version {campaign.Version}, round {campaign.Round}: {State(campaign)}");
        output.WriteLine($"{campaign.Title.Zh} · {campaign.Title.En}");
        output.WriteLine($"basis    {campaign.Basis}");
        foreach (var source in campaign.Sources)
        {
            output.WriteLine($"source   {source}");
        }

        output.WriteLine(
            $"lines    {Some(campaign.Operators, "every operator")}; {Some(campaign.Regions, "every region")}");
        output.WriteLine(
            $"about    {campaign.Service}: {string.Join(", ", campaign.Zones)}; default {campaign.Default}"
            + (campaign.Shadow ? ", shadow: nothing is refused" : ""));
        output.WriteLine($"effect   {campaign.Effect} ({campaign.TimeZone})");
        var notice = campaign.Notice;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"notice   {notice.Days} days before, from {notice.From}, {notice.Hours}, proof {notice.Proof}, "
            + $"{notice.Attempts} attempts, then {notice.Second}"));
        output.WriteLine(
            $"rates    {string.Join(", ", notice.Rates.Select(rate => $"{rate.NextHop} {Count(rate.PerSecond)}/s"))}");
        foreach (var (word, when) in new[]
            {
                ("started", campaign.StartedAt), ("paused", campaign.PausedAt), ("withdrawn", campaign.WithdrawnAt),
            })
        {
            if (when.Length > 0)
            {
                output.WriteLine($"{word,-8} {when}");
            }
        }

        output.WriteLine($"journal  {campaign.Journal}");
        output.WriteLine();
        PrintWaves(shell, campaign.Waves);
        PrintRemarks(shell, campaign);
    }

    /// <summary>Prints what one comes to.</summary>
    public static void Print(Shell shell, CampaignPreviewReply preview)
    {
        var table = Tables.Make(
            "operator", "region", "district", "lines", "undecided", "open", "shut", "told", "unreached", "to tell");
        foreach (var part in preview.Parts)
        {
            Add(table, part.Lines, Known(part.Operator), Known(part.Region), Known(part.District));
        }

        Add(table, preview.Sum, "all", "", "");
        shell.Print(table);
        shell.Output.WriteLine();
        foreach (var wave in preview.Waves)
        {
            shell.Output.WriteLine(
                $"wave {wave.Name}: {Count(wave.Lines.Lines)} lines, {Count(wave.Lines.ToTell)} to tell");
        }

        shell.Output.WriteLine(
            $"{Count(preview.TextsToSend)} notices to send, {Count(preview.PartsToSend)} parts: "
            + $"{preview.SendingTime} at the rates, on {Count(preview.Days)} days by the hours");
        shell.Output.WriteLine();
        foreach (var text in preview.Texts)
        {
            Print(shell, text);
        }

        RecordsPreviewPrinter.Print(shell, preview.Records);
    }

    /// <summary>Prints what applying came to, with the texts as phones will show them.</summary>
    public static void PrintApplied(Shell shell, CampaignChangeReply change)
    {
        foreach (var text in change.Texts)
        {
            Print(shell, text);
        }

        shell.Output.WriteLine((change.Outcome, change.DryRun) switch
        {
            ("already_so", _) => $"{change.Campaign.Name} says so already, version {change.Campaign.Version}",
            (_, true) => $"no mistakes; {change.Campaign.Name} would be version {change.Campaign.Version}, "
                + "nothing is changed",
            _ => $"{change.Campaign.Name} is applied, version {change.Campaign.Version}, "
                + $"journal entry {change.Journal}" + (change.Campaign.State == "draft"
                    ? $"; seawall campaign start {change.Campaign.Name} starts it" : ""),
        });
        if (change.NewRound)
        {
            shell.Output.WriteLine(
                $"what people were told no longer holds: all are told again, round {change.Campaign.Round}");
        }

        PrintRemarks(shell, change.Campaign);
    }

    /// <summary>Prints what a change came to.</summary>
    public static void PrintChanged(Shell shell, CampaignChangeReply change, string done)
    {
        shell.Output.WriteLine(
            change.Outcome == "already_so" ? $"{change.Campaign.Name} {done} already"
                : $"{change.Campaign.Name} {done}, journal entry {change.Journal}");
        PrintRemarks(shell, change.Campaign);
    }

    /// <summary>Prints the counts of waves.</summary>
    public static void PrintWaves(Shell shell, IEnumerable<WaveReply> waves)
    {
        var table = Tables.Make(
            "wave", "turn", "lines", "tried", "in flight", "sent", "told", "deferred", "unreached", "decided",
            "resumed", "complaints");
        foreach (var wave in waves)
        {
            var count = wave.Count;
            table.Add(
                wave.Name, wave.ItsTurn ? "now" : "", Count(count.Enrolled), Count(count.Tried),
                Count(count.InFlight), Count(count.Sent), Count(count.Told), Count(count.Deferred),
                Count(count.Unreached), Count(count.Decided), Count(count.Resumed), Count(count.Complaints));
        }

        shell.Print(table);
    }

    /// <summary>A number with its thousands.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void Print(Shell shell, TextPreview text)
    {
        var output = shell.Output;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{text.Kind}, {text.Language}: {text.Characters} characters of "
            + $"{(text.Alphabet == "gsm7" ? "GSM 7-bit" : "UCS-2")}, {Parts(text.Parts.Length)}"
            + $"{(text.PartsLongest > text.Parts.Length ? $" (at most {text.PartsLongest})" : "")}"));
        foreach (var part in text.Parts)
        {
            output.WriteLine($"  | {part}");
        }

        output.WriteLine();
    }

    private static string Parts(int count) =>
        count == 1 ? "1 part" : string.Create(CultureInfo.InvariantCulture, $"{count} parts");

    private static void PrintRemarks(Shell shell, CampaignReply campaign)
    {
        foreach (var remark in campaign.Remarks)
        {
            shell.Output.WriteLine(remark);
        }
    }

    private static void Add(
        Spectre.Console.Table table, CampaignLinesReply lines, string network, string region, string district) =>
        table.Add(
            network, region, district, Count(lines.Lines), Count(lines.Undecided), Count(lines.Open),
            Count(lines.Shut), Count(lines.Told), Count(lines.Unreached), Count(lines.ToTell));

    private static string Known(string name) => name.Length > 0 ? name : "-";

    private static string State(CampaignReply campaign) =>
        campaign.Braked.Length > 0 && campaign.State == "running" ? "running, braked" : campaign.State;

    private static string Some(IReadOnlyCollection<string> names, string all) =>
        names.Count == 0 ? all : string.Join(", ", names);
}
