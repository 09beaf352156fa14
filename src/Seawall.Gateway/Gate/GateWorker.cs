using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// What one worker has to itself: its place among the counters, its clock, room to read a message, and its way out.
/// </summary>
internal sealed class GateWorker(int index, TimeProvider time, IOutlet outlet)
{
    public int Index { get; } = index;

    public GateClock Clock { get; } = new(time);

    public WorkerCounters Counters { get; } = new(time.TimestampFrequency);

    public IOutlet Outlet { get; } = outlet;

    public HeaderSlot[] Slots { get; } = new HeaderSlot[SipLimits.HeaderRowsMax];

    public byte[] Scratch { get; } = new byte[SipLimits.TelephoneMax];

    public TrunkCounters Of(Trunk trunk) => trunk.Counters[Index];

    /// <summary>Counts a response sent to a trunk, if it is one.</summary>
    public void CountResponse(Trunk? trunk, int status) => trunk?.Counters[Index].Response(status);
}
