namespace Seawall.Register;

/// <summary>
/// Applies a campaign: a new one, or another version of the one of that name. Nothing is sent and nothing shut before
/// it is started.
/// </summary>
public sealed record CampaignOrder : RegisterRequest
{
    /// <summary>What it is to be, as a whole.</summary>
    public required Campaign Terms { get; init; }

    /// <summary>Look at everything, change nothing.</summary>
    public bool DryRun { get; init; }
}

/// <summary>Starts a campaign (also on after a pause, or past a brake), pauses or withdraws it.</summary>
public sealed record CampaignRequest : RegisterRequest
{
    /// <summary>The campaign's name.</summary>
    public required string Name { get; init; }
}

/// <summary>A clerk notes that somebody complained of a campaign; counted once for each line.</summary>
public sealed record ComplaintRequest : RegisterRequest
{
    /// <summary>The campaign's name.</summary>
    public required string Name { get; init; }

    /// <summary>The line, in any form the home dial rules read; it was tried in the campaign.</summary>
    public required string Number { get; init; }
}
