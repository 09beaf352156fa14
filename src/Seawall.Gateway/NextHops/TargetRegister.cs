namespace Seawall.Gateway;

/// <summary>Every target the process has known, by group and address, and by id.</summary>
internal sealed class TargetRegister(TimeProvider time)
{
    readonly Dictionary<(string Group, string Address), Target> byName = [];
    readonly Target?[] byId = new Target?[GatewayLimits.TargetsMax + 1];
    int last;

    /// <summary>The target of a group and address, made where it is new. One caller at a time.</summary>
    public Target Of(string group, string address)
    {
        if (!byName.TryGetValue((group, address), out var target))
        {
            var id = last < GatewayLimits.TargetsMax ? (ushort)++last : (ushort)0;
            target = new Target(id, group, address, time);
            byName.Add((group, address), target);
            Volatile.Write(ref byId[id], id == 0 ? null : target);
        }
        return target;
    }

    /// <summary>The target of an id, or null.</summary>
    public Target? Of(ushort id) => id < byId.Length ? Volatile.Read(ref byId[id]) : null;
}
