namespace Seawall.Admin;

/// <summary>Where things lie on the admin socket; both ends use these names.</summary>
internal static class AdminPaths
{
    public const string Status = "/v1/status";
    public const string Reload = "/v1/reload";
    public const string Drain = "/v1/drain";
    public const string Explain = "/v1/explain";
    public const string Line = "/v1/line";
    public const string History = "/v1/line/history";
    public const string Choices = "/v1/line/choices";
    public const string AddRule = "/v1/line/rules/add";
    public const string RemoveRule = "/v1/line/rules/remove";
    public const string Import = "/v1/import";
    public const string Export = "/v1/export/choices";
    public const string Progress = "/v1/progress";
    public const string Records = "/v1/records";
    public const string Text = "/v1/text";
    public const string Keys = "/v1/keys";
    public const string RevokeKey = "/v1/keys/revoke";
    public const string Proof = "/v1/line/proof";
    public const string Verify = "/v1/journal/verify";
    public const string Campaigns = "/v1/campaigns";
    public const string Campaign = "/v1/campaign";
    public const string PreviewCampaign = "/v1/campaign/preview";
    public const string ApplyCampaign = "/v1/campaign/apply";
    public const string StartCampaign = "/v1/campaign/start";
    public const string PauseCampaign = "/v1/campaign/pause";
    public const string WithdrawCampaign = "/v1/campaign/withdraw";
    public const string CampaignReport = "/v1/campaign/report";
    public const string CampaignRecords = "/v1/campaign/records";
    public const string Complaint = "/v1/campaign/complaint";
    public const string Notices = "/v1/notices";
    public const string ExportNotices = "/v1/notices/export";
    public const string Told = "/v1/notices/told";
}
