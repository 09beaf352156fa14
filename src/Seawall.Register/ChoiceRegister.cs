using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The one door to the subscribers' choices: every change goes 1 read and validated, 2 appended to the journal and to
/// the current state in one durable transaction, 3 into the book, 4 acknowledged with its journal number. Wrong input
/// and a store that cannot are answers, not exceptions. Thread-safe.
/// </summary>
public sealed class ChoiceRegister : IAsyncDisposable
{
    readonly RegisterSession _session;
    readonly ChoiceWriter _writer;
    readonly ChangeDesk _desk;
    readonly DueWork _due;
    readonly LifeDesk _life;
    readonly RemovalWork _removal;
    readonly EnrolWork _enrol;
    readonly RegisterOptions _options;
    readonly TimeProvider _time;
    readonly SemaphoreSlim _bulk = new(1, 1);
    readonly SemaphoreSlim _snapshot = new(1, 1);
    volatile FieldReader _fields;
    long _snapshotVersion;

    ChoiceRegister(
        RegisterSession session, RegisterOptions options, RegisterStart start, TimeProvider time, long snapshot)
    {
        (_session, _options, _time, Start, _snapshotVersion) = (session, options, time, start, snapshot);
        _fields = new FieldReader(session.Words.Model);
        _writer = new ChoiceWriter(session, time);
        _desk = new ChangeDesk(
            session, _writer, new OpeningCare(options.Refusals, time), options.News, Counters, time);
        _due = new DueWork(session, _desk, time);
        _life = new LifeDesk(session, _writer, _desk, time);
        _removal = new RemovalWork(session, _writer, time);
        _enrol = new EnrolWork(session, _writer, time);
        Campaigns = new CampaignDesk(session, _writer, _enrol, time);
        Ledger = new NoticeLedger(session, _writer, time);
    }

    /// <summary>
    /// Opens the store (made new where neither it nor a snapshot is there) and fills the book. Without the store it
    /// starts from the snapshot alone. Throws <see cref="StoreException"/> where it must not start: another process
    /// serves, the store was made by a later version, or there is neither store nor snapshot to screen by.
    /// </summary>
    public static async Task<ChoiceRegister> StartAsync(
        RegisterOptions options, RegisterModel model, IRegisterStore store, TimeProvider time, CancellationToken cancel)
    {
        var loaded = await BookLoader.LoadAsync(options, model, store, time, cancel).ConfigureAwait(false);
        return new ChoiceRegister(loaded.Session, options, loaded.Start, time, loaded.SnapshotVersion);
    }

    /// <summary>How the start went.</summary>
    public RegisterStart Start { get; }

    /// <summary>The book in force; another object after a <see cref="SwapAsync"/> that says so.</summary>
    public ChoiceBook Book => _session.Now.Book;

    /// <summary>Campaigns: defaults of operators and regions, and how far people were told of them.</summary>
    public CampaignDesk Campaigns { get; }

    /// <summary>What the desk of notices works on.</summary>
    internal INoticeLedger Ledger { get; }

    /// <summary>Changes since the start, by way in and by what they set.</summary>
    public ChangeCounters Counters { get; } = new();

    /// <summary>The state now.</summary>
    public RegisterStatus Status => new(
        _session.Down is null,
        _session.Down?.Message ?? "",
        _session.Now.End?.Sequence ?? 0,
        _writer.Waiting,
        _session.Now.Book.Version,
        Interlocked.Read(ref _snapshotVersion),
        _bulk.CurrentCount == 0);

    /// <summary>Sets choices of a line.</summary>
    public Task<ChangeReceipt> ChangeAsync(ChangeRequest request) =>
        RunAsync(fields => ChangeReader.Read(request, fields, _time.GetUtcNow()));

    /// <summary>Adds a personal rule.</summary>
    public Task<ChangeReceipt> AddRuleAsync(RuleRequest request) =>
        RunAsync(fields => ChangeReader.ReadAddition(request, fields));

    /// <summary>Removes a target's personal rules.</summary>
    public Task<ChangeReceipt> RemoveRuleAsync(RuleRequest request) =>
        RunAsync(fields => ChangeReader.ReadRemoval(request, fields));

    /// <summary>
    /// Takes back the latest change of a line while it is new; <see cref="ChangeOutcome.Refused"/> where it is too late
    /// for that, or where the line has changed again since.
    /// </summary>
    public Task<ChangeReceipt> UndoAsync(UndoRequest request) =>
        _desk.RunAsync(() => UndoReader.ReadAsync(request, _fields, _session.Store, _time.GetUtcNow()));

