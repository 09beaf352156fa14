namespace Seawall.Register;

/// <summary>What a receipt did, or why it did nothing. A metric label; values never change meaning.</summary>
public enum ReceiptEffect : byte
{
    /// <summary>The line is told.</summary>
    Told = 1,

    /// <summary>A part was delivered; others are awaited.</summary>
    Part = 2,

    /// <summary>The attempt failed.</summary>
    Failed = 3,

    /// <summary>Nothing: it is not final, or says nothing we know.</summary>
    NotFinal = 10,

    /// <summary>Nothing: the line has no notice, or none with this message id.</summary>
    Unknown = 11,

    /// <summary>Nothing: another group of message centres took the notice.</summary>
    OtherNextHop = 12,

    /// <summary>Nothing: the same was said of the part before.</summary>
    Twice = 13,

    /// <summary>Nothing: the notice is of an earlier round.</summary>
    EarlierRound = 14,

    /// <summary>Nothing: the line is told already.</summary>
    AlreadyTold = 15,

    /// <summary>Nothing: a failure of an attempt that is over.</summary>
    OverAlready = 16,

    /// <summary>Not yet: the message centre's answer is still on its way. It is looked at again after it.</summary>
    TooEarly = 20,
}
