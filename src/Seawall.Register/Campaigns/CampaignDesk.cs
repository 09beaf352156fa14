using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>
/// The one door to campaigns: what is asked is 1 read by the settings in force, 2 decided and written in the writer's
/// turn with an entry of the journal, 3 in force in the book, 4 answered and told to who listens. Wrong input and a
/// store that cannot are answers, not exceptions. Thread-safe.
/// </summary>
public sealed class CampaignDesk
{
    readonly RegisterSession _session;
    readonly ChoiceWriter _writer;
    readonly EnrolWork _enrol;
    readonly TimeProvider _time;

    internal CampaignDesk(RegisterSession session, ChoiceWriter writer, EnrolWork enrol, TimeProvider time) =>
        (_session, _writer, _enrol, _time) = (session, writer, enrol, time);

    /// <summary>All campaigns ever applied, by id, as last known; on any thread.</summary>
    public ImmutableArray<StoredCampaign> Current => _session.Now.Campaigns;

    /// <summary>
    /// Returns when the lines of every campaign that runs are known. It goes by itself after a start, a change of a
    /// campaign and an import. Throws <see cref="StoreException"/> where the store cannot.
    /// </summary>
    public Task EnrolAsync(CancellationToken cancel) => _enrol.RunAsync(cancel);

    /// <summary>A campaign has other terms or another state, and is in force so.</summary>
    public event Action<StoredCampaign>? Changed;

    /// <summary>Applies a campaign.</summary>
    public async Task<CampaignReceipt> ApplyAsync(CampaignOrder order)
    {
        // 1 Read by the settings in force.
        if (!ChangeReader.Source(order).TryGet(out var source, out var error))
        {
            return Invalid(error);
        }
        return await RunAsync(source, order.DryRun, session =>
            CampaignReader.Read(order.Terms, session.Words.Model).TryGet(out var terms, out var wrong)
                ? CampaignLife.Apply(session.Now.Campaigns, terms)
                : new CampaignDecided(ChangeOutcome.Invalid, null, default, wrong)).ConfigureAwait(false);
    }

    /// <summary>
    /// Starts a campaign, lets it go on after a pause, or lets the next wave go on that a brake holds.
    /// </summary>
    public Task<CampaignReceipt> StartAsync(CampaignRequest request) => RunAsync(request, (all, campaign) =>
        CampaignLife.Start(all, campaign, _time.GetUtcNow().ToUnixTimeSeconds()));

    /// <summary>No notice goes out and no further line is shut until it is started again.</summary>
    public Task<CampaignReceipt> PauseAsync(CampaignRequest request) => RunAsync(request, (_, campaign) =>
        CampaignLife.Pause(campaign, _time.GetUtcNow().ToUnixTimeSeconds()));

    /// <summary>Ends a campaign for good, at once and everywhere: it shuts nothing any more.</summary>
    public Task<CampaignReceipt> WithdrawAsync(CampaignRequest request) => RunAsync(request, (_, campaign) =>
        CampaignLife.Withdraw(campaign, _time.GetUtcNow().ToUnixTimeSeconds()));

    /// <summary>
    /// A clerk notes a complaint about a line that was tried; the same line once. It has no entry of the journal: the
    /// notice has the mark.
    /// </summary>
    public async Task<CampaignReceipt> ComplaintAsync(ComplaintRequest request)
    {
        if (!ChangeReader.Source(request).TryGet(out _, out var error)
            || !new FieldReader(_session.Words.Model).Line(request.Number).TryGet(out var line, out error))
        {
            return Invalid(error);
        }
        try
        {
            return Receipt(await _writer.SubmitAsync(session => Find(session.Now.Campaigns, request.Name) is { } found
                ? CampaignWriting.ComplainAsync(session, found, line)
                : ValueTask.FromResult(new CampaignDecided(ChangeOutcome.Invalid, null, default,
                    Unknown(request.Name))), CancellationToken.None).ConfigureAwait(false), 0);
        }
        catch (StoreException reason)
        {
            return Unavailable(reason);
        }
    }

    async Task<CampaignReceipt> RunAsync(
        CampaignRequest request, Func<ImmutableArray<StoredCampaign>, StoredCampaign, CampaignDecided> decide)
    {
        if (!ChangeReader.Source(request).TryGet(out var source, out var error))
        {
            return Invalid(error);
        }
        return await RunAsync(source, dryRun: false, session => Find(session.Now.Campaigns, request.Name) is { } found
            ? decide(session.Now.Campaigns, found)
            : new CampaignDecided(ChangeOutcome.Invalid, null, default, Unknown(request.Name))).ConfigureAwait(false);
    }

    async Task<CampaignReceipt> RunAsync(
        ChangeSource source, bool dryRun, Func<RegisterSession, CampaignDecided> decide)
    {
        try
        {
            // 2 Decided and written in the writer's turn, 3 in force.
            var (decided, journal) = await _writer.SubmitAsync(async session =>
            {
                var found = decide(session);
                return found.Outcome != ChangeOutcome.Done || dryRun
                    ? (found, 0L)
                    : await CampaignWriting.RunAsync(session, found, source, _time.GetUtcNow()).ConfigureAwait(false);
            }, CancellationToken.None).ConfigureAwait(false);

            // 4 Answered and told.
            if (journal > 0)
            {
                Changed?.Invoke(decided.Campaign!);
            }
            return Receipt(decided, journal);
        }
        catch (StoreException reason)
        {
            return Unavailable(reason);
        }
    }