    /// <summary>
    /// A line asks for a guardian, or somebody offers to be one (<see cref="GuardianRequest.ByGuardian"/>). Counts when
    /// the other side says yes, within <see cref="RegisterLimits.GuardianAskDays"/>.
    /// </summary>
    public Task<ChangeReceipt> AskGuardianAsync(GuardianRequest request) => _desk.RunAsync(async () =>
    {
        var read = CareReader.Read(request, _fields,
            guardian => new GuardianAsking(guardian, request.ByGuardian, request.SeesRefused));
        return read.TryGet(out var order, out _)
            && await HasTooManyWardsAsync(((GuardianAsking)order.Edit).Guardian, order.Number).ConfigureAwait(false)
            ? new FieldError("guardian", $"is, or was asked to be, the guardian of {RegisterLimits.WardsMax} lines")
            : read;
    });

    /// <summary>The side that was asked says yes.</summary>
    public Task<ChangeReceipt> ConfirmGuardianAsync(GuardianRequest request) => RunAsync(fields =>
        CareReader.Read(request, fields, guardian => new GuardianConfirming(guardian, request.ByGuardian)));

    /// <summary>Either side ends it, or says no to being asked.</summary>
    public Task<ChangeReceipt> EndGuardianAsync(GuardianRequest request) => RunAsync(fields =>
        CareReader.Read(request, fields, guardian => new GuardianEnding(guardian)));

    /// <summary>Sets the cooling-off of a line.</summary>
    public Task<ChangeReceipt> SetCoolingOffAsync(CoolingRequest request) =>
        RunAsync(fields => CareReader.Read(request, fields));

    /// <summary>Sets whether a line is told by text of what was refused to it.</summary>
    public Task<ChangeReceipt> SetDigestAsync(DigestRequest request) =>
        RunAsync(fields => CareReader.Read(request, fields));

    /// <summary>The line says yes to a guardian's proposal.</summary>
    public Task<ChangeReceipt> AcceptAsync(WaitingRequest request) =>
        _desk.RunAsync(() => CareReader.ReadAsync(request, yes: true, _fields, _session.Store));

    /// <summary>
    /// The line takes back what waits or declines a proposal, or a guardian takes back what the guardian proposed.
    /// </summary>
    public Task<ChangeReceipt> WithdrawAsync(WaitingRequest request) =>
        _desk.RunAsync(() => CareReader.ReadAsync(request, yes: false, _fields, _session.Store));

    /// <summary>
    /// Removes persons from entries of the journal older than the settings keep them, and returns how many these were.
    /// It goes by itself every hour. Throws <see cref="StoreException"/> where the store cannot.
    /// </summary>
    public Task<long> RemovePersonsAsync() => _removal.RunAsync();

    /// <summary>A line has a new holder, and starts undecided.</summary>
    public Task<ChangeReceipt> NewHolderAsync(HolderRequest request) => _life.NewHolderAsync(request, _fields);

    /// <summary>
    /// A person got another number: what the line held goes along. The receipt is about the number now.
    /// </summary>
    public Task<ChangeReceipt> MoveAsync(MoveRequest request) => _life.MoveAsync(request, _fields);

    /// <summary>
    /// Puts in force what has waited for long enough, and returns when it is. It goes by itself every few seconds.
    /// </summary>
    public Task SettleAsync() => _due.RunAsync();

