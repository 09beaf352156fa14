namespace Seawall.Gateway;

/// <summary>A listener for binds: what it is bound to, and the connections that stand there.</summary>
public sealed record SmppListenerStatus(string Name, string Bound, int Connections);

/// <summary>
/// The binds of a trunk by what they are, and what is in hand on them: requests of ours without their response, of the
/// peer without ours, and of the latter those that are parked.
/// </summary>
public sealed record SmppTrunkStatus(
    string Name, int Transmitters, int Receivers, int Transceivers, int Sent, int InHand, int Parked);

/// <summary>One bind of ours to a message centre or hub; a target without any waits for its outbind.</summary>
public sealed record SmppBinderStatus(
    string Group, string Address, string Bind, BinderState State, string LastFailure, int Sent, int InHand);

/// <summary>A target, and how many of the binds that are wanted stand.</summary>
public sealed record SmppTargetStatus(
    string Group, string Address, int Priority, int Weight, int Bound, int Wanted, bool AwaitsOutbind);
