using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Seawall.Portal.Tests;

/// <summary>
/// Every page, in both languages, sizes and colour schemes, at the width of a small phone, by axe-core's rules up to
/// WCAG 2.2 AAA, in a real Chromium; nothing is cut off, everything to tap is large.
/// </summary>
[Collection(Chromium.Name)]
public sealed class AccessTests(Chromium chromium)
{
    private static readonly string[] _rules =
    [
        "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ];

    /// <summary>A scale of 2 at 320 is what a browser at 640 shows when it is zoomed to 200 %.</summary>
    [Theory]
    [InlineData("en", "plain", 320, false, 2)]
    [InlineData("en", "largest", 320, false, 1)]
    [InlineData("zh-Hans", "plain", 320, false, 1)]
    [InlineData("zh-Hans", "large", 320, true, 1)]
    [InlineData("zh-Hans", "largest", 320, false, 1)]
    [InlineData("en", "large", 1280, true, 1)]
    public async Task Every_page_is_for_everybody(string language, string size, int width, bool dark, float scale)
    {
        await using var portal = await TestPortal.StartAsync(TimeSpan.FromDays(2));
        await Scene.PlayAsync(portal);
        await Scene.PlayCareAsync(portal);
        await Scene.PlayCampaignAsync(portal);
        var page = await chromium.WindowAsync(portal, width, language, dark, script: true, scale);
        var name = $"{language}-{size}-{width}{(dark ? "-dark" : "")}{(scale > 1 ? "-zoomed" : "")}";

        await page.GotoAsync($"/sign-in?language={language}&size={size}");
        await LookAsync(page, "#number", $"{name}-1-sign-in");
        await page.FillAsync("#number", "12");
        await page.ClickAsync("button.go");
        await LookAsync(page, "#number-fault", $"{name}-2-wrong-number");
        await page.FillAsync("#number", "138 5710 0001");
        await page.ClickAsync("button.go");
        await LookAsync(page, "#code", $"{name}-3-code");
        await page.FillAsync("#code", await portal.Texts.NextCodeAsync());
        await page.ClickAsync("button.go");
        await LookAsync(page, ".cards", $"{name}-4-home");
        await OpenFoldsAsync(page);
        await LookAsync(page, "details[open]", $"{name}-5-home-open");
        await page.ClickAsync("form[action='/choice']:has(input[value='hongkong']) button");
        await LookAsync(page, "[role=status]", $"{name}-6-done");
        await page.ClickAsync("form[action='/choice']:has(input[value='overseas']) button");
        await LookAsync(page, ".notice.warn", $"{name}-7-question");
        await page.GotoAsync("/history");
        await LookAsync(page, "main > .history", $"{name}-8-history");
        await page.GotoAsync("/");
        await page.ClickAsync("a[href^='/care/']");
        await LookAsync(page, "form[action$='/choice'][action^='/care/']", $"{name}-9-care");
        await page.GotoAsync("/nowhere");
        await LookAsync(page, ".notice.bad", $"{name}-10-nowhere");
        await page.Context.CloseAsync();
    }

    private static async Task OpenFoldsAsync(IPage page)
    {
        foreach (var fold in await page.QuerySelectorAllAsync("details:not([open]) > summary"))
        {
            await fold.ClickAsync();
        }
    }

    private static async Task LookAsync(IPage page, string mark, string name)
    {
        await page.WaitForSelectorAsync(mark);
        await page.WaitForFunctionAsync("document.readyState === 'complete'");
        await Screenshots.TakeAsync(page, name);
        var found = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. _rules] },
        });
        Assert.True(found.Violations.Length == 0, name + "\n" + string.Join('\n', found.Violations.SelectMany(
            rule => rule.Nodes.Select(
                node => $"{rule.Id}: {rule.Help}: {node.Html}: {node.Any.FirstOrDefault()?.Message}"))));

        // Nothing has to be scrolled sideways, nothing to tap is smaller than a thumb.
        var wide = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{name}: {wide} pixels too wide");
        var small = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll(
              'a:not(.skip), button, summary, select, label.pick, '
              + 'input:not([type=hidden], [type=radio], [type=checkbox])')]
              .filter(one => one.getClientRects().length)
              .map(one => ({ one, box: one.getBoundingClientRect() }))
              .filter(row => row.box.height < 59.5 || row.box.width < 59.5)
              .map(row => row.one.outerHTML.slice(0, 80) + ' ' + row.box.width + 'x' + row.box.height)
            """);
        Assert.True(small.Length == 0, $"{name}\n{string.Join('\n', small)}");
    }
}
