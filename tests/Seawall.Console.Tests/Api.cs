using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Seawall.Console.Keys;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;
using Seawall.Storage.Sqlite;

namespace Seawall.Console.Tests;

/// <summary>The API on a port the machine chose, over a register of its own, with a clock that tests move.</summary>
internal sealed class Api : IAsyncDisposable
{
    public const string Line = "/v1/subscribers/+8613800000001";

    private static readonly TimeZoneInfo _home =
        TimeZoneInfo.CreateCustomTimeZone("home", TimeSpan.FromHours(8), "home", "home");

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("seawall-api-").FullName;
    private ConsoleHost _host = null!;
    private string _key = "";
    private long _begun;

    private Api()
    {
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));

    public Desk Desk { get; } = new();

    /// <summary>How far notices are, as a test says.</summary>
    public Func<string, NoticeStatus?> Notices { get; set; } = static _ => null;

    public ChoiceRegister Register { get; private set; } = null!;

    /// <summary>The store, which gives way where a test says so.</summary>
    public FaultyStore Store { get; private set; } = null!;

    /// <summary>What was written to the log.</summary>
    public KeptLog Log { get; } = new();

    /// <summary>How many calls were refused lately to every line.</summary>
    public Refusals Refused { get; } = new();

    /// <summary>Entries of the journal since the start: a new register names its zones in it.</summary>
    public long Journalled => Register.Status.Journal - _begun;

    public ApiKeys Keys => _host.Keys;

    public string Folder => _folder;

    public Uri Address => new($"http://{_host.Endpoint}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Api> StartAsync(params string[] scopes)
    {
        var api = new Api();
        await api.StartPartsAsync();
        api._begun = api.Register.Status.Journal;
        api._key = api.Keys.Add("crm", scopes, "tester").Secret;
        return api;
    }

    public async Task RestartAsync(Action? between = null)
    {
        await StopAsync();
        between?.Invoke();
        await StartPartsAsync();
    }

    /// <summary>A request with the key that the rig made, and what came back.</summary>
    public Task<Got> SendAsync(
        string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        SendContentAsync(
            method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public async Task<Got> SendContentAsync(
        string method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Address, path));
        request.Content = content;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return new Got(
            answer.StatusCode, text,
            answer.Headers.ToDictionary(one => one.Key, one => string.Join(", ", one.Value)));
    }

    public Task<Got> ChooseAsync(string to, params (string Name, string Value)[] headers) => SendAsync(
        "PUT", Line + "/choices", $$"""{"service":"voice","zone":"overseas","to":"{{to}}"}""", headers);

    public async Task<JsonNode> OpenNowAsync()
    {
        var line = await SendAsync("GET", Line);
        return line.Json["choices"]!.AsArray().Single(
            choice => (string?)choice!["service"] == "voice" && (string?)choice["zone"] == "overseas")!["open"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StopAsync()
    {
        await _host.DisposeAsync();
        await Register.DisposeAsync();
    }

    private async Task StartPartsAsync()
    {
        Store = new FaultyStore(new SqliteRegisterStore(new SqliteStoreOptions { Folder = _folder }));
        Register = await ChoiceRegister.StartAsync(
            new RegisterOptions { SnapshotPath = Path.Combine(_folder, "book.snapshot"), Refusals = Refused },
            RegisterSamples.Model(coachedWindow: TimeSpan.FromMinutes(15)),
            Store,
            Time,
            Cancel);
        _host = await ConsoleHost.StartAsync(
            new ConsoleParts
            {
                Listen = new IPEndPoint(IPAddress.Loopback, 0),
                Folder = _folder,
                Register = Register,
                Screen = Desk,
                Notices = name => Notices(name),
                Time = Time,
                TimeZone = () => _home,
                Logger = Log,
            },
            Cancel);
    }
}

/// <summary>An answer of the API.</summary>
internal sealed record Got(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => (string?)Json["code"];

    public string? Message => (string?)Json["message"];

    public long Journal => (long)Json["journal"]!;
}

/// <summary>Says refuse to everything, and remembers what it was asked.</summary>
internal sealed class Desk : IScreenDesk
{
    public List<ScreenBody> Asked { get; } = [];

    public ValueTask<ScreenAnswer> JudgeAsync(ScreenBody question, string correlation, CancellationToken cancel)
    {
        if (question.Trunk == "broken")
        {
            throw new InvalidOperationException($"nobody foresaw a call to {question.To}");
        }

        Asked.Add(question);
        return ValueTask.FromResult(question.Trunk == "igw"
            ? new ScreenAnswer
            {
                Verdict = new ScreenReply
                {
                    Outcome = "refuse",
                    Reason = "choice_shut",
                    Answer = "603 Decline",
                    Origin = new ScreenOrigin { Kind = "zone", Zone = "overseas", Country = "US", Evidence = "number" },
                    From = question.From ?? "",
                    To = question.To,
                    At = DateTimeOffset.UnixEpoch,
                },
            }
            : new ScreenAnswer { Field = "trunk", Message = "trunk: there is no trunk of that name" });
    }
}

/// <summary>Says what a test says.</summary>
internal sealed class Refusals : IRecentRefusals
{
    public int Count { get; set; }

    public ValueTask<int> CountAsync(E164 line, DateTimeOffset since, CancellationToken cancel) =>
        ValueTask.FromResult(Count);
}

/// <summary>Keeps the lines of a log.</summary>
internal sealed class KeptLog : ILogger
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (Lines)
        {
            Lines.Add($"{eventId.Id} {formatter(state, exception)}");
        }
    }
}
