using System.Net;
using Seawall.Storage.Conformance;

namespace Seawall.Console.Tests;

/// <summary>What goes wrong on our side: said in the one form, and nothing acknowledged that is not so.</summary>
public sealed class FaultTests
{
    private static readonly (string, string) _key = ("Idempotency-Key", "order-1");

    [Fact]
    public async Task A_store_that_cannot_is_said_and_may_be_asked_again_under_the_same_key()
    {
        await using var api = await Api.StartAsync();
        api.Store.Fault = Fault.BeforeAppend;

        var refused = await api.ChooseAsync("shut", _key);
        api.Store.Fault = Fault.None;
        var done = await api.ChooseAsync("shut", _key);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "UNAVAILABLE"), (refused.Status, refused.Code));
        Assert.Equal("5", refused.Headers["Retry-After"]);
        Assert.Equal("done", (string?)done.Json["outcome"]);
    }

    [Fact]
    public async Task Where_nobody_knows_whether_it_was_written_the_repeat_says_already_so()
    {
        await using var api = await Api.StartAsync();
        api.Store.Fault = Fault.AfterAppend;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await api.ChooseAsync("shut", _key)).Status);
        api.Store.Fault = Fault.None;

        var again = await api.ChooseAsync("shut", _key);

        Assert.Equal("already_so", (string?)again.Json["outcome"]);
        Assert.Equal(api.Register.Status.Journal, again.Journal);
    }

    [Fact]
    public async Task A_line_is_shown_from_the_book_while_the_store_is_down()
    {
        await using var api = await Api.StartAsync();
        await api.ChooseAsync("shut");
        api.Store.Fault = Fault.BeforeAppend;
        await api.ChooseAsync("open");
        api.Store.Fault = Fault.Open;

        var line = await api.SendAsync("GET", Api.Line);

        Assert.Equal(HttpStatusCode.OK, line.Status);
        Assert.StartsWith("from the book alone", (string?)line.Json["remark"], StringComparison.Ordinal);
        Assert.False((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task A_fault_of_ours_says_nothing_of_itself_but_where_the_log_says_more()
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("POST", "/v1/screen",
            """{"service":"voice","to":"+8613800000001","trunk":"broken"}""", ("x-correlator", "c-1"));

        Assert.Equal((HttpStatusCode.InternalServerError, "INTERNAL"), (got.Status, got.Code));
        Assert.DoesNotContain("nobody foresaw", got.Text, StringComparison.Ordinal);
        Assert.Equal("1500 A request to the API failed: /v1/screen (c-1)", Assert.Single(api.Log.Lines));
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync("GET", Api.Line)).Status);
    }

    [Fact]
    public async Task An_opening_after_refused_calls_is_asked_for_twice()
    {
        await using var api = await Api.StartAsync();
        await api.ChooseAsync("shut");
        api.Refused.Count = 3;

        var asked = await api.ChooseAsync("open", _key);

        Assert.Equal((HttpStatusCode.Conflict, "CONFIRMATION_REQUIRED"), (asked.Status, asked.Code));
        Assert.NotNull((string?)asked.Json["confirmBefore"]);
        Assert.False((bool)await api.OpenNowAsync());
        var confirmed = $$"""
            {"service":"voice","zone":"overseas","to":"open","confirmation":"{{(string?)asked.Json["confirmation"]}}"}
            """;
        var done = await api.SendAsync("PUT", Api.Line + "/choices", confirmed, _key);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.True((bool)await api.OpenNowAsync());
        await api.ChooseAsync("shut");
        var used = await api.SendAsync("PUT", Api.Line + "/choices", confirmed);
        Assert.Equal("CONFIRMATION_REQUIRED", used.Code);
    }
}
