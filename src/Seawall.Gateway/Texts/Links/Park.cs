using System.Buffers;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Requests of one near link that wait for room on a far side, in the order they came. Each takes its place in the near
/// window, so there are never more than that. Its memory is pooled, and there is none while nothing waits. Under its
/// link's lock, but for the octets of the one that is being tried.
/// </summary>
internal sealed class Park
{
    readonly List<Parked> entries = [];
    int octets;

    /// <summary>Requests parked.</summary>
    public int Count => entries.Count;

    /// <summary>Whether any waits for this side.</summary>
    public bool Has(WaitingRoom room) => Find(room) >= 0;

    /// <summary>Keeps a copy; false when there is no room for one.</summary>
    public bool TryAdd(scoped in SmppPdu pdu, in ParkedNote note, WaitingRoom room, long now)
    {
        var length = pdu.Bytes.Length;
        if (octets + length > LinkLimits.ParkOctetsMax)
        {
            return false;
        }
        var copy = ArrayPool<byte>.Shared.Rent(length);
        pdu.Bytes.CopyTo(copy);
        octets += length;
        entries.Add(new Parked(copy, length, note, room, now, IsTried: false));
        return true;
    }

    /// <summary>The first that waits for this side, to be tried: nobody else takes it meanwhile.</summary>
    public bool TryBegin(WaitingRoom room, out Parked parked)
    {
        var at = Find(room);
        if (at < 0 || entries[at].IsTried)
        {
            parked = default;
            return false;
        }
        entries[at] = entries[at] with { IsTried = true };
        parked = entries[at];
        return true;
    }

    /// <summary>The one that was tried leaves, or stays.</summary>
    public void End(in Parked tried, bool leaves)
    {
        for (var at = 0; at < entries.Count; at++)
        {
            if (entries[at].Octets != tried.Octets)
            {
                continue;
            }
            if (leaves)
            {
                entries.RemoveAt(at);
                Free(tried);
            }
            else
            {
                entries[at] = entries[at] with { IsTried = false };
            }
            return;
        }
    }

    /// <summary>Takes the oldest out that was parked then or before; give it back with <see cref="Free"/>.</summary>
    public bool TryTakeParkedBy(long time, out Parked parked)
    {
        for (var at = 0; at < entries.Count && entries[at].Since <= time; at++)
        {
            if (!entries[at].IsTried)
            {
                parked = entries[at];
                entries.RemoveAt(at);
                return true;
            }
        }
        parked = default;
        return false;
    }

    /// <summary>Its memory goes back.</summary>
    public void Free(in Parked parked)
    {
        octets -= parked.Length;
        ArrayPool<byte>.Shared.Return(parked.Octets);
    }

    int Find(WaitingRoom room)
    {
        for (var at = 0; at < entries.Count; at++)
        {
            if (entries[at].Room == room)
            {
                return at;
            }
        }
        return -1;
    }
}

/// <summary>One parked request.</summary>
internal readonly record struct Parked(
    byte[] Octets, int Length, ParkedNote Note, WaitingRoom Room, long Since, bool IsTried);
