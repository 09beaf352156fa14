using System.Net;
using System.Text.RegularExpressions;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Portal.Tests;

/// <summary>People who help: asked and confirmed by both, shutting at once, opening only with the line's yes.</summary>
public sealed class GuardianTests
{
    private static readonly string _daughter = RegisterSamples.Line(57_100_002).ToString();

    private static ChoiceView Overseas(LineView line) =>
        line.Choices.Single(one => one is { Service: Service.Voice, Zone: "overseas" });

    private static async Task<(Visitor Line, Visitor Guardian)> BothAsync(TestPortal portal)
    {
        var line = await portal.SignedInAsync();
        var guardian = portal.Visitor();
        await guardian.SignInAsync(portal, _daughter);
        return (line, guardian);
    }

    private static async Task<string> CarePathAsync(Visitor guardian)
    {
        var home = await guardian.GetAsync("/");
        var path = Regex.Match(home.Body, "href=\"(/care/[0-9a-f]+)\"").Groups[1].Value;
        Assert.NotEmpty(path);
        Assert.Equal(HttpStatusCode.OK, (await guardian.GetAsync(path)).Status);
        return path;
    }

    [Fact]
    public async Task The_story_of_a_line_and_its_guardian()
    {
        await using var portal = await TestPortal.StartAsync();
        var (line, guardian) = await BothAsync(portal);
        using (line)
        using (guardian)
        {
            // The line asks, and the guardian says yes.
            var asked = await line.PostAsync("/guardian/ask", ("number", _daughter), ("sees", "yes"));
            var waits = await line.GetAsync(asked.Location);
            Assert.Contains("Their yes has not come yet", waits.Text, StringComparison.Ordinal);
            Assert.Contains("asks for your help", (await guardian.GetAsync("/")).Text, StringComparison.Ordinal);
            await guardian.PostAsync("/ward/yes", ("number", TestPortal.Number));
            Assert.Equal(GuardianState.Confirmed, Assert.Single((await portal.ShowAsync()).Guardians).State);

            // The guardian shuts at once.
            var path = await CarePathAsync(guardian);
            Assert.DoesNotContain("57100001", path, StringComparison.Ordinal);
            await guardian.PostAsync($"{path}/choice", ("service", "voice"), ("zone", "overseas"), ("to", "shut"));
            Assert.False(Overseas(await portal.ShowAsync()).Open);
            Assert.Contains("by 138 5710 0002, who helps", (await line.GetAsync("/")).Text, StringComparison.Ordinal);

            // To open it is proposed, and the line decides.
            var proposed = await guardian.PostAsync(
                $"{path}/choice", ("service", "voice"), ("zone", "overseas"), ("to", "open"));
            var told = await guardian.GetAsync(proposed.Location);
            Assert.Contains("You proposed", told.Text, StringComparison.Ordinal);
            Assert.False(Overseas(await portal.ShowAsync()).Open);
            var home = await line.GetAsync("/");
            Assert.Contains(
                "138 5710 0002 proposes: Let calls from other countries through", home.Text, StringComparison.Ordinal);
            var journal = Assert.Single((await portal.ShowAsync()).Waiting).Journal.ToString(
                System.Globalization.CultureInfo.InvariantCulture);
            await line.PostAsync("/waiting/yes", ("journal", journal));
            Assert.True(Overseas(await portal.ShowAsync()).Open);

            // The line ends it, and the page is gone.
            await line.PostAsync("/guardian/end", ("number", _daughter));
            Assert.Equal(HttpStatusCode.NotFound, (await guardian.GetAsync(path)).Status);
            await guardian.PostAsync($"{path}/choice", ("service", "voice"), ("zone", "overseas"), ("to", "shut"));
            Assert.True(Overseas(await portal.ShowAsync()).Open);
        }
    }

