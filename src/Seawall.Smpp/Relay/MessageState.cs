using System.Text;

namespace Seawall.Smpp;

/// <summary>message_state (v3.4 §5.2.28, v5.0 §4.7.15).</summary>
public enum MessageState : byte
{
    Scheduled = 0,
    EnRoute = 1,
    Delivered = 2,
    Expired = 3,
    Deleted = 4,
    Undeliverable = 5,
    Accepted = 6,
    Unknown = 7,
    Rejected = 8,
    Skipped = 9,
}

/// <summary>The words for a state in the text of a receipt (v3.4 appendix B).</summary>
public static class MessageStates
{
    /// <summary>How many states there are.</summary>
    public const int Count = 10;

    /// <summary>The word after <c>stat:</c>; at most seven letters.</summary>
    public static ReadOnlySpan<byte> Word(MessageState state) => state switch
    {
        MessageState.Scheduled => "SCHEDLD"u8,
        MessageState.EnRoute => "ENROUTE"u8,
        MessageState.Delivered => "DELIVRD"u8,
        MessageState.Expired => "EXPIRED"u8,
        MessageState.Deleted => "DELETED"u8,
        MessageState.Undeliverable => "UNDELIV"u8,
        MessageState.Accepted => "ACCEPTD"u8,
        MessageState.Rejected => "REJECTD"u8,
        MessageState.Skipped => "SKIPPED"u8,
        _ => "UNKNOWN"u8,
    };

    /// <summary>The state with this word, in any case.</summary>
    public static bool TryRead(ReadOnlySpan<byte> word, out MessageState state)
    {
        for (int number = 0; number < Count; number++)
        {
            state = (MessageState)number;
            if (Ascii.EqualsIgnoreCase(word, Word(state)))
            {
                return true;
            }
        }

        state = MessageState.Unknown;
        return false;
    }

    /// <summary>Whether nothing comes after it.</summary>
    public static bool IsFinal(MessageState state) =>
        state is not (MessageState.Scheduled or MessageState.EnRoute) && state <= MessageState.Skipped;
}
