namespace Seawall.Smpp;

/// <summary>Seven bits to the septet, packed without gaps from the low bit on (TS 23.038 §6.1.2.1).</summary>
public static class Septets
{
    const int Bits = 7;

    /// <summary>The octets that so many septets take after so many fill bits.</summary>
    public static int OctetsOf(int septets, int fillBits = 0) => ((septets * Bits) + fillBits + 7) / 8;

    /// <summary>
    /// The fill bits after a header of so many octets, so that the text begins on a septet (TS 23.040 §9.2.3.24).
    /// </summary>
    public static int FillBitsAfter(int headerOctets) => (Bits - (headerOctets * 8 % Bits)) % Bits;

    /// <summary>The septets that a header of so many octets takes of a text, its fill bits included.</summary>
    public static int SeptetsOf(int headerOctets) => ((headerOctets * 8) + Bits - 1) / Bits;

    /// <summary>Packs septets. Returns the octets written, -1 when the span is too small.</summary>
    public static int Pack(ReadOnlySpan<byte> septets, Span<byte> octets, int fillBits = 0)
    {
        int length = OctetsOf(septets.Length, fillBits);
        if (octets.Length < length)
        {
            return PduWriter.Failed;
        }

        octets[..length].Clear();
        int bit = fillBits;
        foreach (byte septet in septets)
        {
            int value = (septet & 0x7F) << (bit & 7);
            octets[bit >> 3] |= (byte)value;
            if (value > byte.MaxValue)
            {
                octets[(bit >> 3) + 1] |= (byte)(value >> 8);
            }

            bit += Bits;
        }

        return length;
    }

    /// <summary>
    /// Unpacks as many septets as the span holds, or as there are whole ones. Returns how many.
    /// </summary>
    public static int Unpack(ReadOnlySpan<byte> octets, Span<byte> septets, int fillBits = 0)
    {
        int count = Math.Min(septets.Length, Math.Max(0, ((octets.Length * 8) - fillBits) / Bits));
        int bit = fillBits;
        for (int at = 0; at < count; at++)
        {
            int low = bit >> 3;
            int value = octets[low];
            if (low + 1 < octets.Length)
            {
                value |= octets[low + 1] << 8;
            }

            septets[at] = (byte)((value >> (bit & 7)) & 0x7F);
            bit += Bits;
        }

        return count;
    }
}
