using System.Net;
using System.Text.RegularExpressions;

namespace Seawall.EndToEnd;

/// <summary>A real `seawall serve` in a folder of its own, with its command line beside it.</summary>
internal sealed class SeawallProcess : IAsyncDisposable
{
    private static readonly string _program = Path.Combine(Needed.Root, "artifacts/run/seawall");

    // What people run: built by ./run, which builds it anew only where the source has changed.
    private static readonly Lazy<Task> _built = new(async () =>
    {
        var (code, output) = await RunningProcess.ToEndAsync(
            Path.Combine(Needed.Root, "run"), ["--version"], Path.GetTempPath(), seconds: 600);
        Assert.True(code == 0, output);
    });

    private RunningProcess _process;

    private SeawallProcess(string folder, int metrics, RunningProcess process) =>
        (Folder, MetricsPort, _process) = (folder, metrics, process);

    public string Folder { get; }

    public int MetricsPort { get; }

    public string Output => _process.Output;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    private string Settings => Path.Combine(Folder, "seawall.toml");

    /// <summary>
    /// Starts with these settings after the parts that every test needs; returns when it is ready, or
    /// <paramref name="live"/>, where what it is to be ready for comes later.
    /// </summary>
    public static async Task<SeawallProcess> StartAsync(string settings, string data = "data", bool live = false)
    {
        await _built.Value;
        var folder = Directory.CreateTempSubdirectory("seawall-e2e-").FullName;
        var metrics = Loopback.FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder, "seawall.toml"), Common(metrics, data) + settings);
        var seawall = new SeawallProcess(folder, metrics, Launch(folder));
        try
        {
            await seawall.ReadyAsync(live ? "live" : "ready");
            return seawall;
        }
        catch
        {
            await seawall.DisposeAsync();
            throw;
        }
    }

    public async Task RestartAsync()
    {
        _process = Launch(Folder);
        await ReadyAsync();
    }

    public Task<(int Code, string Output)> RunAsync(params string[] arguments) =>
        RunningProcess.ToEndAsync(_program, [.. arguments, "--config", Settings], Folder);

    /// <summary>Runs a verb that has to succeed.</summary>
    public async Task<string> DoAsync(params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        Assert.True(code == 0, $"seawall {string.Join(' ', arguments)} ended with {code}: {output}\n{Output}");
        return output;
    }

    public Task ShutAsync(string number, string zone = "overseas", string service = "voice") =>
        DoAsync("choice", "set", number, "--service", service, "--zone", zone, "--to", "shut");

    public async Task<string> MetricsAsync()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri($"http://127.0.0.1:{MetricsPort}/metrics"));
    }

    /// <summary>Waits until its figures hold a line that this expression finds.</summary>
    public Task MetricAsync(string expression) => Until.TrueAsync(
        $"figures with {expression}",
        async () => Regex.IsMatch(await MetricsAsync(), expression, RegexOptions.Multiline));

    /// <summary>What it printed and counted, for the message of a test that failed.</summary>
    public async Task<string> ToldAsync()
    {
        var counted = (await MetricsAsync()).Split('\n').Where(line =>
            line.StartsWith("seawall_", StringComparison.Ordinal)
            && !line.StartsWith("seawall_verdict_seconds", StringComparison.Ordinal)
            && !line.EndsWith(" 0", StringComparison.Ordinal));
        return $"{Output}\n{string.Join('\n', counted)}";
    }

    public Task KillAsync() => _process.KillAsync();

    public Task<int> StopAsync() => _process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static RunningProcess Launch(string folder) =>
        RunningProcess.Start(_program, ["serve", "--config", Path.Combine(folder, "seawall.toml")], folder);

    private async Task ReadyAsync(string what = "ready")
    {
        using var http = new HttpClient();
        await Until.TrueAsync($"seawall to be {what}", async () =>
        {
            Assert.False(_process.HasExited, $"seawall ended: {Output}");
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{MetricsPort}/health/{what}"));
                return answer.StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    private static string Common(int metrics, string data) => $$"""
        [home]
        country_code = "86"
        time_zone = "Asia/Shanghai"
        [[zones]]
        name = "hongkong"
        countries = ["852"]
        [[zones]]
        name = "macao"
        countries = ["853"]
        [[zones]]
        name = "taiwan"
        countries = ["886"]
        [[zones]]
        name = "overseas"
        countries = ["*"]
        [data]
        folder = "{{data}}"
        [store]
        kind = "sqlite"
        [admin]
        socket = "data/seawall.sock"
        [metrics]
        listen = "http://127.0.0.1:{{metrics}}"

        """;
}
