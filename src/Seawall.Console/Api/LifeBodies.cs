using System.ComponentModel.DataAnnotations;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>A line's new holder.</summary>
internal sealed record HolderBody
{
    /// <summary>
    /// Who holds the line now, as the operator names persons; the one known already is no new holder. Left out where
    /// only that it is another is known.
    /// </summary>
    [MaxLength(RegisterLimits.TextBytesMax)]
    public string? Holder { get; init; }

    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }
}

/// <summary>The number that a person has now.</summary>
internal sealed record MoveBody
{
    /// <summary>The new number, of the home country; what it held from somebody before is gone.</summary>
    [RegularExpression(Fields.NumberPattern)]
    public required string To { get; init; }

    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }
}
