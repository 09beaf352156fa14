using Microsoft.Extensions.Logging;
using Seawall.Admin;
using Seawall.Composition;
using Seawall.Console;
using Seawall.Demo;
using Seawall.Explain;
using Seawall.Exposition;
using Seawall.Portal;
using Seawall.Records;
using Seawall.Register;
using Seawall.Texts;

namespace Seawall.Serving;

/// <summary>
/// The running process: all parts put together, and what is asked of them as a whole. The start, in this order:
/// <list type="number">
/// <item>Settings, and the models they mean.</item>
/// <item>The data folder, ours alone.</item>
/// <item>The record log, which must be there before the first verdict.</item>
/// <item>The register, and from it (or from the snapshot) the choice book.</item>
/// <item>Calls.</item>
/// <item>The doors: the admin socket, the pages, the HTTP API, metrics and health.</item>
/// <item>What goes on beside: snapshots, probes' news for the log, rates.</item>
/// </list>
/// The end goes the other way round.
/// </summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly NodeParts _parts;
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly DrainState _drain;
    private AdminHost? _admin;
    private PortalHost? _portal;
    private ConsoleHost? _console;
    private MetricsHost? _metrics;
    private Housekeeping? _housekeeping;
    private volatile SettingsModels _models;

    private Node(NodeParts parts, SettingsModels models)
    {
        (_parts, _models) = (parts, models);
        _drain = new DrainState(parts.Time, this, parts.Log);
        Screen = new ScreenDesk(this);
        StartedAt = parts.Time.GetUtcNow();
    }

    /// <summary>The settings in force.</summary>
    public SettingsModels Models => _models;

    public DataFolder Folder => _parts.Folder;

    public ChoiceRegister Register => _parts.Register;

    public RecordLog RecordLog => _parts.Records;

    /// <summary>Where verdicts are recorded that are not made on the wire.</summary>
    public RecordQueue RecordSink => _parts.RecordSink;

    /// <summary>Judges for elements that ask by HTTP.</summary>
    public ScreenDesk Screen { get; }

    /// <summary>The data plane; null where the settings have no calls.</summary>
    public SipGateway? Gateway => _parts.Gateway;

    /// <summary>The desk for texts to numbers of ours.</summary>
    public KeywordDesk Keywords => _parts.Keywords;

    /// <summary>The way out for texts of our own.</summary>
    public TextOutlet Outlet => _parts.Outlet;

    /// <summary>Tells people of campaigns.</summary>
    public NoticeDesk Notices => _parts.Notices;

    public TimeProvider Time => _parts.Time;

    public TimeZoneInfo TimeZone => _models.Settings.Home.TimeZone;

    public NodeLog Log => _parts.Log;

    public DateTimeOffset StartedAt { get; }

    public RateMeter Rates { get; } = new();

    /// <summary>Whether the last reload was taken in.</summary>
    public bool ReloadTaken { get; private set; } = true;

    /// <summary>Whether new work is turned away.</summary>
    public bool IsDraining => _drain.IsOn;

    /// <summary>Ends when the process is to stop because a drain came to its end.</summary>
    public Task DrainEnded => _drain.Ended;

    /// <summary>Cancelled when the stop begins: what never ends by itself ends then.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Why this node should get no calls now; empty when it should.</summary>
    public string NotReady => Readiness.Of(this);

    /// <summary>Where the pages for subscribers are; null where there are none.</summary>
    public System.Net.IPEndPoint? PortalEndpoint => _portal?.Endpoint;

    /// <summary>What was refused lately.</summary>
    public RefusedLately Refused => _parts.Refused;

    /// <summary>Our own texts in the demonstration; null everywhere else.</summary>
    public DemoOutlet? DemoOutlet => _parts.DemoOutlet;

    /// <summary>The HTTP API; null where the settings have none.</summary>
    public ConsoleHost? Console => _console;

    /// <summary>Where metrics are served; null where they are not.</summary>
    public System.Net.IPEndPoint? MetricsEndpoint => _metrics?.Endpoint;

    /// <summary>Starts, or throws <see cref="StartException"/>.</summary>
    public static async Task<Node> StartAsync(
        string settingsFile, TimeProvider time, ILoggerFactory logs, SystemdLink systemd, CancellationToken cancel)
    {
        var log = new NodeLog(logs.CreateLogger("seawall"));
        var start = time.GetTimestamp();
        var parts = new NodeParts(time, logs, log);
        Node? node = null;
        try
        {
            // 1 settings, 2 the data folder
            var models = parts.Read(settingsFile);

            // 3 records, 4 register and book, 5 calls
            await parts.StartAsync(models, cancel);
            node = new Node(parts, models);

            // 6 doors
            node._admin = await AdminHost.StartAsync(models.Settings.Admin, new AdminRoutes(node), log, cancel);
            node._portal = models.Settings.Portal is { } portal
                ? await PortalModels.StartAsync(
                    portal, node, parts.Refused, parts.TextOutlet, logs.CreateLogger("portal"), cancel)
                : null;
            node._console = models.Settings.Console is { } console
                ? await ConsoleModels.StartAsync(console, node, logs.CreateLogger("console"), cancel) : null;
            node._metrics = models.Settings.Metrics is { } metrics
                ? await MetricsHost.StartAsync(metrics, node, cancel) : null;

            // 7 beside
            node._housekeeping = Housekeeping.Start(node, parts.SaveSnapshotAsync, systemd);
            log.Started(
                ProductVersion.Text, models.Settings.File, models.Generation,
                (long)time.GetElapsedTime(start).TotalMilliseconds);
            return node;
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException)
        {
            await EndAsync();
            throw new StartException(failure.Message);
        }
        catch
        {
            await EndAsync();
            throw;
        }

        async Task EndAsync()
        {
            IAsyncDisposable begun = node is null ? parts : node;
            await begun.DisposeAsync();
        }
    }

    /// <summary>Takes the settings file in again as a whole, or keeps what is in force and says why.</summary>
    public async Task<Answer<ReloadReply>> ReloadAsync(CancellationToken cancel)
    {
        var answer = await SwapAsync(() => SettingsSwap.RunAsync(_parts, _models, cancel), cancel);
        ReloadTaken = answer.IsDone;
        return answer;
    }

    /// <summary>Turns new work away; returns when the process will stop by itself, if it will.</summary>
    public DateTimeOffset? Drain(TimeSpan? length) => _drain.Begin(length);

    /// <summary>Loads a file into the register; ported numbers go on into the numbering plan in force.</summary>
    public async Task<ImportReport> ImportAsync(
        ImportRequest request, IProgress<ImportProgress> progress, CancellationToken cancel)
    {
        var report = await Register.ImportAsync(request, progress, cancel);
        Log.Imported(Words.Of(request.Kind), report.Rows, report.Changed, report.Rejected);
        if (request.Kind != ImportKind.Ported || request.DryRun || report.Changed == 0)
        {
            return report;
        }

        var ported = await Register.PortedAsync(cancel);
        if (ported.Value is not { } numbers)
        {
            return report with { Failure = ported.Message };
        }

        await PortedPlan.WriteAsync(Folder, numbers, cancel);
        var answer = await SwapAsync(() => SettingsSwap.ApplyAsync(_parts, _models, _models.Settings, cancel), cancel);
        return answer.IsDone ? report : report with { Failure = answer.Message };
    }

    /// <summary>
    /// For how long the book has been behind the journal. One process applies every change before it acknowledges it,
    /// so that the book is behind only while the store is out of reach and others could write to it.
    /// </summary>
    public double BookLag() => _housekeeping?.StoreDownFor().TotalSeconds ?? 0;

    /// <summary>How a test text gets in by a trunk, or by the first that peers bind as.</summary>
    public Answer<TextRoute> FindTextRoute(string? trunk)
    {
        var listeners = Gateway?.Status().Texts?.Listeners ?? [];
        return TextRoute.Find(_models.Gateway?.Smpp, listeners.Select(one => (one.Name, one.Bound)), trunk);
    }

    /// <summary>Everything that the page of metrics says.</summary>
    public Figures Figures() => NodeFigures.Of(this);

    /// <summary>Stops: no more doors, no more calls, records to the disk, the book to its snapshot.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _drain.DisposeAsync();
        if (_housekeeping is { } housekeeping)
        {
            await housekeeping.DisposeAsync();
        }

        if (_metrics is { } metrics)
        {
            await metrics.DisposeAsync();
        }

        if (_portal is { } portal)
        {
            await portal.DisposeAsync();
        }

        if (_console is { } console)
        {
            await console.DisposeAsync();
        }

        if (_admin is { } admin)
        {
            await admin.DisposeAsync();
        }

        await _parts.DisposeAsync();
        _reloading.Dispose();
        _stopping.Dispose();
    }

    /// <summary>One swap after the other: each begins with what the one before put in force.</summary>
    private async Task<Answer<ReloadReply>> SwapAsync(Func<Task<Answer<SettingsSwap>>> run, CancellationToken cancel)
    {
        await _reloading.WaitAsync(cancel);
        try
        {
            var answer = await run();
            if (answer.Value is not { } swap)
            {
                Log.ReloadRefused(_models.Generation, answer.Message.ReplaceLineEndings(" | "));
                return Answer<ReloadReply>.Invalid(answer.Field, answer.Message);
            }

            _models = swap.Models;
            Log.Reloaded(swap.Models.Generation, string.Join("; ", swap.Changes));
            return Answer<ReloadReply>.Of(new ReloadReply(swap.Models.Generation, swap.Changes));
        }
        finally
        {
            _reloading.Release();
        }
    }
}
