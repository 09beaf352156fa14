using System.Net;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Tests;

/// <summary>What the one page changes: choices, pauses, exceptions, and the way back.</summary>
public sealed class ChangeTests
{
    private static ChoiceView Of(LineView line, Service service, string zone) =>
        line.Choices.Single(one => one.Service == service && one.Zone == zone);

    private static Task<Seen> ChooseAsync(Visitor visitor, string service, string zone, string to) =>
        visitor.PostAsync("/choice", ("service", service), ("zone", zone), ("to", to));

    [Fact]
    public async Task One_button_shuts_and_one_opens_and_the_journal_says_who()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        var done = await ChooseAsync(visitor, "voice", "overseas", "shut");
        var line = await portal.ShowAsync();
        Assert.False(Of(line, Service.Voice, "overseas").Open);
        Assert.True(Of(line, Service.Sms, "overseas").Open);
        Assert.Equal($"/?done={line.Journal}", done.Location);
        Assert.Contains($"Receipt number {line.Journal}", (await visitor.GetAsync(done.Location)).Text,
            StringComparison.Ordinal);

        var entry = (await portal.HistoryAsync())[0];
        Assert.Equal((ChangeWay.Web, "line"), (entry.Way, entry.Who));
        Assert.Matches("^session [0-9a-f]{12} by code$", entry.Evidence);

