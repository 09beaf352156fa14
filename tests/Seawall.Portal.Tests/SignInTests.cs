using System.Net;

namespace Seawall.Portal.Tests;

/// <summary>Signing in by a code: what works, what is refused, what nobody learns.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task A_code_goes_to_the_line_and_signs_it_in()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).Location);
        await visitor.GetAsync("/sign-in");
        Assert.Equal("/sign-in/code", (await visitor.PostAsync("/sign-in", ("number", "138 5710 0001"))).Location);
        var text = await portal.Texts.NextAsync();
        Assert.Equal(TestPortal.Line, text.To);
        var code = System.Text.RegularExpressions.Regex.Match(text.Text, "[0-9]{6}").Value;
        Assert.Contains("138 5710 0001", (await visitor.GetAsync("/sign-in/code")).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await visitor.PostAsync("/sign-in/code", ("code", code))).Location);
        var home = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Contains("138 5710 0001", home.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13857100001")]
    [InlineData("+86 138-5710-0001")]
    [InlineData("008613857100001")]
    [InlineData("１３８５７１００００１")]
    [InlineData("  138 5710 0001　")]
    public async Task A_number_may_be_typed_in_any_form(string typed)
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        await visitor.GetAsync("/sign-in");
        await visitor.PostAsync("/sign-in", ("number", typed));
        Assert.Equal(TestPortal.Line, (await portal.Texts.NextAsync()).To);
    }

    [Fact]
    public async Task A_code_works_once_and_only_where_it_was_asked_for()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        using var other = portal.Visitor();
        await visitor.GetAsync("/sign-in");
        await visitor.PostAsync("/sign-in", ("number", TestPortal.Number));
        var code = await portal.Texts.NextCodeAsync();

        // Another browser has no use for it.
        await other.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, (await other.PostAsync("/sign-in/code", ("code", code))).Status);

        var waiting = visitor.Cookies.GetCookies(portal.Address)["seawall-code"]!.Value;
        Assert.Equal("/", (await visitor.PostAsync("/sign-in/code", ("code", code))).Location);

        // Replayed, with the cookie of before.
        using var replay = portal.Visitor();
        await replay.GetAsync("/sign-in");
        replay.Cookies.Add(portal.Address, new Cookie("seawall-code", waiting));
        Assert.Equal(HttpStatusCode.BadRequest, (await replay.PostAsync("/sign-in/code", ("code", code))).Status);
    }

    [Fact]
    public async Task A_code_ends_after_five_minutes()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        await visitor.GetAsync("/sign-in");
        await visitor.PostAsync("/sign-in", ("number", TestPortal.Number));
        var code = await portal.Texts.NextCodeAsync();
        portal.Time.Advance(TimeSpan.FromMinutes(PortalLimits.CodeMinutes));
        var late = await visitor.PostAsync("/sign-in/code", ("code", code));
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("no longer good", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_bears_few_wrong_tries()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        await visitor.GetAsync("/sign-in");
        await visitor.PostAsync("/sign-in", ("number", TestPortal.Number));
        var code = await portal.Texts.NextCodeAsync();
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < PortalLimits.CodeTriesMax; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-in/code", ("code", wrong))).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-in/code", ("code", code))).Status);
        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).Location);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_the_line_exists_or_not()
    {
        await using var portal = await TestPortal.StartAsync();
        using var known = portal.Visitor();
        using var unknown = portal.Visitor();
        await known.GetAsync("/sign-in");
        await unknown.GetAsync("/sign-in");

        // A number of another operator, which is no line of ours.
        var other = "+8613300000001";
        var first = await known.PostAsync("/sign-in", ("number", TestPortal.Number));
        var second = await unknown.PostAsync("/sign-in", ("number", other));
        Assert.Equal((first.Status, first.Location), (second.Status, second.Location));
        Assert.Equal(
            Masked((await known.GetAsync("/sign-in/code")).Text, "138 5710 0001"),
            Masked((await unknown.GetAsync("/sign-in/code")).Text, "133 0000 0001"));
        Assert.Equal(
            (await known.PostAsync("/sign-in/code", ("code", "x"))).Status,
            (await unknown.PostAsync("/sign-in/code", ("code", "x"))).Status);
        Assert.Equal(TestPortal.Line, (await portal.Texts.NextAsync()).To);
        Assert.True(portal.Texts.IsEmpty);

        static string Masked(string body, string number) => System.Text.RegularExpressions.Regex.Replace(
            body.Replace(number, "N", StringComparison.Ordinal), "value=\"[^\"]*\"", "");
    }

    [Theory]
    [InlineData("", "Please type your phone number")]
    [InlineData("hello", "does not look like a phone number")]
    [InlineData("+12025550123", "does not look like a phone number")]
    [InlineData("110", "does not look like a phone number")]
    [InlineData("<script>alert(1)</script>", "does not look like a phone number")]
    public async Task What_is_no_number_from_here_is_said_to_be_none(string typed, string says)
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        await visitor.GetAsync("/sign-in");
        var answer = await visitor.PostAsync("/sign-in", ("number", typed));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Body, StringComparison.OrdinalIgnoreCase);
        Assert.True(portal.Texts.IsEmpty);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_good()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        var session = visitor.Cookies.GetCookies(portal.Address)["seawall-session"]!.Value;
        await visitor.PostAsync("/sign-out");
        using var replay = portal.Visitor();
        replay.Cookies.Add(portal.Address, new Cookie("seawall-session", session));
        Assert.Equal("/sign-in", (await replay.GetAsync("/")).Location);
    }

    [Fact]
    public async Task A_session_ends_unused_and_in_any_case_after_hours()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        portal.Time.Advance(TimeSpan.FromMinutes(PortalLimits.SessionIdleMinutes));
        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).Location);

        using var busy = await portal.SignedInAsync();
        for (var left = PortalLimits.SessionHours * 60; left > 20; left -= 20)
        {
            portal.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/")).Status);
        }

        portal.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("/sign-in", (await busy.GetAsync("/")).Location);
    }
}
