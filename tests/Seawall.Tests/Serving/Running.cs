using System.Globalization;
using System.Net;
using Seawall.Commands;
using Seawall.Demo;
using Seawall.Numbering;
using Seawall.Serving;

namespace Seawall.Tests.Serving;

/// <summary>
/// A whole Seawall in this process, on ports the machine chose, in a folder of its own; its verbs; a phone behind it.
/// </summary>
internal sealed class Running : IAsyncDisposable
{
    public const string Abroad = "+12025550123";
    public const string HongKong = "+85223456789";
    public const string Line = "+8613857100001";
    public const string OtherLine = "+8613857100002";

    private static readonly Lazy<string> _plan = new(BuildPlan);

    private readonly LogLines _logs = new();
    private TimeProvider _time = TimeProvider.System;

    private Running(TemporaryFolder folder, DemoCallee callee) => (Folder, Callee) = (folder, callee);

    public TemporaryFolder Folder { get; }

    public DemoCallee Callee { get; }

    /// <summary>The message centre behind it; null where it was started without texts.</summary>
    public DemoCentre? Centre { get; private init; }

    public Node Node { get; private set; } = null!;

    public string SettingsFile => Folder.File("seawall.toml");

    public IReadOnlyList<string> Log => _logs.Lines;

    /// <summary>With texts as well, and a message centre that it is bound to.</summary>
    public static async Task<Running> StartWithTextsAsync(
        Func<string, string>? change = null, TimeProvider? time = null)
    {
        var running = await StartAsync(change, withTexts: true, time);
        while (running.Node.NotReady.Length > 0)
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        return running;
    }

    public static async Task<Running> StartAsync(
        Func<string, string>? change = null, bool withTexts = false, TimeProvider? time = null)
    {
        var any = new IPEndPoint(IPAddress.Loopback, 0);
        var running = new Running(new TemporaryFolder(), DemoCallee.Start(any))
        {
            Centre = withTexts ? DemoCentre.Start(any) : null,
            _time = time ?? TimeProvider.System,
        };
        var settings = Settings(running.Callee.Endpoint.Port)
            + (running.Centre is { } centre ? Texts(centre.Endpoint.Port) : "");
        running.Write(change is null ? settings : change(settings));
        Directory.CreateDirectory(running.Folder.File("data"));
        File.Copy(_plan.Value, running.Folder.File("data/numbering.plan"));
        await running.StartNodeAsync();
        return running;
    }

    public void Write(string settings) => File.WriteAllText(SettingsFile, settings);

    public void Change(string before, string after)
    {
        var settings = File.ReadAllText(SettingsFile);
        Assert.Contains(before, settings, StringComparison.Ordinal);
        Write(settings.Replace(before, after, StringComparison.Ordinal));
    }

    public Task<Node> AnotherNodeAsync() => Node.StartAsync(
        SettingsFile, _time, _logs.Factory, new SystemdLink(), TestContext.Current.CancellationToken);

    public Task RestartAsync(Action? between = null) => RestartAfterAsync(() =>
    {
        between?.Invoke();
        return Task.CompletedTask;
    });

    public async Task RestartAfterAsync(Func<Task> between)
    {
        await Node.DisposeAsync();
        await between();
        await StartNodeAsync();
    }

    /// <summary>Runs a verb of the command line against this Seawall.</summary>
    public async Task<VerbRun> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var shell = new Shell
        {
            Output = output,
            Error = error,
            Folder = Folder.Path,
            User = "tester",
            Environment = _ => null,
            Time = TimeProvider.System,
        };
        var code = await CommandLine.RunAsync(arguments, shell, TestContext.Current.CancellationToken);
        return new VerbRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a verb that has to succeed; what it printed.</summary>
    public async Task<string> DoAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.Code == 0, $"{string.Join(' ', arguments)} ended with {run.Code}: {run.Error}");
        return run.Output;
    }

    public Task<string> ShutAsync(string line, string zone = "overseas", string service = "voice") =>
        DoAsync("choice", "set", line, "--service", service, "--zone", zone, "--to", "shut");

    public Task<VerbRun> TextAsync(string from, string to, params string[] more) =>
        RunAsync(["text", "--from", from, "--to", to, .. more]);

    public Task<VerbRun> CallAsync(string from, string to, params string[] more) =>
        RunAsync(["call", "--from", from, "--to", to, "--ring", "5s", .. more]);

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(
            new Uri($"http://{Node.MetricsEndpoint}{path}"), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Callee.DisposeAsync();
        await (Centre?.DisposeAsync() ?? ValueTask.CompletedTask);
        _logs.Dispose();
        Folder.Dispose();
    }

    private async Task StartNodeAsync() => Node = await AnotherNodeAsync();

    private static string BuildPlan()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("swplan").FullName, "numbering.plan");
        PlanFile.LoadOrBuild(new PlanSettings("86"), file, out _);
        return file;
    }

    private static string Settings(int callee) => $$"""
        [home]
        country_code = "86"
        time_zone = "Asia/Shanghai"
        [[zones]]
        name = "hongkong"
        countries = ["852"]
        [[zones]]
        name = "overseas"
        countries = ["*"]
        [data]
        folder = "data"
        [sip]
        listen = ["udp:127.0.0.1:0", "tcp:127.0.0.1:0"]
        workers = 1
        [[sip.next_hops]]
        name = "core"
        targets = [{ address = "udp:127.0.0.1:{{callee}}" }]
        [[sip.trunks]]
        name = "igw"
        class = "international"
        sources = ["127.0.0.1/32"]
        next_hop = "core"
        trusted = true
        [[sip.trunks]]
        name = "home"
        class = "domestic"
        sources = ["127.0.0.2/32"]
        next_hop = "core"
        [metrics]
        listen = "http://127.0.0.1:0"

        """;

    private static string Texts(int centre) => $$"""
        [smpp]
        listen = ["tcp:127.0.0.1:0"]
        timers = { reconnect_min = "100ms" }
        [[smpp.next_hops]]
        name = "smsc"
        targets = [{ address = "tcp:127.0.0.1:{{centre}}", system_id = "seawall", password = "far" }]
        [[smpp.trunks]]
        name = "hub"
        class = "international"
        system_id = "hub"
        password = "secret"
        next_hop = "smsc"
        [[smpp.trunks]]
        name = "near"
        class = "domestic"
        system_id = "near"
        password = "secret"
        next_hop = "smsc"
        [[registered_senders]]
        sender = "MYBANK"
        trunk = "hub"
        purpose = "code"

        """;
}

/// <summary>How a verb ended, and what it printed where.</summary>
internal sealed record VerbRun(int Code, string Output, string Error);
