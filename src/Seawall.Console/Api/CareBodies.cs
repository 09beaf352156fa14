using System.ComponentModel.DataAnnotations;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>A guardian to ask or to offer.</summary>
internal sealed record GuardianBody
{
    /// <summary>The guardian's number, of the home country.</summary>
    [RegularExpression(Fields.NumberPattern)]
    public required string Guardian { get; init; }

    /// <summary>Who speaks: line or guardian.</summary>
    [AllowedValues("line", "guardian")]
    public required string By { get; init; }

    /// <summary>Whether the guardian may see what was refused; counts where the line speaks.</summary>
    public bool SeesRefused { get; init; }

    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }
}

/// <summary>A yes to being asked.</summary>
internal sealed record ConfirmBody
{
    /// <summary>Who speaks: line or guardian.</summary>
    [AllowedValues("line", "guardian")]
    public required string By { get; init; }

    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }
}

/// <summary>A cooling-off.</summary>
internal sealed record CoolingBody
{
    /// <summary>Hours, 0 for none. More counts at once; less waits for the end of the one before.</summary>
    [Range(0, RegisterLimits.CoolingHoursMax)]
    public required int Hours { get; init; }

    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }
}

/// <summary>A yes to a guardian's proposal.</summary>
internal sealed record AcceptBody
{
    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }

    /// <summary>What an answer CONFIRMATION_REQUIRED gave, when the subscriber was asked and still wants it.</summary>
    [MaxLength(Fields.WordsMax)]
    public string? Confirmation { get; init; }
}
