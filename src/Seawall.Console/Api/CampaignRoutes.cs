namespace Seawall.Console.Api;

/// <summary>Campaigns: this version makes none, and says so truly.</summary>
internal static class CampaignRoutes
{
    /// <summary>All campaigns. This version makes none: the list is empty.</summary>
    public static ApiReply List() =>
        ApiReply.Of(new CampaignsReply { Campaigns = [] }, ApiJson.Plain.CampaignsReply);

    /// <summary>One campaign. This version makes none: there is none of any name.</summary>
    public static ApiReply Show(string name) =>
        ApiReply.Of(Errors.NotFound($"there is no campaign \"{Fields.Shown(name)}\""));
}
