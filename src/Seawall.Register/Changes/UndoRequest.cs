namespace Seawall.Register;

/// <summary>
/// Takes back the latest change of a line, within <see cref="RegisterLimits.UndoMinutes"/>. A journalled change itself.
/// </summary>
public sealed record UndoRequest : RegisterRequest
{
    /// <summary>The line, in any form the home dial rules read.</summary>
    public required string Number { get; init; }

    /// <summary>The journal number of the change; it is refused where the line has changed again since.</summary>
    public required long Journal { get; init; }

    /// <inheritdoc cref="ChangeRequest.Confirmation"/>
    public string? Confirmation { get; init; }
}
