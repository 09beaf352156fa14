namespace Seawall.Smpp;

/// <summary>What a message is, by bits 5 to 2 of esm_class (v3.4 §5.2.12).</summary>
public enum EsmType : byte
{
    /// <summary>A message like any other.</summary>
    Message = 0x00,

    /// <summary>A delivery receipt of the message centre.</summary>
    Receipt = 0x04,

    /// <summary>The receiving entity says that it got it.</summary>
    DeliveryAcknowledgement = 0x08,

    /// <summary>The user says that they got it.</summary>
    UserAcknowledgement = 0x10,

    /// <summary>The end of an interactive session (Korean CDMA).</summary>
    ConversationAbort = 0x18,

    /// <summary>How far it has come.</summary>
    IntermediateNotification = 0x20,
}

/// <summary>esm_class (v3.4 §5.2.12).</summary>
public readonly record struct EsmClass(byte Value)
{
    /// <summary>The bit that says that a user data header stands before the text (UDHI).</summary>
    public const byte HeaderBit = 0x40;

    const byte TypeMask = 0x3C;

    /// <summary>Bits 5 to 2.</summary>
    public EsmType Type => (EsmType)(Value & TypeMask);

    /// <summary>Whether the type is one of those the standard names.</summary>
    public bool IsKnown => Type is EsmType.Message or EsmType.Receipt or EsmType.DeliveryAcknowledgement
        or EsmType.UserAcknowledgement or EsmType.ConversationAbort or EsmType.IntermediateNotification;

    /// <summary>
    /// A receipt, an acknowledgement or a notification: it goes to who sent the message that it speaks of, and is never
    /// screened as a text to them.
    /// </summary>
    public bool IsReport => Type is EsmType.Receipt or EsmType.DeliveryAcknowledgement or EsmType.UserAcknowledgement
        or EsmType.IntermediateNotification;

    /// <summary>A user data header stands before the text.</summary>
    public bool HasHeader => (Value & HeaderBit) != 0;
}
