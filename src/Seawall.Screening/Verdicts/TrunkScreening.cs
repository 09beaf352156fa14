using System.Collections.Frozen;

namespace Seawall.Screening;

/// <summary>What a trunk does with a home mobile number that arrives from abroad. Values are stored.</summary>
public enum HomeNumberFromAbroad : byte
{
    Pass = 1,
    Refuse = 2,

    /// <summary>Refused with an announcement.</summary>
    Announce = 3,
}

/// <summary>What a trunk does with a number that cannot come from abroad. Values are stored.</summary>
public enum SpoofedHandling : byte
{
    /// <summary>As the called line chose for the zone of the rest of the world.</summary>
    Choice = 1,

    /// <summary>Refused whatever the called line chose.</summary>
    Refuse = 2,

    /// <summary>Passed whatever the called line chose.</summary>
    Pass = 3,
}

/// <summary>What the decision knows of a trunk: its class, whose word counts, and its settings. Immutable.</summary>
public sealed class TrunkScreening
{
    /// <summary>Index in the settings' order, as records hold it.</summary>
    public required ushort Index { get; init; }

    /// <summary>Name in the settings.</summary>
    public required string Name { get; init; }

    /// <summary>Where its traffic enters.</summary>
    public required TrunkClass Class { get; init; }

    /// <summary>
    /// Whether the peer's identity of withheld callers, its diversions and its emergency marks count.
    /// </summary>
    public bool Trusted { get; init; }

    /// <summary>How its numbers are read.</summary>
    public required DialRules Dial { get; init; }

    /// <summary>What it does with home mobile numbers from abroad.</summary>
    public HomeNumberFromAbroad HomeNumberFromAbroad { get; init; } = HomeNumberFromAbroad.Pass;

    /// <summary>What it does with numbers that cannot come from abroad.</summary>
    public SpoofedHandling Spoofed { get; init; } = SpoofedHandling.Choice;

    /// <summary>Senders of texts that may pass a shut zone, where the line or the operator lets them.</summary>
    public RegisteredSenders Registered { get; init; } = RegisteredSenders.None;

    /// <summary>Callers never barred on this trunk.</summary>
    public FrozenSet<E164> Exempt
    {
        get;
        init
        {
            field = value;
            HasExempt = value.Count > 0;
        }
    } = FrozenSet<E164>.Empty;

    /// <summary>Whether there is any of them; most trunks have none.</summary>
    internal bool HasExempt { get; private init; }
}
