using System.Globalization;

namespace Seawall.Register;

/// <summary>Says how far the notices of a campaign are.</summary>
static class NoticeViews
{
    /// <summary>A campaign; without a pace where it is not in force, or not seen yet.</summary>
    public static NoticeStatus View(
        StoredCampaign campaign, CampaignPace? pace, bool isStoreDown, DateTimeOffset now, long nowMs)
    {
        var terms = campaign.Terms;
        var waves = terms.Waves.Select((wave, i) =>
        {
            var count = i < campaign.Counts.Length ? campaign.Counts[i] : WaveCount.Zero;
            return new WaveStatus(wave.Name, count, i == campaign.Wave, Remaining(count));
        }).ToArray();
        var sum = waves.Aggregate(WaveCount.Zero, (all, wave) => Add(all, wave.Count));
        var remaining = waves.Sum(wave => wave.Remaining);
        var hours = pace?.Hours ?? PermittedHours.Of(terms);
        var wait = WaitOf(campaign, pace, isStoreDown);
        var perSecond = CampaignPace.PerSecond(terms.Notice.Rates);
        var parts = remaining * Math.Max(1, pace?.Parts ?? 1);
        return new NoticeStatus
        {
            Campaign = campaign,
            Waves = [.. waves],
            Sum = sum,
            Wait = wait,
            Why = Why(wait, campaign),
            GoesOnAt = GoesOnAt(wait, campaign, hours, now),
            RateNow = pace?.Lately(nowMs) ?? 0,
            RateMax = perSecond,
            Remaining = remaining,
            TriedBy = campaign.State == CampaignState.Running && campaign.Braked.Length == 0 && remaining > 0
                ? NoticeForecast.End(Start(campaign, now), parts, perSecond, hours)
                : null,
        };
    }

    static long Remaining(WaveCount count) => Math.Max(0, count.Enrolled - count.Tried - count.Decided);

    static DateTimeOffset Start(StoredCampaign campaign, DateTimeOffset now) =>
        campaign.Terms.Waves[Math.Min(campaign.Wave, campaign.Terms.Waves.Length - 1)].NotBefore is { } begin
        && begin > now
            ? begin
            : now;

    static NoticeWait WaitOf(StoredCampaign campaign, CampaignPace? pace, bool isStoreDown) =>
        campaign.State != CampaignState.Running ? NoticeWait.NotRunning
        : isStoreDown ? NoticeWait.Store
        : pace is null ? NoticeWait.Enrolment
        : pace.Wait;

    static DateTimeOffset? GoesOnAt(
        NoticeWait wait, StoredCampaign campaign, PermittedHours hours, DateTimeOffset now) => wait switch
    {
        NoticeWait.Hours => hours.Next(now),
        NoticeWait.NotBefore => campaign.Terms.Waves.Skip(campaign.Wave)
            .Select(wave => wave.NotBefore).FirstOrDefault(begin => begin > now),
        _ => null,
    };

    static string Why(NoticeWait wait, StoredCampaign campaign) => wait switch
    {
        NoticeWait.None => "",
        NoticeWait.NotRunning => campaign.State switch
        {
            CampaignState.Draft => "never started",
            CampaignState.Paused => "paused",
            _ => "withdrawn",
        },
        NoticeWait.Hours => string.Create(CultureInfo.InvariantCulture,
            $"people are texted from {campaign.Terms.Notice.HoursFrom:HH:mm} to {campaign.Terms.Notice.HoursTo:HH:mm}"),
        NoticeWait.Brake => campaign.Braked,
        NoticeWait.NoMessageCentre => "no message centre takes notices",
        NoticeWait.Store => "the store is not available: nothing is sent that is not durable",
        NoticeWait.NotBefore => "the wave may not begin yet",
        NoticeWait.Receipts => "the next wave waits for receipts of this one",
        NoticeWait.Enrolment => "the campaign's lines are being gathered",
        NoticeWait.Later => "all were tried; some are tried again later, or their receipts are awaited",
        _ => "all were tried, nothing is awaited",
    };

    static WaveCount Add(WaveCount one, WaveCount other) => new(
        one.Enrolled + other.Enrolled, one.Tried + other.Tried, one.InFlight + other.InFlight, one.Sent + other.Sent,
        one.Told + other.Told, one.Deferred + other.Deferred, one.Unreached + other.Unreached,
        one.Decided + other.Decided, one.Resumed + other.Resumed, one.Complaints + other.Complaints);
}
