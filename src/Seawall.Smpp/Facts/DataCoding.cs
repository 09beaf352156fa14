namespace Seawall.Smpp;

/// <summary>In what the text is written. The numbers up to 14 are those of data_coding (v3.4 §5.2.19).</summary>
public enum TextAlphabet : byte
{
    /// <summary>The message centre's own: the GSM 7-bit default alphabet, nearly always.</summary>
    Default = 0,
    Ia5 = 1,
    Octets = 2,
    Latin1 = 3,
    Jis = 5,
    Cyrillic = 6,
    Hebrew = 7,
    Ucs2 = 8,
    Pictogram = 9,
    Iso2022Jp = 10,
    ExtendedKanji = 13,
    Korean = 14,

    /// <summary>A number that means nothing, or compressed text.</summary>
    Unknown = 255,
}

/// <summary>What waits for the subscriber, as a message says it (TS 23.038 §4, TS 23.040 §9.2.3.24.2).</summary>
public enum MessageWaiting : byte
{
    None = 0,
    Voicemail = 1,
    Fax = 2,
    Email = 3,
    Other = 4,
}

/// <summary>
/// data_coding of SMPP (v3.4 §5.2.19) and TP-DCS (TS 23.038 §4). They differ below 0x10 only; above that the scheme of
/// GSM is what passes in the field, also where SMPP says reserved.
/// </summary>
public readonly record struct DataCoding
{
    const byte ClassBit = 0x10;
    const byte CompressedBit = 0x20;
    const byte WaitingTypeMask = 0x03;

    DataCoding(byte value, TextAlphabet alphabet)
    {
        Value = value;
        Alphabet = alphabet;
    }

    /// <summary>The octet.</summary>
    public byte Value { get; }

    /// <summary>What the text is written in.</summary>
    public TextAlphabet Alphabet { get; }

    /// <summary>
    /// The class of the message, 0 to 3, or -1 without one. Class 0 is shown at once and kept nowhere.
    /// </summary>
    public int MessageClass => Value switch
    {
        >= 0xF0 => Value & 0x03,
        < 0x80 when (Value & ClassBit) != 0 => Value & 0x03,
        _ => -1,
    };

    /// <summary>What waits, by the groups of message waiting indications.</summary>
    public MessageWaiting Waiting =>
        Value is >= 0xC0 and < 0xF0 ? WaitingOf(Value) : MessageWaiting.None;

    /// <summary>data_coding of a PDU.</summary>
    public static DataCoding OfSmpp(byte value) => new(value, value switch
    {
        0 or 1 or 2 or 3 or 5 or 6 or 7 or 8 or 9 or 10 or 13 or 14 => (TextAlphabet)value,
        4 => TextAlphabet.Octets,
        < 0x10 => TextAlphabet.Unknown,
        _ => OfGroup(value),
    });

    /// <summary>TP-DCS of a TPDU.</summary>
    public static DataCoding OfTpdu(byte value) => new(value, OfGroup(value));

    /// <summary>What waits, by the two low bits that data_coding, the header and the TLV all use.</summary>
    internal static MessageWaiting WaitingOf(byte bits) =>
        (MessageWaiting)((byte)MessageWaiting.Voicemail + (bits & WaitingTypeMask));

    static TextAlphabet OfGroup(byte value) => value switch
    {
        // General data coding, and the same with automatic deletion.
        < 0x80 => (value & CompressedBit) != 0 ? TextAlphabet.Unknown : OfBits((value >> 2) & 0x03),

        // Reserved; TS 23.038 has it read as the default alphabet.
        < 0xE0 => TextAlphabet.Default,
        < 0xF0 => TextAlphabet.Ucs2,
        _ => (value & 0x04) != 0 ? TextAlphabet.Octets : TextAlphabet.Default,
    };

    static TextAlphabet OfBits(int bits) => bits switch
    {
        0 => TextAlphabet.Default,
        1 => TextAlphabet.Octets,
        2 => TextAlphabet.Ucs2,
        _ => TextAlphabet.Unknown,
    };
}
