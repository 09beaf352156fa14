namespace Seawall.Smpp;

/// <summary>Writes a delivery receipt: deliver_sm towards who sent the message (v3.4 §5.2.12, appendix B).</summary>
public static class ReceiptWriter
{
    const int TextOctetsMax = 20;
    const int ErrorMax = 999;

    /// <summary>Returns the length written, -1 when the span is too small or an id or address too long.</summary>
    public static int Write(scoped in ReceiptPlan plan, Span<byte> span)
    {
        Span<byte> text = stackalloc byte[SmppLimits.ShortMessageOctetsMax];
        int octets = WriteText(plan, text);
        if (octets < 0 || plan.MessageId.Length >= SmppLimits.MessageIdOctetsMax)
        {
            return PduWriter.Failed;
        }

        var writer = new PduWriter(span, CommandId.DeliverSm, SmppStatus.Ok, plan.Sequence);
        writer.Put(SmppField.ServiceType, plan.ServiceType);
        writer.PutSource(plan.Receiver);
        writer.PutDestination(plan.Sender);
        writer.Put(SmppField.EsmClass, (byte)EsmType.Receipt);
        writer.Put(SmppField.ShortMessage, text[..octets]);
        if (plan.WithTlvs)
        {
            PutMessageId(ref writer, plan.MessageId);
            writer.PutOctetTlv(TlvTag.MessageState, (byte)plan.State);
        }

        return writer.Finish();
    }

    /// <summary>
    /// "id:" id " sub:" 3DIGIT " dlvrd:" 3DIGIT " submit date:" YYMMDDhhmm " done date:" YYMMDDhhmm " stat:" word
    /// " err:" 3DIGIT " text:" *20OCTET. Returns the octets written, -1 when the span is too small.
    /// </summary>
    public static int WriteText(scoped in ReceiptPlan plan, Span<byte> span)
    {
        var writer = new OctetWriter(span);
        writer.Put("id:"u8);
        writer.Put(plan.MessageId);
        writer.Put(" sub:001 dlvrd:"u8);
        writer.Put(plan.State == MessageState.Delivered ? "001"u8 : "000"u8);
        writer.Put(" submit date:"u8);
        PutTime(ref writer, plan.SubmittedAt);
        writer.Put(" done date:"u8);
        PutTime(ref writer, plan.DoneAt);
        writer.Put(" stat:"u8);
        writer.Put(MessageStates.Word(plan.State));
        writer.Put(" err:"u8);
        writer.PutDigits(Math.Clamp(plan.Error, 0, ErrorMax), 3);
        writer.Put(" text:"u8);
        writer.Put(plan.Text[..Math.Min(plan.Text.Length, TextOctetsMax)]);
        return writer.Length;
    }

    static void PutTime(ref OctetWriter writer, DateTimeOffset time)
    {
        writer.PutDigits(time.Year % 100, 2);
        writer.PutDigits(time.Month, 2);
        writer.PutDigits(time.Day, 2);
        writer.PutDigits(time.Hour, 2);
        writer.PutDigits(time.Minute, 2);
    }

    // §5.3.2.12: a C-octet string.
    static void PutMessageId(scoped ref PduWriter writer, scoped ReadOnlySpan<byte> id)
    {
        Span<byte> text = stackalloc byte[SmppLimits.MessageIdOctetsMax];
        text.Clear();
        id.CopyTo(text);
        writer.PutTlv(TlvTag.ReceiptedMessageId, text[..(id.Length + 1)]);
    }
}
