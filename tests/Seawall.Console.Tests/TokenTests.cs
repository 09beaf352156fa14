using System.Net;
using System.Text;

namespace Seawall.Console.Tests;

/// <summary>OAuth 2 client credentials (RFC 6749 §4.4).</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task A_key_gets_a_token_by_the_form_or_by_the_header()
    {
        await using var api = await Api.StartAsync();
        var secret = api.Keys.Add("erp", ["read", "write"], "tester").Secret;

        var form = await AskAsync(api, null, ("grant_type", "client_credentials"), ("client_id", "erp"),
            ("client_secret", secret));
        var header = await AskAsync(api, ("erp", secret), ("grant_type", "client_credentials"), ("scope", "read"));

        Assert.Equal("read write", (string?)form.Json["scope"]);
        Assert.Equal("read", (string?)header.Json["scope"]);
        Assert.Equal("Bearer", (string?)header.Json["token_type"]);
        Assert.Equal(900, (int)header.Json["expires_in"]!);
        Assert.Equal("no-store", header.Headers["Cache-Control"]);
        Assert.Equal(HttpStatusCode.OK, (await UseAsync(api, form, "PUT")).Status);
        Assert.Equal(HttpStatusCode.OK, (await UseAsync(api, header, "GET")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await UseAsync(api, header, "PUT")).Status);
    }

    [Fact]
    public async Task A_token_ends_by_itself_with_its_key_and_with_the_process()
    {
        await using var api = await Api.StartAsync();
        var secret = api.Keys.Add("erp", [], "tester").Secret;
        var token = await AskAsync(api, ("erp", secret), ("grant_type", "client_credentials"));
        api.Time.Advance(TimeSpan.FromSeconds(899));
        Assert.Equal(HttpStatusCode.OK, (await UseAsync(api, token, "GET")).Status);
        api.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await UseAsync(api, token, "GET")).Status);

        token = await AskAsync(api, ("erp", secret), ("grant_type", "client_credentials"));
        await api.RestartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await UseAsync(api, token, "GET")).Status);

        token = await AskAsync(api, ("erp", secret), ("grant_type", "client_credentials"));
        api.Keys.Revoke("erp", "tester");
        Assert.Equal(HttpStatusCode.Unauthorized, (await UseAsync(api, token, "GET")).Status);
    }

    [Fact]
    public async Task A_token_with_one_other_bit_is_worth_nothing()
    {
        await using var api = await Api.StartAsync();
        var secret = api.Keys.Add("erp", ["read"], "tester").Secret;
        var token = (string?)(await AskAsync(api, ("erp", secret), ("grant_type", "client_credentials")))
            .Json["access_token"];

        for (var at = "swt_".Length; at < token!.Length; at++)
        {
            var other = token.ToCharArray();
            other[at] = other[at] == 'A' ? 'Q' : 'A';
            var got = await api.SendAsync("GET", Api.Line, null, ("Authorization", $"Bearer {new string(other)}"));
            Assert.Equal(HttpStatusCode.Unauthorized, got.Status);
        }
    }

    [Theory]
    [InlineData("erp", "", "grant_type=client_credentials", 401, "invalid_client")]
    [InlineData("other", "right", "grant_type=client_credentials", 401, "invalid_client")]
    [InlineData("erp", "wrong", "grant_type=client_credentials", 401, "invalid_client")]
    [InlineData("erp", "right", "grant_type=password", 400, "unsupported_grant_type")]
    [InlineData("erp", "right", "", 400, "invalid_request")]
    [InlineData("erp", "right", "grant_type=client_credentials&scope=admin", 400, "invalid_scope")]
    [InlineData("erp", "right", "grant_type=client_credentials&scope=root", 400, "invalid_scope")]
    public async Task A_wrong_request_gets_the_error_of_the_rfc(
        string name, string secret, string form, int status, string error)
    {
        await using var api = await Api.StartAsync();
        var right = api.Keys.Add("erp", ["read"], "tester").Secret;

        var got = await AskAsync(api, (name, secret == "right" ? right : secret), [.. form.Split('&',
            StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))]);

        Assert.Equal((status, error), ((int)got.Status, (string?)got.Json["error"]));
        Assert.Equal(status, (int)got.Json["status"]!);
        Assert.Equal((string?)got.Json["error_description"], got.Message);
    }

    [Theory]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Basic ")]
    public async Task A_broken_header_is_an_unknown_client(string header)
    {
        await using var api = await Api.StartAsync();
        using var content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);

        var got = await api.SendContentAsync("POST", "/oauth2/token", content, ("Authorization", header));

        Assert.Equal("invalid_client", (string?)got.Json["error"]);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("POST", "/oauth2/token", """{"grant_type":"client_credentials"}""");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, got.Status);
    }

    private static async Task<Got> AskAsync(
        Api api, (string Name, string Secret)? client, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(
            form.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        var header = client is { } one
            ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{one.Name}:{one.Secret}")) : "";
        return await api.SendContentAsync("POST", "/oauth2/token", content, ("Authorization", header));
    }

    private static Task<Got> UseAsync(Api api, Got token, string method) => api.SendAsync(
        method, method == "GET" ? Api.Line : Api.Line + "/choices",
        method == "GET" ? null : """{"service":"voice","zone":"overseas","to":"shut"}""",
        ("Authorization", $"Bearer {(string?)token.Json["access_token"]}"));
}
