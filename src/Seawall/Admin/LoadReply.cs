using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Seawall.Register;
using Seawall.Serving;

namespace Seawall.Admin;

/// <summary>Files both ways: what a loaded one came to with its rejected rows, and one that is written out.</summary>
internal static class LoadReply
{
    /// <summary>Answers one line of JSON, then the rejected rows.</summary>
    public static async Task WriteAsync(
        HttpContext http, DataFolder folder, Func<RejectedSpool, Task<ImportReply>> load)
    {
        var rejected = new RejectedSpool(folder.Temporary());
        await using (rejected)
        {
            var report = await load(rejected);
            http.Response.ContentType = "application/octet-stream";
            var head = JsonSerializer.SerializeToUtf8Bytes(report, AdminJson.Plain.ImportReply);
            await http.Response.Body.WriteAsync(head, http.RequestAborted);
            await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
            await rejected.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }

    /// <summary>A report in the words of this socket.</summary>
    public static ImportReply Of(ImportReport report, bool dryRun) => new()
    {
        Rows = report.Rows,
        Changed = report.Changed,
        Unchanged = report.Unchanged,
        NewHolders = report.NewHolders,
        Rejected = report.Rejected,
        DryRun = dryRun,
        FirstJournal = report.FirstJournal,
        LastJournal = report.LastJournal,
        FirstRejections = report.FirstRejections,
        Failure = report.Failure,
        FileAtFault = report.FileAtFault,
    };

    /// <summary>Writes a file as it is made; one that cannot be made to its end is torn off.</summary>
    public static async Task WriteCsvAsync(
        HttpContext http, Func<Stream, CancellationToken, Task<RegisterAnswer<ExportReport>>> write)
    {
        http.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        http.Response.ContentType = "text/csv; charset=utf-8";
        var answer = await write(http.Response.BodyWriter.AsStream(leaveOpen: true), http.RequestAborted);
        if (answer.Outcome == ChangeOutcome.Done)
        {
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        else if (!http.Response.HasStarted)
        {
            await Reply.ErrorAsync(
                http,
                answer.Outcome == ChangeOutcome.Invalid
                    ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable,
                answer.Message, answer.Field);
        }
        else
        {
            http.Abort();
        }
    }
}
