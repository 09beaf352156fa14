using System.Globalization;
using System.Text;
using Seawall.Calls;
using Seawall.Campaigns;
using Seawall.Commands;
using Seawall.Register;
using Seawall.Serving;
using Seawall.Settings;
using Seawall.Texts;

namespace Seawall.Demo;

/// <summary>
/// A campaign from its beginning to its report, by a clock that runs fast, in plain words:
/// <list type="number">
/// <item>Subscribers are imported, the campaign is applied and started.</item>
/// <item>Notices go out over SMPP, receipts come, some who read theirs answer that they keep what they have.</item>
/// <item>The hour of effect; calls from overseas before and after it, to who was told, kept, or never reached.</item>
/// <item>Somebody opens again by a text, and the next call passes.</item>
/// <item>What it came to.</item>
/// </list>
/// </summary>
internal sealed class DemoCampaign(Node node, DemoCampaignConfig settings, DemoPhones phones, Shell shell)
{
    private const string Who = "demonstration";
    private const string Caller = "+12025550123";
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);

    private int _keepers;

    private CampaignDesk Desk => node.Register.Campaigns;

    /// <summary>Runs it, and stays until the end.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        // 1 Subscribers, campaign
        var terms = await BeginAsync(end);

        // 2 Notices and receipts; those who keep answer beside
        var keeping = KeepAsync(terms, end);
        await NoticesAsync(terms, end);

        // 3 Before the hour, and after it
        await CallAsync(Line(Told), "to somebody who was told, before the hour", end);
        await UntilAsync(terms.Effect, end);
        await SayAsync("The hour strikes: nothing is written into any line, from now on the verdict is another.");
        await CallAsync(Line(Told), "to somebody who was told and said nothing", end);
        await CallAsync(Line(Keeper), "to somebody who kept calls from overseas", end);
        await CallAsync(Line(Never), "to somebody whom no notice reached", end);

        // 4 Back
        await BackAsync(terms, end);

        // 5 The report
        await ReportAsync(terms);
        await keeping;
    }

    /// <summary>Which of the subscribers each of them is; the phones say why.</summary>
    private int Told { get; } = Find(settings, phone => !DemoPhones.IsNeverOn(phone) && !DemoPhones.Keeps(phone));

    private int Keeper { get; } = Find(settings, DemoPhones.Keeps);

    private int Never { get; } = Find(settings, DemoPhones.IsNeverOn);

    private async Task<Campaign> BeginAsync(CancellationToken end)
    {
        var models = node.Models;
        var reading = CampaignFile.Load(settings.File.Value, models.Settings, models.Numbering);
        var terms = reading.Campaign
            ?? throw new IOException(string.Join('\n', reading.Mistakes.Select(mistake => mistake.ToString())));
        var report = await node.ImportAsync(Subscribers(terms), new Progress<ImportProgress>(), end);
        await SayAsync(
            $"{report.Changed} subscribers are imported, of {Names(terms.Operators)} in {Names(terms.Regions)}.");
        await DoneAsync(Desk.ApplyAsync(new CampaignOrder { Terms = terms, Who = Who, Way = ChangeWay.Cli }));
        await SayAsync($"The campaign {terms.Name} is applied: {terms.Title.English}, from {Day(terms.Effect)}.");
        await DoneAsync(Desk.StartAsync(new CampaignRequest { Name = terms.Name, Who = Who, Way = ChangeWay.Cli }));
        await SayAsync(
            "It is started; notices go out by SMPP in permitted hours, and only a receipt makes a line told:");
        var text = NoticeText.Fill(terms.Notice.Text.English, "en", terms.Effect);
        await SayAsync($"  \"{text}\"");
        return terms;
    }

    private ImportRequest Subscribers(Campaign terms)
    {
        var csv = new StringBuilder("number,operator,region,district,language,holder\n");
        for (var line = 0; line < settings.Lines; line++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Line(line)},{terms.Operators[0]},{terms.Regions[0]},Hangzhou,")
                .Append(CultureInfo.InvariantCulture, $"{(line % 9 == 0 ? "en" : "zh")},person {line}\n");
        }

        return new ImportRequest
        {
            Kind = ImportKind.Subscribers, Source = new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())),
            OpenRejected = () => new MemoryStream(), Who = Who, Note = "the demonstration's subscribers",
        };
    }

    /// <summary>Says once a day how far notices are, until nothing more is to come before the hour.</summary>
    private async Task NoticesAsync(Campaign terms, CancellationToken end)
    {
        var day = Local(node.Time.GetUtcNow()).Date;
        var enough = terms.Effect.AddHours(-8);
        while (node.Time.GetUtcNow() < enough)
        {
            await Task.Delay(_look, node.Time, end);
            var today = Local(node.Time.GetUtcNow()).Date;
            if (today != day)
            {
                day = today;
                await CountAsync(terms);
            }
        }
    }

    private async Task CountAsync(Campaign terms)
    {
        var (sum, _) = Count(terms);
        await SayAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{sum.Told} of {settings.Lines} lines told, {sum.Sent + sum.InFlight} receipts awaited, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{sum.Deferred} to be tried again, {sum.Unreached} not reached, {_keepers} keep what they have"));
    }

    private (WaveCount Sum, StoredCampaign Campaign) Count(Campaign terms)
    {
        var campaign = Desk.Current.First(one => one.Terms.Name == terms.Name);
        return (campaign.Counts.Aggregate(WaveCount.Zero, (sum, wave) => sum with
        {
            Enrolled = sum.Enrolled + wave.Enrolled, Tried = sum.Tried + wave.Tried, Told = sum.Told + wave.Told,
            InFlight = sum.InFlight + wave.InFlight, Sent = sum.Sent + wave.Sent,
            Deferred = sum.Deferred + wave.Deferred, Unreached = sum.Unreached + wave.Unreached,
            Decided = sum.Decided + wave.Decided, Resumed = sum.Resumed + wave.Resumed,
        }), campaign);
    }

    /// <summary>Whoever keeps answers the notice as a subscriber does: by a text to the number it came from.</summary>
    private async Task KeepAsync(Campaign terms, CancellationToken end)
    {
        await foreach (var number in phones.Keeping.ReadAllAsync(end))
        {
            if (await WriteAsync("+" + number, terms, end) && _keepers++ < 2)
            {
                await SayAsync($"+{number} answers {settings.Keep} to {terms.Notice.From}, and keeps what there is.");
            }
        }
    }

    private async Task BackAsync(Campaign terms, CancellationToken end)
    {
        var line = Line(Told);
        while (phones.Texts(line[1..]) < 3)
        {
            await Task.Delay(_look, node.Time, end);
        }

        await SayAsync($"{line} gets a text that says so, once, and how to come back; and writes {settings.Keep}.");
        await WriteAsync(line, terms, end);
        await CallAsync(line, "to the same person a moment later", end);
    }

    private async Task<bool> WriteAsync(string line, Campaign terms, CancellationToken end)
    {
        if (node.FindTextRoute(settings.Trunk.Value).Value is not { } way)
        {
            return false;
        }

        var result = await TextPlacing.PlaceAsync(
            way,
            new TextRequest
            {
                From = line, To = terms.Notice.From, Message = settings.Keep, WaitFor = TimeSpan.FromSeconds(5),
            },
            node.Time, _ => { }, end);
        return result.Outcome == TextOutcome.Accepted;
    }

    private async Task CallAsync(string to, string note, CancellationToken end)
    {
        if (CallRoute.Find(NodeStatus.Of(node), null, null).Value is not { } way)
        {
            return;
        }

        var request = new CallRequest { From = Caller, To = to, RingFor = TimeSpan.FromSeconds(5) };
        var result = await CallPlacing.PlaceAsync(way, request, node.Time, _ => { }, _ => { }, end);
        var answer = result.Status == 200 ? "passes" : $"is refused with {result.Status} {result.Phrase}";
        await SayAsync($"A call from Washington {note} ({to}) {answer}.");
    }

    private async Task ReportAsync(Campaign terms)
    {
        var (sum, campaign) = Count(terms);
        await SayAsync("What it came to, as the register counts it:");
        foreach (var (what, lines) in ((string, long)[])
        [
            ("lines", settings.Lines), ("told, with proof", sum.Told), ("kept by text", _keepers),
            ("not reached: they stay open", sum.Unreached + sum.Deferred + sum.Sent),
            ("opened again after they were shut", sum.Resumed),
        ])
        {
            await shell.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {lines,6}  {what}"));
        }

        var command = shell.Environment(Target.DemoVariable) is null ? "seawall" : "./run";
        await shell.Output.WriteLineAsync($"Look on, in another terminal (--config {node.Models.Settings.File}):");
        await shell.Output.WriteLineAsync($"  {command} campaign show {campaign.Terms.Name}");
        await shell.Output.WriteLineAsync($"  {command} explain --from {Caller} --to {Line(Never + 1)}");
        await shell.Output.WriteLineAsync($"  {command} journal verify");
        await shell.Output.WriteLineAsync("Ctrl-C stops.");
    }

    private async Task UntilAsync(DateTimeOffset at, CancellationToken end)
    {
        while (node.Time.GetUtcNow() <= at)
        {
            await Task.Delay(_look, node.Time, end);
        }
    }

    private static async Task DoneAsync(Task<CampaignReceipt> asked)
    {
        var receipt = await asked;
        if (!receipt.IsSo)
        {
            throw new IOException($"{receipt.Field} {receipt.Message}");
        }
    }

    private Task SayAsync(string what) => shell.Output.WriteLineAsync(
        $"{Local(node.Time.GetUtcNow()).ToString("d MMM HH:mm", CultureInfo.InvariantCulture),-12}  {what}");

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, node.TimeZone);

    private string Day(DateTimeOffset at) => Local(at).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "all" : string.Join(", ", names);

    private string Line(int line) => string.Create(
        CultureInfo.InvariantCulture,
        $"+{ulong.Parse(settings.FirstLine.AsSpan(1), CultureInfo.InvariantCulture) + (ulong)line}");

    /// <summary>The first subscriber, a few in, whose phone is so; phones go by the last four digits.</summary>
    private static int Find(DemoCampaignConfig settings, Func<int, bool> isSo)
    {
        var first = int.Parse(settings.FirstLine.AsSpan(settings.FirstLine.Length - 4), CultureInfo.InvariantCulture);
        return Enumerable.Range(0, settings.Lines).First(line => isSo((first + line) % 10_000));
    }
}
