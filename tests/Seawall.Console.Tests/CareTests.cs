using System.Net;

namespace Seawall.Console.Tests;

/// <summary>Guardians, what waits, cooling-off, and a line's life.</summary>
public sealed class CareTests
{
    private const string Guardian = "+8613800000002";
    private const string Open = """{"service":"voice","zone":"overseas","to":"open"}""";

    [Fact]
    public async Task A_guardian_is_asked_confirms_and_is_shown_on_both_sides()
    {
        await using var api = await Api.StartAsync();

        var asked = await AskAsync(api);
        var early = await api.SendAsync(
            "POST", $"{Api.Line}/guardians/{Guardian}/confirm", """{"by":"line"}""");
        var confirmed = await ConfirmAsync(api);

        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Equal("asked_by_line", (string?)asked.Json["line"]!["guardians"]![0]!["state"]);
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Equal("confirmed", (string?)confirmed.Json["line"]!["guardians"]![0]!["state"]);
        Assert.True((bool)confirmed.Json["line"]!["guardians"]![0]!["seesRefused"]!);
        var wards = await api.SendAsync("GET", $"/v1/subscribers/{Guardian}/wards");
        Assert.Equal("+8613800000001", (string?)wards.Json["wards"]![0]!["line"]);
        var history = await api.SendAsync("GET", Api.Line + "/history");
        Assert.Equal($"guardian {Guardian}", (string?)history.Json["entries"]![0]!["who"]);
    }

