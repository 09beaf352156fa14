namespace Seawall.Smpp;

/// <summary>
/// Writes messages of the RP layer (TS 24.011 §7.3). All return the length written, -1 when the span is too small or a
/// part too long for its length octet.
/// </summary>
public static class RpWriter
{
    /// <summary>
    /// RP-DATA: type reference RP-OA RP-DA RP-UD, each with its length (§7.3.1); an address may be empty.
    /// </summary>
    public static int WriteData(
        RpType type, byte reference, scoped ReadOnlySpan<byte> originator, scoped ReadOnlySpan<byte> destination,
        scoped ReadOnlySpan<byte> userData, Span<byte> span)
    {
        var writer = new OctetWriter(span);
        writer.Put([(byte)type, reference]);
        writer.PutCounted(originator);
        writer.PutCounted(destination);
        writer.PutCounted(userData);
        return writer.Length;
    }

    /// <summary>RP-ACK: type reference [ 41 RP-UD ] (§7.3.3).</summary>
    public static int WriteAck(RpType type, byte reference, scoped ReadOnlySpan<byte> userData, Span<byte> span)
    {
        var writer = new OctetWriter(span);
        writer.Put([(byte)type, reference]);
        PutUserData(ref writer, userData);
        return writer.Length;
    }

    /// <summary>RP-ERROR: type reference 1 cause [ 41 RP-UD ] (§7.3.4).</summary>
    public static int WriteError(
        RpType type, byte reference, RpCause cause, scoped ReadOnlySpan<byte> userData, Span<byte> span)
    {
        var writer = new OctetWriter(span);
        writer.Put([(byte)type, reference, 1, (byte)cause]);
        PutUserData(ref writer, userData);
        return writer.Length;
    }

    static void PutUserData(scoped ref OctetWriter writer, scoped ReadOnlySpan<byte> userData)
    {
        if (!userData.IsEmpty)
        {
            writer.Put(RpMessage.UserDataElement);
            writer.PutCounted(userData);
        }
    }
}
