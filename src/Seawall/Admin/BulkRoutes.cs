using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Seawall.Campaigns;
using Seawall.Register;
using Seawall.Serving;

namespace Seawall.Admin;

/// <summary>
/// Long work: import, export and the walk of the journal, each with a progress that a second request asks for.
/// </summary>
internal sealed class BulkRoutes(Node node)
{
    private readonly ConcurrentDictionary<string, ProgressReply> _progress = new(StringComparer.Ordinal);

    /// <summary>How far the work with this id has come.</summary>
    public Task ProgressAsync(HttpContext http) => Reply.WriteAsync(
        http,
        _progress.GetValueOrDefault(Reply.Query(http, "id") ?? "") ?? new ProgressReply(0, 0, 0),
        AdminJson.Plain.ProgressReply);

    /// <summary>Loads the body; answers one line of JSON, then the rejected rows.</summary>
    public async Task ImportAsync(HttpContext http)
    {
        if (!Enum.TryParse<ImportKind>((string?)http.Request.RouteValues["kind"], ignoreCase: true, out var kind))
        {
            await Reply.ErrorAsync(
                http, StatusCodes.Status400BadRequest, "expected choices, subscribers or ported", "kind");
            return;
        }

        var rejected = new RejectedSpool(node.Folder.Temporary());
        await using (rejected)
        {
            var report = await ImportAsync(http, kind, rejected);
            http.Response.ContentType = "application/octet-stream";
            var head = JsonSerializer.SerializeToUtf8Bytes(report, AdminJson.Plain.ImportReply);
            await http.Response.Body.WriteAsync(head, http.RequestAborted);
            await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
            await rejected.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }

    /// <summary>Writes all choices.</summary>
    public async Task ExportAsync(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        http.Response.ContentType = "text/csv; charset=utf-8";
        var answer = await WithProgressAsync(http, progress => node.Register.ExportAsync(
            http.Response.BodyWriter.AsStream(leaveOpen: true),
            new AtOnce<ExportProgress>(at => progress(new ProgressReply(0, 0, at.Rows))),
            http.RequestAborted));
        if (answer.Outcome == ChangeOutcome.Done)
        {
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        else if (!http.Response.HasStarted)
        {
            await Reply.ErrorAsync(http, StatusCodes.Status503ServiceUnavailable, answer.Message);
        }
        else
        {
            http.Abort();
        }
    }

    /// <summary>Walks the journal.</summary>
    public async Task VerifyAsync(HttpContext http)
    {
        var answer = await WithProgressAsync(http, progress => node.Register.VerifyAsync(
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
        var answer = await WithProgressAsync(http, progress => node.Register.Campaigns.ReportAsync(
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
        var report = await WithProgressAsync(http, progress => node.ImportAsync(
            request,
            new AtOnce<ImportProgress>(at => progress(new ProgressReply(at.Bytes, total, at.Rows))),
            http.RequestAborted));
        return new ImportReply
        {
            Rows = report.Rows,
            Changed = report.Changed,
            Unchanged = report.Unchanged,
            NewHolders = report.NewHolders,
            Rejected = report.Rejected,
            DryRun = request.DryRun,
            FirstJournal = report.FirstJournal,
            LastJournal = report.LastJournal,
            FirstRejections = report.FirstRejections,
            Failure = report.Failure,
            FileAtFault = report.FileAtFault,
        };
    }

    private async Task<T> WithProgressAsync<T>(HttpContext http, Func<Action<ProgressReply>, Task<T>> work)
    {
        var id = Reply.Query(http, "id");
        try
        {
            return await work(progress =>
            {
                if (id is not null)
                {
                    _progress[id] = progress;
                }
            });
        }
        finally
        {
            if (id is not null)
            {
                _progress.TryRemove(id, out _);
            }
        }
    }

    /// <summary>Says progress at once, on the thread that made it.</summary>
    private sealed class AtOnce<T>(Action<T> say) : IProgress<T>
    {
        public void Report(T value) => say(value);
    }
}
