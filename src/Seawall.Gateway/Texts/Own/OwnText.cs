using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>A text of our own to a subscriber.</summary>
public sealed record OwnText
{
    /// <summary>Who it is from: a short code or a name, at most 20 octets.</summary>
    public required string From { get; init; }

    /// <summary>Whom it is for.</summary>
    public required E164 To { get; init; }

    /// <summary>
    /// What it says: in the default alphabet where that has all of it, else in UCS-2; in parts where it is long.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>Where it goes.</summary>
    public required TextWay Way { get; init; }

    /// <summary>How long it may look for a link with room.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where it is a step of a dialogue over USSD: then it is one part, cut where it is too long.</summary>
    public UssdStep? Ussd { get; init; }
}

/// <summary>What became of a text of ours.</summary>
public enum OwnTextOutcome : byte
{
    /// <summary>The far leg took every part.</summary>
    Taken = 1,

    /// <summary>The far leg refused it for good.</summary>
    Refused = 2,

    /// <summary>Nobody was bound, or nobody took it, in time; it may be sent again.</summary>
    Unreachable = 3,
}