    CampaignReceipt Receipt(in CampaignDecided decided, long journal) => new()
    {
        Outcome = decided.Outcome,
        Journal = journal,
        Campaign = decided.Campaign,
        IsNewRound = decided.IsNewRound,
        Field = decided.Error.Field ?? "",
        Message = decided.Outcome == ChangeOutcome.Refused ? decided.Error.Message
            : decided.Outcome == ChangeOutcome.Invalid ? decided.Error.ToString() : "",
        Remarks = decided.Outcome is ChangeOutcome.Done or ChangeOutcome.AlreadySo
            ? CampaignLife.Remarks(decided.Campaign!, _time.GetUtcNow())
            : [],
    };

    static CampaignReceipt Unavailable(StoreException reason) => new()
    {
        Outcome = ChangeOutcome.Unavailable, Message = Receipts.Unavailable(reason).Message,
    };

    static CampaignReceipt Invalid(FieldError error) => new()
    {
        Outcome = ChangeOutcome.Invalid, Field = error.Field, Message = error.ToString(),
    };

    static StoredCampaign? Find(ImmutableArray<StoredCampaign> all, string name) =>
        all.FirstOrDefault(one => one.Terms.Name == name);

    static FieldError Unknown(string name) =>
        CampaignReader.Name(name) ?? new FieldError("name", $"there is no campaign '{name}'");

    /// <summary>All campaigns, by id; as last known while the store is down.</summary>
    public Task<RegisterAnswer<IReadOnlyList<CampaignView>>> ListAsync(CancellationToken cancel) => Task.FromResult(
        RegisterAnswer<IReadOnlyList<CampaignView>>.Of([.. Current.Select(View)], Down));

    /// <summary>One campaign by its name.</summary>
    public Task<RegisterAnswer<CampaignView>> ShowAsync(string name, CancellationToken cancel) => Task.FromResult(
        Find(Current, name) is { } campaign
            ? RegisterAnswer<CampaignView>.Of(View(campaign), Down)
            : RegisterAnswer<CampaignView>.Of(Unknown(name)));

    /// <summary>What a campaign comes to, or still does, counted now by a reading of all lines.</summary>
    /// <param name="name">The campaign's name.</param>
    /// <param name="parts">How many parts a text goes out in: the register knows no alphabets.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<RegisterAnswer<CampaignPreview>> PreviewAsync(
        string name, Func<string, int> parts, CancellationToken cancel)
    {
        if (Find(Current, name) is not { } campaign)
        {
            return RegisterAnswer<CampaignPreview>.Of(Unknown(name));
        }
        try
        {
            var now = _session.Now;
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                return RegisterAnswer<CampaignPreview>.Of(
                    await new CampaignCounting(_session.Rolls.Counted(campaign), now.Words.Model, now.Book)
                        .RunAsync(view, parts, cancel).ConfigureAwait(false));
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<CampaignPreview>.Of(reason);
        }
    }

    /// <summary>The notices of a line, by campaign: for explaining a verdict, with the proof of each.</summary>
    public async Task<RegisterAnswer<LineNotices>> NoticeOfAsync(string number, CancellationToken cancel)
    {
        if (!new FieldReader(_session.Words.Model).Line(number).TryGet(out var line, out var error))
        {
            return RegisterAnswer<LineNotices>.Of(error);
        }
        try
        {
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                var notices = ImmutableArray.CreateBuilder<LineNoticeView>();
                foreach (var campaign in await view.CampaignsAsync(cancel).ConfigureAwait(false))
                {
                    if (await view.NoticeAsync(campaign.Id, line, cancel).ConfigureAwait(false) is { } notice)
                    {
                        notices.Add(CampaignViews.View(campaign, notice));
                    }
                }
                return RegisterAnswer<LineNotices>.Of(new LineNotices(line, notices.ToImmutable()));
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<LineNotices>.Of(reason);
        }
    }

    /// <summary>
    /// What became of a campaign's lines day by day, made from the journal; it takes as long as a walk of the whole.
    /// </summary>
    public async Task<RegisterAnswer<CampaignReport>> ReportAsync(
        string name, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        try
        {
            var view = await _session.Store.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                var all = await view.CampaignsAsync(cancel).ConfigureAwait(false);
                return Find([.. all], name) is { } campaign
                    ? RegisterAnswer<CampaignReport>.Of(
                        await new CampaignReporter(view, campaign, _time.GetUtcNow()).RunAsync(progress, cancel)
                            .ConfigureAwait(false))
                    : RegisterAnswer<CampaignReport>.Of(Unknown(name));
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<CampaignReport>.Of(reason);
        }
    }

    string Down => _session.Down is { } down ? $"as last known; the store is not available: {down.Message}" : "";

    CampaignView View(StoredCampaign campaign) => CampaignViews.View(
        _session.Rolls.Counted(campaign), _session.Rolls.Find(campaign), _session.Words.Model, _time.GetUtcNow());
}
