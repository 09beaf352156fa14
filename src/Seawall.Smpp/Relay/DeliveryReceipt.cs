using System.Text;

namespace Seawall.Smpp;

/// <summary>
/// What a delivery receipt says: by its optional parameters, else by its text (v3.4 appendix B). The text is a habit,
/// not a rule: its parts are read in any order and any case, and what else stands in it is passed over.
/// </summary>
public ref struct DeliveryReceipt
{
    /// <summary>The id that submit_sm_resp gave the message.</summary>
    public ReadOnlySpan<byte> MessageId { get; private set; }

    /// <summary>How it ended, or where it is.</summary>
    public MessageState State { get; private set; }

    /// <summary>How many messages were sent, as written; nothing where it does not say.</summary>
    public ReadOnlySpan<byte> Submitted { get; private set; }

    /// <summary>How many were delivered, as written.</summary>
    public ReadOnlySpan<byte> Delivered { get; private set; }

    /// <summary>When it was sent, YYMMDDhhmm, with seconds from some.</summary>
    public ReadOnlySpan<byte> SubmitDate { get; private set; }

    /// <summary>When it came to its state, in the same form.</summary>
    public ReadOnlySpan<byte> DoneDate { get; private set; }

    /// <summary>A code of the network or the message centre, as written.</summary>
    public ReadOnlySpan<byte> Error { get; private set; }

    /// <summary>The beginning of the message.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Reads a receipt: false where it names no message or no state.</summary>
    public static bool TryRead(scoped in SmppPdu pdu, out DeliveryReceipt receipt)
    {
        bool hasText = TryReadText(pdu.Content, out receipt);
        bool hasState = hasText;
        if (pdu.TryTlv(TlvTag.ReceiptedMessageId, out ReadOnlySpan<byte> id) && id.TrimEnd((byte)0).Length > 0)
        {
            receipt.MessageId = id.TrimEnd((byte)0);
        }

        if (pdu.TryTlv(TlvTag.MessageState, out ReadOnlySpan<byte> state) && state.Length == 1)
        {
            receipt.State = (MessageState)state[0];
            hasState = true;
        }

        return hasState && !receipt.MessageId.IsEmpty;
    }

    /// <summary>
    /// *( key ":" value SP ) [ "text:" rest ]; keys: id, sub, dlvrd, submit date, done date, stat, err. False without a
    /// state that has a word.
    /// </summary>
    public static bool TryReadText(ReadOnlySpan<byte> text, out DeliveryReceipt receipt)
    {
        receipt = default;
        receipt.State = MessageState.Unknown;
        bool hasState = false;
        while (!text.IsEmpty)
        {
            text = text.TrimStart((byte)' ');
            if (TryKey(text, "text:"u8, out ReadOnlySpan<byte> rest))
            {
                receipt.Text = rest;
                break;
            }

            int end = receipt.Note(text, ref hasState);
            text = text[end..];
        }

        return hasState && !receipt.MessageId.IsEmpty;
    }

    // Takes one part, and returns where the next one begins.
    int Note(ReadOnlySpan<byte> text, ref bool hasState)
    {
        if (TryPart(text, "id:"u8, out ReadOnlySpan<byte> value, out int end))
        {
            MessageId = value;
        }
        else if (TryPart(text, "sub:"u8, out value, out end))
        {
            Submitted = value;
        }
        else if (TryPart(text, "dlvrd:"u8, out value, out end))
        {
            Delivered = value;
        }
        else if (TryPart(text, "submit date:"u8, out value, out end))
        {
            SubmitDate = value;
        }
        else if (TryPart(text, "done date:"u8, out value, out end))
        {
            DoneDate = value;
        }
        else if (TryPart(text, "err:"u8, out value, out end))
        {
            Error = value;
        }
        else if (TryPart(text, "stat:"u8, out value, out end) && MessageStates.TryRead(value, out MessageState state))
        {
            State = state;
            hasState = true;
        }

        return end;
    }

    // Where the key is not this one, the end is still that of the word.
    static bool TryPart(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value, out int end)
    {
        bool found = TryKey(text, key, out ReadOnlySpan<byte> rest);
        rest = found ? rest : text;
        int length = rest.IndexOf((byte)' ');
        value = length < 0 ? rest : rest[..length];
        end = text.Length - rest.Length + value.Length;
        return found;
    }

    static bool TryKey(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> rest)
    {
        bool found = text.Length >= key.Length && Ascii.EqualsIgnoreCase(text[..key.Length], key);
        rest = found ? text[key.Length..] : default;
        return found;
    }
}
