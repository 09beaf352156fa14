using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>A receipt of one part of a notice.</summary>
/// <param name="NextHop">The group of message centres that it came from, by whichever bind.</param>
/// <param name="Number">The line that the part went to.</param>
/// <param name="MessageId">The id that it speaks of, written as <see cref="OwnNoticeAnswer"/> has ids.</param>
/// <param name="State">How the part ended, or where it is.</param>
/// <param name="Error">
/// A code of the network or the message centre, as written in the text, else of network_error_code; empty for none.
/// </param>
public readonly record struct OwnReceipt(
    string NextHop, E164 Number, string MessageId, MessageState State, string Error);
