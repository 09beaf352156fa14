namespace Seawall.Screening;

/// <summary>
/// What the page of a line holds: <see cref="ChoiceBits"/> in which a slot of 3 says that pauses or rules of the line,
/// kept beside, have a say there.
/// </summary>
internal readonly struct LineGlance(uint bits)
{
    /// <summary>The low bit of each slot.</summary>
    const uint LowBits = 0x5555_5555;

    /// <summary>The choices of a line whose slots are all plain.</summary>
    public ChoiceBits Choices => new(bits);

    /// <summary>Whether any slot is 3.</summary>
    public bool HasDetail => (bits & (bits >> 1) & LowBits) != 0;

    /// <summary>Whether any slot of the service is 3.</summary>
    public bool IsDetailed(Service service) =>
        ((bits & (bits >> 1) & LowBits) >> ChoiceBits.Shift(service, 0) & 0xFFFF) != 0;
}
