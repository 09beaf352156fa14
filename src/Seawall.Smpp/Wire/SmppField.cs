namespace Seawall.Smpp;

/// <summary>
/// The mandatory parameters of all PDUs, by what they mean (v3.4 §5.2). Their order is in the layouts.
/// </summary>
public enum SmppField : byte
{
    None = 0,
    SystemId = 1,
    Password = 2,
    SystemType = 3,
    InterfaceVersion = 4,
    AddressTon = 5,
    AddressNpi = 6,
    AddressRange = 7,
    ServiceType = 8,
    SourceTon = 9,
    SourceNpi = 10,
    SourceAddress = 11,
    DestinationTon = 12,
    DestinationNpi = 13,
    DestinationAddress = 14,
    EsmClass = 15,
    ProtocolId = 16,
    PriorityFlag = 17,
    ScheduleDeliveryTime = 18,
    ValidityPeriod = 19,
    RegisteredDelivery = 20,
    ReplaceIfPresentFlag = 21,
    DataCoding = 22,
    DefaultMessageId = 23,

    /// <summary>sm_length: written with <see cref="ShortMessage"/>.</summary>
    ShortMessageLength = 24,

    ShortMessage = 25,
    MessageId = 26,
    FinalDate = 27,
    MessageState = 28,
    ErrorCode = 29,

    /// <summary>number_of_dests: written with <see cref="Destinations"/>.</summary>
    DestinationCount = 30,

    /// <summary>dest_address(es), all of them.</summary>
    Destinations = 31,

    /// <summary>no_unsuccess: written with <see cref="Unsuccessful"/>.</summary>
    UnsuccessfulCount = 32,

    /// <summary>unsuccess_sme(s), all of them.</summary>
    Unsuccessful = 33,

    EsmeTon = 34,
    EsmeNpi = 35,
    EsmeAddress = 36,
}
