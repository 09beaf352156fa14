using Seawall.Screening;

namespace Seawall.Register;

/// <summary>How far a line's notice is. A metric label; values are stored.</summary>
public enum NoticeState : byte
{
    /// <summary>About to be handed to a message centre, or handed over and not answered.</summary>
    InFlight = 1,

    /// <summary>Taken by the message centre; the receipt is awaited.</summary>
    Sent = 2,

    /// <summary>Told, by what the campaign names as proof.</summary>
    Told = 3,

    /// <summary>Failed, and tried again when it is due.</summary>
    Deferred = 4,

    /// <summary>Failed for the last time: for the second channel.</summary>
    Unreached = 5,
}

/// <summary>Why a notice is where it is. Values are stored, and named in lists.</summary>
public enum NoticeReason : byte
{
    /// <summary>Nothing went wrong.</summary>
    None = 0,

    /// <summary>The message centre refused the text.</summary>
    Refused = 1,

    /// <summary>No message centre took it in time.</summary>
    NotTaken = 2,

    /// <summary>No receipt came in time.</summary>
    NoReceipt = 3,

    /// <summary>A receipt says that it expired, as for a phone that is off.</summary>
    Expired = 4,

    /// <summary>A receipt says that it cannot be delivered.</summary>
    Undeliverable = 5,

    /// <summary>A receipt says that it was rejected, or deleted.</summary>
    Rejected = 6,

    /// <summary>A receipt's error code says that the phone is abroad.</summary>
    Abroad = 7,

    /// <summary>Told by the second channel.</summary>
    SecondChannel = 8,
}

/// <summary>Marks of a notice. Values are stored.</summary>
[Flags]
public enum NoticeMarks : byte
{
    None = 0,

    /// <summary>It was in flight when the process ended, and is sent once more: the line may get it twice.</summary>
    MaybeTwice = 1,

    /// <summary>The line was told after its first refusal by default.</summary>
    ToldAfterwards = 2,

    /// <summary>The line opened after it was shut by default, and is counted so.</summary>
    Resumed = 4,

    /// <summary>Somebody complained for it, and is counted so.</summary>
    Complained = 8,
}

/// <summary>A line's notice in a campaign, as stored: there is one from the moment the line is first tried.</summary>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Number">The line.</param>
/// <param name="Round">The round of the campaign it belongs to.</param>
/// <param name="Wave">The wave of the line.</param>
/// <param name="State">How far it is.</param>
/// <param name="Reason">Why, where it is not told.</param>
/// <param name="Marks">Marks.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="AtUnixSeconds">When the state was reached.</param>
/// <param name="ToldUnixSeconds">When it was told; 0 where it was not.</param>
/// <param name="DueUnixSeconds">
/// When something is to be done: to try again, or to give up the receipt; 0 where nothing is.
/// </param>
/// <param name="NextHop">The group of message centres that took it, empty before.</param>
/// <param name="MessageIds">The message centre's id of each part, by spaces; at most 200 characters.</param>
/// <param name="Delivered">The parts that receipts prove delivered, a bit each.</param>
public readonly record struct StoredNotice(
    uint Campaign, E164 Number, int Round, byte Wave, NoticeState State, NoticeReason Reason, NoticeMarks Marks,
    byte Attempts, long AtUnixSeconds, long ToldUnixSeconds, long DueUnixSeconds, string NextHop, string MessageIds,
    byte Delivered);

/// <summary>Names a notice.</summary>
public readonly record struct NoticeKey(uint Campaign, E164 Number);
