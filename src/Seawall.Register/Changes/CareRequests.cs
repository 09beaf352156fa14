namespace Seawall.Register;

/// <summary>What a line and a guardian say to each other, as somebody typed it.</summary>
public sealed record GuardianRequest : RegisterRequest
{
    /// <summary>The line, in any form the home dial rules read.</summary>
    public required string Number { get; init; }

    /// <summary>The guardian's number: one of the home country, not the line itself.</summary>
    public required string Guardian { get; init; }

    /// <summary>Whether the guardian speaks; else the line does.</summary>
    public bool ByGuardian { get; init; }

    /// <summary>Whether the guardian may see what was refused; counts where the line asks.</summary>
    public bool SeesRefused { get; init; }
}

/// <summary>A yes or a no to something that waits on a line.</summary>
public sealed record WaitingRequest : RegisterRequest
{
    /// <summary>The line, in any form the home dial rules read.</summary>
    public required string Number { get; init; }

    /// <summary>The journal number under which it waits.</summary>
    public required long Journal { get; init; }

    /// <summary>The guardian who takes back a proposal; null where the line speaks.</summary>
    public string? Guardian { get; init; }

    /// <inheritdoc cref="ChangeRequest.Confirmation"/>
    public string? Confirmation { get; init; }
}

/// <summary>The cooling-off a line chooses beforehand: how long each of its openings waits.</summary>
public sealed record CoolingRequest : RegisterRequest
{
    /// <summary>The line, in any form the home dial rules read.</summary>
    public required string Number { get; init; }

    /// <summary>
    /// Hours, 0 for none, at most <see cref="RegisterLimits.CoolingHoursMax"/>. More counts at once; less waits for the
    /// end of the cooling-off before.
    /// </summary>
    public required int Hours { get; init; }
}

/// <summary>Whether a line wants to be told by text of what was refused to it.</summary>
public sealed record DigestRequest : RegisterRequest
{
    /// <summary>The line, in any form the home dial rules read.</summary>
    public required string Number { get; init; }

    /// <summary>What it wants.</summary>
    public required DigestChoice To { get; init; }
}
