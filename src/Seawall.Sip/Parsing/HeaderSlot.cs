namespace Seawall.Sip;

/// <summary>
/// One header row of a message: which header, and where it stands. The value runs without the white space around it,
/// but may hold folds (CRLF and white space) inside. The row runs from its name up to and with its last line break.
/// </summary>
public readonly struct HeaderSlot(HeaderId id, int nameOffset, int valueOffset, int valueLength, int rowEnd)
{
    /// <summary>Which header; <see cref="HeaderId.Unknown"/> for a name that is not in the table.</summary>
    public HeaderId Id { get; } = id;

    /// <summary>Where the row begins.</summary>
    public int NameOffset { get; } = nameOffset;

    /// <summary>Where the value begins.</summary>
    public int ValueOffset { get; } = valueOffset;

    /// <summary>How long the value is; 0 for an empty one.</summary>
    public int ValueLength { get; } = valueLength;

    /// <summary>Where the value ends.</summary>
    public int ValueEnd => ValueOffset + ValueLength;

    /// <summary>Where the next row begins.</summary>
    public int RowEnd { get; } = rowEnd;
}
