using Microsoft.Playwright;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Portal.Tests;

/// <summary>A line on which something happened, so that a page has everything to show.</summary>
internal static class Scene
{
    public static async Task PlayAsync(TestPortal portal)
    {
        await portal.SetAsync("all", "overseas", "shut");
        await portal.SetAsync("voice", "taiwan", "shut");
        await portal.SetAsync("voice", "taiwan", "open", "24h");
        await portal.Register.AddRuleAsync(new RuleRequest
        {
            Number = TestPortal.Number, Pass = true, Target = "AU", Who = "test", Way = ChangeWay.Cli,
        });
        var now = TestPortal.Afternoon;
        portal.Refused.Attempts.AddRange(
        [
            Call(now.AddHours(-20), 12025550123, "US"), Call(now.AddHours(-21), 12025550123, "US"),
            new(now.AddHours(-30), Service.Sms, new E164(14165550123), "", "CA", false, VerdictReason.ChoiceShut),
            new(now.AddHours(-40), Service.Voice, default, "", "", true, VerdictReason.ChoiceShut),
            new(now.AddHours(-50), Service.Voice, new E164(8611012308), "", "", false, VerdictReason.Spoofed),
            new(now.AddHours(-60), Service.Sms, default, "MYBANK", "", false, VerdictReason.ChoiceShut),
        ]);
    }

    /// <summary>Somebody helps the line and proposes something; the line looks after another, and is asked.</summary>
    public static async Task PlayCareAsync(TestPortal portal)
    {
        var register = portal.Register;
        await register.AskGuardianAsync(Between(TestPortal.Number, Other(2), byGuardian: false));
        await register.ConfirmGuardianAsync(Between(TestPortal.Number, Other(2), byGuardian: true));
        await register.AskGuardianAsync(Between(TestPortal.Number, Other(3), byGuardian: true));
        await register.AskGuardianAsync(Between(Other(4), TestPortal.Number, byGuardian: false));
        await register.ConfirmGuardianAsync(Between(Other(4), TestPortal.Number, byGuardian: true));
        await register.AskGuardianAsync(Between(Other(5), TestPortal.Number, byGuardian: false));
        await register.ChangeAsync(new ChangeRequest
        {
            Number = TestPortal.Number, Guardian = Other(2), Service = "sms", Zone = "overseas", To = "open",
            Who = "test", Way = ChangeWay.Web,
        });
        await register.ChangeAsync(new ChangeRequest
        {
            Number = Other(4), Service = "voice", Zone = "taiwan", To = "shut", Who = "test", Way = ChangeWay.Cli,
        });
    }

    /// <summary>A campaign shuts calls from Macao by default; the line was told of it ten days ago.</summary>
    public static async Task PlayCampaignAsync(TestPortal portal)
    {
        var campaigns = portal.Register.Campaigns;
        var effect = TestPortal.Afternoon.AddDays(-2);
        var applied = await campaigns.ApplyAsync(new CampaignOrder
        {
            Terms = new Campaign
            {
                Name = "calls", Title = new Bilingual("浙江境外来电 <保护>", "Calls from abroad, <Zhejiang>"),
                Basis = "a test", Services = ServiceMask.Voice, Zones = ["macao"], Effect = effect,
                TimeZone = "Asia/Shanghai",
                Notice = new NoticeTerms
                {
                    Days = 7, Text = new Bilingual("自{effect}起", "From {effect}"), From = "10086",
                    Rates = [new NoticeRate("smsc", 100)],
                },
                Waves = [new Wave("all", [], 100, null)],
            },
            Who = "test", Way = ChangeWay.Cli,
        });
        Assert.True(applied.IsSo, applied.Message);
        var started = await campaigns.StartAsync(
            new CampaignRequest { Name = "calls", Who = "test", Way = ChangeWay.Cli });
        Assert.True(started.IsSo, started.Message);
        var book = portal.Register.Book;
        book.Told.Tell(book.Campaigns.Terms[0].Place, TestPortal.Line, effect.AddDays(-8).ToUnixTimeSeconds());
    }

    private static string Other(int line) => RegisterSamples.Line(57_100_000 + line).ToString();

    private static GuardianRequest Between(string line, string guardian, bool byGuardian) => new()
    {
        Number = line, Guardian = guardian, ByGuardian = byGuardian, SeesRefused = true, Who = "test",
        Way = ChangeWay.Web,
    };

    public static async Task SignInAsync(TestPortal portal, IPage page)
    {
        await page.GotoAsync("/");
        await page.FillAsync("#number", "138 5710 0001");
        await page.ClickAsync("button.go");
        await page.FillAsync("#code", await portal.Texts.NextCodeAsync());
        await page.ClickAsync("button.go");
        await page.WaitForSelectorAsync(".cards");
    }

    private static RefusedAttempt Call(DateTimeOffset at, ulong caller, string country) =>
        new(at, Service.Voice, new E164(caller), "", country, false, VerdictReason.ChoiceShut);
}
