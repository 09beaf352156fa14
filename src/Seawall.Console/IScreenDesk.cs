using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Seawall.Console;

/// <summary>Judges calls and texts for elements that ask by HTTP, as the wire would be judged.</summary>
public interface IScreenDesk
{
    /// <summary>
    /// The verdict, or which field is wrong. <paramref name="correlation"/> names the request in the record of it.
    /// </summary>
    ValueTask<ScreenAnswer> JudgeAsync(ScreenBody question, string correlation, CancellationToken cancel);
}

/// <summary>A call or text that an element asks about.</summary>
public sealed record ScreenBody
{
    /// <summary>voice or sms.</summary>
    [AllowedValues("voice", "sms")]
    public required string Service { get; init; }

    /// <summary>
    /// Who calls or writes, as the trunk writes it: + and digits, or for a text also a name or short code. Null or left
    /// out where there is no number.
    /// </summary>
    public string? From { get; init; }

    /// <summary>The called line, as + and digits or as the trunk writes it.</summary>
    public required string To { get; init; }

    /// <summary>The trunk of the settings by which it came.</summary>
    public required string Trunk { get; init; }

    /// <summary>Whether the caller asked to be withheld.</summary>
    public bool Withheld { get; init; }

    /// <summary>The line that diverted the call last; left out where none did.</summary>
    public string? DivertedBy { get; init; }
}

/// <summary>A verdict, or why there is none.</summary>
public sealed record ScreenAnswer
{
    /// <summary>The verdict; null where a field is wrong.</summary>
    public ScreenReply? Verdict { get; init; }

    /// <summary>The field that is wrong.</summary>
    public string Field { get; init; } = "";

    /// <summary>What is wrong with it, in one line that names it.</summary>
    public string Message { get; init; } = "";
}

/// <summary>The verdict of one call or text.</summary>
public sealed record ScreenReply
{
    /// <summary>pass or refuse.</summary>
    [AllowedValues("pass", "refuse")]
    public required string Outcome { get; init; }

    /// <summary>Why, as in records and metrics: choice_shut, undecided, domestic and so on.</summary>
    public required string Reason { get; init; }

    /// <summary>What the trunk would answer, in words.</summary>
    public required string Answer { get; init; }

    /// <summary>The personal rule that decided; left out where none did.</summary>
    public uint? Rule { get; init; }

    /// <summary>
    /// The campaign that refuses it, or would if it did not only watch; left out where none does.
    /// </summary>
    public ScreenCampaign? Campaign { get; init; }

    /// <summary>Where it comes from, as concluded.</summary>
    public required ScreenOrigin Origin { get; init; }

    /// <summary>Who calls or writes, as read; empty where there is no number.</summary>
    public required string From { get; init; }

    /// <summary>The called line as read.</summary>
    public required string To { get; init; }

    /// <summary>When it was judged.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Where a call or text comes from; empty strings for what is not known.</summary>
public sealed record ScreenOrigin
{
    /// <summary>foreign, domestic, spoofed and so on.</summary>
    public required string Kind { get; init; }

    /// <summary>The zone it counts to.</summary>
    public required string Zone { get; init; }

    /// <summary>The country's two letters.</summary>
    public required string Country { get; init; }

    /// <summary>What decided: trunk, number and so on.</summary>
    public required string Evidence { get; init; }
}

/// <summary>The campaign that shut the line's zone by default, and how the line was told of it.</summary>
public sealed record ScreenCampaign
{
    /// <summary>Its id; records name it.</summary>
    public required uint Id { get; init; }

    /// <summary>Its name, as in /v1/campaigns; empty where the register does not know it.</summary>
    public required string Name { get; init; }

    /// <summary>draft, running, paused or withdrawn; empty where the register does not know it.</summary>
    public required string State { get; init; }

    /// <summary>Whether it only watches: nothing is refused.</summary>
    public required bool Shadow { get; init; }

    /// <summary>How the line was told and what proves it, or why it is not told, in words.</summary>
    public required string Proof { get; init; }

    /// <summary>When the line was told; left out where that is not known.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>The group of message centres that took the notice; left out where none did.</summary>
    public string? NextHop { get; init; }

    /// <summary>The message centre's id of each part of the notice.</summary>
    [MaxLength(20)]
    public required ImmutableArray<string> MessageIds { get; init; }
}
