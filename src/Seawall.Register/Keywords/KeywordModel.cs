namespace Seawall.Register;

/// <summary>What the desk takes from the settings in force. Immutable; swapped as a whole.</summary>
public sealed class KeywordModel
{
    /// <summary>The keywords.</summary>
    public required KeywordTable Table { get; init; }

    /// <summary>Countries, zones and the clock by which times are said.</summary>
    public required RegisterModel Register { get; init; }

    /// <summary>The language of lines of which none is known, and that write none that shows: zh or en.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>Whether guardians and lines can be told; else nobody can be asked by text.</summary>
    public bool Tells { get; init; } = true;

    /// <summary>What lines are told of what was refused to them that never said whether they want it.</summary>
    public DigestChoice Digest { get; init; } = DigestChoice.Off;

    /// <summary>Texts of one line in a minute; one more is told so, and all beyond are not answered.</summary>
    public int TextsPerMinute { get; init; } = 10;
}
