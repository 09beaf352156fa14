namespace Seawall.Gateway;

/// <summary>Who sent a message: a trunk, an element of a next-hop group, or nobody we know.</summary>
/// <param name="Trunk">The trunk; null where the sender belongs to none.</param>
/// <param name="IsNextHop">Whether the sender's address is that of a target.</param>
internal readonly record struct Source(Trunk? Trunk, bool IsNextHop)
{
    public bool IsKnown => Trunk is not null || IsNextHop;
}