    async ValueTask<bool> HasTooManyWardsAsync(E164 guardian, E164 line)
    {
        var view = await _session.Store.ViewAsync(CancellationToken.None).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var wards = await view.WardsAsync(guardian, CancellationToken.None).ConfigureAwait(false);
            return wards.Count >= RegisterLimits.WardsMax && !wards.Contains(line);
        }
    }

    Task<ChangeReceipt> RunAsync(Func<FieldReader, Reading<LineOrder>> read) =>
        _desk.RunAsync(() => ValueTask.FromResult(read(_fields)));

    /// <summary>
    /// The choices of a line in force and why, and its rules; from the book alone while the store is down.
    /// </summary>
    public async Task<RegisterAnswer<LineView>> ShowAsync(string number, CancellationToken cancel)
    {
        if (!_fields.Line(number).TryGet(out var line, out var error))
        {
            return RegisterAnswer<LineView>.Of(error);
        }
        var (inForce, now) = (_session.Now, _time.GetUtcNow());
        var words = inForce.Words;
        var remark = Receipts.Remark(words.Model, line);
        try
        {
            if (_session.Down is { } down)
            {
                throw down;
            }
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                var stored = await view.LineAsync(line, cancel).ConfigureAwait(false);
                var subscriber = await view.SubscriberAsync(line, cancel).ConfigureAwait(false);
                return RegisterAnswer<LineView>.Of(
                    LineViews.View(stored, words, inForce, now) with { Language = subscriber?.Language ?? "" }, remark);
            }
        }
        catch (StoreException reason)
        {
            var plain = BookWords.Of(words.Model);
            var stored = plain.ToStored(inForce.Book.Read(line));
            return RegisterAnswer<LineView>.Of(LineViews.View(stored, plain.Words, inForce, now),
                $"from the book alone; the store is not available: {reason.Message}");
        }
    }

    /// <summary>The journal of a line, the latest entry first.</summary>
    public Task<RegisterAnswer<IReadOnlyList<HistoryEntry>>> HistoryAsync(string number, CancellationToken cancel) =>
        HistoryAsync(number, int.MaxValue, cancel);

    /// <summary>The latest entries of the journal of a line, at most so many, the latest first.</summary>
    public async Task<RegisterAnswer<IReadOnlyList<HistoryEntry>>> HistoryAsync(
        string number, int max, CancellationToken cancel)
    {
        if (!_fields.Line(number).TryGet(out var line, out var error))
        {
            return RegisterAnswer<IReadOnlyList<HistoryEntry>>.Of(error);
        }
        try
        {
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                var words = new LineWords(_session.Words.Model, await view.ZonesAsync(cancel).ConfigureAwait(false));
                var stored = await view.LineAsync(line, cancel).ConfigureAwait(false);
                List<HistoryEntry> entries = [];
                var last = stored.Last;
                await foreach (var (entry, change) in LineTrail.WalkAsync(view, line, last, cancel)
                    .ConfigureAwait(false))
                {
                    if (entries.Count >= max)
                    {
                        break;
                    }
                    entries.Add(LineViews.View(entry, change, words));
                    last = change.Previous;
                }
                return RegisterAnswer<IReadOnlyList<HistoryEntry>>.Of(entries, last == 0 || last > view.RemovedTo
                    ? ""
                    : $"from journal number {last} back persons were removed: they had been kept for long enough");
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<IReadOnlyList<HistoryEntry>>.Of(reason);
        }
    }

    /// <summary>
    /// The lines a number is the guardian of, those that asked it and those it offered itself to included.
    /// </summary>
    public async Task<RegisterAnswer<IReadOnlyList<WardView>>> WardsAsync(string guardian, CancellationToken cancel)
    {
        if (!CareReader.Guardian(guardian, _fields).TryGet(out var number, out var error))
        {
            return RegisterAnswer<IReadOnlyList<WardView>>.Of(error);
        }
        try
        {
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                List<WardView> wards = [];
                foreach (var line in await view.WardsAsync(number, cancel).ConfigureAwait(false))
                {
                    var stored = await view.LineAsync(line, cancel).ConfigureAwait(false);
                    var running = LineEdit.WithoutEnded(stored.Choices, _time.GetUtcNow().ToUnixTimeSeconds());
                    if (running.Care.TryGuardian(number, out var one))
                    {
                        wards.Add(new WardView(line, CareViews.View(one)));
                    }
                }
                return RegisterAnswer<IReadOnlyList<WardView>>.Of(wards);
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<IReadOnlyList<WardView>>.Of(reason);
        }
    }

    /// <summary>
    /// The proof of one line as JSON, in the form that docs/journal-proof.md describes: what an auditor needs to
    /// recompute the hash of each entry about the line and to follow the chain from there to the end of the journal, or
    /// to the entry whose hash was noted down elsewhere.
    /// </summary>
    public async Task<RegisterAnswer<byte[]>> ProofAsync(string number, long? end, CancellationToken cancel)
    {
        if (!_fields.Line(number).TryGet(out var line, out var error))
        {
            return RegisterAnswer<byte[]>.Of(error);
        }
        try
        {
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                if (end is { } at && (at < 1 || at > view.Head.Sequence))
                {
                    return RegisterAnswer<byte[]>.Of(
                        new FieldError("at", $"expected a journal number from 1 to {view.Head.Sequence}, found {at}"));
                }
                var words = new LineWords(_session.Words.Model, await view.ZonesAsync(cancel).ConfigureAwait(false));
                return RegisterAnswer<byte[]>.Of(await new ProofWriter(view, line, end, words, _time.GetUtcNow())
                    .RunAsync(cancel).ConfigureAwait(false));
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<byte[]>.Of(reason);
        }
    }

    /// <summary>Walks the whole journal; what it finds wrong is in the report.</summary>
    public async Task<RegisterAnswer<VerifyReport>> VerifyAsync(
        IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        try
        {
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                return RegisterAnswer<VerifyReport>.Of(
                    await new JournalVerifier(view).RunAsync(progress, cancel).ConfigureAwait(false));
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<VerifyReport>.Of(reason);
        }
    }

    /// <summary>Loads a file; one at a time, others wait. Single changes go on between its chunks.</summary>
    public async Task<ImportReport> ImportAsync(
        ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        await _bulk.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await new Importer(_writer, _desk, _fields, _time, Counters).RunAsync(request, progress, cancel)
                .ConfigureAwait(false);
        }
        finally
        {
            _bulk.Release();
        }
    }

    /// <summary>
    /// Writes all choices as CSV in the shape import takes: <c>number,service,zone,to,until,note</c>.
    /// </summary>
    public async Task<RegisterAnswer<ExportReport>> ExportAsync(
        Stream target, IProgress<ExportProgress>? progress, CancellationToken cancel)
    {
        try
        {
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                var words = new LineWords(_session.Words.Model, await view.ZonesAsync(cancel).ConfigureAwait(false));
                return RegisterAnswer<ExportReport>.Of(
                    await new ChoiceExporter(words, _time).RunAsync(view, target, progress, cancel)
                        .ConfigureAwait(false));
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<ExportReport>.Of(reason);
        }
    }

    /// <summary>All ported numbers, for the numbering plan's overrides; none while the store is down.</summary>
    public async Task<RegisterAnswer<IReadOnlyList<PortedNumber>>> PortedAsync(CancellationToken cancel)
    {
        try
        {
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                return RegisterAnswer<IReadOnlyList<PortedNumber>>.Of(
                    await view.PortedAsync(cancel).ToListAsync(cancel).ConfigureAwait(false));
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<IReadOnlyList<PortedNumber>>.Of(reason);
        }
    }

    /// <summary>
    /// Writes the snapshot file, beside everything else; false when the one there is as new already. Throws
    /// <see cref="IOException"/> where the file cannot be written; the one before stays.
    /// </summary>
    public async Task<bool> SaveSnapshotAsync(CancellationToken cancel)
    {
        await _snapshot.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var (book, words, end) = _session.Now;
            if (end is null
                || (end.Sequence == Interlocked.Read(ref _snapshotVersion) && File.Exists(_options.SnapshotPath)))
            {
                return false;
            }
            await BookSnapshot.SaveAsync(_options.SnapshotPath, book, end, BookWords.Of(words.Model), cancel)
                .ConfigureAwait(false);
            Interlocked.Exchange(ref _snapshotVersion, end.Sequence);
            return true;
        }
        finally
        {
            _snapshot.Release();
        }
    }

    /// <summary>
    /// Takes new settings. Where zones or countries changed, the book is made anew from the store and the answer is
    /// that book, to be given to the gateway with the new settings; else it is the same book. Unavailable where a new
    /// book is needed and the store is down: then the old settings stay in force.
    /// </summary>
    public async Task<RegisterAnswer<ChoiceBook>> SwapAsync(RegisterModel model, CancellationToken cancel)
    {
        try
        {
            var book = await BookLoader.SwapAsync(_options, _writer, _session, model, _time, cancel)
                .ConfigureAwait(false);
            _fields = new FieldReader(model);
            return RegisterAnswer<ChoiceBook>.Of(book);
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<ChoiceBook>.Of(reason);
        }
    }

    /// <summary>Answers what waits, then lets go of the store. Save a snapshot before.</summary>
    public async ValueTask DisposeAsync()
    {
        await _enrol.DisposeAsync().ConfigureAwait(false);
        await _removal.DisposeAsync().ConfigureAwait(false);
        await _due.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _session.Store.DisposeAsync().ConfigureAwait(false);
        _bulk.Dispose();
        _snapshot.Dispose();
    }
}
