using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>Everything the data plane needs to know, validated and immutable: swapped in as a whole.</summary>
public sealed record GatewayModel
{
    /// <summary>Counts up with every load of the settings; records name it.</summary>
    public required uint Generation { get; init; }

    /// <summary>Cannot change while the gateway runs.</summary>
    public required ImmutableArray<ListenerModel> Listeners { get; init; }

    public required ImmutableArray<TrunkModel> Trunks { get; init; }

    public required ImmutableArray<NextHopModel> NextHops { get; init; }

    /// <summary>Texts over SMPP; null: none.</summary>
    public SmppModel? Smpp { get; init; }

    /// <summary>Numbering plan, zones and lines: what verdicts are made with.</summary>
    public required ScreeningModel Screening { get; init; }

    /// <summary>
    /// The choices that belong to the zones of <see cref="Screening"/>; null: those of <see cref="GatewayParts.Book"/>.
    /// Given where a swap changes the zones, so that both change for every call at once.
    /// </summary>
    public ChoiceBook? Book { get; init; }

    /// <summary>
    /// 16 random octets, the same on all nodes behind one address: keys Via branches, To tags and the choice of
    /// targets. Cannot change while the gateway runs.
    /// </summary>
    public required ImmutableArray<byte> HashKey { get; init; }

    /// <summary>What Retry-After says where a request is answered 503.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);
}
