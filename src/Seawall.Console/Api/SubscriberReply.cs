using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>A line: what is in force for each service and zone and why, and what else was decided.</summary>
internal sealed record SubscriberReply
{
    /// <summary>The line, as + and digits.</summary>
    [RegularExpression(Fields.NumberPattern)]
    public required string Number { get; init; }

    /// <summary>Every service and zone of the settings.</summary>
    [MaxLength(16)]
    public required ImmutableArray<ChoiceReply> Choices { get; init; }

    /// <summary>Personal rules, oldest first; they go before the choices.</summary>
    [MaxLength(RegisterLimits.RulesMax)]
    public required ImmutableArray<RuleReply> Rules { get; init; }

    /// <summary>Who helps with the line, and who was asked to.</summary>
    [MaxLength(RegisterLimits.GuardiansMax)]
    public required ImmutableArray<GuardianReply> Guardians { get; init; }

    /// <summary>Openings that wait for the end of the cooling-off, and guardians' proposals.</summary>
    [MaxLength(RegisterLimits.WaitingMax)]
    public required ImmutableArray<WaitingReply> Waiting { get; init; }

    /// <summary>For how many hours an opening of the line waits; 0: it counts at once.</summary>
    [Range(0, RegisterLimits.CoolingHoursMax)]
    public required int CoolingOffHours { get; init; }

    /// <summary>The number of the last journal entry that touched the line, 0 for none.</summary>
    public required long Journal { get; init; }

    /// <summary>What else to know, such as that the line is not one of the operator's; empty for nothing.</summary>
    public required string Remark { get; init; }
}

/// <summary>One service and zone of a line.</summary>
internal sealed record ChoiceReply
{
    /// <summary>voice or sms.</summary>
    [AllowedValues("voice", "sms")]
    public required string Service { get; init; }

    /// <summary>The zone's name.</summary>
    public required string Zone { get; init; }

    /// <summary>What was chosen, pauses aside: open, shut or undecided.</summary>
    [AllowedValues("open", "shut", "undecided")]
    public required string Choice { get; init; }

    /// <summary>Whether calls or texts from there pass now.</summary>
    public required bool Open { get; init; }

    /// <summary>Why: choice, pause, campaign or default.</summary>
    [AllowedValues("choice", "pause", "campaign", "default")]
    public required string Basis { get; init; }

    /// <summary>When a running pause ends; left out where none runs.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The name of the campaign that shuts it by default; left out where none does.</summary>
    public string? Campaign { get; init; }

    /// <summary>Since when the campaign shuts it; left out where none does.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>One personal rule of a line.</summary>
internal sealed record RuleReply
{
    /// <summary>Its id in the register; records name it.</summary>
    public required uint Id { get; init; }

    /// <summary>pass or refuse.</summary>
    [AllowedValues("pass", "refuse")]
    public required string Verdict { get; init; }

    /// <summary>A country's two letters, a number, or registered senders of texts.</summary>
    public required string Target { get; init; }

    /// <summary>voice, sms or all.</summary>
    [AllowedValues("voice", "sms", "all")]
    public required string Service { get; init; }
}
