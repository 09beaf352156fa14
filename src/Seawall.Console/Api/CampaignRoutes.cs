namespace Seawall.Console.Api;

/// <summary>Campaigns: this version makes none, and says so truly.</summary>
internal static class CampaignRoutes
{
    /// <summary>All campaigns.</summary>
    public static ApiReply List() =>
        ApiReply.Of(new CampaignsReply { Campaigns = [] }, ApiJson.Plain.CampaignsReply);

    /// <summary>One campaign.</summary>
    public static ApiReply Show(string name) =>
        ApiReply.Of(Errors.NotFound($"there is no campaign \"{Fields.Shown(name)}\""));
}
