using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Why well-formed input is not taken, and what is malformed in the texts it carries, as a closed set; each is a
/// metric label beside those of the wire.
/// </summary>
internal enum GateRefusal : byte
{
    /// <summary>Taken.</summary>
    None = 0,

    /// <summary>The sender is no trunk's and no target's. Dropped.</summary>
    UnknownSource = 1,

    /// <summary>A target sent a request outside a dialog, and is no trunk's. Dropped.</summary>
    NoTrunk = 2,

    /// <summary>A response whose topmost Via is not ours. Dropped (RFC 3261 §18.1.2).</summary>
    ResponseNotOurs = 3,

    /// <summary>A response whose Via names us but was not written by us. Dropped.</summary>
    ResponseForged = 4,

    /// <summary>
    /// A response with nowhere to go: the Via below ours is unreadable, or names what is no literal address. Dropped.
    /// </summary>
    ResponseAstray = 5,

    /// <summary>A response to a request of our own that is not, or no longer, awaited. Dropped.</summary>
    ResponseUnawaited = 6,

    /// <summary>Its way leads to an address that is no trunk's and no target's. 403.</summary>
    DestinationForeign = 7,

    /// <summary>
    /// Its way leads to a host name, and there is no next hop to ask instead; or over a transport we do not have. 500.
    /// </summary>
    DestinationUnresolved = 8,

    /// <summary>Over the trunk's rate. 503.</summary>
    OverRate = 9,

    /// <summary>New work while draining. 503.</summary>
    Draining = 10,

    /// <summary>No target of the next hop takes calls. 503.</summary>
    NoTarget = 11,

    /// <summary>Too long once our own lines are in it. 513.</summary>
    TooLong = 12,

    /// <summary>In a dialog, but to a redirect trunk, which has none. 481.</summary>
    NoDialog = 13,

    /// <summary>SMS over IP that ends before what must be in it.</summary>
    SmsTruncated = 14,

    /// <summary>SMS over IP of a message type that does not exist.</summary>
    SmsTypeUnknown = 15,

    /// <summary>SMS over IP with an address that can be none.</summary>
    SmsAddressMalformed = 16,

    /// <summary>SMS over IP whose text is shorter than it says, or longer than one may be.</summary>
    SmsUserDataMalformed = 17,

    /// <summary>SMS over IP without the element that would hold the text.</summary>
    SmsElementMalformed = 18,

    /// <summary>SMS over IP in a coding that nobody on the way reads.</summary>
    SmsEncoded = 19,
}

/// <summary>The labels.</summary>
internal static class GateRefusals
{
    public const int Count = 20;

    public static string Label(GateRefusal refusal) => refusal switch
    {
        GateRefusal.UnknownSource => "unknown_source",
        GateRefusal.NoTrunk => "no_trunk",
        GateRefusal.ResponseNotOurs => "response_not_ours",
        GateRefusal.ResponseForged => "response_forged",
        GateRefusal.ResponseAstray => "response_astray",
        GateRefusal.ResponseUnawaited => "response_unawaited",
        GateRefusal.DestinationForeign => "destination_foreign",
        GateRefusal.DestinationUnresolved => "destination_unresolved",
        GateRefusal.OverRate => "over_rate",
        GateRefusal.Draining => "draining",
        GateRefusal.NoTarget => "no_target",
        GateRefusal.TooLong => "too_long",
        GateRefusal.NoDialog => "no_dialog",
        GateRefusal.SmsTruncated => "sms_truncated",
        GateRefusal.SmsTypeUnknown => "sms_type_unknown",
        GateRefusal.SmsAddressMalformed => "sms_address_malformed",
        GateRefusal.SmsUserDataMalformed => "sms_user_data_malformed",
        GateRefusal.SmsElementMalformed => "sms_element_malformed",
        GateRefusal.SmsEncoded => "sms_encoded",
        _ => "unknown",
    };

    /// <summary>What the wire of texts says is malformed, as it is counted here.</summary>
    public static GateRefusal Of(TpduRefusal refusal) => refusal switch
    {
        TpduRefusal.None => GateRefusal.None,
        TpduRefusal.Truncated => GateRefusal.SmsTruncated,
        TpduRefusal.AddressMalformed => GateRefusal.SmsAddressMalformed,
        TpduRefusal.UserDataMalformed => GateRefusal.SmsUserDataMalformed,
        TpduRefusal.ElementMalformed => GateRefusal.SmsElementMalformed,
        _ => GateRefusal.SmsTypeUnknown,
    };
}
