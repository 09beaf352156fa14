using Microsoft.AspNetCore.Http;
using Seawall.Campaigns;
using Seawall.Register;
using Seawall.Serving;

namespace Seawall.Admin;

/// <summary>
/// Long work: import, export and the walk of the journal, each with its progress.
/// </summary>
internal sealed class BulkRoutes(Node node, ProgressBook book)
{
    /// <summary>Loads the body; answers one line of JSON, then the rejected rows.</summary>
    public async Task ImportAsync(HttpContext http)
    {
        if (!Enum.TryParse<ImportKind>((string?)http.Request.RouteValues["kind"], ignoreCase: true, out var kind))
        {
            await Reply.ErrorAsync(
                http, StatusCodes.Status400BadRequest, "expected choices, subscribers or ported", "kind");
            return;
        }

        await LoadReply.WriteAsync(http, node.Folder, rejected => ImportAsync(http, kind, rejected));
    }

    /// <summary>Writes all choices.</summary>
    public async Task ExportAsync(HttpContext http)
    {
        await LoadReply.WriteCsvAsync(http, (target, cancel) => book.RunAsync(http, progress =>
            node.Register.ExportAsync(
                target, new AtOnce<ExportProgress>(at => progress(new ProgressReply(0, 0, at.Rows))), cancel)));
    }

    /// <summary>Walks the journal.</summary>
    public async Task VerifyAsync(HttpContext http)
    {
        var answer = await book.RunAsync(http, progress => node.Register.VerifyAsync(
            new AtOnce<VerifyProgress>(at => progress(new ProgressReply(at.Entries, at.Total, at.Entries))),
            http.RequestAborted));
        await Reply.WriteAsync(
            http,
            Reply.Of(answer, (report, _) => new VerifyReply(
                report.Holds, report.Entries, report.LineChanges, report.HoldsTo, report.Hash, report.Faults,
                report.Removed, report.LinesWithoutHistory)),
            AdminJson.Plain.VerifyReply);
    }

    /// <summary>Makes the report of a campaign.</summary>
    public async Task ReportAsync(HttpContext http)
    {
        var answer = await book.RunAsync(http, progress => node.Register.Campaigns.ReportAsync(
            Reply.Query(http, "name") ?? "",
            new AtOnce<VerifyProgress>(at => progress(new ProgressReply(at.Entries, at.Total, at.Entries))),
            http.RequestAborted));
        var (refused, remarks) = answer.Value is { } made
            ? await CampaignRecords.RefusedAsync(node, made.Campaign, http.RequestAborted) : ([], []);
        await Reply.WriteAsync(
            http, Reply.Of(answer, (report, _) => ReportReplies.Of(report, refused, remarks)),
            AdminJson.Plain.CampaignReportReply);
    }

    private async Task<ImportReply> ImportAsync(HttpContext http, ImportKind kind, RejectedSpool rejected)
    {
        var total = http.Request.ContentLength ?? 0;
        var request = new ImportRequest
        {
            Kind = kind,
            Source = http.Request.Body,
            OpenRejected = rejected.Open,
            DryRun = Reply.Query(http, "dry") is not null,
            Who = Reply.Query(http, "who") ?? "",
            Note = Reply.Query(http, "note"),
        };
        var report = await book.RunAsync(http, progress => node.ImportAsync(
            request,
            new AtOnce<ImportProgress>(at => progress(new ProgressReply(at.Bytes, total, at.Rows))),
            http.RequestAborted));
        return LoadReply.Of(report, request.DryRun);
    }
}
