using Microsoft.Playwright;
using Seawall.Screening;

namespace Seawall.Portal.Tests;

/// <summary>A line on which something happened, so that a page has everything to show.</summary>
internal static class Scene
{
    public static async Task PlayAsync(TestPortal portal)
    {
        await portal.SetAsync("all", "overseas", "shut");
        await portal.SetAsync("voice", "taiwan", "shut");
        await portal.SetAsync("voice", "taiwan", "open", "24h");
        await portal.Register.AddRuleAsync(new Register.RuleRequest
        {
            Number = TestPortal.Number, Pass = true, Target = "AU", Who = "test", Way = Register.ChangeWay.Cli,
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
