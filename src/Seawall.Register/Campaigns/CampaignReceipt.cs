using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>The answer to what was asked of a campaign.</summary>
public sealed record CampaignReceipt
{
    /// <summary>
    /// What became of it: <see cref="ChangeOutcome.Done"/>, <see cref="ChangeOutcome.AlreadySo"/>,
    /// <see cref="ChangeOutcome.Invalid"/>, <see cref="ChangeOutcome.Refused"/> or
    /// <see cref="ChangeOutcome.Unavailable"/>.
    /// </summary>
    public required ChangeOutcome Outcome { get; init; }

    /// <summary>The journal number that made it so; 0 for a dry run and for what was not done.</summary>
    public long Journal { get; init; }

    /// <summary>The campaign as it is now, or as a dry run says that it would be; null where there is none.</summary>
    public StoredCampaign? Campaign { get; init; }

    /// <summary>Whether what people were told before no longer holds, so that all are told again.</summary>
    public bool IsNewRound { get; init; }

    /// <summary>The key of the campaign's file, or the field of the request, that is wrong.</summary>
    public string Field { get; init; } = "";

    /// <summary>One line for people: what is wrong and expected, or why the store refuses.</summary>
    public string Message { get; init; } = "";

    /// <summary>What should be known of what was done, one line each.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Whether the campaign is now as asked.</summary>
    public bool IsSo => Outcome is ChangeOutcome.Done or ChangeOutcome.AlreadySo;
}
