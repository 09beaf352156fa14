using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Campaigns;
using Seawall.Register;
using Seawall.Serving;

namespace Seawall.Admin;

/// <summary>Campaigns: what there is of them, and what is asked of them.</summary>
internal sealed class CampaignRoutes(Node node)
{
    private CampaignDesk Desk => node.Register.Campaigns;

    /// <summary>Puts the paths in place.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(AdminPaths.Campaigns, ListAsync);
        app.MapGet(AdminPaths.Campaign, ShowAsync);
        app.MapGet(AdminPaths.PreviewCampaign, PreviewAsync);
        app.MapPost(AdminPaths.ApplyCampaign, ApplyAsync);
        app.MapPost(AdminPaths.StartCampaign, http => ChangeAsync(http, "started", Desk.StartAsync));
        app.MapPost(AdminPaths.PauseCampaign, http => ChangeAsync(http, "paused", Desk.PauseAsync));
        app.MapPost(AdminPaths.WithdrawCampaign, http => ChangeAsync(http, "withdrawn", Desk.WithdrawAsync));
        app.MapPost(AdminPaths.Complaint, ComplainAsync);
    }

    private async Task ListAsync(HttpContext http)
    {
        var answer = await Desk.ListAsync(http.RequestAborted);
        await Reply.WriteAsync(
            http,
            Reply.Of(answer, (all, remark) => new CampaignsReply(
                [.. all.Select(one => CampaignReplies.Of(one, node.TimeZone))], remark)),
            AdminJson.Plain.CampaignsReply);
    }

    private async Task ShowAsync(HttpContext http)
    {
        var answer = await Desk.ShowAsync(Reply.Query(http, "name") ?? "", http.RequestAborted);
        await Reply.WriteAsync(
            http, Reply.Of(answer, (one, _) => CampaignReplies.Of(one, node.TimeZone)), AdminJson.Plain.CampaignReply);
    }

    private async Task PreviewAsync(HttpContext http)
    {
        var now = node.Time.GetUtcNow();
        var since = now - CampaignRecords.UsualLength;
        if (Reply.Query(http, "since") is { } text && !TimeText.TryReadSince(text, node.TimeZone, now, out since))
        {
            await Reply.ErrorAsync(
                http, StatusCodes.Status400BadRequest,
                $"since: expected {TimeText.Expected}, or a length back from now, found \"{text}\"", "since");
            return;
        }

        var answer = await Desk.PreviewAsync(
            Reply.Query(http, "name") ?? "", words => new Smpp.TextParts(words).Count, http.RequestAborted);
        var records = answer.Value is { } found
            ? await CampaignRecords.PreviewAsync(node, found.Campaign.Terms, since, http.RequestAborted) : null;
        await Reply.WriteAsync(
            http,
            Reply.Of(answer, (preview, _) => CampaignPreviewReply.Of(
                preview, TextPreview.Of(preview.Campaign.Terms, now), records!)),
            AdminJson.Plain.CampaignPreviewReply);
    }

    private async Task ApplyAsync(HttpContext http)
    {
        if (await Reply.ReadAsync(http, AdminJson.Plain.CampaignFileMessage) is not
            { Text: not null, File: not null } message)
        {
            await NoMessageAsync(http);
            return;
        }

        var models = node.Models;
        var (terms, mistakes) = CampaignFile.Parse(message.Text, message.File, models.Settings, models.Numbering);
        if (terms is null)
        {
            await Reply.WriteAsync(
                http,
                Answer<CampaignChangeReply>.Invalid(
                    "file", $"nothing is applied, for these mistakes:\n{string.Join('\n', mistakes)}"),
                AdminJson.Plain.CampaignChangeReply);
            return;
        }

        var receipt = await Desk.ApplyAsync(new CampaignOrder
        {
            Terms = terms, DryRun = message.DryRun, Who = message.Who ?? "", Way = ChangeWay.Cli, Note = message.Note,
        });
        if (receipt.Outcome == ChangeOutcome.Done && !message.DryRun)
        {
            node.Log.CampaignChanged(terms.Name, "applied", receipt.Campaign!.Version, receipt.Journal);
        }

        await WriteAsync(http, receipt, message.DryRun, withTexts: true);
    }

    private async Task ChangeAsync(
        HttpContext http, string what, Func<CampaignRequest, Task<CampaignReceipt>> change)
    {
        if (await Reply.ReadAsync(http, AdminJson.Plain.CampaignMessage) is not { Name: not null } message)
        {
            await NoMessageAsync(http);
            return;
        }

        var receipt = await change(new CampaignRequest
        {
            Name = message.Name, Who = message.Who ?? "", Way = ChangeWay.Cli, Note = message.Note,
        });
        if (receipt.Outcome == ChangeOutcome.Done)
        {
            node.Log.CampaignChanged(message.Name, what, receipt.Campaign!.Version, receipt.Journal);
        }

        await WriteAsync(http, receipt, dryRun: false, withTexts: false);
    }

    private async Task ComplainAsync(HttpContext http)
    {
        if (await Reply.ReadAsync(http, AdminJson.Plain.CampaignMessage) is not
            { Name: not null, Number: not null } message)
        {
            await NoMessageAsync(http);
            return;
        }

        var receipt = await Desk.ComplaintAsync(new ComplaintRequest
        {
            Name = message.Name, Number = message.Number, Who = message.Who ?? "", Way = ChangeWay.Cli,
            Note = message.Note,
        });
        await WriteAsync(http, receipt, dryRun: false, withTexts: false);
    }

    private async Task WriteAsync(HttpContext http, CampaignReceipt receipt, bool dryRun, bool withTexts)
    {
        var answer = receipt switch
        {
            { Outcome: ChangeOutcome.Invalid } => Answer<CampaignChangeReply>.Invalid(
                receipt.Field.Length > 0 ? receipt.Field : "campaign", receipt.Message),
            { IsSo: true, Campaign: { } campaign } => Answer<CampaignChangeReply>.Of(new CampaignChangeReply(
                Words.Of(receipt.Outcome), dryRun, receipt.Journal, receipt.IsNewRound,
                CampaignReplies.Of(
                    new CampaignView(campaign, [], [], IsEnrolled: false, receipt.Remarks), node.TimeZone),
                withTexts ? TextPreview.Of(campaign.Terms, node.Time.GetUtcNow()) : [])),
            _ => Answer<CampaignChangeReply>.Failed(receipt.Message),
        };
        await Reply.WriteAsync(http, answer, AdminJson.Plain.CampaignChangeReply);
    }

    private static Task NoMessageAsync(HttpContext http) =>
        Reply.ErrorAsync(http, StatusCodes.Status400BadRequest, "the message is no JSON of this request");
}
