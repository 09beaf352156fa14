namespace Seawall.Register;

/// <summary>
/// Hands over what is durable, as fast as the rates allow and the outlet has room: a campaign that was paused, and the
/// end of its hours, count up to the last moment. What goes no more is given back.
/// </summary>
sealed class NoticeHandOver(NoticePaces paces, NoticeQueues queues, NoticeCounters counters)
{
    static readonly TimeSpan ValidityMin = TimeSpan.FromMinutes(1);

    readonly Queue<Aftermath> _aftermaths = [];
    readonly RateWindow _aftermathRate = new(NoticeLimits.AfterwardsPerSecond);

    /// <summary>A line is to be told after its first refusal. Once: what there is no room for is lost.</summary>
    public void Add(Aftermath aftermath)
    {
        if (_aftermaths.Count < NoticeLimits.NewsMax)
        {
            _aftermaths.Enqueue(aftermath);
        }
    }

    /// <summary>Hands over what may go now.</summary>
    public void Run(INoticeOutlet? outlet, DateTimeOffset now, long nowMs)
    {
        foreach (var centre in paces.Centres)
        {
            while (centre.Ready.TryPeek(out var flight)
                && TryHandOver(outlet, centre, flight, now, nowMs))
            {
                centre.Ready.Dequeue();
            }
        }
        while (outlet is not null && _aftermaths.TryPeek(out var aftermath)
            && TryHandOver(outlet, aftermath, nowMs))
        {
            _aftermaths.Dequeue();
        }
    }

    /// <summary>Nothing is handed over any more.</summary>
    public void Stop()
    {
        foreach (var centre in paces.Centres)
        {
            while (centre.Ready.TryDequeue(out var flight))
            {
                queues.Back.Enqueue(flight);
            }
        }
    }

    /// <summary>Whether it is done with, handed over or given back.</summary>
    bool TryHandOver(INoticeOutlet? outlet, Centre centre, Flight flight, DateTimeOffset now, long nowMs)
    {
        if (paces.Find(flight.Key.Campaign) is not { Campaign.State: CampaignState.Running } pace
            || pace.Campaign.Round != flight.Round || !pace.Hours.Allows(now) || flight.IsOver)
        {
            queues.Back.Enqueue(flight);
            return true;
        }
        if (outlet is null || centre.IsResting(nowMs))
        {
            return false;
        }
        var words = pace.Words(flight.Language, now, outlet);
        if (!centre.Rate.Allows(words.Parts, nowMs))
        {
            return false;
        }
        var terms = pace.Campaign.Terms.Notice;
        var hasRoom = outlet.TrySend(
            new OutgoingNotice(flight.Key.Number, words.Text, terms.From, centre.Name,
                terms.Proof == NoticeProof.Receipt, Validity(pace, now)),
            flight.OnAnswer);
        centre.HasRoom(hasRoom, nowMs);
        if (hasRoom)
        {
            centre.Rate.Take(words.Parts, nowMs);
            pace.Count(words.Parts, nowMs);
        }
        return hasRoom;
    }

    /// <summary>
    /// For as long as people may be texted today: a phone that is switched on at night is not told at night.
    /// </summary>
    static TimeSpan Validity(CampaignPace pace, DateTimeOffset now)
    {
        var left = pace.Hours.End(now) - now;
        left = left < pace.Campaign.Terms.Notice.ReceiptWithin ? left : pace.Campaign.Terms.Notice.ReceiptWithin;
        return left > ValidityMin ? left : ValidityMin;
    }

    bool TryHandOver(INoticeOutlet outlet, in Aftermath aftermath, long nowMs)
    {
        var notice = aftermath.Notice;
        if (paces.Find(notice.Campaign)?.Campaign.Terms.Notice is not { } terms)
        {
            return true;
        }
        var text = terms.Afterwards.In(aftermath.Language.Length > 0 ? aftermath.Language : terms.Language);
        var nextHop = terms.Rates.Any(rate => rate.NextHop == notice.NextHop)
            ? notice.NextHop
            : terms.Rates[0].NextHop;
        var parts = Math.Max(1, outlet.Parts(text));
        var centre = paces.FindCentre(nextHop);
        if (!_aftermathRate.Allows(parts, nowMs) || centre?.Rate.Allows(parts, nowMs) == false)
        {
            return false;
        }
        if (!outlet.TrySend(
            new OutgoingNotice(notice.Number, text, terms.From, nextHop, false, terms.ReceiptWithin),
            static _ => { }))
        {
            return false;
        }
        _aftermathRate.Take(parts, nowMs);
        centre?.Rate.Take(parts, nowMs);
        counters.CountAfterwards();
        return true;
    }
}
