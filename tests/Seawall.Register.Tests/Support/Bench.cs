using System.Text;
using Microsoft.Extensions.Time.Testing;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>A register on a store in memory, with a clock that tests move; it can be restarted.</summary>
sealed class Bench : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    readonly string _folder = Directory.CreateTempSubdirectory("seawall-register-").FullName;

    Bench() => Store = new FaultyStore(new MemoryStore(Disk));

    public FakeTimeProvider Time { get; private set; } = new(Morning);

    public MemoryDisk Disk { get; set; } = new();

    public FaultyStore Store { get; private set; }

    public ChoiceRegister Register { get; private set; } = null!;

    public RegisterModel Model { get; set; } = RegisterSamples.Model();

    public string Snapshot => Path.Combine(_folder, "book.snapshot");

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HeardNews News { get; } = new();

    public RefusedLately Refusals { get; } = new();

    public static async Task<Bench> StartAsync(TimeSpan coachedWindow = default, TimeSpan? keepFor = null)
    {
        var bench = new Bench { Model = RegisterSamples.Model(coachedWindow: coachedWindow, keepFor: keepFor) };
        await bench.StartRegisterAsync();
        return bench;
    }

    async Task StartRegisterAsync() => Register = await ChoiceRegister.StartAsync(
        new RegisterOptions { SnapshotPath = Snapshot, Refusals = Refusals, News = News }, Model, Store, Time, Cancel);

    public async Task RestartAsync(bool snapshot, Fault fault = Fault.None, DateTimeOffset? at = null)
    {
        Time = at is { } time ? new FakeTimeProvider(time) : Time;
        if (snapshot)
        {
            await Register.SaveSnapshotAsync(Cancel);
        }
        await Register.DisposeAsync();
        Store = new FaultyStore(new MemoryStore(Disk)) { Fault = fault };
        await StartRegisterAsync();
    }

    public static string Number(long line) => RegisterSamples.Line(line).ToString();

    public Task<ChangeReceipt> SetAsync(long line, string to, string service = "all", string zone = "all",
        string? length = null, string? until = null, string? confirm = null, ChangeWay way = ChangeWay.Cli,
        string who = "test", long? guardian = null) => Register.ChangeAsync(new ChangeRequest
    {
        Number = Number(line), Service = service, Zone = zone, To = to, For = length, Until = until, Who = who,
        Way = way, Confirmation = confirm,
        Guardian = guardian is { } one ? Number(one) : null,
    });

    public static GuardianRequest Guardian(long line, long guardian, bool byGuardian, bool sees = false) => new()
    {
        Number = Number(line), Guardian = Number(guardian), ByGuardian = byGuardian, SeesRefused = sees,
        Who = "line", Way = ChangeWay.Text, Evidence = "text 3",
    };

    /// <summary>The line asks, the guardian says yes.</summary>
    public async Task GuardAsync(long line, long guardian)
    {
        Assert.True((await Register.AskGuardianAsync(Guardian(line, guardian, false))).IsSo);
        Assert.True((await Register.ConfirmGuardianAsync(Guardian(line, guardian, true))).IsSo);
    }

    public Task<ChangeReceipt> CoolAsync(long line, int hours) => Register.SetCoolingOffAsync(new CoolingRequest
    {
        Number = Number(line), Hours = hours, Who = "line", Way = ChangeWay.Web,
    });

    public static WaitingRequest Waiting(
        long line, long journal, long? guardian = null, string? confirm = null) => new()
    {
        Number = Number(line), Journal = journal, Guardian = guardian is { } one ? Number(one) : null, Who = "line",
        Way = ChangeWay.Text, Confirmation = confirm,
    };

    public Task<ChangeReceipt> UndoAsync(long line, long journal, string? confirm = null) =>
        Register.UndoAsync(new UndoRequest
    {
        Number = Number(line), Journal = journal, Who = "test", Way = ChangeWay.Web, Evidence = "session 5",
        Confirmation = confirm,
    });

    public Task<ChangeReceipt> RuleAsync(long line, bool pass, string target, string service = "all",
        string? confirm = null) =>
        Register.AddRuleAsync(Rule(line, pass, target, service) with { Confirmation = confirm });

    public Task<ChangeReceipt> UnruleAsync(long line, string target, string service = "all") =>
        Register.RemoveRuleAsync(Rule(line, false, target, service));

    static RuleRequest Rule(long line, bool pass, string target, string service) => new()
    {
        Number = Number(line), Pass = pass, Target = target, Service = service, Who = "test", Way = ChangeWay.Cli,
    };

    /// <summary>Imports text; the report, and what was written of rejected rows.</summary>
    public async Task<(ImportReport Report, string Rejected)> ImportAsync(
        ImportKind kind, string csv, bool dryRun = false, string? note = null)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var rejected = new MemoryStream();
        var report = await Register.ImportAsync(new ImportRequest
        {
            Kind = kind, Source = source, OpenRejected = () => rejected, DryRun = dryRun, Who = "batch", Note = note,
        }, null, Cancel);
        return (report, Encoding.UTF8.GetString(rejected.ToArray()));
    }

    public async Task<string> ExportAsync()
    {
        using var target = new MemoryStream();
        var report = await Register.ExportAsync(target, null, Cancel);
        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    public async Task<LineView> ShowAsync(long line) => (await Register.ShowAsync(Number(line), Cancel)).Value!;

    /// <summary>
    /// A line in a word for each zone: <c>voice open shut undecided undecided</c>, pauses with a star.
    /// </summary>
    public async Task<string> SayAsync(long line, string service) => string.Join(' ', (await ShowAsync(line)).Choices
        .Where(choice => choice.Service == (service == "voice" ? Service.Voice : Service.Sms))
        .Select(choice => choice.Choice.ToString().ToLowerInvariant() + (choice.PauseUntil is null ? "" : "*")));

    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(long line) =>
        (await Register.HistoryAsync(Number(line), Cancel)).Value!;

    public async Task VerifyAsync()
    {
        var report = (await Register.VerifyAsync(null, Cancel)).Value!;
        Assert.True(report.Holds, string.Join('\n', report.Faults));
    }

    public async ValueTask DisposeAsync()
    {
        await Register.DisposeAsync();
        Directory.Delete(_folder, true);
    }
}
