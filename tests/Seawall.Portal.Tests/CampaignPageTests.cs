using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Tests;

/// <summary>What is shut by default says so in plain words, and one button opens it.</summary>
public sealed class CampaignPageTests
{
    [Theory]
    [InlineData("en", "Shut off by default since 22 November 2026, 14:05, for you have not chosen yet: "
        + "Calls from abroad, <Zhejiang>. The button lets them through again at any time, free of charge.")]
    [InlineData("zh-Hans", "您还没有设置过，自 2026年11月22日 14:05 起默认关闭：浙江境外来电 <保护>。"
        + "随时点按钮即可恢复接收，完全免费。")]
    public async Task The_page_says_since_when_by_what_and_that_it_is_free(string language, string said)
    {
        await using var portal = await TestPortal.StartAsync();
        await Scene.PlayCampaignAsync(portal);
        using var visitor = await portal.SignedInAsync(language);

        var home = await visitor.GetAsync("/");

        Assert.Contains(said, home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<Zhejiang>", home.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<保护>", home.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_button_opens_it_and_it_is_the_persons_choice_from_then_on()
    {
        await using var portal = await TestPortal.StartAsync();
        await Scene.PlayCampaignAsync(portal);
        using var visitor = await portal.SignedInAsync();
        Assert.Equal(ChoiceBasis.Campaign, Of(await portal.ShowAsync()).Basis);

        await visitor.PostAsync("/choice", ("service", "voice"), ("zone", "macao"), ("to", "open"));

        var choice = Of(await portal.ShowAsync());
        Assert.Equal((true, ChoiceBasis.Choice), (choice.Open, choice.Basis));
        var home = (await visitor.GetAsync("/")).Text;
        Assert.DoesNotContain("Shut off by default", home, StringComparison.Ordinal);
        Assert.Contains("You chose to let them through.", home, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Shut off by default, for you have not chosen yourself.")]
    [InlineData("zh-Hans", "您还没有设置过，默认关闭。")]
    public async Task What_it_refused_lately_says_so_and_can_be_let_through(string language, string said)
    {
        await using var portal = await TestPortal.StartAsync();
        portal.Refused.Attempts.Add(new RefusedAttempt(
            TestPortal.Afternoon.AddHours(-1), Service.Voice, new E164(85366123456), "", "MO", false,
            VerdictReason.Campaign));
        using var visitor = await portal.SignedInAsync(language);

        var home = await visitor.GetAsync("/");

        Assert.Contains(said, home.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"number\" value=\"&#x2B;85366123456\"", home.Body, StringComparison.Ordinal);
    }

    private static ChoiceView Of(LineView line) =>
        line.Choices.Single(one => one.Service == Service.Voice && one.Zone == "macao");
}
