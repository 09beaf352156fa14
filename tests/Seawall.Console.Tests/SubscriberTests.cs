using System.Net;

namespace Seawall.Console.Tests;

/// <summary>A line by the API: what is in force and why, choices, rules, history, undo.</summary>
public sealed class SubscriberTests
{
    [Fact]
    public async Task A_line_that_nobody_decided_on_is_open_by_default()
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("GET", Api.Line);

        Assert.Equal(HttpStatusCode.OK, got.Status);
        Assert.Equal("+8613800000001", (string?)got.Json["number"]);
        var choices = got.Json["choices"]!.AsArray();
        Assert.Equal(8, choices.Count);
        Assert.All(choices, choice => Assert.True((bool)choice!["open"]!));
        Assert.All(choices, choice => Assert.Equal("default", (string?)choice!["basis"]));
        Assert.Equal(0, got.Journal);
        Assert.Empty(got.Json["rules"]!.AsArray());
    }

    [Fact]
    public async Task A_choice_is_durable_in_force_and_answered_with_its_journal_number()
    {
        await using var api = await Api.StartAsync();

        var got = await api.ChooseAsync("shut");

        Assert.Equal(HttpStatusCode.OK, got.Status);
        Assert.Equal("done", (string?)got.Json["outcome"]);
        Assert.Equal(api.Register.Status.Journal, got.Journal);
        Assert.Equal("voice overseas", (string?)got.Json["changes"]![0]!["what"]);
        Assert.False((bool)await api.OpenNowAsync());
        await api.RestartAsync();
        Assert.False((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task The_same_again_is_already_so_with_the_same_journal_number()
    {
        await using var api = await Api.StartAsync();
        var first = await api.ChooseAsync("shut");

        var second = await api.ChooseAsync("shut");

        Assert.Equal("already_so", (string?)second.Json["outcome"]);
        Assert.Equal(first.Journal, second.Journal);
    }

    [Fact]
    public async Task A_pause_says_when_it_ends_by_the_home_clock()
    {
        await using var api = await Api.StartAsync();
        await api.ChooseAsync("shut");

        await api.SendAsync("PUT", Api.Line + "/choices",
            """{"service":"voice","zone":"overseas","to":"open","until":"2026-05-01T12:00:00Z"}""");

        var choice = (await api.SendAsync("GET", Api.Line)).Json["choices"]!.AsArray()
            .Single(one => (string?)one!["basis"] == "pause")!;
        Assert.Equal("2026-05-01T20:00:00+08:00", (string?)choice["until"]);
        Assert.Equal("shut", (string?)choice["choice"]);
        api.Time.Advance(TimeSpan.FromHours(13));
        Assert.False((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task Rules_are_added_shown_and_removed()
    {
        await using var api = await Api.StartAsync();

        var added = await api.SendAsync(
            "POST", Api.Line + "/rules", """{"verdict":"pass","target":"CA","service":"voice"}""");
        var line = await api.SendAsync("GET", Api.Line);
        var removed = await api.SendAsync("DELETE", Api.Line + "/rules/CA");

        Assert.Equal("done", (string?)added.Json["outcome"]);
        var rule = Assert.Single(line.Json["rules"]!.AsArray())!;
        Assert.Equal(("pass", "CA", "voice"),
            ((string?)rule["verdict"], (string?)rule["target"], (string?)rule["service"]));
        Assert.Equal("done", (string?)removed.Json["outcome"]);
        Assert.Empty(removed.Json["line"]!["rules"]!.AsArray());
    }

    [Fact]
    public async Task A_rule_about_a_number_is_removed_by_its_path()
    {
        await using var api = await Api.StartAsync();
        await api.SendAsync("POST", Api.Line + "/rules", """{"verdict":"refuse","target":"+12025550123"}""");

        var removed = await api.SendAsync("DELETE", Api.Line + "/rules/+12025550123?service=voice");

        Assert.Equal("sms", (string?)removed.Json["line"]!["rules"]![0]!["service"]);
    }

    [Fact]
    public async Task The_journal_says_who_when_by_which_way_and_what_it_can_be_traced_to()
    {
        await using var api = await Api.StartAsync();
        await api.SendAsync("PUT", Api.Line + "/choices",
            """{"service":"sms","zone":"all","to":"shut","note":"asked at the counter"}""", ("x-correlator", "desk-7"));

        var got = await api.SendAsync("GET", Api.Line + "/history");

        var entry = Assert.Single(got.Json["entries"]!.AsArray())!;
        Assert.Equal("key crm", (string?)entry["who"]);
        Assert.Equal("api", (string?)entry["way"]);
        Assert.Equal("asked at the counter", (string?)entry["note"]);
        Assert.Equal("desk-7", (string?)entry["evidence"]);
        Assert.Equal("2026-05-01T08:00:00+08:00", (string?)entry["at"]);
        Assert.Equal(4, entry["changes"]!.AsArray().Count);
        Assert.Equal(64, ((string?)entry["hash"])!.Length);
        Assert.False((bool)got.Json["more"]!);
    }

    [Fact]
    public async Task The_journal_comes_a_page_at_a_time()
    {
        await using var api = await Api.StartAsync();
        foreach (var to in new[] { "shut", "open", "shut" })
        {
            await api.ChooseAsync(to);
        }

        var first = await api.SendAsync("GET", Api.Line + "/history?limit=2");
        var last = (long)first.Json["entries"]![1]!["journal"]!;
        var second = await api.SendAsync("GET", $"{Api.Line}/history?limit=2&before={last}");

        Assert.True((bool)first.Json["more"]!);
        Assert.Single(second.Json["entries"]!.AsArray());
        Assert.False((bool)second.Json["more"]!);
    }

    [Fact]
    public async Task The_latest_change_is_taken_back_for_ten_minutes()
    {
        await using var api = await Api.StartAsync();
        var shut = await api.ChooseAsync("shut");

        var undone = await api.SendAsync("POST", Api.Line + "/undo", $$"""{"journal":{{shut.Journal}}}""");

        Assert.Equal("done", (string?)undone.Json["outcome"]);
        Assert.True((bool)await api.OpenNowAsync());
        var again = await api.ChooseAsync("shut");
        api.Time.Advance(TimeSpan.FromMinutes(11));
        var late = await api.SendAsync("POST", Api.Line + "/undo", $$"""{"journal":{{again.Journal}}}""");
        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (late.Status, late.Code));
        Assert.False((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task Two_opposite_changes_at_one_instant_have_one_order_and_are_both_answered()
    {
        await using var api = await Api.StartAsync();

        var both = await Task.WhenAll(api.ChooseAsync("shut"), api.ChooseAsync("open"));

        Assert.All(both, got => Assert.Equal(HttpStatusCode.OK, got.Status));
        Assert.NotEqual(both[0].Journal, both[1].Journal);
        Assert.Equal(both[1].Journal > both[0].Journal, (bool)await api.OpenNowAsync());
    }
}