    [Fact]
    public async Task A_guardian_shuts_at_once_and_proposes_to_open()
    {
        await using var api = await Api.StartAsync();
        await AskAsync(api);
        await ConfirmAsync(api);

        var shut = await api.SendAsync("PUT", Api.Line + "/choices",
            $$"""{"service":"voice","zone":"overseas","to":"shut","guardian":"{{Guardian}}"}""");
        var proposed = await api.SendAsync("PUT", Api.Line + "/choices",
            $$"""{"service":"voice","zone":"overseas","to":"open","guardian":"{{Guardian}}"}""");

        Assert.Equal(HttpStatusCode.OK, shut.Status);
        Assert.Equal((HttpStatusCode.Accepted, "waiting"), (proposed.Status, (string?)proposed.Json["outcome"]));
        Assert.Equal(Guardian, (string?)proposed.Json["line"]!["waiting"]![0]!["guardian"]);
        Assert.False((bool)await api.OpenNowAsync());
        var accepted = await api.SendAsync("POST", $"{Api.Line}/waiting/{proposed.Journal}/accept", "{}");
        Assert.Equal(HttpStatusCode.OK, accepted.Status);
        Assert.True((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task A_proposal_is_declined()
    {
        await using var api = await Api.StartAsync();
        await AskAsync(api);
        await ConfirmAsync(api);
        await api.ChooseAsync("shut");
        var proposed = await api.SendAsync("PUT", Api.Line + "/choices",
            $$"""{"service":"voice","zone":"overseas","to":"open","guardian":"{{Guardian}}"}""");

        var declined = await api.SendAsync("DELETE", $"{Api.Line}/waiting/{proposed.Journal}");

        Assert.Empty(declined.Json["line"]!["waiting"]!.AsArray());
        Assert.False((bool)await api.OpenNowAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await api.SendAsync(
            "POST", $"{Api.Line}/waiting/{proposed.Journal}/accept", "{}")).Status);
    }

    [Fact]
    public async Task Somebody_who_is_no_guardian_may_nothing()
    {
        await using var api = await Api.StartAsync();

        var shut = await api.SendAsync("PUT", Api.Line + "/choices",
            $$"""{"service":"voice","zone":"overseas","to":"shut","guardian":"{{Guardian}}"}""");

        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (shut.Status, shut.Code));
        Assert.True((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task Either_side_ends_it()
    {
        await using var api = await Api.StartAsync();
        await AskAsync(api);
        await ConfirmAsync(api);

        var ended = await api.SendAsync("DELETE", $"{Api.Line}/guardians/{Guardian}?by=guardian");

        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.Empty(ended.Json["line"]!["guardians"]!.AsArray());
    }

    [Fact]
    public async Task An_opening_waits_for_the_cooling_off_that_the_line_chose()
    {
        await using var api = await Api.StartAsync();
        await api.ChooseAsync("shut");
        var cooled = await api.SendAsync("PUT", Api.Line + "/cooling-off", """{"hours":24}""");

        var opening = await api.SendAsync("PUT", Api.Line + "/choices", Open);

        Assert.Equal(24, (int)cooled.Json["line"]!["coolingOffHours"]!);
        Assert.Equal(HttpStatusCode.Accepted, opening.Status);
        Assert.Equal("2026-05-02T08:00:00+08:00", (string?)opening.Json["line"]!["waiting"]![0]!["at"]);
        Assert.False((bool)await api.OpenNowAsync());
        api.Time.Advance(TimeSpan.FromHours(24));
        await api.Register.SettleAsync();
        Assert.True((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task A_new_holder_starts_undecided()
    {
        await using var api = await Api.StartAsync("read", "write", "admin");
        await api.ChooseAsync("shut");

        var got = await api.SendAsync("POST", Api.Line + "/holder", """{"holder":"c-4711","note":"recycled"}""");

        Assert.Equal(HttpStatusCode.OK, got.Status);
        Assert.True((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task A_person_who_moves_takes_everything_along()
    {
        await using var api = await Api.StartAsync("read", "write", "admin");
        await api.ChooseAsync("shut");

        var got = await api.SendAsync("POST", Api.Line + "/move", """{"to":"+8613800000009"}""");

        Assert.Equal("+8613800000009", (string?)got.Json["number"]);
        Assert.False((bool)got.Json["line"]!["choices"]![3]!["open"]!);
        Assert.True((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task A_lines_life_needs_the_scope_admin()
    {
        await using var api = await Api.StartAsync();

        foreach (var (path, body) in new[] { ("/holder", "{}"), ("/move", """{"to":"+8613800000009"}""") })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await api.SendAsync("POST", Api.Line + path, body)).Status);
        }
    }

    [Theory]
    [InlineData("POST", "/guardians", """{"guardian":"+12025550123","by":"line"}""", "guardian")]
    [InlineData("POST", "/guardians", """{"guardian":"13800000002","by":"line"}""", "guardian")]
    [InlineData("POST", "/guardians", """{"guardian":"+8613800000002","by":"me"}""", "by")]
    [InlineData("DELETE", "/guardians/+8613800000002?by=me", null, "by")]
    [InlineData("PUT", "/cooling-off", """{"hours":169}""", "hours")]
    [InlineData("PUT", "/cooling-off", """{"hours":1.5}""", "hours")]
    [InlineData("PUT", "/cooling-off", """{"hours":"1"}""", "hours")]
    [InlineData("DELETE", "/waiting/x", null, "journal")]
    [InlineData("POST", "/undo", """{"journal":"x"}""", "journal")]
    [InlineData("POST", "/move", """{"to":"+8613800000001"}""", "to")]
    [InlineData("POST", "/move", """{"to":"13800000009"}""", "to")]
    public async Task A_wrong_field_is_named(string method, string path, string? body, string field)
    {
        await using var api = await Api.StartAsync("read", "write", "admin");

        var got = await api.SendAsync(method, Api.Line + path, body);

        Assert.Equal((HttpStatusCode.BadRequest, field), (got.Status, (string?)got.Json["field"]));
        Assert.StartsWith(field + ": ", got.Message, StringComparison.Ordinal);
        Assert.Equal(0, api.Journalled);
    }

    private static Task<Got> AskAsync(Api api) => api.SendAsync(
        "POST", Api.Line + "/guardians", $$"""{"guardian":"{{Guardian}}","by":"line","seesRefused":true}""");

    private static Task<Got> ConfirmAsync(Api api) => api.SendAsync(
        "POST", $"{Api.Line}/guardians/{Guardian}/confirm", """{"by":"guardian"}""");
}
