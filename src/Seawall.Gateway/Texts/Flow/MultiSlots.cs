using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// A bounded number of texts to many, some of them refused, that wait for their answer. A request in flight names its
/// own by number; 0 is none.
/// </summary>
internal sealed class MultiSlots
{
    readonly Lock gate = new();
    readonly MultiSlot?[] slots = new MultiSlot?[GatewayLimits.MultiSlotsMax + 1];
    readonly Stack<ushort> free = new(GatewayLimits.MultiSlotsMax);

    public MultiSlots()
    {
        for (var number = GatewayLimits.MultiSlotsMax; number > 0; number--)
        {
            free.Push((ushort)number);
        }
    }

    /// <summary>How many are taken.</summary>
    public int Taken
    {
        get
        {
            lock (gate)
            {
                return GatewayLimits.MultiSlotsMax - free.Count;
            }
        }
    }

    public MultiSlot this[ushort number] => slots[number]!;

    /// <summary>Takes one and fills it; 0 when all are taken.</summary>
    public ushort Take(scoped in SmppPdu request, in DestinationSet refused, SmppStatus status)
    {
        ushort number;
        lock (gate)
        {
            if (!free.TryPop(out number))
            {
                return 0;
            }
        }
        (slots[number] ??= new MultiSlot()).Fill(request, refused, status);
        return number;
    }

    /// <summary>Gives one back; nothing happens for 0.</summary>
    public void Release(ushort number)
    {
        if (number == 0)
        {
            return;
        }
        slots[number]!.Clear();
        lock (gate)
        {
            free.Push(number);
        }
    }
}
