namespace Seawall.Register;

/// <summary>
/// Whether a line is told by text of what was refused to it. Stored with the line; values never change meaning.
/// </summary>
public enum DigestChoice : byte
{
    /// <summary>The line never said: as the operator has it.</summary>
    Default = 0,

    /// <summary>Never.</summary>
    Off = 1,

    /// <summary>At the first of a day.</summary>
    First = 2,

    /// <summary>Once a day, of all of it.</summary>
    Daily = 3,
}
