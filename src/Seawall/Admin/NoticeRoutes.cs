using Microsoft.AspNetCore.Http;
using Seawall.Register;
using Seawall.Serving;

namespace Seawall.Admin;

/// <summary>Notices: how far they are, and the second channel's lists out and in.</summary>
internal sealed class NoticeRoutes(Node node, ProgressBook book)
{
    /// <summary>How far the notices of a campaign are.</summary>
    public Task StatusAsync(HttpContext http)
    {
        var name = Name(http);
        return Reply.WriteAsync(
            http,
            node.Notices.StatusOf(name) is { } status
                ? Answer<NoticeStatusReply>.Of(Of(status, node.TimeZone))
                : Answer<NoticeStatusReply>.Wrong("name", $"there is no campaign \"{name}\""),
            AdminJson.Plain.NoticeStatusReply);
    }

    /// <summary>Writes the lines that texts did not reach.</summary>
    public Task ExportAsync(HttpContext http) => LoadReply.WriteCsvAsync(
        http,
        (target, cancel) => book.RunAsync(http, progress => node.Notices.ExportAsync(
            Name(http), target, new AtOnce<ExportProgress>(at => progress(new ProgressReply(0, 0, at.Rows))), cancel)));

    /// <summary>Takes the lines that were told by the second channel.</summary>
    public Task ToldAsync(HttpContext http) => LoadReply.WriteAsync(http, node.Folder, async rejected =>
    {
        var dryRun = Reply.Query(http, "dry") is not null;
        var report = await node.Notices.ImportToldAsync(
            Name(http),
            new ToldRequest
            {
                Source = http.Request.Body,
                OpenRejected = rejected.Open,
                DryRun = dryRun,
                Who = Reply.Query(http, "who") ?? "",
                Note = Reply.Query(http, "note"),
            },
            http.RequestAborted);
        node.Log.Imported("told", report.Rows, report.Changed, report.Rejected);
        return LoadReply.Of(report, dryRun);
    });

    /// <summary>A status in the words of this socket.</summary>
    public static NoticeStatusReply Of(NoticeStatus status, TimeZoneInfo home)
    {
        var terms = status.Campaign.Terms;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(terms.TimeZone, out var known) ? known : home;
        return new NoticeStatusReply
        {
            Campaign = terms.Name,
            State = Words.Of(status.Campaign.State),
            Round = status.Campaign.Round,
            Waves =
            [
                .. status.Waves.Select((wave, at) => new WaveReply(
                    wave.Name, terms.Waves[at].Districts, terms.Waves[at].Percent,
                    terms.Waves[at].NotBefore is { } begin ? TimeText.Write(begin, zone) : "",
                    wave.IsItsTurn && status.Campaign.IsInForce, CampaignReplies.Of(wave.Count))),
            ],
            Sum = CampaignReplies.Of(status.Sum),
            Remaining = status.Remaining,
            Wait = Words.Of(status.Wait),
            Why = status.Why,
            GoesOnAt = status.GoesOnAt is { } on ? TimeText.Write(on, zone) : "",
            RateNow = status.RateNow,
            RateMax = status.RateMax,
            TriedBy = status.TriedBy is { } end ? TimeText.Write(end, zone) : "",
        };
    }

    private static string Name(HttpContext http) => Reply.Query(http, "name") ?? "";
}
