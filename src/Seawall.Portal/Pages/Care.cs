using System.Collections.Immutable;
using Seawall.Register;

namespace Seawall.Portal.Pages;

/// <summary>What a guardian sees of a line.</summary>
internal sealed record Care : IShowsRefused
{
    /// <summary>The line.</summary>
    public required LineView Line { get; init; }

    /// <summary>The address of the page.</summary>
    public required string Path { get; init; }

    /// <summary>What the guardian proposed, and the line has not answered.</summary>
    public required ImmutableArray<WaitingView> Proposals { get; init; }

    /// <inheritdoc/>
    public required ImmutableArray<RefusedGroup>? Refused { get; init; }

    /// <inheritdoc/>
    public bool CanPass => false;

    /// <summary>What was just done.</summary>
    public required Done Done { get; init; }
}
