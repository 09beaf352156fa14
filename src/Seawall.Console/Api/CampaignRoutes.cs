using Microsoft.AspNetCore.Http;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>Campaigns, and how far people were told of them.</summary>
internal sealed class CampaignRoutes(ConsoleParts parts)
{
    /// <summary>All campaigns ever applied, with their progress.</summary>
    public async Task<ApiReply> ListAsync(HttpContext http)
    {
        var answer = await parts.Register.Campaigns.ListAsync(http.RequestAborted);
        return answer.Value is { } all
            ? ApiReply.Of(
                new CampaignsReply { Campaigns = [.. all.Select(Say)], Remark = answer.Message },
                ApiJson.Plain.CampaignsReply)
            : ChangeAnswers.Refused(answer.Outcome, answer.Field, answer.Message);
    }

    /// <summary>One campaign, with its progress by wave.</summary>
    public async Task<ApiReply> ShowAsync(string name, HttpContext http)
    {
        var answer = await parts.Register.Campaigns.ShowAsync(name, http.RequestAborted);
        return answer.Value is { } one ? ApiReply.Of(Say(one), ApiJson.Plain.CampaignReply)
            : answer.Outcome == ChangeOutcome.Invalid
                ? ApiReply.Of(Errors.NotFound($"there is no campaign \"{Fields.Shown(name)}\""))
                : ChangeAnswers.Refused(answer.Outcome, answer.Field, answer.Message);
    }

    private CampaignReply Say(CampaignView view) =>
        ApiCampaigns.Say(view, parts.Notices(view.Campaign.Terms.Name), parts.TimeZone());
}
