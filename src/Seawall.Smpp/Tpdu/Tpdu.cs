namespace Seawall.Smpp;

/// <summary>Which way a TPDU goes: the same two bits mean other types each way (TS 23.040 §9.2.3.1).</summary>
public enum TpduDirection : byte
{
    /// <summary>From the service centre to the phone.</summary>
    ToMobile = 1,

    /// <summary>From the phone to the service centre.</summary>
    FromMobile = 2,
}

/// <summary>The types of TPDU (TS 23.040 §9.2.2).</summary>
public enum TpduType : byte
{
    None = 0,
    Deliver = 1,
    SubmitReport = 2,
    StatusReport = 3,
    DeliverReport = 4,
    Submit = 5,
    Command = 6,
}

/// <summary>
/// A TPDU over its octets: what there is of it for its type, the rest is <c>default</c>. Nothing is copied.
/// </summary>
public ref struct Tpdu
{
    /// <summary>Which type.</summary>
    public TpduType Type { get; internal set; }

    /// <summary>The first octet: the type in its two low bits, flags above.</summary>
    public byte First { get; internal set; }

    /// <summary>TP-UDHI: a header stands before the text.</summary>
    public readonly bool HasHeader => (First & 0x40) != 0;

    /// <summary>TP-MMS of a delivery: no more messages wait, in the inverted sense of the standard.</summary>
    public readonly bool HasMoreMessages => Type == TpduType.Deliver && (First & 0x04) == 0;

    /// <summary>TP-MR.</summary>
    public byte Reference { get; internal set; }

    /// <summary>TP-OA of a delivery, TP-DA of a submission or command, TP-RA of a status report.</summary>
    public TpAddress Address { get; internal set; }

    /// <summary>TP-PID.</summary>
    public byte ProtocolId { get; internal set; }

    /// <summary>TP-DCS.</summary>
    public DataCoding Coding { get; internal set; }

    /// <summary>TP-SCTS: seven octets.</summary>
    public ReadOnlySpan<byte> Timestamp { get; internal set; }

    /// <summary>TP-DT of a status report: seven octets.</summary>
    public ReadOnlySpan<byte> DischargeTime { get; internal set; }

    /// <summary>TP-ST of a status report.</summary>
    public byte Status { get; internal set; }

    /// <summary>TP-FCS of a report in an error; 0 in an acknowledgement.</summary>
    public byte FailureCause { get; internal set; }

    /// <summary>TP-UDL: septets in the default alphabet, octets in any other.</summary>
    public byte UserDataLength { get; internal set; }

    /// <summary>TP-UD: header and text, as they stand.</summary>
    public ReadOnlySpan<byte> UserData { get; internal set; }

    /// <summary>The header, where there is one.</summary>
    public UserDataHeader Header { get; internal set; }

    /// <summary>
    /// Reads a TPDU. A report goes in an acknowledgement or in an error, and only there has it a cause. What comes
    /// after the end of the user data is not looked at.
    /// </summary>
    public static TpduRefusal Parse(
        ReadOnlySpan<byte> bytes, TpduDirection direction, bool inError, out Tpdu tpdu)
    {
        tpdu = default;
        return TpduReader.Read(ref tpdu, bytes, direction, inError);
    }

    /// <summary>
    /// Reads the text without its header. Returns how many characters, -1 where its alphabet is not known or the span
    /// is too small; 160 characters are enough for any.
    /// </summary>
    public readonly int ReadText(Span<char> text)
    {
        if (UserData.IsEmpty)
        {
            return 0;
        }

        if (Coding.Alphabet != TextAlphabet.Default)
        {
            return TextCodec.Decode(Coding.Alphabet, UserData[Header.Octets..], text);
        }

        int count = Math.Max(0, UserDataLength - Septets.SeptetsOf(Header.Octets));
        Span<byte> septets = stackalloc byte[byte.MaxValue];
        int read = Septets.Unpack(
            UserData[Header.Octets..], septets[..count], Septets.FillBitsAfter(Header.Octets));
        return text.Length < read ? PduWriter.Failed : GsmAlphabet.Decode(septets[..read], text);
    }
}
