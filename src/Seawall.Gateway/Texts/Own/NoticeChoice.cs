namespace Seawall.Gateway;

/// <summary>
/// Which link a notice goes by: as for any text, but a message centre that rests is passed over, and an eighth of each
/// window is left to the texts of people.
/// </summary>
internal static class NoticeChoice
{
    const int SpareShare = 8;

    /// <summary>A link with room for so many parts; null where none is bound, or none has room.</summary>
    public static SmppLink? Find(SmppNextHop hop, int parts, ulong key, long now)
    {
        var all = hop.Targets;
        for (var first = 0; first < all.Length;)
        {
            var end = first + 1;
            while (end < all.Length && all[end].Model.Priority == all[first].Model.Priority)
            {
                end++;
            }
            if (Find(all.AsSpan(first, end - first), parts, key, now, out var link) != Chosen.NoneBound)
            {
                return link;
            }
            first = end;
        }
        return null;
    }

    /// <summary>A link for the rest of a notice that has begun: the one of before if it can, else any.</summary>
    public static Chosen ForRest(SmppNextHop hop, SmppLink? before, ulong key, out SmppLink? link)
    {
        link = before;
        return before is { CanReceiveMessages: true, HasRoom: true } ? Chosen.Found : hop.Choose(key, out link);
    }

    static Chosen Find(
        ReadOnlySpan<SmppTarget> equals, int parts, ulong key, long now, out SmppLink? link)
    {
        link = null;
        var chosen = Chosen.NoneBound;
        var best = 0.0;
        foreach (var target in equals)
        {
            var isResting = target.Rest.IsResting(now);
            var its = Find(target.Links, isResting ? int.MaxValue : parts, key, out var candidate);
            chosen = its == Chosen.NoneBound ? chosen : chosen == Chosen.Found ? chosen : its;
            if (candidate is null)
            {
                continue;
            }
            var score = equals.Length == 1 ? 1 : WeightedChoice.Score(key, target.Identity, target.Model.Weight);
            if (link is null || score > best)
            {
                (link, best) = (candidate, score);
            }
        }
        return chosen;
    }

    static Chosen Find(LinkSet set, int parts, ulong key, out SmppLink? link)
    {
        var links = set.All;
        link = null;
        var chosen = Chosen.NoneBound;
        var first = (int)(key % (uint)Math.Max(1, links.Length));
        for (var step = 0; step < links.Length; step++)
        {
            var next = links[(first + step) % links.Length];
            if (!next.CanReceiveMessages)
            {
                continue;
            }
            chosen = Chosen.NoRoom;
            if (parts != int.MaxValue && HasRoom(next, parts))
            {
                link = next;
                return Chosen.Found;
            }
        }
        return chosen;
    }

    /// <summary>A window that could never hold all parts is to hold what it can.</summary>
    static bool HasRoom(SmppLink link, int parts)
    {
        var spare = link.OwnWindow / SpareShare;
        return link.OwnWindow - link.Sent >= Math.Min(parts, link.OwnWindow - spare) + spare;
    }
}
