namespace Seawall.Smpp;

/// <summary>What a receipt of ours says, about which message.</summary>
public readonly ref struct ReceiptPlan
{
    /// <summary>The sequence number on the leg of who sent the message.</summary>
    public required uint Sequence { get; init; }

    /// <summary>The id that we answered the message with.</summary>
    public required ReadOnlySpan<byte> MessageId { get; init; }

    /// <summary>Who sent the message: whom the receipt is for.</summary>
    public required SmppAddress Sender { get; init; }

    /// <summary>Whom the message was for: whom the receipt comes from.</summary>
    public required SmppAddress Receiver { get; init; }

    /// <summary>service_type of the message.</summary>
    public ReadOnlySpan<byte> ServiceType { get; init; }

    /// <summary>How it ended.</summary>
    public required MessageState State { get; init; }

    /// <summary>When it came, in the time zone that is to be shown.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset DoneAt { get; init; }

    /// <summary>A code of the operator's, 0 to 999.</summary>
    public int Error { get; init; }

    /// <summary>The message; of it the first twenty octets stand in the receipt.</summary>
    public ReadOnlySpan<byte> Text { get; init; }

    /// <summary>The peer takes optional parameters, so the receipt has those for its id and state as well.</summary>
    public bool WithTlvs { get; init; }
}
