using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Chooses which lines are told next: what is to be tried again first, for it has waited for its hour, then the wave
/// whose turn it is, then who came late. Campaigns share what a message centre takes evenly.
/// </summary>
sealed class NoticePlanner(INoticeLedger ledger, NoticePaces paces, NoticeQueues queues)
{
    const int LinesMax = 1_024;
    const int DueMax = 1_000;
    const int DuePlannedMax = 200;
    const int LookMs = 1_000;

    readonly Dictionary<NoticeKey, Flight> _flights = [];
    readonly E164[] _lines = new E164[LinesMax];
    readonly Dictionary<string, (int Room, int Wanting)> _rooms = [];

    /// <summary>Notices in flight: one of a line and campaign at a time.</summary>
    public Dictionary<NoticeKey, Flight> Flights => _flights;

    /// <summary>Asks the store for what is due, where it is time to.</summary>
    public async ValueTask AskAsync(DateTimeOffset now, long nowMs, CancellationToken cancel)
    {
        IRegisterView? view = null;
        try
        {
            foreach (var pace in paces.All)
            {
                if (nowMs >= pace.AskDueAtMs && pace.Again.Count == 0 && pace.Due.Count == 0)
                {
                    view ??= await ledger.ViewAsync(cancel).ConfigureAwait(false);
                    await AskDueAsync(view, pace, now, nowMs, cancel).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            if (view is not null)
            {
                await view.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    async ValueTask AskDueAsync(
        IRegisterView view, CampaignPace pace, DateTimeOffset now, long nowMs, CancellationToken cancel)
    {
        var due = await view.NoticesDueAsync(pace.Campaign.Id, now.ToUnixTimeSeconds(), DueMax, cancel)
            .ConfigureAwait(false);
        foreach (var notice in due)
        {
            var key = new NoticeKey(notice.Campaign, notice.Number);
            if (_flights.ContainsKey(key))
            {
                continue;
            }
            if (notice.Round == pace.Campaign.Round && notice.State is NoticeState.Deferred or NoticeState.InFlight)
            {
                pace.Again.Enqueue(notice);
            }
            else
            {
                pace.Due.Enqueue(key);
            }
        }
        pace.AskDueAtMs = due.Count < DueMax ? nowMs + NoticeLimits.DueMs : nowMs;
    }

    /// <summary>Plans what is due and does not send.</summary>
    public void PlanDue(NoticePlan plan)
    {
        foreach (var pace in paces.All)
        {
            while (plan.Due.Count < DuePlannedMax && plan.Room > 0 && pace.Due.TryDequeue(out var key))
            {
                plan.Due.Add(key);
            }
        }
    }

    /// <summary>Plans notices to be handed over, as many as their message centres will take soon.</summary>
    public void PlanSending(NoticePlan plan, bool hasOutlet, DateTimeOffset now, long nowMs)
    {
        _rooms.Clear();
        foreach (var pace in paces.All)
        {
            pace.Wait = WaitOf(pace, hasOutlet, now, nowMs);
            foreach (var (name, _) in pace.Wait == NoticeWait.None ? pace.Campaign.Terms.Notice.Rates : [])
            {
                var (room, wanting) = _rooms.GetValueOrDefault(name, (paces.FindCentre(name)!.Room(nowMs), 0));
                _rooms[name] = (room, wanting + 1);
            }
        }
        foreach (var pace in paces.InTurn())
        {
            if (pace.Wait == NoticeWait.None)
            {
                Plan(plan, pace, now, nowMs);
            }
        }
    }

    NoticeWait WaitOf(CampaignPace pace, bool hasOutlet, DateTimeOffset now, long nowMs)
    {
        if (pace.Campaign.State != CampaignState.Running)
        {
            return NoticeWait.NotRunning;
        }
        if (!pace.Hours.Allows(now))
        {
            return NoticeWait.Hours;
        }
        return hasOutlet && pace.Campaign.Terms.Notice.Rates.Any(rate => paces.FindCentre(rate.NextHop) is { } centre
            && !centre.IsAway(nowMs))
                ? NoticeWait.None
                : NoticeWait.NoMessageCentre;
    }

    void Plan(NoticePlan plan, CampaignPace pace, DateTimeOffset now, long nowMs)
    {
        // A share of each of its message centres; who comes after may have what is left.
        var (shares, sum) = (new int[pace.Campaign.Terms.Notice.Rates.Length], 0);
        for (var i = 0; i < shares.Length; i++)
        {
            var name = pace.Campaign.Terms.Notice.Rates[i].NextHop;
            var (room, wanting) = _rooms[name];
            shares[i] = Math.Max(0, (room + wanting - 1) / wanting);
            _rooms[name] = (room, wanting - 1);
            sum += shares[i];
        }
        var take = new Taking(plan, pace, shares,
            Math.Min(Math.Min(sum, plan.Room), NoticeLimits.InFlightMax - _flights.Count));
        while (take.Left > 0 && pace.Again.TryDequeue(out var notice))
        {
            TryAdd(take, notice.Number, notice.Wave, FlightKind.Again);
        }
        if (take.Left > 0)
        {
            Walk(take, now, nowMs);
        }
        var late = pace.Sweep.Next(ledger, pace, _lines.AsSpan(0, Math.Min(take.Left, LinesMax)));
        foreach (var line in _lines.AsSpan(0, late))
        {
            TryAdd(take, line, pace.Sweep.Wave, FlightKind.Later);
        }
        for (var i = 0; i < shares.Length; i++)
        {
            var name = pace.Campaign.Terms.Notice.Rates[i].NextHop;
            var (room, wanting) = _rooms[name];
            _rooms[name] = (room - take.Taken[i], wanting);
        }
    }

    void Walk(Taking take, DateTimeOffset now, long nowMs)
    {
        var pace = take.Pace;
        var campaign = pace.Campaign;
        if (campaign.Braked.Length > 0)
        {
            pace.Wait = NoticeWait.Brake;
            return;
        }
        pace.IsThrough |= campaign.Wave >= campaign.Terms.Waves.Length;
        if (pace.IsThrough)
        {
            var isOver = campaign.Counts.All(count => count.InFlight + count.Sent + count.Deferred == 0);
            pace.Wait = isOver ? NoticeWait.Done : NoticeWait.Later;
            return;
        }
        if (campaign.Terms.Waves[campaign.Wave].NotBefore > now)
        {
            pace.Wait = NoticeWait.NotBefore;
            return;
        }
        var cursor = new E164(campaign.Cursor);
        var count = ledger.NextLines(
            campaign, campaign.Wave, cursor, _lines.AsSpan(0, Math.Min(take.Left, LinesMax)));
        if (count is null)
        {
            pace.Wait = NoticeWait.Enrolment;
            return;
        }
        if (count == 0)
        {
            End(take, now, nowMs);
            return;
        }
        var to = cursor;
        foreach (var line in _lines.AsSpan(0, count.Value))
        {
            if (!TryAdd(take, line, (byte)campaign.Wave, FlightKind.First))
            {
                break;
            }
            to = line;
        }
        take.Plan.Steps.Add(new WaveStep(
            campaign.Id, campaign.Round, campaign.Wave, cursor.Value, to.Value, IsEnd: false));
    }

    /// <summary>The wave was sent once: the next may begin, where nothing keeps it.</summary>
    static void End(Taking take, DateTimeOffset now, long nowMs)
    {
        var (pace, campaign) = (take.Pace, take.Pace.Campaign);
        if (pace.IsLastWave)
        {
            pace.IsThrough = true;
            pace.Wait = NoticeWait.Later;
            return;
        }
        if (campaign.Terms.Waves[campaign.Wave + 1].NotBefore > now)
        {
            pace.Wait = NoticeWait.NotBefore;
            return;
        }
        pace.Wait = NoticeWait.Receipts;
        if (nowMs >= pace.LookAtMs)
        {
            pace.LookAtMs = nowMs + LookMs;
            take.Plan.Steps.Add(new WaveStep(
                campaign.Id, campaign.Round, campaign.Wave, campaign.Cursor, campaign.Cursor, IsEnd: true));
        }
    }

    /// <summary>Plans a notice; false where one of the line is in flight already.</summary>
    bool TryAdd(Taking take, E164 line, byte wave, FlightKind kind)
    {
        var key = new NoticeKey(take.Pace.Campaign.Id, line);
        if (_flights.ContainsKey(key))
        {
            return false;
        }
        var flight = new Flight(key, kind, take.Pace.Campaign.Round, wave, take.NextHop(), queues.Answered);
        _flights.Add(key, flight);
        take.Plan.Begin.Add(flight);
        return true;
    }

    /// <summary>What a campaign may take in a turn.</summary>
    sealed class Taking(NoticePlan plan, CampaignPace pace, int[] shares, int left)
    {
        public NoticePlan Plan => plan;

        public CampaignPace Pace => pace;

        public int Left { get; private set; } = left;

        public int[] Taken { get; } = new int[shares.Length];

        /// <summary>The message centre with the most room.</summary>
        public string NextHop()
        {
            var most = 0;
            for (var i = 1; i < shares.Length; i++)
            {
                most = shares[i] > shares[most] ? i : most;
            }
            shares[most]--;
            Taken[most]++;
            Left--;
            return pace.Campaign.Terms.Notice.Rates[most].NextHop;
        }
    }
}