        await ChooseAsync(visitor, "voice", "overseas", "open");
        Assert.True(Of(await portal.ShowAsync(), Service.Voice, "overseas").Open);
    }

    [Fact]
    public async Task The_same_form_sent_twice_changes_once()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        await ChooseAsync(visitor, "all", "all", "shut");
        var again = await ChooseAsync(visitor, "all", "all", "shut");
        Assert.Equal("/?already=1", again.Location);
        Assert.Contains("It was so already", (await visitor.GetAsync(again.Location)).Text, StringComparison.Ordinal);
        Assert.Single(await portal.HistoryAsync());
    }

    [Theory]
    [InlineData("for", "1h", "2026-11-24T07:05:00Z")]
    [InlineData("for", "24h", "2026-11-25T06:05:00Z")]
    [InlineData("until", "2026-11-30", "2026-11-30T15:59:59Z")]
    [InlineData("until", "2026-11-24", "2026-11-24T15:59:59Z")]
    public async Task A_pause_ends_by_itself(string field, string value, string end)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SetAsync("all", "all", "shut");
        using var visitor = await portal.SignedInAsync();
        await visitor.PostAsync("/pause", ("service", "sms"), ("zone", "taiwan"), (field, value));
        var until = DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(until, Of(await portal.ShowAsync(), Service.Sms, "taiwan").PauseUntil);
        Assert.Contains("After that shut off again by itself", (await visitor.GetAsync("/")).Text,
            StringComparison.Ordinal);
        portal.Time.SetUtcNow(until.AddSeconds(1));
        Assert.False(Of(await portal.ShowAsync(), Service.Sms, "taiwan").Open);
    }

    [Theory]
    [InlineData("until", "2026-11-23")]
    [InlineData("until", "2028-11-23")]
    [InlineData("until", "tomorrow")]
    [InlineData("until", "2026-02-30")]
    [InlineData("until", "")]
    [InlineData("for", "100000d")]
    [InlineData("for", "-1h")]
    public async Task A_wrong_end_is_named_and_changes_nothing(string field, string value)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SetAsync("all", "all", "shut");
        using var visitor = await portal.SignedInAsync();
        var answer = await visitor.PostAsync("/pause", ("service", "sms"), ("zone", "taiwan"), (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Please choose a day between today and a year from now", answer.Text, StringComparison.Ordinal);
        Assert.Single(await portal.HistoryAsync());
    }

    [Fact]
    public async Task Exceptions_are_added_and_removed()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        await visitor.PostAsync(
            "/rule", ("number", "+61 412 345 678"), ("country", ""), ("way", "pass"), ("service", "all"));
        await visitor.PostAsync("/rule", ("number", ""), ("country", "CA"), ("way", "refuse"), ("service", "voice"));
        Assert.Equal(
            [(true, "+61412345678", "all"), (false, "CA", "voice")],
            (await portal.ShowAsync()).Rules.Select(rule => (rule.Pass, rule.Target, rule.Service)));
        var page = await visitor.GetAsync("/");
        Assert.Contains("+61 412 345 678: calls and texts come through", page.Text,
            StringComparison.Ordinal);
        Assert.Contains("Canada: calls are shut off", page.Text, StringComparison.Ordinal);
        await visitor.PostAsync("/rule/remove", ("target", "CA"), ("service", "voice"));
        Assert.Single((await portal.ShowAsync()).Rules);
    }

    [Theory]
    [InlineData("", "", "either a number or a country")]
    [InlineData("+61412345678", "CA", "either a number or a country")]
    [InlineData("hello", "", "not a full phone number")]
    [InlineData("", "ZZ", "not a full phone number")]
    [InlineData("+", "", "not a full phone number")]
    public async Task A_wrong_exception_is_named_and_changes_nothing(string number, string country, string says)
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        var answer = await visitor.PostAsync(
            "/rule", ("number", number), ("country", country), ("way", "pass"), ("service", "all"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
        Assert.Empty((await portal.ShowAsync()).Rules);
    }

    [Fact]
    public async Task What_was_refused_is_shown_with_its_reason_and_let_through_by_one_tap()
    {
        await using var portal = await TestPortal.StartAsync();
        await Scene.PlayAsync(portal);
        using var visitor = await portal.SignedInAsync();
        var page = await visitor.GetAsync("/");
        Assert.Contains("+1 202 555 0123", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 times", page.Text, StringComparison.Ordinal);
        Assert.Contains("a hidden number", page.Text, StringComparison.Ordinal);
        Assert.Contains("MYBANK", page.Text, StringComparison.Ordinal);
        Assert.Contains("The number was forged", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Body.Split("type=\"hidden\" name=\"way\" value=\"pass\"").Length - 1);

        await visitor.PostAsync("/rule", ("number", "+12025550123"), ("way", "pass"), ("service", "voice"));
        Assert.Contains((await portal.ShowAsync()).Rules, rule => rule is { Pass: true, Target: "+12025550123" });
        Assert.Contains("You let this one through now", (await visitor.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_taken_back_within_ten_minutes_and_not_after()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        await ChooseAsync(visitor, "voice", "overseas", "shut");
        var journal = (await portal.ShowAsync()).Journal.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("action=\"/undo\"", (await visitor.GetAsync("/")).Text, StringComparison.Ordinal);
        var undone = await visitor.PostAsync("/undo", ("journal", journal));
        Assert.Contains("Taken back", (await visitor.GetAsync(undone.Location)).Text, StringComparison.Ordinal);
        Assert.True(Of(await portal.ShowAsync(), Service.Voice, "overseas").Open);

        // Replayed, it does nothing: there is another change since.
        Assert.True((int)(await visitor.PostAsync("/undo", ("journal", journal))).Status < 500);
        Assert.True(Of(await portal.ShowAsync(), Service.Voice, "overseas").Open);

        await ChooseAsync(visitor, "voice", "overseas", "shut");
        var late = (await portal.ShowAsync()).Journal.ToString(System.Globalization.CultureInfo.InvariantCulture);
        portal.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.DoesNotContain("action=\"/undo\"", (await visitor.GetAsync("/")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostAsync("/undo", ("journal", late))).Status);
        Assert.False(Of(await portal.ShowAsync(), Service.Voice, "overseas").Open);
    }

    [Fact]
    public async Task Opening_shortly_after_a_refused_call_is_asked_twice()
    {
        await using var portal = await TestPortal.StartAsync(TimeSpan.FromMinutes(15));
        await portal.SetAsync("all", "all", "shut");
        portal.Refused.Attempts.Add(new RefusedAttempt(
            TestPortal.Afternoon.AddMinutes(-3), Service.Voice, new E164(12025550123), "", "US", false,
            VerdictReason.ChoiceShut));
        using var visitor = await portal.SignedInAsync();
        var asked = await ChooseAsync(visitor, "voice", "overseas", "open");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("Please stop for a moment", asked.Text, StringComparison.Ordinal);
        Assert.False(Of(await portal.ShowAsync(), Service.Voice, "overseas").Open);

        var token = System.Text.RegularExpressions.Regex.Match(
            asked.Body, "name=\"confirmation\" value=\"([^\"]*)\"").Groups[1].Value;

        // The token is for this change, not for another, and not for anybody who makes one up.
        await visitor.PostAsync(
            "/choice", ("service", "all"), ("zone", "all"), ("to", "open"), ("confirmation", token));
        Assert.False(Of(await portal.ShowAsync(), Service.Sms, "overseas").Open);
        await visitor.PostAsync(
            "/choice", ("service", "voice"), ("zone", "overseas"), ("to", "open"), ("confirmation", "yes"));
        Assert.False(Of(await portal.ShowAsync(), Service.Voice, "overseas").Open);

        var yes = await visitor.PostAsync(
            "/choice", ("service", "voice"), ("zone", "overseas"), ("to", "open"), ("confirmation", token));
        Assert.StartsWith("/?done=", yes.Location, StringComparison.Ordinal);
        Assert.True(Of(await portal.ShowAsync(), Service.Voice, "overseas").Open);
    }

    [Fact]
    public async Task Two_opposite_changes_at_one_instant_are_both_answered()
    {
        await using var portal = await TestPortal.StartAsync();
        using var one = await portal.SignedInAsync();
        using var other = await portal.SignedInAsync();
        var answers = await Task.WhenAll(
            ChooseAsync(one, "voice", "overseas", "shut"), ChooseAsync(other, "voice", "overseas", "open"));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
    }

    [Fact]
    public async Task A_line_that_changes_without_end_is_asked_to_wait()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        for (var i = 0; i < PortalLimits.ChangesBurst; i++)
        {
            await ChooseAsync(visitor, "voice", "overseas", "shut");
        }

        Assert.Equal(
            HttpStatusCode.TooManyRequests, (await ChooseAsync(visitor, "voice", "overseas", "shut")).Status);
        portal.Time.Advance(TimeSpan.FromSeconds(PortalLimits.ChangeEverySeconds));
        Assert.Equal(HttpStatusCode.SeeOther, (await ChooseAsync(visitor, "voice", "overseas", "shut")).Status);
    }
}
