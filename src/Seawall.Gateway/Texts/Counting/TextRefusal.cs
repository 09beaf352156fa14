namespace Seawall.Gateway;

/// <summary>
/// Why a well-formed PDU of a bound peer is not carried, as a closed set; each is a metric label beside those of the
/// wire.
/// </summary>
internal enum TextRefusal : byte
{
    /// <summary>Carried.</summary>
    None = 0,

    /// <summary>Over the rate of the trunk or of the bind. ESME_RTHROTTLED.</summary>
    OverRate = 1,

    /// <summary>A new text while draining. Told to try again.</summary>
    Draining = 2,

    /// <summary>Nothing of the next hop is bound. Told to try again.</summary>
    NoTarget = 3,

    /// <summary>Nobody is bound who would take what a message centre delivers. Told to try again.</summary>
    NoReceiver = 4,

    /// <summary>No window had room for it. Told to try again.</summary>
    NoRoom = 5,

    /// <summary>The far leg has no way to be told: too long for a peer without optional parameters. Refused.</summary>
    Unsayable = 6,

    /// <summary>The far leg died before it answered. Told to try again.</summary>
    FarLost = 7,

    /// <summary>The far leg did not answer in time. Told to try again.</summary>
    FarSilent = 8,

    /// <summary>An answer for somebody who is no longer there. Dropped.</summary>
    AnswerAstray = 9,

    /// <summary>A cell broadcast, which no line can be asked about. Refused.</summary>
    Broadcast = 10,

    /// <summary>A notification that a subscriber is there. Dropped: it has no answer.</summary>
    Alert = 11,

    /// <summary>A query, cancellation or replacement of a text that we kept ourselves. Refused.</summary>
    OwnMessage = 12,

    /// <summary>A receipt of ours that nobody was bound to take. Dropped.</summary>
    ReceiptAstray = 13,

    /// <summary>To a number of ours by a bind whose word does not count there. Refused.</summary>
    OwnNumber = 14,

    /// <summary>To a number of ours from somebody who is no line of ours. Refused.</summary>
    NoLine = 15,

    /// <summary>To a number of ours, or of a notice of ours, and cannot be taken now. Told to try again.</summary>
    OwnLater = 16,

    /// <summary>A receipt of a notice that names no text, no state or no line. Acknowledged, and lost.</summary>
    ReceiptUnread = 17,
}

/// <summary>The labels.</summary>
internal static class TextRefusals
{
    public const int Count = 18;

    public static string Label(TextRefusal refusal) => refusal switch
    {
        TextRefusal.OverRate => "over_rate",
        TextRefusal.Draining => "draining",
        TextRefusal.NoTarget => "no_target",
        TextRefusal.NoReceiver => "no_receiver",
        TextRefusal.NoRoom => "no_room",
        TextRefusal.Unsayable => "unsayable",
        TextRefusal.FarLost => "far_lost",
        TextRefusal.FarSilent => "far_silent",
        TextRefusal.AnswerAstray => "answer_astray",
        TextRefusal.Broadcast => "broadcast",
        TextRefusal.Alert => "alert",
        TextRefusal.OwnMessage => "own_message",
        TextRefusal.ReceiptAstray => "receipt_astray",
        TextRefusal.OwnNumber => "own_number",
        TextRefusal.NoLine => "no_line",
        TextRefusal.OwnLater => "own_later",
        TextRefusal.ReceiptUnread => "receipt_unread",
        _ => "unknown",
    };
}
