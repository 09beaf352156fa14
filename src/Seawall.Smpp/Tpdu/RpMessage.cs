namespace Seawall.Smpp;

/// <summary>
/// RP-Message Type, the direction in its low bit: even from the mobile station, odd from the network (TS 24.011
/// §8.2.2).
/// </summary>
public enum RpType : byte
{
    DataFromMobile = 0,
    DataFromNetwork = 1,
    AckFromMobile = 2,
    AckFromNetwork = 3,
    ErrorFromMobile = 4,
    ErrorFromNetwork = 5,

    /// <summary>RP-SMMA: the phone has memory again.</summary>
    MemoryAvailable = 6,
}

/// <summary>RP-Cause (TS 24.011 §8.2.5.4, table 8.4).</summary>
public enum RpCause : byte
{
    None = 0,
    UnassignedNumber = 1,
    OperatorBarring = 8,
    CallBarred = 10,
    TransferRejected = 21,
    MemoryExceeded = 22,
    DestinationOutOfOrder = 27,
    UnidentifiedSubscriber = 28,
    FacilityRejected = 29,
    UnknownSubscriber = 30,
    NetworkOutOfOrder = 38,
    TemporaryFailure = 41,
    Congestion = 42,
    ResourcesUnavailable = 47,
    FacilityNotSubscribed = 50,
    FacilityNotImplemented = 69,
    ReferenceInvalid = 81,
    SemanticallyIncorrect = 95,
    MandatoryInvalid = 96,
    MessageTypeUnknown = 97,
    MessageIncompatible = 98,
    ElementUnknown = 99,
    ProtocolError = 111,
    Interworking = 127,
}

/// <summary>
/// A message of the RP layer, the body of <c>application/vnd.3gpp.sms</c> (TS 24.341). Nothing is copied; all parts are
/// slices of the bytes.
/// </summary>
public ref struct RpMessage
{
    internal const byte UserDataElement = 0x41;

    const byte TypeMask = 0x07;
    const int AddressOctetsMax = 11;

    /// <summary>Which message.</summary>
    public RpType Type { get; private set; }

    /// <summary>RP-Message Reference: the answer repeats it.</summary>
    public byte Reference { get; private set; }

    /// <summary>RP-Originator Address: that of the service centre, from the network; without its length.</summary>
    public ReadOnlySpan<byte> Originator { get; private set; }

    /// <summary>RP-Destination Address: that of the service centre, from the mobile; without its length.</summary>
    public ReadOnlySpan<byte> Destination { get; private set; }

    /// <summary>RP-Cause of an error.</summary>
    public RpCause Cause { get; private set; }

    /// <summary>RP-User Data: the TPDU; may be absent from an acknowledgement or an error.</summary>
    public ReadOnlySpan<byte> UserData { get; private set; }

    /// <summary>Whether it goes to the phone.</summary>
    public readonly bool IsFromNetwork => ((byte)Type & 1) != 0;

    /// <summary>
    /// Reads a message. What was understood of a refused one is there: an RP-DATA with its reference can be answered.
    /// </summary>
    public static TpduRefusal Parse(ReadOnlySpan<byte> bytes, out RpMessage message)
    {
        message = default;
        if (bytes.Length < 2)
        {
            return TpduRefusal.Truncated;
        }

        message.Type = (RpType)(bytes[0] & TypeMask);
        message.Reference = bytes[1];
        ReadOnlySpan<byte> rest = bytes[2..];
        return message.Type switch
        {
            RpType.DataFromMobile or RpType.DataFromNetwork => message.ReadData(rest),
            RpType.AckFromMobile or RpType.AckFromNetwork => message.ReadOptionalUserData(rest),
            RpType.ErrorFromMobile or RpType.ErrorFromNetwork => message.ReadError(rest),
            RpType.MemoryAvailable => TpduRefusal.None,
            _ => TpduRefusal.TypeUnknown,
        };
    }

    // RP-OA RP-DA RP-UD, each with its length before it (§7.3.1)
    TpduRefusal ReadData(ReadOnlySpan<byte> rest)
    {
        if (!TryValue(ref rest, out ReadOnlySpan<byte> originator)
            || !TryValue(ref rest, out ReadOnlySpan<byte> destination))
        {
            return TpduRefusal.Truncated;
        }

        if (originator.Length > AddressOctetsMax || destination.Length > AddressOctetsMax)
        {
            return TpduRefusal.AddressMalformed;
        }

        Originator = originator;
        Destination = destination;
        if (!TryValue(ref rest, out ReadOnlySpan<byte> userData) || userData.IsEmpty)
        {
            return TpduRefusal.ElementMalformed;
        }

        UserData = userData;
        return TpduRefusal.None;
    }

    // RP-Cause with its length, then perhaps RP-User Data (§7.3.4); the octet after the cause is a diagnosis.
    TpduRefusal ReadError(ReadOnlySpan<byte> rest)
    {
        if (!TryValue(ref rest, out ReadOnlySpan<byte> cause) || cause.IsEmpty)
        {
            return TpduRefusal.Truncated;
        }

        Cause = (RpCause)(cause[0] & 0x7F);
        return ReadOptionalUserData(rest);
    }

    // [ 41 length octets ] (§7.3.3, §8.2.5.3)
    TpduRefusal ReadOptionalUserData(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return TpduRefusal.None;
        }

        ReadOnlySpan<byte> value = rest[1..];
        if (rest[0] != UserDataElement || !TryValue(ref value, out ReadOnlySpan<byte> userData))
        {
            return TpduRefusal.ElementMalformed;
        }

        UserData = userData;
        return TpduRefusal.None;
    }

    static bool TryValue(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        if (rest.IsEmpty || rest[0] >= rest.Length)
        {
            value = default;
            return false;
        }

        value = rest.Slice(1, rest[0]);
        rest = rest[(1 + rest[0])..];
        return true;
    }
}
