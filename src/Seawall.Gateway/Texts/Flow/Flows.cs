using System.Globalization;
using System.Text;

namespace Seawall.Gateway;

/// <summary>What the flow keeps of a trunk over reloads.</summary>
/// <param name="trunk">The trunk.</param>
/// <param name="number">Its number in the memories, from 1; 0 where there are too many.</param>
/// <param name="counters">What is counted of its texts.</param>
internal sealed class TrunkFlow(SmppTrunk trunk, ushort number, TextCounters counters)
{
    public SmppTrunk Trunk { get; } = trunk;

    public ushort Number { get; } = number;

    public TextCounters Counters { get; } = counters;

    public KeptRate Rate { get; } = new();
}

/// <summary>What the flow keeps of a message centre over reloads.</summary>
/// <param name="target">The message centre.</param>
/// <param name="number">Its number in the memories, from 1; 0 where there are too many.</param>
internal sealed class TargetFlow(SmppTarget target, ushort number)
{
    volatile bool lacksDataSm;

    public SmppTarget Target { get; } = target;

    public ushort Number { get; } = number;

    /// <summary>It said that it knows no data_sm: it gets submit_sm instead.</summary>
    public bool LacksDataSm
    {
        get => lacksDataSm;
        set => lacksDataSm = value;
    }
}

/// <summary>What the flow keeps of a link while it is bound.</summary>
internal sealed class LinkFlow
{
    /// <summary>The longest beginning of a correlation; of a longer one the end is what tells texts apart.</summary>
    public const int CorrelationStartMax = 96;

    public LinkFlow(SmppLink link, TrunkFlow? trunk, TargetFlow? target)
    {
        Trunk = trunk;
        Target = target;
        var name = link.Trunk is { } of ? of.Model.Admission?.SystemId ?? of.Model.Hub?.Address : link.Target?.Address;
        var start = string.Create(CultureInfo.InvariantCulture, $"{name}/{link.Id:x}/");
        CorrelationStart = Encoding.ASCII.GetBytes(start[Math.Max(0, start.Length - CorrelationStartMax)..]);
    }

    public TrunkFlow? Trunk { get; }

    public TargetFlow? Target { get; }

    public KeptRate Rate { get; } = new();

    /// <summary>What the correlation of its texts begins with, before their sequence number.</summary>
    public byte[] CorrelationStart { get; }
}
