namespace Seawall.Smpp;

/// <summary>The failure causes of a report (TS 23.040 §9.2.3.22) that an answer of ours may give.</summary>
public enum TpFailureCause : byte
{
    None = 0x00,
    TpduNotSupported = 0xB0,
    InvalidAddress = 0xC3,
    DestinationBarred = 0xC4,
    MemoryExceeded = 0xD3,
    Unspecified = 0xFF,
}

/// <summary>What a delivery or a submission of ours says.</summary>
public readonly ref struct TpduPlan
{
    /// <summary>TP-OA of a delivery, TP-DA of a submission.</summary>
    public required SmppAddress Address { get; init; }

    /// <summary>TP-MR of a submission.</summary>
    public byte Reference { get; init; }

    /// <summary>TP-PID.</summary>
    public byte ProtocolId { get; init; }

    /// <summary>TP-DCS.</summary>
    public byte Coding { get; init; }

    /// <summary>TP-SCTS of a delivery, in the time zone that is to be shown.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>The user data header, its length first; may be empty.</summary>
    public ReadOnlySpan<byte> Header { get; init; }

    /// <summary>The text: unpacked septets in the default alphabet, octets in any other.</summary>
    public ReadOnlySpan<byte> Text { get; init; }
}

/// <summary>
/// Writes TPDUs (TS 23.040 §9.2.2). All return the length written, -1 when the span is too small or a part does not
/// fit.
/// </summary>
public static class TpduWriter
{
    const byte HeaderBit = 0x40;
    const byte NoMoreMessages = 0x04;
    const byte SubmitType = 0x01;

    /// <summary>SMS-DELIVER: TP-OA TP-PID TP-DCS TP-SCTS TP-UDL TP-UD (§9.2.2.1).</summary>
    public static int WriteDeliver(scoped in TpduPlan plan, Span<byte> span)
    {
        var writer = new OctetWriter(span);
        writer.Put((byte)(NoMoreMessages | (plan.Header.IsEmpty ? 0 : HeaderBit)));
        if (!TpAddress.TryPut(ref writer, plan.Address))
        {
            return PduWriter.Failed;
        }

        writer.Put([plan.ProtocolId, plan.Coding]);
        PutTime(ref writer, plan.Timestamp);
        return PutUserData(ref writer, plan) ? writer.Length : PduWriter.Failed;
    }

    /// <summary>SMS-SUBMIT without a validity period: TP-MR TP-DA TP-PID TP-DCS TP-UDL TP-UD (§9.2.2.2).</summary>
    public static int WriteSubmit(scoped in TpduPlan plan, Span<byte> span)
    {
        var writer = new OctetWriter(span);
        writer.Put((byte)(SubmitType | (plan.Header.IsEmpty ? 0 : HeaderBit)));
        writer.Put(plan.Reference);
        if (!TpAddress.TryPut(ref writer, plan.Address))
        {
            return PduWriter.Failed;
        }

        writer.Put([plan.ProtocolId, plan.Coding]);
        return PutUserData(ref writer, plan) ? writer.Length : PduWriter.Failed;
    }

    /// <summary>SMS-DELIVER-REPORT: [ TP-FCS ] TP-PI (§9.2.2.1a); with a cause it belongs into an RP-ERROR.</summary>
    public static int WriteDeliverReport(TpFailureCause cause, Span<byte> span)
    {
        var writer = new OctetWriter(span);
        writer.Put(0);
        if (cause != TpFailureCause.None)
        {
            writer.Put((byte)cause);
        }

        writer.Put(0);
        return writer.Length;
    }

    // YY MM DD hh mm ss and quarters of an hour, digits swapped, the sign in bit 3 (§9.2.3.11)
    static void PutTime(scoped ref OctetWriter writer, DateTimeOffset time)
    {
        int quarters = (int)(Math.Abs(time.Offset.TotalMinutes) / 15);
        byte sign = time.Offset < TimeSpan.Zero ? (byte)0x08 : (byte)0;
        writer.Put(
        [
            Swapped(time.Year % 100), Swapped(time.Month), Swapped(time.Day), Swapped(time.Hour), Swapped(time.Minute),
            Swapped(time.Second), (byte)(Swapped(quarters) | sign),
        ]);
    }

    static byte Swapped(int number) => (byte)((number % 10 << 4) | (number / 10));

    static bool PutUserData(scoped ref OctetWriter writer, scoped in TpduPlan plan)
    {
        Span<byte> text = stackalloc byte[SmppLimits.UserDataOctetsMax];
        int length = plan.Header.Length + plan.Text.Length;
        scoped ReadOnlySpan<byte> octets = plan.Text;
        if (DataCoding.OfTpdu(plan.Coding).Alphabet == TextAlphabet.Default)
        {
            int packed = Septets.Pack(plan.Text, text, Septets.FillBitsAfter(plan.Header.Length));
            if (packed < 0)
            {
                return false;
            }

            length = Septets.SeptetsOf(plan.Header.Length) + plan.Text.Length;
            octets = text[..packed];
        }

        if (plan.Header.Length + octets.Length > SmppLimits.UserDataOctetsMax)
        {
            return false;
        }

        writer.Put((byte)length);
        writer.Put(plan.Header);
        writer.Put(octets);
        return true;
    }
}
