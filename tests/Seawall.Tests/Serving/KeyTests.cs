using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Seawall.Tests.Serving;

/// <summary><c>key add|list|revoke</c>, and what a key opens in a whole Seawall.</summary>
public sealed class KeyTests
{
    private const string Console = "[console]\nlisten = \"http://127.0.0.1:0\"\n";

    private static readonly string _line = $"/v1/subscribers/{Running.Line}";

    [Fact]
    public async Task A_key_is_shown_once_and_opens_the_api_until_it_is_revoked()
    {
        await using var running = await Running.StartAsync(settings => settings + Console);

        var key = (await running.DoAsync("key", "add", "crm", "--scope", "read,write")).Trim();

        Assert.StartsWith("swk_", key, StringComparison.Ordinal);
        var list = await running.DoAsync("key", "list");
        Assert.Contains("crm  read, write", list, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(running, key, "GET", _line)).Status);
        Assert.Equal("the key crm is ended\n", await running.DoAsync("key", "revoke", "crm"));
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await AskAsync(running, key, "GET", _line)).Status);
        Assert.Contains("\"revokedAt\":\"20", await running.DoAsync("key", "list", "--json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_by_the_api_is_in_force_for_calls_and_screened_alike()
    {
        await using var running = await Running.StartAsync(settings => settings + Console);
        var key = (await running.DoAsync("key", "add", "crm")).Trim();
        var question = $$"""
            {"service":"voice","from":"{{Running.Abroad}}","to":"{{Running.Line}}","trunk":"igw"}
            """;

        var before = await AskAsync(running, key, "POST", "/v1/screen", question);
        var change = await AskAsync(
            running, key, "PUT", _line + "/choices",
            """{"service":"voice","zone":"overseas","to":"shut"}""");
        var after = await AskAsync(running, key, "POST", "/v1/screen", question);
        var call = await running.CallAsync(Running.Abroad, Running.Line);

        Assert.Equal(HttpStatusCode.OK, change.Status);
        Assert.Equal(("pass", "undecided"), ((string?)before.Json["outcome"], (string?)before.Json["reason"]));
        Assert.Equal(("refuse", "choice_shut"), ((string?)after.Json["outcome"], (string?)after.Json["reason"]));
        Assert.Contains("603", call.Output, StringComparison.Ordinal);
        Assert.Contains(
            "seawall_verdicts_total{service=\"voice\",trunk=\"igw\",outcome=\"refuse\",reason=\"choice_shut\"} 2",
            (await running.GetAsync("/metrics")).Text, StringComparison.Ordinal);
        var history = await running.DoAsync("choice", "history", Running.Line);
        Assert.Contains("key crm", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_api_is_asked_wrongly_names_the_field()
    {
        await using var running = await Running.StartAsync(settings => settings + Console);
        var key = (await running.DoAsync("key", "add", "crm")).Trim();

        var got = await AskAsync(running, key, "POST", "/v1/screen",
            $$"""{"service":"voice","from":"x","to":"{{Running.Line}}","trunk":"nowhere"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "trunk"), (got.Status, (string?)got.Json["field"]));
    }

    [Fact]
    public async Task A_verdict_by_the_api_is_recorded_under_its_correlator()
    {
        await using var running = await Running.StartAsync(settings => settings + Console);
        var key = (await running.DoAsync("key", "add", "crm")).Trim();

        var got = await AskAsync(running, key, "POST", "/v1/screen",
            $$"""{"service":"voice","from":"{{Running.Abroad}}","to":"{{Running.Line}}","trunk":"igw"}""");

        Assert.Equal(HttpStatusCode.OK, got.Status);
        await running.Node.RecordLog.FlushAsync();
        var records = await running.DoAsync("records", "find", "--subscriber", Running.Line, "--json");
        Assert.Contains("\"correlation\":\"element-7\"", records, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "to")]
    [InlineData("nobody", "to")]
    public async Task A_call_to_nothing_that_can_be_read_is_not_judged(string to, string field)
    {
        await using var running = await Running.StartAsync(settings => settings + Console);
        var key = (await running.DoAsync("key", "add", "crm")).Trim();

        var got = await AskAsync(running, key, "POST", "/v1/screen",
            $$"""{"service":"voice","from":"{{Running.Abroad}}","to":"{{to}}","trunk":"igw"}""");

        Assert.Equal((HttpStatusCode.BadRequest, field), (got.Status, (string?)got.Json["field"]));
    }

    [Fact]
    public async Task Wrong_names_and_scopes_change_nothing()
    {
        await using var running = await Running.StartAsync(settings => settings + Console);

        var name = await running.RunAsync("key", "add", "a b");
        var scope = await running.RunAsync("key", "add", "crm", "--scope", "root");
        var unknown = await running.RunAsync("key", "revoke", "nobody");

        Assert.Equal((2, 2, 1), (name.Code, scope.Code, unknown.Code));
        Assert.Contains("scope: expected read, write, screen, admin", scope.Error, StringComparison.Ordinal);
        Assert.Equal("there are no keys; seawall key add NAME makes one\n", await running.DoAsync("key", "list"));
    }

    [Fact]
    public async Task Without_the_section_there_is_no_api_and_the_verb_says_so()
    {
        await using var running = await Running.StartAsync();

        var run = await running.RunAsync("key", "add", "crm");

        Assert.Equal(1, run.Code);
        Assert.Contains("the settings have no section [console]", run.Error, StringComparison.Ordinal);
        Assert.Null(running.Node.Console);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Json)> AskAsync(
        Running running, string key, string method, string path, string? body = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri($"http://{running.Node.Console!.Endpoint}{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add("x-correlator", "element-7");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(text)!);
    }
}
