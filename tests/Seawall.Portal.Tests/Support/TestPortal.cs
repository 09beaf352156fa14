using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;
using Seawall.Storage.Sqlite;

namespace Seawall.Portal.Tests;

/// <summary>The pages on a free port of loopback, over a real register on disk, with a clock that tests move.</summary>
internal sealed class TestPortal : IAsyncDisposable
{
    /// <summary>The 24th of November 2026, shortly after two in the afternoon at home.</summary>
    public static readonly DateTimeOffset Afternoon = new(2026, 11, 24, 6, 5, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("seawall-portal-").FullName;
    private PortalHost _host = null!;

    public static E164 Line { get; } = RegisterSamples.Line(57_100_001);

    public static string Number { get; } = Line.ToString();

    public FakeTimeProvider Time { get; } = new(Afternoon);

    public SentTexts Texts { get; } = new();

    public RefusedSamples Refused { get; } = new();

    public ChoiceRegister Register { get; private set; } = null!;

    public RegisterModel Model { get; private set; } = null!;

    public Uri Address => new($"http://{_host.Endpoint}");

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<TestPortal> StartAsync(TimeSpan coachedWindow = default) =>
        StartAsync(options => options, coachedWindow);

    public static async Task<TestPortal> StartAsync(
        Func<PortalOptions, PortalOptions> with, TimeSpan coachedWindow = default, bool texts = true)
    {
        var portal = new TestPortal();
        var samples = RegisterSamples.Model();
        portal.Model = new RegisterModel
        {
            Dial = samples.Dial, Plan = samples.Plan, Zones = samples.Zones, Lines = samples.Lines,
            TimeZone = samples.TimeZone, CoachedWindow = coachedWindow,
        };
        portal.Register = await ChoiceRegister.StartAsync(
            new RegisterOptions
            {
                SnapshotPath = Path.Combine(portal._folder, "book.snapshot"), Refusals = portal.Refused,
            },
            portal.Model,
            new SqliteRegisterStore(new SqliteStoreOptions { Folder = portal._folder }),
            portal.Time,
            Cancel);
        portal._host = await PortalHost.StartAsync(
            with(new PortalOptions
            {
                Listen = new IPEndPoint(IPAddress.Loopback, 0), Name = "Zhejiang Mobile", Help = "10086",
            }),
            new PortalParts
            {
                Register = portal.Register, Model = () => portal.Model, Texts = texts ? portal.Texts : null,
                Refused = portal.Refused, Time = portal.Time, Logger = NullLogger.Instance,
            },
            Cancel);
        return portal;
    }

    /// <summary>A browser without a screen: keeps cookies, follows nothing.</summary>
    public Visitor Visitor(string language = "en") => new(Address, language);

    /// <summary>A visitor who is signed in with a code.</summary>
    public async Task<Visitor> SignedInAsync(string language = "en")
    {
        var visitor = Visitor(language);
        await visitor.SignInAsync(this, Number);
        return visitor;
    }

    public async Task<LineView> ShowAsync() => (await Register.ShowAsync(Number, Cancel)).Value!;

    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync() =>
        (await Register.HistoryAsync(Number, Cancel)).Value!;

    public Task<ChangeReceipt> SetAsync(string service, string zone, string to, string? length = null) =>
        Register.ChangeAsync(new ChangeRequest
        {
            Number = Number, Service = service, Zone = zone, To = to, For = length, Who = "test", Way = ChangeWay.Cli,
        });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Register.DisposeAsync();
        Directory.Delete(_folder, true);
    }
}
