using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Explain;
using Seawall.Serving;
using Seawall.Settings;

namespace Seawall.Admin;

/// <summary>Every path of the admin socket, and what the running process does for it.</summary>
internal sealed class AdminRoutes(Node node)
{
    private readonly LineRoutes _lines = new(node);
    private readonly ProgressBook _progress = new();
    private readonly RecordRoutes _records = new(node);
    private readonly TextRoutes _texts = new(node);
    private readonly KeyRoutes _keys = new(node);
    private readonly CampaignRoutes _campaigns = new(node);

    /// <summary>Puts the paths in place.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(AdminPaths.Status, http => Reply.WriteAsync(http, NodeStatus.Of(node), AdminJson.Plain.StatusReply));
        app.MapPost(AdminPaths.Reload, ReloadAsync);
        app.MapPost(AdminPaths.Drain, DrainAsync);
        app.MapPost(AdminPaths.Explain, ExplainAsync);
        app.MapGet(AdminPaths.Line, _lines.ShowAsync);
        app.MapGet(AdminPaths.History, _lines.HistoryAsync);
        app.MapGet(AdminPaths.Proof, _lines.ProofAsync);
        app.MapPost(AdminPaths.Choices, _lines.SetAsync);
        app.MapPost(AdminPaths.AddRule, _lines.AddRuleAsync);
        app.MapPost(AdminPaths.RemoveRule, _lines.RemoveRuleAsync);
        var bulk = new BulkRoutes(node, _progress);
        app.MapPost($"{AdminPaths.Import}/{{kind}}", bulk.ImportAsync);
        app.MapGet(AdminPaths.Export, bulk.ExportAsync);
        app.MapGet(AdminPaths.CampaignReport, bulk.ReportAsync);
        app.MapPost(AdminPaths.Verify, bulk.VerifyAsync);
        app.MapGet(AdminPaths.Progress, _progress.ShowAsync);
        app.MapGet(AdminPaths.Records, _records.ReadAsync);
        app.MapPost(AdminPaths.Text, _texts.PlaceAsync);
        app.MapGet(AdminPaths.Keys, _keys.ListAsync);
        app.MapPost(AdminPaths.Keys, _keys.AddAsync);
        app.MapPost(AdminPaths.RevokeKey, _keys.RevokeAsync);
        _campaigns.Map(app);
        var notices = new NoticeRoutes(node, _progress);
        app.MapGet(AdminPaths.Notices, notices.StatusAsync);
        app.MapGet(AdminPaths.ExportNotices, notices.ExportAsync);
        app.MapPost(AdminPaths.Told, notices.ToldAsync);
    }

    private async Task ReloadAsync(HttpContext http)
    {
        var answer = await node.ReloadAsync(http.RequestAborted);
        await Reply.WriteAsync(http, answer, AdminJson.Plain.ReloadReply);
    }

    private Task DrainAsync(HttpContext http)
    {
        TimeSpan? length = null;
        if (Reply.Query(http, "for") is { } text)
        {
            if (!Units.TryDuration(text, out var given))
            {
                return Reply.ErrorAsync(
                    http, StatusCodes.Status400BadRequest,
                    $"for: expected a length such as 60s or 5m, found \"{text}\"", "for");
            }

            length = given;
        }

        return Reply.WriteAsync(
            http,
            new DrainReply(node.Drain(length) is { } at ? TimeText.Write(at, node.TimeZone) : ""),
            AdminJson.Plain.DrainReply);
    }

    private async Task ExplainAsync(HttpContext http)
    {
        if (await Reply.ReadAsync(http, AdminJson.Plain.ExplainRequest) is not { To: not null } request)
        {
            await Reply.ErrorAsync(http, StatusCodes.Status400BadRequest, "to: is missing", "to");
            return;
        }

        await Reply.WriteAsync(
            http,
            await Explainer.ExplainAsync(node.Models, node.Register, request, node.Time, http.RequestAborted),
            AdminJson.Plain.ExplainReply);
    }
}
