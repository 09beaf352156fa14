namespace Seawall.EndToEnd;

/// <summary>The HTTP API driven from its own OpenAPI document by a client that shares nothing with it.</summary>
public sealed class ApiTests
{
    private static readonly string _client = Path.Combine(AppContext.BaseDirectory, "Clients", "api.py");

    [Fact]
    public async Task Every_operation_does_what_the_document_says()
    {
        var api = Loopback.FreePort();
        await using var seawall = await SeawallProcess.StartAsync(
            Trunk.International(Loopback.FreePort(), $"udp:127.0.0.1:{Loopback.FreePort()}") + $"""
            [console]
            listen = "http://127.0.0.1:{api}"

            """);
        var added = await seawall.DoAsync("key", "add", "client", "--scope", "read,write,screen,admin", "--json");
        var key = System.Text.Json.JsonDocument.Parse(added).RootElement.GetProperty("key").GetString()!;

        var (code, output) = await RunningProcess.ToEndAsync(
            "python3",
            [_client, $"http://127.0.0.1:{api}", "client", key, "igw", "+8613857100001", "+8613857100002"],
            seawall.Folder);

        Assert.True(code == 0, output + seawall.Output);
        Assert.Contains("19 operations", output, StringComparison.Ordinal);
        Assert.Contains("the journal holds", await seawall.DoAsync("journal", "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_and_its_retry_is_known()
    {
        var api = Loopback.FreePort();
        await using var seawall = await SeawallProcess.StartAsync($"""
            [console]
            listen = "http://127.0.0.1:{api}"

            """);
        var key = (await seawall.DoAsync("key", "add", "client", "--json")).Split("\"key\":\"")[1].Split('"')[0];

        var first = await ShutAsync(api, key);
        await seawall.KillAsync();
        await seawall.RestartAsync();
        var second = await ShutAsync(api, key);

        Assert.Contains("\"outcome\":\"done\"", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    private static async Task<string> ShutAsync(int port, string key)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Put, new Uri($"http://127.0.0.1:{port}/v1/subscribers/+8613857100001/choices"))
        {
            Content = new StringContent(
                """{"service":"all","zone":"all","to":"shut"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Authorization", $"Bearer {key}");
        request.Headers.Add("Idempotency-Key", "order-1");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
