using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Seawall.Composition;
using Seawall.Demo;
using Seawall.Gateway;
using Seawall.Numbering;
using Seawall.Records;
using Seawall.Register;
using Seawall.Settings;
using Seawall.Storage.Sqlite;
using Seawall.Texts;

namespace Seawall.Serving;

/// <summary>The parts of a running process, in the order in which they start; they end in the other one.</summary>
internal sealed class NodeParts(TimeProvider time, ILoggerFactory logs, NodeLog log) : IAsyncDisposable
{
    private DataFolder? _folder;
    private RecordLog? _records;
    private ChoiceRegister? _register;
    private RecordQueue? _queue;
    private readonly LineNewsTexts _news = new();
    private ServiceDesk? _desk;
    private RefusalDigest? _digest;
    private NoticeParts? _notices;

    public TimeProvider Time => time;

    public NodeLog Log => log;

    public DataFolder Folder => _folder!;

    public RecordLog Records => _records!;

    public ChoiceRegister Register => _register!;

    /// <summary>Where verdicts are recorded.</summary>
    public RecordQueue RecordSink => _queue!;

    /// <summary>Null where the settings have neither calls nor texts.</summary>
    public SipGateway? Gateway { get; private set; }

    /// <summary>The desk for texts to numbers of ours.</summary>
    public KeywordDesk Keywords { get; private set; } = null!;

    /// <summary>The way out for texts of our own.</summary>
    public TextOutlet Outlet { get; private set; } = null!;

    /// <summary>Tells people of campaigns.</summary>
    public NoticeDesk Notices => _notices!.Desk;

    /// <summary>Reads the settings, takes the data folder, and makes the first models.</summary>
    public SettingsModels Read(string settingsFile)
    {
        var (settings, mistakes) = SettingsLoader.Load(settingsFile);
        if (settings is null)
        {
            throw new StartException(mistakes);
        }

        _folder = DataFolder.Open(settings.Data.Folder.Value);
        var reading = Build(settings, generation: 1);
        return reading.Models ?? throw new StartException(reading.Mistakes);
    }

    /// <summary>Makes the models of settings; the numbering plan comes from its file where that is current.</summary>
    public SettingsReading Build(SettingsConfig settings, uint generation) =>
        SettingsReading.Build(settings, HashKeys.Take(settings), generation, () =>
        {
            var file = SettingsReading.PlanPath(settings);
            var ported = PortedPlan.FileIn(Folder);
            var book = PlanFile.LoadOrBuild(
                new PlanSettings(settings.Home.CountryCode.Value, ported), file, out var origin);
            if (origin == PlanOrigin.BuiltNotSaved)
            {
                log.PlanNotSaved(file);
            }

            return book;
        });

    /// <summary>Starts records, register and calls, and then what tells people.</summary>
    public async Task StartAsync(SettingsModels models, CancellationToken cancel)
    {
        var settings = models.Settings;
        _queue = new RecordQueue(settings.Records.Queue);
        _records = RecordLog.Open(_queue, settings.Records.Options(Folder.Records), time, RecordTrouble);
        _records.Announce(models.Names);
        Refused.Start(Folder.Records, time);
        DemoOutlet = settings.Demo is null ? null : new DemoOutlet();
        _register = await StartRegisterAsync(models, cancel);
        Keywords = new KeywordDesk(_register, models.Keywords, time);
        _news.Attach(() => Keywords.Model, LanguageAsync, () => TextOutlet);
        Outlet = new TextOutlet(models.Outlet, time);
        _desk = new ServiceDesk(Keywords, Outlet, time, log.DeskFailed);
        _notices = new NoticeParts(_register, Refused, time, log);
        Gateway = models.Gateway is { } gateway
            ? await StartGatewayAsync(gateway, settings.Sip, cancel)
            : null;
        if (Gateway is { } running)
        {
            Outlet.Attach(running);
        }

        _digest = new RefusalDigest(new DigestParts(_register, Keywords, Refused, () => TextOutlet, time));
        Refused.Heard = _digest.Refused;
        _digest.Start();
        _notices.Start(Gateway);
    }

