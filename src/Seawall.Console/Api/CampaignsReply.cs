using System.Collections.Immutable;

namespace Seawall.Console.Api;

/// <summary>Campaigns. This version of Seawall makes none, so that the list is empty.</summary>
internal sealed record CampaignsReply
{
    /// <summary>The campaigns.</summary>
    public required ImmutableArray<CampaignReply> Campaigns { get; init; }
}

/// <summary>A campaign.</summary>
internal sealed record CampaignReply
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}
