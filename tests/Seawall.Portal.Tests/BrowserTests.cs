using Microsoft.Playwright;
using Seawall.Screening;

namespace Seawall.Portal.Tests;

/// <summary>A person at a small phone, in a real Chromium without script: by taps, and by the keyboard alone.</summary>
[Collection(Chromium.Name)]
public sealed class BrowserTests(Chromium chromium)
{
    private static async Task<bool> IsOpenAsync(TestPortal portal, Service service, string zone) =>
        (await portal.ShowAsync()).Choices.Single(one => one.Service == service && one.Zone == zone).Open;

    [Theory]
    [InlineData("en", "Shut off calls from Hong Kong", "Take this back", "For 1 hour")]
    [InlineData("zh-Hans", "关闭香港来电", "撤销这次更改", "1 小时")]
    public async Task By_taps_and_without_script(string language, string shut, string undo, string hour)
    {
        await using var portal = await TestPortal.StartAsync();
        var page = await chromium.WindowAsync(portal, 320, language);
        await Scene.SignInAsync(portal, page);

        // One tap shuts, one takes it back.
        await page.GetByRole(AriaRole.Button, new() { Name = shut, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.False(await IsOpenAsync(portal, Service.Voice, "hongkong"));
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, new() { Name = undo }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.True(await IsOpenAsync(portal, Service.Voice, "hongkong"));

        // Shut again, and let through for an hour: folded away until it is wanted.
        await page.GetByRole(AriaRole.Button, new() { Name = shut, Exact = true }).ClickAsync();
        var card = page.Locator("li.card.is-shut").First;
        await card.Locator("summary").ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = hour }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.True(await IsOpenAsync(portal, Service.Voice, "hongkong"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_the_keyboard_alone_and_the_place_is_always_seen()
    {
        await using var portal = await TestPortal.StartAsync();
        var page = await chromium.WindowAsync(portal);
        await page.GotoAsync("/");
        await ToAsync(page, "#number");
        await page.Keyboard.TypeAsync("13857100001");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#code");
        await ToAsync(page, "#code");
        await page.Keyboard.TypeAsync(await portal.Texts.NextCodeAsync());
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".cards");
        await ToAsync(page, ".card:has(input[value='macao']) button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[role=status]");
        Assert.False(await IsOpenAsync(portal, Service.Voice, "macao"));

        // The fold of a shut card opens by the keyboard as well.
        await ToAsync(page, ".card.is-shut summary");
        await page.Keyboard.PressAsync("Enter");
        await ToAsync(page, ".card.is-shut details[open] button[value='24h']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[role=status]");
        Assert.True(await IsOpenAsync(portal, Service.Voice, "macao"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Language_and_size_are_kept()
    {
        await using var portal = await TestPortal.StartAsync();
        var page = await chromium.WindowAsync(portal, language: "zh-CN");
        await page.GotoAsync("/");
        Assert.Equal("zh-Hans", await page.Locator("html").GetAttributeAsync("lang"));
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Largest" }).ClickAsync();
        await Scene.SignInAsync(portal, page);
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("largest", await page.Locator("html").GetAttributeAsync("class"));
        await page.Context.CloseAsync();
    }

    /// <summary>Presses Tab until the place is there; wherever it is on the way, it is seen.</summary>
    private static async Task ToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<bool>(
                "document.activeElement === document.body "
                + "|| getComputedStyle(document.activeElement).outlineStyle !== 'none'");
            Assert.True(seen, "the focus is not seen");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} is not reached by Tab");
    }
}
