using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// What is done about notices in one turn of the writer: 1 what is stored of the lines, 2 answers, 3 receipts, 4 what
/// is due, 5 what was not handed over, 6 what is about to be, 7 first refusals, 8 lines that opened, 9 waves, 10 all
/// of it written and in force. Where a campaign changed since something was planned, that is left.
/// </summary>
sealed class NoticeTurnWork(
    NoticePlan plan, NoticeRows rows, INoticeLedger ledger, Func<StoredCampaign, PermittedHours> hours,
    Func<NoticeKey, Flight?> flights, DateTimeOffset now)
{
    readonly Dictionary<uint, Standing?> _standings = [];
    readonly long _now = now.ToUnixTimeSeconds();
    List<E164> _numbers = [];

    /// <summary>Notices that got into a state, by campaign: for the counters, once it is durable.</summary>
    public List<(string Campaign, NoticeState State, NoticeReason Reason)> Reached { get; } = [];

    /// <summary>Lines to be told after their first refusal.</summary>
    public List<Aftermath> Aftermaths { get; } = [];

    public async ValueTask RunAsync(INoticeTurn turn)
    {
        // 1 What is stored of the lines.
        rows.Clear();
        await LoadAsync(turn).ConfigureAwait(false);

        // 2 Answers.
        foreach (var flight in plan.Answered)
        {
            if (Of(turn, flight.Key.Campaign) is { } standing && rows[flight.Key] is { } row
                && row.Round == standing.Campaign.Round)
            {
                Set(standing, flight.Key, NoticeRule.Answered(row, flight.Answer, standing.Term));
            }
        }

        // 3 Receipts.
        await TakeReceiptsAsync(turn).ConfigureAwait(false);

        // 4 What is due.
        foreach (var key in plan.Due)
        {
            Settle(turn, key);
        }

        // 5 What was not handed over.
        foreach (var flight in plan.Back)
        {
            if (Of(turn, flight.Key.Campaign) is { } standing && rows[flight.Key] is { } row)
            {
                Set(standing, flight.Key, NoticeRule.Back(row, flight.Before, _now));
            }
        }

        // 6 What is about to be.
        foreach (var flight in plan.Begin)
        {
            flight.IsBegun = Begin(turn, flight);
        }

        // 7 First refusals, 8 lines that opened.
        foreach (var key in plan.Refused)
        {
            Refuse(turn, key);
        }
        foreach (var line in plan.Opened)
        {
            Open(turn, line);
        }

        // 9 Waves.
        foreach (var step in plan.Steps)
        {
            Step(turn, step);
        }

        // 10 Written and in force.
        await LanguagesAsync(turn).ConfigureAwait(false);
        await WriteAsync(turn).ConfigureAwait(false);
    }

    async ValueTask LoadAsync(INoticeTurn turn)
    {
        List<NoticeKey> keys = [.. plan.Due, .. plan.Refused];
        Add(keys, plan.Answered);
        Add(keys, plan.Back);
        Add(keys, plan.Begin);
        foreach (var line in plan.Opened)
        {
            keys.AddRange(Shutting().Select(campaign => new NoticeKey(campaign.Id, line)));
        }
        keys.Sort(static (one, other) => one.Campaign.CompareTo(other.Campaign));
        for (var i = 0; i < keys.Count;)
        {
            var campaign = keys[i].Campaign;
            _numbers.Clear();
            for (; i < keys.Count && keys[i].Campaign == campaign; i++)
            {
                _numbers.Add(keys[i].Number);
            }
            await rows.LoadAsync(turn, campaign, _numbers).ConfigureAwait(false);
        }

        static void Add(List<NoticeKey> keys, List<Flight> flights)
        {
            foreach (var flight in flights)
            {
                keys.Add(flight.Key);
            }
        }
    }

    ImmutableArray<StoredCampaign> Shutting() =>
        [.. ledger.Campaigns.Where(one => one.IsInForce && one.Terms.Default == CampaignDefault.Shut)];

    /// <summary>
    /// A receipt names no campaign: those in force are asked, the latest first, each for what none before knew.
    /// </summary>
    async ValueTask TakeReceiptsAsync(INoticeTurn turn)
    {
        List<PendingReceipt> open = [.. plan.Receipts];
        foreach (var receipt in open)
        {
            (receipt.Effect, receipt.Flight) = (ReceiptEffect.Unknown, null);
        }
        for (var i = ledger.Campaigns.Length - 1; i >= 0 && open.Count > 0; i--)
        {
            if (Of(turn, ledger.Campaigns[i].Id) is not { } standing)
            {
                continue;
            }
            _numbers = [.. open.Select(receipt => receipt.Receipt.Number)];
            await rows.LoadAsync(turn, standing.Campaign.Id, _numbers).ConfigureAwait(false);
            open.RemoveAll(receipt => Take(standing, receipt));
        }
    }

    /// <summary>Whether nobody else needs to be asked.</summary>
    bool Take(Standing standing, PendingReceipt receipt)
    {
        var key = new NoticeKey(standing.Campaign.Id, receipt.Receipt.Number);
        if (rows[key] is not { } row)
        {
            return false;
        }
        var (after, effect) = NoticeRule.Receipt(row, standing.Campaign.Round, receipt.Receipt, standing.Term);
        switch (effect)
        {
            case ReceiptEffect.Unknown:
                return false;
            case ReceiptEffect.EarlierRound or ReceiptEffect.OtherNextHop:
                receipt.Effect = receipt.Effect == ReceiptEffect.Unknown ? effect : receipt.Effect;
                return false;
            case ReceiptEffect.TooEarly:
                // Of what an earlier process had in flight nobody will ever know the ids.
                if (flights(key) is { } flight)
                {
                    (receipt.Effect, receipt.Flight) = (effect, flight);
                }
                return false;
            default:
                (receipt.Effect, receipt.Flight) = (effect, null);
                Set(standing, key, after);
                if (effect == ReceiptEffect.Told && flights(key) is { } sending)
                {
                    sending.IsOver = true;
                }
                return true;
        }
    }

    void Settle(INoticeTurn turn, NoticeKey key)
    {
        if (Of(turn, key.Campaign) is not { } standing || rows[key] is not { } row)
        {
            return;
        }
        Set(standing, key, row.Round == standing.Campaign.Round
            ? NoticeRule.TimedOut(row, standing.Term)
            : row with { DueUnixSeconds = 0 });
    }

    bool Begin(INoticeTurn turn, Flight flight)
    {
        if (Of(turn, flight.Key.Campaign) is not { Campaign.State: CampaignState.Running } standing
            || standing.Campaign.Round != flight.Round)
        {
            return false;
        }
        var stored = rows[flight.Key];
        var before = stored is { } one && one.Round == flight.Round ? stored : null;
        if (flight.Kind == FlightKind.Again
            ? before is not { State: NoticeState.Deferred or NoticeState.InFlight }
            : before is not null)
        {
            return false;
        }
        if (flight.Kind == FlightKind.First && !standing.IsAsPlanned)
        {
            return false;
        }
        if (ledger.IsDecided(standing.Campaign, flight.Key.Number))
        {
            if (before is { } was)
            {
                Remove(standing, flight.Key, was);
            }
            return false;
        }
        flight.Before = before;
        Set(standing, flight.Key,
            NoticeRule.Begin(before, flight.Key, flight.Round, flight.Wave, flight.NextHop, _now));
        return true;
    }

    void Refuse(INoticeTurn turn, NoticeKey key)
    {
        if (Of(turn, key.Campaign) is { } standing && rows[key] is { } row
            && (row.Marks & NoticeMarks.ToldAfterwards) == 0
            && standing.Campaign.Terms.Notice.Afterwards.Chinese.Length > 0
            && NoticeRule.IsShut(standing.Campaign, row, _now))
        {
            row = row with { Marks = row.Marks | NoticeMarks.ToldAfterwards };
            Set(standing, key, row);
            Aftermaths.Add(new Aftermath(row, ""));
        }
    }

    void Open(INoticeTurn turn, E164 line)
    {
        foreach (var campaign in Shutting())
        {
            var key = new NoticeKey(campaign.Id, line);
            if (Of(turn, campaign.Id) is { } standing && rows[key] is { } row
                && (row.Marks & NoticeMarks.Resumed) == 0 && NoticeRule.IsShut(standing.Campaign, row, _now))
            {
                Set(standing, key, row with { Marks = row.Marks | NoticeMarks.Resumed });
            }
        }
    }

    void Step(INoticeTurn turn, WaveStep step)
    {
        if (Of(turn, step.Campaign) is not { } standing || !step.Fits(standing.Campaign))
        {
            return;
        }
        standing.Cursor = step.To;
        var count = standing.Tally[step.Wave];
        if (!step.IsEnd || count.InFlight > 0)
        {
            return;
        }
        var terms = standing.Campaign.Terms;
        switch (NoticeBrake.Look(terms.Brakes, terms.Waves[step.Wave].Name, count, out var why))
        {
            case BrakeOutcome.Go:
                (standing.Wave, standing.Cursor) = (step.Wave + 1, 0);
                break;
            case BrakeOutcome.Brake:
                (standing.Wave, standing.Cursor, standing.Braked) = (step.Wave + 1, 0, why);
                break;
            case BrakeOutcome.Wait:
                break;
        }
    }

    async ValueTask LanguagesAsync(INoticeTurn turn)
    {
        _numbers.Clear();
        foreach (var flight in plan.Begin)
        {
            if (flight.IsBegun)
            {
                _numbers.Add(flight.Key.Number);
            }
        }
        _numbers.AddRange(Aftermaths.Select(one => one.Notice.Number));
        if (_numbers.Count == 0)
        {
            return;
        }
        _numbers.Sort(static (one, other) => one.Value.CompareTo(other.Value));
        var distinct = Bulk.Numbers(CollectionsMarshal.AsSpan(_numbers), static number => number.Value);
        var subscribers = new Subscriber?[distinct.Length];
        await turn.ReadAsync(distinct, subscribers).ConfigureAwait(false);
        foreach (var flight in plan.Begin)
        {
            flight.Language = Language(flight.Key.Number);
        }
        for (var i = 0; i < Aftermaths.Count; i++)
        {
            Aftermaths[i] = Aftermaths[i] with { Language = Language(Aftermaths[i].Notice.Number) };
        }

        string Language(E164 number)
        {
            var at = Array.BinarySearch(distinct, number, ByNumber.Instance);
            return at < 0 ? "" : subscribers[at]?.Language ?? "";
        }
    }

    async ValueTask WriteAsync(INoticeTurn turn)
    {
        var (notices, gone, told) = rows.Changes();
        List<StoredCampaign> campaigns = [];
        List<StoredCampaign> braked = [];
        foreach (var standing in _standings.Values)
        {
            if (standing?.After is not { } after)
            {
                continue;
            }
            campaigns.Add(after);
            if (after.Braked != standing.Campaign.Braked)
            {
                braked.Add(after);
            }
        }
        if (notices.Length + gone.Length + campaigns.Count > 0)
        {
            campaigns.Sort(static (one, other) => one.Id.CompareTo(other.Id));
            await turn.CommitAsync(new NoticeBatch
            {
                Notices = notices, Gone = gone, Told = told, Campaigns = campaigns, Braked = braked,
            }).ConfigureAwait(false);
        }
    }

    void Set(Standing standing, NoticeKey key, StoredNotice after)
    {
        var before = rows[key];
        if (before == after)
        {
            return;
        }
        rows[key] = after;
        standing.Tally.Move(before, after);
        if (before is not { } was || was.State != after.State || was.Attempts != after.Attempts)
        {
            Reached.Add((standing.Campaign.Terms.Name, after.State, after.Reason));
        }
    }

    void Remove(Standing standing, NoticeKey key, StoredNotice before)
    {
        rows[key] = null;
        standing.Tally.Move(before, null);
    }

    /// <summary>A campaign in force; null for any other.</summary>
    Standing? Of(INoticeTurn turn, uint id)
    {
        if (!_standings.TryGetValue(id, out var standing))
        {
            standing = turn.Find(id) is { IsInForce: true } campaign
                ? new Standing(campaign, new NoticeTerm(campaign.Terms.Notice, hours(campaign), now))
                {
                    IsAsPlanned = plan.Steps.Exists(step => step.Campaign == id && step.Fits(campaign)),
                }
                : null;
            _standings.Add(id, standing);
        }
        return standing;
    }

    /// <summary>A campaign in this turn, and where it gets to.</summary>
    sealed class Standing(StoredCampaign campaign, NoticeTerm term)
    {
        public StoredCampaign Campaign => campaign;

        public NoticeTerm Term => term;

        /// <summary>Whether its wave stands where the lines of this turn were looked up.</summary>
        public bool IsAsPlanned { get; init; }

        public WaveTally Tally { get; } = new(campaign);

        public int Wave { get; set; } = campaign.Wave;

        public ulong Cursor { get; set; } = campaign.Cursor;

        public string Braked { get; set; } = campaign.Braked;

        /// <summary>The campaign afterwards; null where it is the same.</summary>
        public StoredCampaign? After =>
            Tally.IsChanged || Wave != campaign.Wave || Cursor != campaign.Cursor
                || Braked != campaign.Braked
                ? campaign with { Counts = Tally.Counts, Wave = Wave, Cursor = Cursor, Braked = Braked }
                : null;
    }

    sealed class ByNumber : IComparer<E164>
    {
        public static readonly ByNumber Instance = new();

        public int Compare(E164 x, E164 y) => x.Value.CompareTo(y.Value);
    }
}
