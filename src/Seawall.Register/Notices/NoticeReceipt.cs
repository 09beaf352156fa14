using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What a delivery receipt says (SMPP 3.4 appendix B, <c>stat:</c>). Values never change meaning.</summary>
public enum ReceiptOutcome : byte
{
    /// <summary>Not final, or nothing we know: accepted, en route, unknown.</summary>
    Other = 0,

    /// <summary><c>DELIVRD</c>: the phone has it.</summary>
    Delivered = 1,

    /// <summary><c>EXPIRED</c>: it was tried for as long as it was good.</summary>
    Expired = 2,

    /// <summary><c>UNDELIV</c>: it cannot be delivered.</summary>
    Undeliverable = 3,

    /// <summary><c>REJECTD</c>.</summary>
    Rejected = 4,

    /// <summary><c>DELETED</c>.</summary>
    Deleted = 5,
}

/// <summary>A delivery receipt of one part of a notice.</summary>
/// <param name="NextHop">The group of message centres it came from, by the bind it came in on.</param>
/// <param name="Number">The line the part went to.</param>
/// <param name="MessageId">The message centre's id of the part.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Error">Its <c>err:</c> code; empty where it has none.</param>
public readonly record struct NoticeReceipt(
    string NextHop, E164 Number, string MessageId, ReceiptOutcome Outcome, string Error);
