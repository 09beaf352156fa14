namespace Seawall.Screening;

/// <summary>What every verdict of one settings generation is made with. Immutable; swapped as a whole.</summary>
public sealed class ScreeningModel
{
    public required NumberingPlan Plan { get; init; }

    public required ZoneTable Zones { get; init; }

    public required HomeLines Lines { get; init; }

    /// <summary>Short codes of the home network beyond those of the plan.</summary>
    public ShortCodes ShortCodes { get; init; } = ShortCodes.None;

    /// <summary>
    /// Which registered senders pass a zone that a line shut, where the line has no rule on them.
    /// </summary>
    public SenderPurpose RegisteredPass { get; init; }

    /// <summary>
    /// Whether the digits of a code, or of what looks like one, are those of a code of the home network.
    /// </summary>
    internal bool IsHomeCode(E164 code) => !code.IsNone && (Plan.IsHomeService(code) || ShortCodes.Contains(code));
}
