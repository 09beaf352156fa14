namespace Seawall.Gateway;

/// <summary>
/// The requests of one peer that wait for our responses, and whether it is read on. Under its link's lock.
/// </summary>
internal struct NearWindow(int window)
{
    /// <summary>Requests not answered.</summary>
    public int InHand { get; private set; }

    /// <summary>Whether the connection is kept from being read.</summary>
    public bool IsHeld { get; private set; }

    public readonly bool IsFull => InHand >= window;

    public bool TryTake()
    {
        if (IsFull)
        {
            return false;
        }
        InHand++;
        return true;
    }

    public void Free() => InHand = Math.Max(0, InHand - 1);

    /// <summary>
    /// Holds the reading while the window is full, but never while the peer owes us responses: they must not be stuck
    /// behind its requests.
    /// </summary>
    public void Follow(ILinkWire wire, int owed)
    {
        var holds = IsFull && owed == 0;
        if (holds == IsHeld)
        {
            return;
        }
        IsHeld = holds;
        if (holds)
        {
            wire.Pause();
        }
        else
        {
            wire.Resume();
        }
    }
}
