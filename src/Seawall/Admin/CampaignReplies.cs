using System.Globalization;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Settings;

namespace Seawall.Admin;

/// <summary>Campaigns in the words of the admin socket.</summary>
internal static class CampaignReplies
{
    /// <summary>A campaign.</summary>
    public static CampaignReply Of(CampaignView view, TimeZoneInfo home)
    {
        var (campaign, terms) = (view.Campaign, view.Campaign.Terms);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(terms.TimeZone, out var known) ? known : home;
        return new CampaignReply
        {
            Name = terms.Name,
            Id = campaign.Id,
            Title = Of(terms.Title),
            Basis = terms.Basis,
            Sources = terms.Sources,
            State = Words.Of(campaign.State),
            Version = campaign.Version,
            Round = campaign.Round,
            Operators = terms.Operators,
            Regions = terms.Regions,
            Service = Of(terms.Services),
            Zones = terms.Zones,
            LostZones = view.LostZones,
            Default = Words.Of(terms.Default),
            Effect = TimeText.Write(terms.Effect, zone),
            TimeZone = terms.TimeZone,
            Shadow = terms.Shadow,
            StartedAt = Of(campaign.StartedUnixSeconds, zone),
            PausedAt = Of(campaign.PausedUnixSeconds, zone),
            WithdrawnAt = Of(campaign.WithdrawnUnixSeconds, zone),
            Braked = campaign.Braked,
            Notice = Of(terms.Notice),
            Waves =
            [
                .. terms.Waves.Select((wave, at) => new WaveReply(
                    wave.Name, wave.Districts, wave.Percent,
                    wave.NotBefore is { } begin ? TimeText.Write(begin, zone) : "",
                    campaign.IsInForce && at == campaign.Wave,
                    Of(at < view.Waves.Length ? view.Waves[at].Count : WaveCount.Zero))),
            ],
            Journal = campaign.Journal,
            Remarks = view.Remarks,
        };
    }

    /// <summary>Services as the file names them.</summary>
    public static string Of(ServiceMask services) => services switch
    {
        ServiceMask.Voice => "voice", ServiceMask.Sms => "sms", _ => "all",
    };

    /// <summary>Counts.</summary>
    public static WaveCountReply Of(WaveCount count) => new(
        count.Enrolled, count.Tried, count.InFlight, count.Sent, count.Told, count.Deferred, count.Unreached,
        count.Decided, count.Resumed, count.Complaints);

    private static NoticeTermsReply Of(NoticeTerms terms) => new(
        terms.Days, Words.Of(terms.Proof), Of(terms.Text), Of(terms.Afterwards), terms.From,
        string.Create(CultureInfo.InvariantCulture, $"{terms.HoursFrom:HH:mm}-{terms.HoursTo:HH:mm}"),
        [.. terms.Rates.Select(rate => new RateReply(rate.NextHop, rate.PerSecond))],
        terms.PartsMax, terms.Attempts, Units.Write(terms.RetryAfter), Units.Write(terms.ReceiptWithin),
        Words.Of(terms.Second));

    private static BilingualReply Of(Bilingual text) => new(text.Chinese, text.English);

    private static string Of(long unixSeconds, TimeZoneInfo zone) =>
        unixSeconds == 0 ? "" : TimeText.Write(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone);
}
