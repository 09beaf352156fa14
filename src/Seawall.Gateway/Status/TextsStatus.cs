using System.Collections.Immutable;

namespace Seawall.Gateway;

/// <summary>How the texts over SMPP stand at one moment; for people and scripts.</summary>
public sealed record TextsStatus(
    ImmutableArray<TextListenerStatus> Listeners,
    ImmutableArray<TextTrunkStatus> Trunks,
    ImmutableArray<TextTargetStatus> Targets);

/// <summary>A listener: what it is bound to.</summary>
public sealed record TextListenerStatus(string Name, string Bound);

/// <summary>
/// A trunk: its binds, what is in hand on them, what came of its texts since the start, and the filling of its rate
/// limit (0 to 1; 0 where it has none).
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Class">Where its texts enter.</param>
/// <param name="Hub">Whom we bind to; empty where the peer binds to us.</param>
/// <param name="Transmitters">Bound links that only send.</param>
/// <param name="Receivers">Bound links that only receive.</param>
/// <param name="Transceivers">Bound links for both.</param>
/// <param name="InHand">Requests of the peer that wait for our responses, the parked ones included.</param>
/// <param name="Parked">Requests that wait for room on the far side.</param>
/// <param name="Passed">Texts passed by their verdict.</param>
/// <param name="Refused">Texts refused by their verdict.</param>
/// <param name="Unscreened">Texts relayed without a verdict.</param>
/// <param name="Limited">Texts over the rate.</param>
/// <param name="RatePerSecond">Its rate; 0 without.</param>
/// <param name="RateUsed">How full its bucket is.</param>
public sealed record TextTrunkStatus(
    string Name, string Class, string Hub, int Transmitters, int Receivers, int Transceivers, int InHand, int Parked,
    long Passed, long Refused, long Unscreened, long Limited, int RatePerSecond, double RateUsed)
{
    /// <summary>Bound links of any kind.</summary>
    public int Binds => Transmitters + Receivers + Transceivers;
}

/// <summary>
/// A message centre or hub that we bind to: how many binds stand of those wanted, the requests that it owes an answer
/// for, and why the last bind failed where one did.
/// </summary>
/// <param name="Group">Its next hop, or the trunk it is the hub of.</param>
/// <param name="Address">As the settings write it.</param>
/// <param name="IsHub">Whether it is a trunk's hub.</param>
/// <param name="Binds">Binds that stand.</param>
/// <param name="Wanted">Binds that we keep.</param>
/// <param name="Waiting">Requests without an answer.</param>
/// <param name="Priority">Its preference.</param>
/// <param name="Weight">Its share.</param>
/// <param name="LastFailure">Empty where none failed.</param>
public sealed record TextTargetStatus(
    string Group, string Address, bool IsHub, int Binds, int Wanted, int Waiting, int Priority, int Weight,
    string LastFailure);
