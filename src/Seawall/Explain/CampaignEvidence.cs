using System.Collections.Immutable;
using System.Globalization;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Explain;

/// <summary>
/// What is known of campaigns in a verdict: each with its state, and with the line's notice and the proof of it, or why
/// there is none.
/// </summary>
internal sealed class CampaignEvidence(CampaignDesk desk, Func<TimeZoneInfo> home)
{
    /// <summary>The campaigns that the steps to a verdict named, in the order in which they were named.</summary>
    public static ImmutableArray<uint> Named(IEnumerable<TraceEntry> entries) =>
    [
        .. entries.Where(entry => entry.Note >= TraceNote.CampaignShuts)
            .Select(entry => CampaignFinding.Unpack(entry.Value).Id).Distinct(),
    ];

    /// <summary>The campaign that decided; 0 where none did.</summary>
    public static uint Decider(in Verdict verdict) =>
        verdict.Reason is VerdictReason.Campaign or VerdictReason.CampaignShadow ? verdict.Rule : 0;

    /// <summary>The name of a campaign; empty where the register does not know it.</summary>
    public static string Name(CampaignDesk desk, uint id)
    {
        foreach (var campaign in desk.Current)
        {
            if (campaign.Id == id)
            {
                return campaign.Terms.Name;
            }
        }

        return "";
    }

    /// <summary>Campaigns with the notice of a line in each.</summary>
    public async Task<ImmutableArray<ExplainCampaign>> OfAsync(
        E164 line, IReadOnlyCollection<uint> ids, uint decider, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var answer = await desk.NoticeOfAsync(line.ToString(), cancel);
        var notices = answer.Value?.Notices ?? [];
        return
        [
            .. ids.Select(id => Of(
                id,
                desk.Current.FirstOrDefault(one => one.Id == id),
                notices.FirstOrDefault(one => one.Campaign.Id == id),
                answer.Value is null ? answer.Message : "") with { Decides = id == decider }),
        ];
    }

    private ExplainCampaign Of(uint id, StoredCampaign? campaign, LineNoticeView? notice, string unknown)
    {
        var zone = campaign is not null
            && TimeZoneInfo.TryFindSystemTimeZoneById(campaign.Terms.TimeZone, out var found) ? found : home();
        return new ExplainCampaign
        {
            Id = id,
            Name = campaign?.Terms.Name ?? "",
            TitleZh = campaign?.Terms.Title.Chinese ?? "",
            TitleEn = campaign?.Terms.Title.English ?? "",
            State = campaign is null ? "" : Words.Of(campaign.State),
            Shadow = campaign?.Terms.Shadow ?? false,
            ShutFrom = notice?.From is { } from ? TimeText.Write(from, zone) : "",
            Notice = notice is null ? null : Of(notice.Notice, notice.IsThisRound, zone),
            Proof = notice is not null ? Proof(notice.Notice, notice.IsThisRound, zone)
                : unknown.Length > 0 ? unknown
                : "not told: no notice was sent to the line",
        };
    }

    private static ExplainNotice Of(in StoredNotice notice, bool isThisRound, TimeZoneInfo zone) => new()
    {
        State = Words.Of(notice.State),
        Reason = Words.Of(notice.Reason),
        At = At(notice.AtUnixSeconds, zone),
        ToldAt = At(notice.ToldUnixSeconds, zone),
        Attempts = notice.Attempts,
        NextHop = notice.NextHop,
        MessageIds = notice.MessageIds.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray(),
        Round = notice.Round,
        ThisRound = isThisRound,
        MaybeTwice = (notice.Marks & NoticeMarks.MaybeTwice) != 0,
    };

    /// <summary>How a line was told and what proves it, or why it is not told, in one line.</summary>
    internal static string Proof(in StoredNotice notice, bool isThisRound, TimeZoneInfo zone)
    {
        var words = notice.State switch
        {
            NoticeState.Told when notice.Reason == NoticeReason.SecondChannel =>
                $"told {At(notice.ToldUnixSeconds, zone)} by the second channel",
            NoticeState.Told => $"told {At(notice.ToldUnixSeconds, zone)}{Centre(notice)}",
            NoticeState.InFlight =>
                $"not told yet: the notice is being handed over since {At(notice.AtUnixSeconds, zone)}",
            NoticeState.Sent =>
                $"not told yet: the receipt is awaited since {At(notice.AtUnixSeconds, zone)}{Centre(notice)}",
            NoticeState.Deferred => $"not told yet: {Why(notice)}, tried again {At(notice.DueUnixSeconds, zone)}",
            _ => $"not told: {Why(notice)}",
        };
        return isThisRound ? words : string.Create(
            CultureInfo.InvariantCulture,
            $"{words}; it does not count, for the campaign changed since (round {notice.Round})");
    }

    private static string Why(in StoredNotice notice)
    {
        var reason = notice.Reason switch
        {
            NoticeReason.Refused => "the message centre refused the text",
            NoticeReason.NotTaken => "no message centre took the text",
            NoticeReason.NoReceipt => "no receipt came",
            NoticeReason.Expired => "it expired, as for a phone that is off",
            NoticeReason.Undeliverable => "it could not be delivered",
            NoticeReason.Rejected => "it was rejected or deleted",
            NoticeReason.Abroad => "the phone is abroad",
            _ => "it was not delivered",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{reason}, after {notice.Attempts} {(notice.Attempts == 1 ? "attempt" : "attempts")}");
    }

    private static string Centre(in StoredNotice notice) =>
        (notice.NextHop.Length > 0 ? $", by {notice.NextHop}" : "")
        + (notice.MessageIds.Length > 0 ? $", message id {notice.MessageIds}" : "");

    private static string At(long unixSeconds, TimeZoneInfo zone) =>
        unixSeconds == 0 ? "" : TimeText.Write(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone);
}
