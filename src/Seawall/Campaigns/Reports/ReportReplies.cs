using System.Collections.Immutable;
using System.Globalization;
using Seawall.Admin;
using Seawall.Records;
using Seawall.Register;

namespace Seawall.Campaigns;

/// <summary>The report of the journal and what the records say, put together.</summary>
internal static class ReportReplies
{
    /// <summary>The report.</summary>
    public static CampaignReportReply Of(
        CampaignReport report, ImmutableArray<QuarterCount> refused, ImmutableArray<string> remarks)
    {
        var (campaign, terms) = (report.Campaign, report.Campaign.Terms);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone);
        var days = Merge(report.Days, refused, zone);
        return new CampaignReportReply
        {
            Name = terms.Name,
            Id = campaign.Id,
            TitleZh = terms.Title.Chinese,
            TitleEn = terms.Title.English,
            Basis = terms.Basis,
            Sources = terms.Sources,
            Operators = terms.Operators,
            Regions = terms.Regions,
            Service = CampaignReplies.Of(terms.Services),
            Zones = terms.Zones,
            Default = Words.Of(terms.Default),
            Shadow = terms.Shadow,
            State = Words.Of(campaign.State),
            Version = campaign.Version,
            Round = campaign.Round,
            Effect = TimeText.Write(terms.Effect, zone),
            TimeZone = terms.TimeZone,
            NoticeDays = terms.Notice.Days,
            Proof = Words.Of(terms.Notice.Proof),
            At = TimeText.Write(report.At, zone),
            Days = [.. days.Select(day => Of(day, day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))],
            Sum = Of(days.Aggregate(new ReportDay(default, 0, 0, 0, 0, 0, 0), (sum, day) => sum.And(day)), ""),
            ToldNow = report.ToldNow,
            ShutNow = report.ShutNow,
            Notices = Of(report.Notices),
            Journal = report.Journal,
            Hash = report.Hash,
            Remarks = [.. report.Remarks, .. remarks],
        };
    }

    private static List<ReportDay> Merge(
        ImmutableArray<ReportDay> days, ImmutableArray<QuarterCount> refused, TimeZoneInfo zone)
    {
        var merged = new SortedDictionary<DateOnly, ReportDay>(days.ToDictionary(day => day.Day));
        foreach (var quarter in refused)
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(quarter.From, zone).DateTime);
            var more = new ReportDay(day, 0, 0, 0, 0, 0, 0) { Calls = quarter.Calls, Texts = quarter.Texts };
            merged[day] = merged.TryGetValue(day, out var known) ? known.And(more) : more;
        }

        return [.. merged.Values];
    }

    private static ReportDayReply Of(ReportDay day, string name) => new(
        name, day.Told, day.Untold, day.Kept, day.DecidedShut, day.Shut, day.CameBack, day.Calls, day.Texts);

    private static NoticesReply Of(ReportNotices notices)
    {
        var states = notices.States.ToDictionary(one => one.State, one => one.Count);
        return new NoticesReply(
            notices.Tried, notices.Attempts, states.GetValueOrDefault(NoticeState.InFlight),
            states.GetValueOrDefault(NoticeState.Sent), states.GetValueOrDefault(NoticeState.Told),
            states.GetValueOrDefault(NoticeState.Deferred), states.GetValueOrDefault(NoticeState.Unreached),
            notices.SecondChannel, notices.MaybeTwice);
    }
}
