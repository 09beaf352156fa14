namespace Seawall.Smpp;

/// <summary>
/// When the sender wants a receipt of the message centre, by bits 1 and 0 (v3.4 §5.2.17, v5.0 §4.7.21).
/// </summary>
public enum ReceiptWish : byte
{
    Never = 0,
    Always = 1,
    OnFailure = 2,

    /// <summary>Version 5.0 only.</summary>
    OnSuccess = 3,
}

/// <summary>registered_delivery (v3.4 §5.2.17).</summary>
public readonly record struct RegisteredDelivery(byte Value)
{
    const byte ReservedBits = 0xE0;

    /// <summary>The receipt of the message centre.</summary>
    public ReceiptWish Receipt => (ReceiptWish)(Value & 0x03);

    /// <summary>Whether a message that was refused is to be told of.</summary>
    public bool WantsFailure => Receipt is ReceiptWish.Always or ReceiptWish.OnFailure;

    /// <summary>An acknowledgement of the receiving entity is wanted.</summary>
    public bool WantsDeliveryAcknowledgement => (Value & 0x04) != 0;

    /// <summary>An acknowledgement of the user is wanted.</summary>
    public bool WantsUserAcknowledgement => (Value & 0x08) != 0;

    /// <summary>Notifications on the way are wanted.</summary>
    public bool WantsIntermediate => (Value & 0x10) != 0;

    /// <summary>Whether it uses none of the reserved bits.</summary>
    public bool IsKnown => (Value & ReservedBits) == 0;
}
