using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>A trunk of texts. It keeps its identity over reloads by its name, and holds one model at a time.</summary>
internal sealed class SmppTrunk
{
    volatile SmppTrunkModel model;
    volatile SmppNextHop? nextHop;

    public SmppTrunk(SmppTrunkModel model)
    {
        this.model = model;
        Room = new WaitingRoom(() => Links.Choose(0, out _));
    }

    public string Name => model.Name;

    public SmppTrunkModel Model => model;

    public TrunkScreening Screening => model.Screening;

    /// <summary>Where its passed texts go; null while the settings name none that is.</summary>
    public SmppNextHop? NextHop => nextHop;

    /// <summary>Its bound links.</summary>
    public LinkSet Links { get; } = new();

    /// <summary>Who waits for room on them.</summary>
    public WaitingRoom Room { get; }

    /// <summary>What the flow keeps of it.</summary>
    public TrunkFlow? Flow { get; set; }

    public PduCounters Pdus { get; } = new();

    public void Swap(SmppTrunkModel next, SmppNextHop? hop)
    {
        model = next;
        nextHop = hop;
    }
}
