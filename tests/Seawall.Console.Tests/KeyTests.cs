using System.Net;
using Seawall.Console.Keys;

namespace Seawall.Console.Tests;

/// <summary>Keys: shown once, kept as hashes, ended at once, with scopes that each stand alone.</summary>
public sealed class KeyTests
{
    private const string Choice = """{"service":"voice","zone":"overseas","to":"shut"}""";
    private const string Question = """{"service":"voice","from":"+12025550123","to":"+8613800000001","trunk":"igw"}""";

    [Theory]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("Bearer swk_wrong")]
    [InlineData("Bearer swt_wrong")]
    [InlineData("Bearer swt_AAAA")]
    [InlineData("Bearer \u00e9")]
    [InlineData("Basic Y3JtOng=")]
    public async Task Who_is_not_known_gets_nothing(string header)
    {
        await using var api = await Api.StartAsync();

        foreach (var (method, path, body) in Operations)
        {
            var got = await api.SendAsync(method, path, body, ("Authorization", header));
            Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), (got.Status, got.Code));
            Assert.StartsWith("Bearer realm=\"seawall\"", got.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        }

        Assert.Equal(0, api.Journalled);
    }

    [Theory]
    [InlineData("read", "getSubscriber getHistory listCampaigns")]
    [InlineData("write", "setChoices")]
    [InlineData("screen", "screen")]
    [InlineData("admin", "")]
    [InlineData("", "getSubscriber getHistory listCampaigns setChoices screen")]
    public async Task Each_scope_stands_alone(string scope, string allowed)
    {
        await using var api = await Api.StartAsync(scope.Length == 0 ? [] : [scope]);
        var names = new[] { "getSubscriber", "getHistory", "setChoices", "screen", "listCampaigns" };

        foreach (var (name, (method, path, body)) in names.Zip(Operations))
        {
            var got = await api.SendAsync(method, path, body);
            if (allowed.Split(' ').Contains(name))
            {
                Assert.Equal(HttpStatusCode.OK, got.Status);
                continue;
            }

            Assert.Equal((HttpStatusCode.Forbidden, "PERMISSION_DENIED"), (got.Status, got.Code));
            Assert.Contains("insufficient_scope", got.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_is_nowhere_in_the_folder()
    {
        await using var api = await Api.StartAsync();

        var secret = api.Keys.Add("other", [], "tester").Secret;

        Assert.StartsWith("swk_", secret, StringComparison.Ordinal);
        Assert.Equal(47, secret.Length);
        var file = Path.Combine(api.Folder, "api-keys.jsonl");
        Assert.DoesNotContain(secret[4..], await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_revoked_key_is_over_at_once_and_after_a_restart()
    {
        await using var api = await Api.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync("GET", Api.Line)).Status);

        Assert.Equal("crm", api.Keys.Revoke("crm", "tester").Key!.Name);

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SendAsync("GET", Api.Line)).Status);
        await api.RestartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SendAsync("GET", Api.Line)).Status);
        var key = Assert.Single(api.Keys.All);
        Assert.Equal((api.Time.GetUtcNow(), api.Time.GetUtcNow()), (key.CreatedAt, key.RevokedAt));
    }

    [Fact]
    public async Task A_key_outlives_a_restart_and_a_line_that_a_crash_cut_off()
    {
        await using var api = await Api.StartAsync();

        await api.RestartAsync(() => File.AppendAllText(
            Path.Combine(api.Folder, "api-keys.jsonl"), "{\"event\":\"revoked\",\"name\":\"cr"));

        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync("GET", Api.Line)).Status);
        Assert.NotNull(api.Keys.Add("later", [], "tester").Key);
        await api.RestartAsync();
        Assert.Equal(2, api.Keys.All.Length);
    }

    [Fact]
    public void A_damaged_file_of_keys_stops_the_start_with_a_reason()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "this is no line of keys\n");

        var failure = Assert.Throws<IOException>(() => ApiKeys.Open(file, TimeProvider.System));

        Assert.Contains("is no file of keys", failure.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task Names_and_scopes_are_checked()
    {
        await using var api = await Api.StartAsync();

        Assert.Equal("name", api.Keys.Add("a b", [], "tester").Field);
        Assert.Equal("name", api.Keys.Add("", [], "tester").Field);
        Assert.Equal("name", api.Keys.Add(new string('a', 65), [], "tester").Field);
        Assert.Equal("scope", api.Keys.Add("a", ["root"], "tester").Field);
        Assert.Equal("there is a key crm already; revoke it, or choose another name",
            api.Keys.Add("crm", [], "tester").Message);
        Assert.Equal("there is no key nobody in use", api.Keys.Revoke("nobody", "tester").Message);
        Assert.Single(api.Keys.All);
    }

    [Fact]
    public async Task A_name_that_was_revoked_can_be_given_again_and_the_old_key_stays_ended()
    {
        await using var api = await Api.StartAsync();
        api.Keys.Revoke("crm", "tester");

        Assert.NotNull(api.Keys.Add("crm", ["read"], "tester").Key);

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SendAsync("GET", Api.Line)).Status);
        Assert.Equal(2, api.Keys.All.Length);
    }

    [Fact]
    public async Task The_document_needs_no_key()
    {
        await using var api = await Api.StartAsync();

        Assert.Equal(
            HttpStatusCode.OK, (await api.SendAsync("GET", "/openapi/v1.json", null, ("Authorization", ""))).Status);
    }

    private static (string Method, string Path, string? Body)[] Operations =>
    [
        ("GET", Api.Line, null),
        ("GET", Api.Line + "/history", null),
        ("PUT", Api.Line + "/choices", Choice),
        ("POST", "/v1/screen", Question),
        ("GET", "/v1/campaigns", null),
    ];
}