    private async ValueTask<string> LanguageAsync(Screening.E164 line) =>
        (await Register.ShowAsync(line.ToString(), CancellationToken.None)).Value?.Language ?? "";

    /// <summary>New settings for the desk and the way out.</summary>
    public void Swap(SettingsModels next)
    {
        Keywords.Swap(next.Keywords);
        Outlet.Swap(next.Outlet);
    }

    /// <summary>What was refused lately, for the pages and for the question before an opening.</summary>
    public RefusedLately Refused { get; } = new();

    /// <summary>Our own texts in the demonstration; null everywhere else.</summary>
    public DemoOutlet? DemoOutlet { get; private set; }

    /// <summary>The way out for texts of our own; null where there is none.</summary>
    public ITextOutlet? TextOutlet => DemoOutlet is { } demo ? demo : Outlet.IsOpen ? Outlet : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_notices is { } notices)
        {
            await notices.DisposeAsync();
        }

        if (Gateway is { } gateway)
        {
            await gateway.DisposeAsync();
        }

        if (_digest is { } digest)
        {
            await digest.DisposeAsync();
        }

        if (_desk is { } desk)
        {
            await desk.DisposeAsync();
        }

        await Refused.DisposeAsync();

        if (_records is { } records)
        {
            await records.DisposeAsync();
        }

        if (_register is { } register)
        {
            await SaveSnapshotAsync();
            await register.DisposeAsync();
        }

        _folder?.Dispose();
    }

    /// <summary>
    /// Writes the snapshot where the book is newer; a disk that does not take it is said and outlived.
    /// </summary>
    public async Task SaveSnapshotAsync()
    {
        try
        {
            await Register.SaveSnapshotAsync(CancellationToken.None);
        }
        catch (IOException failure)
        {
            log.SnapshotFailed(failure.Message);
        }
    }

    private async Task<ChoiceRegister> StartRegisterAsync(SettingsModels models, CancellationToken cancel)
    {
        try
        {
            var register = await ChoiceRegister.StartAsync(
                new RegisterOptions
                {
                    SnapshotPath = Folder.Snapshot, Memory = new BookMemory(), Refusals = Refused, News = _news,
                },
                models.Register,
                new SqliteRegisterStore(new SqliteStoreOptions { Folder = Folder.Path }),
                time,
                cancel);
            log.Book(Words.Of(register.Start.Source), register.Book.Version, register.Book.Lines);
            foreach (var remark in register.Start.Remarks)
            {
                log.BookRemark(remark);
            }

            return register;
        }
        catch (StoreException reason)
        {
            throw new StartException(reason.Message);
        }
    }

    private async Task<SipGateway> StartGatewayAsync(GatewayModel model, SipConfig? sip, CancellationToken cancel)
    {
        var gateway = new SipGateway(model, new GatewayParts
        {
            Book = Register.Book,
            Records = _queue!,
            ServiceTexts = _desk,
            Receipts = _notices!.Receipts,
            Time = time,
            Random = new Random(),
            Logger = logs.CreateLogger("sip"),
            SmppLogger = logs.CreateLogger("smpp"),
            Workers = sip?.Workers ?? 0,
            SpreadsEachSource = sip is { SpreadSources: true },
            Coalesces = sip is { Coalesce: true },
        });
        try
        {
            await gateway.StartAsync(cancel);
            return gateway;
        }
        catch (Exception failure) when (failure is SocketException or IOException or AddressInUseException)
        {
            var all = string.Join(
                ", ",
                [.. model.Listeners.Select(listener => listener.Name),
                    .. (model.Smpp?.Listeners ?? []).Select(listener => listener.Name)]);
            var sections = model.Smpp is null ? "[sip]" : sip is null ? "[smpp]" : "[sip] and [smpp]";
            throw new StartException($"not every listener of {sections} ({all}) can be bound: {failure.Message}");
        }
    }

    private void RecordTrouble(string? reason)
    {
        if (reason is null)
        {
            log.RecordsUp();
        }
        else
        {
            log.RecordsDown(reason);
        }
    }
}
