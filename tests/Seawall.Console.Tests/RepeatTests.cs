using System.Net;

namespace Seawall.Console.Tests;

/// <summary><c>Idempotency-Key</c>: one request is done once, whatever the network does to its answer.</summary>
public sealed class RepeatTests
{
    private static readonly (string, string) _key = ("Idempotency-Key", "order-1");

    [Fact]
    public async Task The_same_request_gets_the_same_answer_and_is_not_done_again()
    {
        await using var api = await Api.StartAsync();
        var first = await api.ChooseAsync("shut", _key);
        await api.ChooseAsync("open");

        var second = await api.ChooseAsync("shut", _key);

        Assert.Equal(first.Text, second.Text);
        Assert.True((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task It_is_known_after_a_restart()
    {
        await using var api = await Api.StartAsync();
        var first = await api.ChooseAsync("shut", _key);
        await api.ChooseAsync("open");
        await api.RestartAsync();

        Assert.Equal(first.Text, (await api.ChooseAsync("shut", _key)).Text);
        Assert.True((bool)await api.OpenNowAsync());
    }

    [Fact]
    public async Task Another_request_with_the_same_key_is_refused()
    {
        await using var api = await Api.StartAsync();
        await api.ChooseAsync("shut", _key);

        var other = await api.ChooseAsync("open", _key);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED"), (other.Status, other.Code));
        Assert.False((bool)await api.OpenNowAsync());
        var elsewhere = await api.SendAsync(
            "PUT", "/v1/subscribers/+8613800000002/choices", """{"service":"voice","zone":"overseas","to":"shut"}""",
            _key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.Status);
    }

    [Fact]
    public async Task Another_caller_has_keys_of_its_own()
    {
        await using var api = await Api.StartAsync();
        var other = api.Keys.Add("other", [], "tester").Secret;
        await api.ChooseAsync("shut", _key);

        var got = await api.ChooseAsync("open", _key, ("Authorization", $"Bearer {other}"));

        Assert.Equal(HttpStatusCode.OK, got.Status);
    }

    [Fact]
    public async Task What_changed_nothing_can_be_corrected_under_the_same_key()
    {
        await using var api = await Api.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await api.ChooseAsync("closed", _key)).Status);

        Assert.Equal(HttpStatusCode.OK, (await api.ChooseAsync("shut", _key)).Status);
    }

    [Fact]
    public async Task Many_at_once_are_one()
    {
        await using var api = await Api.StartAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.ChooseAsync("shut", _key)));

        Assert.Single(all.Select(got => got.Text).Distinct());
        Assert.Equal("done", (string?)all[0].Json["outcome"]);
    }

    [Fact]
    public async Task After_a_day_it_is_another_request()
    {
        await using var api = await Api.StartAsync();
        await api.ChooseAsync("shut", _key);
        await api.ChooseAsync("open");
        api.Time.Advance(TimeSpan.FromHours(25));

        await api.ChooseAsync("shut", _key);

        Assert.False((bool)await api.OpenNowAsync());
    }

    [Theory]
    [InlineData(256, 'a')]
    [InlineData(1, '中')]
    public async Task A_key_is_short_and_printable(int length, char letter)
    {
        await using var api = await Api.StartAsync();

        var got = await api.ChooseAsync("shut", ("Idempotency-Key", new string(letter, length)));

        Assert.Equal(HttpStatusCode.BadRequest, got.Status);
        Assert.Equal(0, api.Journalled);
    }

    [Fact]
    public async Task Every_way_to_change_knows_it()
    {
        await using var api = await Api.StartAsync();
        var rule = """{"verdict":"pass","target":"CA"}""";

        var added = await api.SendAsync("POST", Api.Line + "/rules", rule, ("Idempotency-Key", "r1"));
        var removed = await api.SendAsync("DELETE", Api.Line + "/rules/CA", null, ("Idempotency-Key", "r2"));
        var undone = await api.SendAsync(
            "POST", Api.Line + "/undo", $$"""{"journal":{{removed.Journal}}}""", ("Idempotency-Key", "r3"));

        Assert.Equal(added.Text, (await api.SendAsync(
            "POST", Api.Line + "/rules", rule, ("Idempotency-Key", "r1"))).Text);
        Assert.Equal(removed.Text, (await api.SendAsync(
            "DELETE", Api.Line + "/rules/CA", null, ("Idempotency-Key", "r2"))).Text);
        Assert.Equal(undone.Text, (await api.SendAsync(
            "POST", Api.Line + "/undo", $$"""{"journal":{{removed.Journal}}}""", ("Idempotency-Key", "r3"))).Text);
    }
}
