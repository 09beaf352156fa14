using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What a subscriber wrote to a number of ours, by a way that nobody else can write by.</summary>
public sealed record LineText
{
    /// <summary>The line.</summary>
    public required E164 From { get; init; }

    /// <summary>The number it was sent to.</summary>
    public required string To { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Which part of a long text it is, from 1; 0 for one that stands alone.</summary>
    public int Part { get; init; }

    /// <summary>What it can be traced back to; goes into the journal.</summary>
    public required string Id { get; init; }
}

/// <summary>What the desk says to a text.</summary>
/// <param name="IsTaken">Whether it is done with; else it is to come again.</param>
/// <param name="Text">The answer; null where there is none.</param>
public readonly record struct DeskAnswer(bool IsTaken, string? Text)
{
    /// <summary>Done with, without a word.</summary>
    public static DeskAnswer Silent { get; } = new(true, null);

    /// <summary>To come again.</summary>
    public static DeskAnswer Later { get; } = new(false, null);

    /// <summary>Done with, and answered.</summary>
    public static DeskAnswer Say(string text) => new(true, text);
}
