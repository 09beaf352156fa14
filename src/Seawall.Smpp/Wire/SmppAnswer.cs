namespace Seawall.Smpp;

/// <summary>How a refused PDU is answered.</summary>
public enum SmppAnswerKind : byte
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>With generic_nack (v3.4 §4.3.1).</summary>
    GenericNack = 1,

    /// <summary>With the response that belongs to the request, and an error status.</summary>
    Response = 2,
}

/// <summary>What the standard has us answer, and whether the connection is closed after it.</summary>
public readonly record struct SmppAnswer(SmppAnswerKind Kind, SmppStatus Status, bool Close);
