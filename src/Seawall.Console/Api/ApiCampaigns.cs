using System.Text.Json;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Console.Api;

/// <summary>Campaigns in the words of the API; their times by their own clock.</summary>
internal static class ApiCampaigns
{
    /// <summary>
    /// A campaign; <paramref name="notices"/> is null where nobody knows more of its notices than the register.
    /// </summary>
    public static CampaignReply Say(CampaignView view, NoticeStatus? notices, TimeZoneInfo home)
    {
        var (campaign, terms) = (view.Campaign, view.Campaign.Terms);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(terms.TimeZone, out var known) ? known : home;
        return new CampaignReply
        {
            Name = terms.Name,
            Id = campaign.Id,
            Title = new TitleReply { Zh = terms.Title.Chinese, En = terms.Title.English },
            State = Word(campaign.State),
            Version = campaign.Version,
            Round = campaign.Round,
            Basis = terms.Basis,
            Operators = terms.Operators,
            Regions = terms.Regions,
            Service = terms.Services switch { ServiceMask.Voice => "voice", ServiceMask.Sms => "sms", _ => "all" },
            Zones = terms.Zones,
            Default = Word(terms.Default),
            Shadow = terms.Shadow,
            Effect = TimeZoneInfo.ConvertTime(terms.Effect, zone),
            TimeZone = terms.TimeZone,
            NoticeDays = terms.Notice.Days,
            StartedAt = At(campaign.StartedUnixSeconds, zone),
            PausedAt = At(campaign.PausedUnixSeconds, zone),
            WithdrawnAt = At(campaign.WithdrawnUnixSeconds, zone),
            Progress = new ProgressReply
            {
                Counts = Counts(notices?.Sum ?? Sum(view)),
                Waits = notices?.Why ?? "",
                Braked = campaign.Braked,
                Remaining = notices?.Remaining,
                PerSecond = notices?.RateNow,
                PerSecondMax = terms.Notice.Rates.Sum(rate => (long)rate.PerSecond),
                TriedBy = notices?.TriedBy is { } end ? TimeZoneInfo.ConvertTime(end, zone) : null,
            },
            Waves = notices is null
                ? [.. view.Waves.Select((wave, at) => Wave(
                    wave.Name, wave.Count, campaign.IsInForce && at == campaign.Wave, null))]
                : [.. notices.Waves.Select(wave => Wave(wave.Name, wave.Count, wave.IsItsTurn, wave.Remaining))],
            Journal = campaign.Journal,
            Remarks = view.Remarks,
        };
    }

    private static WaveReply Wave(string name, WaveCount count, bool turn, long? remaining) => new()
    {
        Name = name, Turn = turn, Counts = Counts(count), Remaining = remaining,
    };

    private static WaveCount Sum(CampaignView view) => view.Waves.Aggregate(
        WaveCount.Zero,
        (sum, wave) => new WaveCount(
            sum.Enrolled + wave.Count.Enrolled, sum.Tried + wave.Count.Tried, sum.InFlight + wave.Count.InFlight,
            sum.Sent + wave.Count.Sent, sum.Told + wave.Count.Told, sum.Deferred + wave.Count.Deferred,
            sum.Unreached + wave.Count.Unreached, sum.Decided + wave.Count.Decided,
            sum.Resumed + wave.Count.Resumed, sum.Complaints + wave.Count.Complaints));

    private static CountsReply Counts(WaveCount count) => new()
    {
        Enrolled = count.Enrolled,
        Tried = count.Tried,
        InFlight = count.InFlight,
        Sent = count.Sent,
        Told = count.Told,
        Deferred = count.Deferred,
        Unreached = count.Unreached,
        Decided = count.Decided,
        Resumed = count.Resumed,
        Complaints = count.Complaints,
    };

    private static DateTimeOffset? At(long unixSeconds, TimeZoneInfo zone) => unixSeconds == 0 ? null
        : TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone);

    private static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
}
