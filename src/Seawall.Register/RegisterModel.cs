using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What the register takes from the settings in force. Immutable; swapped as a whole on a reload.</summary>
public sealed class RegisterModel
{
    /// <summary>How numbers typed by people and found in files are read.</summary>
    public required DialRules Dial { get; init; }

    /// <summary>Countries and valid numbers.</summary>
    public required NumberingPlan Plan { get; init; }

    /// <summary>The zones a subscriber can decide on.</summary>
    public required ZoneTable Zones { get; init; }

    /// <summary>Which lines are ours; a change for another home number is taken, with a remark.</summary>
    public required HomeLines Lines { get; init; }

    /// <summary>
    /// For how long after a refused call to a line its opening is asked twice; zero: it never is.
    /// </summary>
    public TimeSpan CoachedWindow { get; init; }

    /// <summary>
    /// For how long entries of the journal name persons: lines, who, notes and evidence; null: for ever.
    /// </summary>
    public TimeSpan? KeepPersonalFor { get; init; }

    /// <summary>The time zone of times without an offset.</summary>
    public required TimeZoneInfo TimeZone { get; init; }
}
