using System.Collections.Immutable;
using Seawall.Register;

namespace Seawall.Portal.Pages;

/// <summary>What the first page shows of a line.</summary>
internal sealed record Home : IShowsRefused
{
    /// <summary>The line, its choices and its exceptions.</summary>
    public required LineView Line { get; init; }

    /// <inheritdoc/>
    public required ImmutableArray<RefusedGroup>? Refused { get; init; }

    /// <inheritdoc/>
    public bool CanPass => true;

    /// <summary>Lines that this one looks after; null where guardians are not offered.</summary>
    public required ImmutableArray<WardView>? Wards { get; init; }

    /// <summary>The latest changes, newest first.</summary>
    public required IReadOnlyList<HistoryEntry> Recent { get; init; }

    /// <summary>The journal number of the change that can be taken back now, 0 for none.</summary>
    public required long Undoable { get; init; }

    /// <summary>Until when it can be.</summary>
    public required DateTimeOffset UndoUntil { get; init; }

    /// <summary>What was just done.</summary>
    public required Done Done { get; init; }

    /// <summary>Today in the home time zone, as a date field takes it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether everything of the settings is shut, or all of it comes through, or neither.</summary>
    public (bool AllShut, bool AllOpen) Sum =>
        (Line.Choices.All(choice => !choice.Open), Line.Choices.All(choice => choice.Open));
}