    [Fact]
    public async Task Who_offers_help_needs_the_lines_yes_and_sees_nothing_before()
    {
        await using var portal = await TestPortal.StartAsync();
        await Scene.PlayAsync(portal);
        var (line, guardian) = await BothAsync(portal);
        using (line)
        using (guardian)
        {
            await guardian.PostAsync("/ward/offer", ("number", "138 5710 0001"));
            Assert.DoesNotContain("href=\"/care/", (await guardian.GetAsync("/")).Body, StringComparison.Ordinal);
            Assert.Contains("offers to help you", (await line.GetAsync("/")).Text, StringComparison.Ordinal);

            // The guardian does not answer in the line's place.
            await guardian.PostAsync("/ward/yes", ("number", TestPortal.Number));
            await guardian.PostAsync("/guardian/yes", ("number", TestPortal.Number));
            Assert.Equal(GuardianState.AskedByGuardian, Assert.Single((await portal.ShowAsync()).Guardians).State);

            await line.PostAsync("/guardian/yes", ("number", _daughter));
            var care = await guardian.GetAsync(await CarePathAsync(guardian));
            Assert.Contains("is not shown to you", care.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("+1 202 555 0123", care.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_elses_care_page_opens()
    {
        await using var portal = await TestPortal.StartAsync();
        var (line, guardian) = await BothAsync(portal);
        using (line)
        using (guardian)
        {
            await line.PostAsync("/guardian/ask", ("number", _daughter));
            await guardian.PostAsync("/ward/yes", ("number", TestPortal.Number));
            var path = await CarePathAsync(guardian);
            using var other = portal.Visitor();
            await other.SignInAsync(portal, RegisterSamples.Line(57_100_003).ToString());
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await other.PostAsync($"{path}/choice", ("service", "all"), ("zone", "all"), ("to", "shut"))).Status);
            Assert.True(Overseas(await portal.ShowAsync()).Open);
        }
    }

    [Theory]
    [InlineData("/guardian/ask", "hello", HttpStatusCode.BadRequest)]
    [InlineData("/guardian/ask", "+12025550123", HttpStatusCode.BadRequest)]
    [InlineData("/guardian/ask", "13857100001", HttpStatusCode.Conflict)]
    [InlineData("/ward/offer", "", HttpStatusCode.BadRequest)]
    [InlineData("/ward/offer", "13857100001", HttpStatusCode.Conflict)]
    [InlineData("/guardian/yes", "13857100002", HttpStatusCode.Conflict)]
    [InlineData("/waiting/yes", "13857100002", HttpStatusCode.Conflict)]
    public async Task What_cannot_be_is_said_and_changes_nothing(string path, string number, HttpStatusCode status)
    {
        await using var portal = await TestPortal.StartAsync();
        using var line = await portal.SignedInAsync();
        Assert.Equal(status, (await line.PostAsync(path, ("number", number))).Status);
        Assert.Empty((await portal.ShowAsync()).Guardians);
    }

    [Fact]
    public async Task A_cooling_off_makes_openings_wait_and_the_line_can_take_them_back()
    {
        await using var portal = await TestPortal.StartAsync();
        using var line = await portal.SignedInAsync();
        await line.PostAsync("/cooling", ("hours", "24"));
        await line.PostAsync("/choice", ("service", "all"), ("zone", "all"), ("to", "shut"));
        var waits = await line.PostAsync("/choice", ("service", "voice"), ("zone", "overseas"), ("to", "open"));
        var home = await line.GetAsync(waits.Location);
        Assert.Contains(
            "Let calls from other countries through: comes into force on 25 November 2026, 14:05.", home.Text,
            StringComparison.Ordinal);
        Assert.Contains("It does not count yet", home.Text, StringComparison.Ordinal);
        Assert.False(Overseas(await portal.ShowAsync()).Open);
        var journal = Assert.Single((await portal.ShowAsync()).Waiting).Journal.ToString(
            System.Globalization.CultureInfo.InvariantCulture);
        await line.PostAsync("/waiting/no", ("journal", journal));
        Assert.Empty((await portal.ShowAsync()).Waiting);
    }

    [Fact]
    public async Task Without_texts_guardians_are_not_offered()
    {
        await using var portal = await TestPortal.StartAsync(
            options => options with { Header = "X-MSISDN", TrustedProxies = [IPNetwork.Parse("127.0.0.1/32")] },
            texts: false);
        using var visitor = portal.Visitor();
        visitor.Headers.Add("X-MSISDN", TestPortal.Number);
        Assert.DoesNotContain("/guardian/", (await visitor.GetAsync("/")).Body, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound, (await visitor.PostAsync("/guardian/ask", ("number", _daughter))).Status);
    }
}
