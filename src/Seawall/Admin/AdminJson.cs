using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Seawall.Campaigns;
using Seawall.Explain;
using Seawall.Measuring;
using Seawall.Records;

namespace Seawall.Admin;

/// <summary>The messages of the admin socket as JSON, by code that is generated when Seawall is built.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(StatusReply))]
[JsonSerializable(typeof(ReloadReply))]
[JsonSerializable(typeof(DrainReply))]
[JsonSerializable(typeof(ExplainRequest))]
[JsonSerializable(typeof(ExplainReply))]
[JsonSerializable(typeof(ChoiceMessage))]
[JsonSerializable(typeof(RuleMessage))]
[JsonSerializable(typeof(ChangeReply))]
[JsonSerializable(typeof(LineReply))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(ImportReply))]
[JsonSerializable(typeof(VerifyReply))]
[JsonSerializable(typeof(CallReply))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(TextLine))]
[JsonSerializable(typeof(TextReply))]
[JsonSerializable(typeof(ProgressReply))]
[JsonSerializable(typeof(RecordView))]
[JsonSerializable(typeof(KeyMessage))]
[JsonSerializable(typeof(KeyReply))]
[JsonSerializable(typeof(KeysReply))]
[JsonSerializable(typeof(CampaignFileMessage))]
[JsonSerializable(typeof(CampaignMessage))]
[JsonSerializable(typeof(CampaignReply))]
[JsonSerializable(typeof(CampaignsReply))]
[JsonSerializable(typeof(CampaignChangeReply))]
[JsonSerializable(typeof(CampaignReportReply))]
[JsonSerializable(typeof(RecordsPreviewReply))]
[JsonSerializable(typeof(CampaignPreviewReply))]
[JsonSerializable(typeof(NoticeStatusReply))]
[JsonSerializable(typeof(ImmutableArray<RuleReply>))]
[JsonSerializable(typeof(ImmutableArray<Measured>))]
internal sealed partial class AdminJson : JsonSerializerContext
{
    /// <summary>The context, with letters of every language written as they are.</summary>
    public static AdminJson Plain { get; } = new AdminJson(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
