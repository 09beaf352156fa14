namespace Seawall.Register;

/// <summary>A line has a new holder: another person, who starts undecided and without guardians.</summary>
public sealed record HolderRequest : RegisterRequest
{
    /// <summary>The line, in any form the home dial rules read.</summary>
    public required string Number { get; init; }

    /// <summary>
    /// Who the holder is now, as the operator names persons; the one stored already is no new holder. Null where the
    /// operator only says that it is another.
    /// </summary>
    public string? Holder { get; init; }
}

/// <summary>
/// A person has another number, ported or changed, and is the same person: choices, rules, guardians and what waits go
/// along, and so does being the guardian of others. The number before starts undecided.
/// </summary>
public sealed record MoveRequest : RegisterRequest
{
    /// <summary>The number before.</summary>
    public required string From { get; init; }

    /// <summary>The number now; what it held from somebody before is gone.</summary>
    public required string To { get; init; }
}
