using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>Campaigns for tests, and the bench's way of asking for them.</summary>
static class CampaignSample
{
    public const string Name = "calls";

    /// <summary>Twenty days after the bench's morning.</summary>
    public static readonly DateTimeOffset Effect = new(2026, 5, 21, 0, 0, 0, TimeSpan.FromHours(8));

    public static Campaign Terms(
        string name = Name, int days = 7, ServiceMask services = ServiceMask.Voice, string zones = "overseas,hongkong",
        string operators = "China Mobile", string regions = "Zhejiang", DateTimeOffset? effect = null) => new()
    {
        Name = name,
        Title = new Bilingual("电话", "Calls"),
        Basis = "a basis",
        Operators = Names(operators),
        Regions = Names(regions),
        Services = services,
        Zones = Names(zones),
        Effect = effect ?? Effect,
        TimeZone = "Asia/Shanghai",
        Notice = new NoticeTerms
        {
            Days = days, Text = new Bilingual("自{effect}起", "From {effect}"), From = "10086",
            Rates = [new NoticeRate("smsc", 100)],
        },
        Waves = [new Wave("all", [], 100, null)],
    };

    static ImmutableArray<string> Names(string names) =>
        [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    public static Task<CampaignReceipt> ApplyAsync(this Bench bench, Campaign terms, bool dryRun = false) =>
        bench.Register.Campaigns.ApplyAsync(new CampaignOrder
        {
            Terms = terms, DryRun = dryRun, Who = "staff", Way = ChangeWay.Cli,
        });

    public static Task<CampaignReceipt> StartCampaignAsync(this Bench bench, string name = Name) =>
        bench.Register.Campaigns.StartAsync(Request(name));

    public static Task<CampaignReceipt> PauseAsync(this Bench bench, string name = Name) =>
        bench.Register.Campaigns.PauseAsync(Request(name));

    public static Task<CampaignReceipt> WithdrawAsync(this Bench bench, string name = Name) =>
        bench.Register.Campaigns.WithdrawAsync(Request(name));

    static CampaignRequest Request(string name) => new() { Name = name, Who = "staff", Way = ChangeWay.Cli };
}
