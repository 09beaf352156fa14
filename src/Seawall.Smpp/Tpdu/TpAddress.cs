namespace Seawall.Smpp;

/// <summary>
/// An address in a TPDU or in the RP layer: a type, and digits of four bits, the first in the low half of an octet; a
/// name is packed septets (TS 23.040 §9.1.2.5, TS 24.011 §8.2.5.1).
/// </summary>
public readonly ref struct TpAddress
{
    /// <summary>Room enough for the characters of any of them.</summary>
    public const int CharactersMax = SmppLimits.TpduAddressDigitsMax + 2;

    const byte ExtensionBit = 0x80;
    const byte Filler = 0x0F;

    TpAddress(byte type, ReadOnlySpan<byte> value, int digits)
    {
        Type = type;
        Value = value;
        Digits = digits;
    }

    /// <summary>The type octet; 0 where there is no address.</summary>
    public byte Type { get; }

    /// <summary>The digits as they stand.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>How many useful half octets there are.</summary>
    public int Digits { get; }

    /// <summary>Type of number; the values are those of SMPP.</summary>
    public Ton Ton => (Ton)((Type >> 4) & 0x07);

    /// <summary>Numbering plan; the values are those of SMPP.</summary>
    public Npi Npi => (Npi)(Type & 0x0F);

    /// <summary>TP-OA, TP-DA, TP-RA: count of digits, type, digits. Takes it off the front of the octets.</summary>
    internal static TpduRefusal TryRead(scoped ref ReadOnlySpan<byte> rest, out TpAddress address)
    {
        address = default;
        if (rest.Length < 2)
        {
            return TpduRefusal.Truncated;
        }

        int digits = rest[0];
        byte type = rest[1];
        if (digits > SmppLimits.TpduAddressDigitsMax || (type & ExtensionBit) == 0)
        {
            return TpduRefusal.AddressMalformed;
        }

        int octets = (digits + 1) / 2;
        if (rest.Length - 2 < octets)
        {
            return TpduRefusal.Truncated;
        }

        address = new TpAddress(type, rest.Slice(2, octets), digits);
        rest = rest[(2 + octets)..];
        return TpduRefusal.None;
    }

    /// <summary>RP-OA and RP-DA without their length: type, digits.</summary>
    public static TpAddress OfRp(ReadOnlySpan<byte> octets) =>
        octets.IsEmpty ? default : new TpAddress(octets[0], octets[1..], (octets.Length - 1) * 2);

    /// <summary>
    /// The address as SMPP has it: digits as characters, a name as unpacked septets, which for letters and digits are
    /// the same. The span must hold <see cref="CharactersMax"/>.
    /// </summary>
    public SmppAddress Read(Span<byte> characters)
    {
        int length = Ton == Ton.Alphanumeric
            ? Septets.Unpack(Value, characters[..Math.Min(characters.Length, Digits * 4 / 7)])
            : ReadDigits(characters);
        return new SmppAddress(Ton, Npi, characters[..length]);
    }

    /// <summary>Puts TP-OA or TP-DA: count of digits, type, digits. False for what no address can hold.</summary>
    internal static bool TryPut(scoped ref OctetWriter writer, scoped SmppAddress address)
    {
        byte type = (byte)(ExtensionBit | (((byte)address.Ton & 0x07) << 4) | ((byte)address.Npi & 0x0F));
        ReadOnlySpan<byte> text = address.Text;
        if (address.Ton == Ton.Alphanumeric)
        {
            Span<byte> packed = stackalloc byte[SmppLimits.TpduAddressDigitsMax / 2];
            int octets = Septets.Pack(text, packed);
            if (octets < 0)
            {
                return false;
            }

            writer.Put([(byte)(((text.Length * 7) + 3) / 4), type]);
            writer.Put(packed[..octets]);
            return true;
        }

        if (text.Length > SmppLimits.TpduAddressDigitsMax)
        {
            return false;
        }

        writer.Put([(byte)text.Length, type]);
        return TryPutDigits(ref writer, text);
    }

    /// <summary>
    /// Puts an address of the RP layer with its length: type, digits. False for what no address can hold.
    /// </summary>
    public static int WriteRp(scoped SmppAddress address, Span<byte> span)
    {
        var writer = new OctetWriter(span);
        writer.Put((byte)(ExtensionBit | (((byte)address.Ton & 0x07) << 4) | ((byte)address.Npi & 0x0F)));
        bool fits = address.Text.Length <= SmppLimits.TpduAddressDigitsMax && TryPutDigits(ref writer, address.Text);
        return fits ? writer.Length : PduWriter.Failed;
    }

    int ReadDigits(Span<byte> characters)
    {
        int length = 0;
        for (int digit = 0; digit < Math.Min(Digits, characters.Length); digit++)
        {
            int half = digit % 2 == 0 ? Value[digit / 2] & 0x0F : Value[digit / 2] >> 4;
            if (half == Filler)
            {
                break;
            }

            characters[length++] = "0123456789*#abc"u8[half];
        }

        return length;
    }

    static bool TryPutDigits(scoped ref OctetWriter writer, scoped ReadOnlySpan<byte> text)
    {
        for (int at = 0; at < text.Length; at += 2)
        {
            int low = "0123456789*#abc"u8.IndexOf(text[at]);
            int high = at + 1 < text.Length ? "0123456789*#abc"u8.IndexOf(text[at + 1]) : Filler;
            if (low < 0 || high < 0)
            {
                return false;
            }

            writer.Put((byte)((high << 4) | low));
        }

        return true;
    }
}
