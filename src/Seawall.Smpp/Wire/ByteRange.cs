namespace Seawall.Smpp;

/// <summary>Where something stands in the bytes of a PDU: from <c>Start</c>, up to and without <c>End</c>.</summary>
public readonly record struct ByteRange(int Start, int End)
{
    /// <summary>How many bytes.</summary>
    public int Length => End - Start;

    /// <summary>Whether nothing is there; <c>default</c> is.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>The bytes themselves.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes[Start..End];
}
