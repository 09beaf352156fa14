using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seawall.Console.Api;

/// <summary>The messages of the API as JSON, by code that is generated when Seawall is built.</summary>
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(SubscriberReply))]
[JsonSerializable(typeof(ChangeReply))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(CampaignsReply))]
[JsonSerializable(typeof(CampaignReply))]
[JsonSerializable(typeof(ScreenReply))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(TokenErrorReply))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(ChoicesBody))]
[JsonSerializable(typeof(RuleBody))]
[JsonSerializable(typeof(UndoBody))]
[JsonSerializable(typeof(WardsReply))]
[JsonSerializable(typeof(GuardianBody))]
[JsonSerializable(typeof(ConfirmBody))]
[JsonSerializable(typeof(CoolingBody))]
[JsonSerializable(typeof(AcceptBody))]
[JsonSerializable(typeof(HolderBody))]
[JsonSerializable(typeof(MoveBody))]
[JsonSerializable(typeof(ScreenBody))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The context; letters of every language are written as they are.</summary>
    public static ApiJson Plain { get; } = new(Create());

    /// <summary>How JSON is read and written.</summary>
    public static JsonSerializerOptions Create() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = ConsoleLimits.JsonDepthMax,
    };
}
