namespace Seawall.Smpp;

/// <summary>
/// Why a message of SMS over IP is not taken: its RP layer (TS 24.011) or the TPDU in it (TS 23.040), as a closed set.
/// The numbers never change meaning.
/// </summary>
public enum TpduRefusal : byte
{
    /// <summary>Taken.</summary>
    None = 0,

    /// <summary>It ended before what must be in it.</summary>
    Truncated = 1,

    /// <summary>A message type that does not exist, or not in this direction.</summary>
    TypeUnknown = 2,

    /// <summary>An address of more digits than there may be, or without its type.</summary>
    AddressMalformed = 3,

    /// <summary>TP-UDL claims more user data than there is, or than there may be.</summary>
    UserDataMalformed = 4,

    /// <summary>RP-User-Data is not there, or is no such element.</summary>
    ElementMalformed = 5,
}

/// <summary>What goes with each <see cref="TpduRefusal"/>: its metric label, and the cause in an RP-ERROR.</summary>
public static class TpduRefusals
{
    /// <summary>How many members there are, <see cref="TpduRefusal.None"/> included.</summary>
    public const int Count = 6;

    /// <summary>The <c>reason</c> label of <c>seawall_refused_input_total</c>.</summary>
    public static string Label(TpduRefusal refusal) => refusal switch
    {
        TpduRefusal.None => "none",
        TpduRefusal.Truncated => "truncated",
        TpduRefusal.TypeUnknown => "type_unknown",
        TpduRefusal.AddressMalformed => "address_malformed",
        TpduRefusal.UserDataMalformed => "user_data_malformed",
        TpduRefusal.ElementMalformed => "element_malformed",
        _ => "unknown",
    };

    /// <summary>The cause an RP-DATA is answered with (TS 24.011 §9.3).</summary>
    public static RpCause Cause(TpduRefusal refusal) => refusal switch
    {
        TpduRefusal.None => RpCause.None,
        TpduRefusal.TypeUnknown => RpCause.MessageTypeUnknown,
        TpduRefusal.Truncated or TpduRefusal.ElementMalformed => RpCause.MandatoryInvalid,
        _ => RpCause.SemanticallyIncorrect,
    };
}
