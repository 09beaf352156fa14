using System.Buffers;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>What is kept of one submit_multi of which some destinations were refused, until its answer comes.</summary>
internal sealed class MultiSlot
{
    byte[]? rented;

    /// <summary>Which were refused, by their place in the request.</summary>
    public DestinationSet Refused { get; private set; }

    /// <summary>unsuccess_sme of them, as the answer has it.</summary>
    public ReadOnlySpan<byte> Entries => rented.AsSpan(0, Length);

    /// <summary>Octets of <see cref="Entries"/>.</summary>
    public int Length { get; private set; }

    public void Fill(scoped in SmppPdu request, in DestinationSet refused, SmppStatus status)
    {
        Refused = refused;
        rented = ArrayPool<byte>.Shared.Rent(refused.Count * GatewayLimits.UnsuccessfulOctetsMax);
        Length = Math.Max(0, MultiAnswer.WriteRefused(request, refused, status, rented));
    }

    public void Clear()
    {
        Refused = default;
        Length = 0;
        if (rented is { } room)
        {
            rented = null;
            ArrayPool<byte>.Shared.Return(room);
        }
    }
}

/// <summary>
/// A bounded number of them; a request in flight names its own by number, 0 is none. Room for entries is taken from the
/// shared pool and given back.
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
