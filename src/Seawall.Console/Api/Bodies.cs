using System.ComponentModel.DataAnnotations;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>What a line decides.</summary>
internal sealed record ChoicesBody
{
    /// <summary>voice, sms or all.</summary>
    [AllowedValues("voice", "sms", "all")]
    public required string Service { get; init; }

    /// <summary>A zone's name, or all.</summary>
    [MaxLength(RegisterLimits.ZoneBytesMax)]
    public required string Zone { get; init; }

    /// <summary>open, shut or undecided.</summary>
    [AllowedValues("open", "shut", "undecided")]
    public required string To { get; init; }

    /// <summary>With open: a pause that ends by itself then; RFC 3339 with an offset.</summary>
    [DataType(DataType.DateTime)]
    public string? Until { get; init; }

    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }

    /// <summary>What an answer CONFIRMATION_REQUIRED gave, when the subscriber was asked and still wants it.</summary>
    [MaxLength(Fields.WordsMax)]
    public string? Confirmation { get; init; }

    /// <summary>
    /// The guardian who asks; left out where the line does. A guardian's shutting counts at once, an opening is a
    /// proposal that waits for the line's yes.
    /// </summary>
    [RegularExpression(Fields.NumberPattern)]
    public string? Guardian { get; init; }
}

/// <summary>A personal rule to add.</summary>
internal sealed record RuleBody
{
    /// <summary>pass or refuse.</summary>
    [AllowedValues("pass", "refuse")]
    public required string Verdict { get; init; }

    /// <summary>
    /// A country's two letters (ISO 3166), a number as + and digits, or registered senders of texts: registered,
    /// registered:code, registered:service.
    /// </summary>
    [MaxLength(Fields.WordsMax)]
    public required string Target { get; init; }

    /// <summary>voice, sms or all; left out, all.</summary>
    [AllowedValues("voice", "sms", "all")]
    public string? Service { get; init; }

    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }

    /// <summary>What an answer CONFIRMATION_REQUIRED gave, when the subscriber was asked and still wants it.</summary>
    [MaxLength(Fields.WordsMax)]
    public string? Confirmation { get; init; }

    /// <summary>
    /// The guardian who asks; left out where the line does. A guardian's shutting counts at once, an opening is a
    /// proposal that waits for the line's yes.
    /// </summary>
    [RegularExpression(Fields.NumberPattern)]
    public string? Guardian { get; init; }
}

/// <summary>The change to take back.</summary>
internal sealed record UndoBody
{
    /// <summary>Its journal number: the latest of the line, at most ten minutes old.</summary>
    [Range(1, long.MaxValue)]
    public required long Journal { get; init; }

    /// <summary>Why, for the journal.</summary>
    [MaxLength(RegisterLimits.NoteBytesMax)]
    public string? Note { get; init; }

    /// <summary>What an answer CONFIRMATION_REQUIRED gave, when the subscriber was asked and still wants it.</summary>
    [MaxLength(Fields.WordsMax)]
    public string? Confirmation { get; init; }
}
