namespace Seawall.Gateway;

/// <summary>
/// One element of a next-hop group and how it stands. It lives as long as the process, known by group and address, so
/// that its state outlives a reload and its id can be pinned to a transaction.
/// </summary>
internal sealed class Target
{
    readonly Lock gate = new();
    readonly TimeProvider time;
    Health health = Health.Fresh;
    TargetAction wish = TargetAction.Enable;
    volatile byte state = (byte)TargetState.Active;
    DateTimeOffset since;
    string lastProbe = "";

    public Target(ushort id, string group, string address, TimeProvider time)
    {
        Id = id;
        Group = group;
        Address = address;
        this.time = time;
        since = time.GetUtcNow();
    }

    /// <summary>1 to <see cref="GatewayLimits.TargetsMax"/>, or 0 for a target that cannot be pinned.</summary>
    public ushort Id { get; }

    public string Group { get; }

    public string Address { get; }

    public TargetState State => (TargetState)state;

    public DateTimeOffset Since
    {
        get
        {
            lock (gate)
            {
                return since;
            }
        }
    }

    public string LastProbe
    {
        get
        {
            lock (gate)
            {
                return lastProbe;
            }
        }
    }

    /// <summary>What the operator asks; a target enabled again starts as its probes left it.</summary>
    public TargetState Do(TargetAction action)
    {
        lock (gate)
        {
            wish = action;
            return Conclude();
        }
    }

    /// <summary>
    /// A probe was answered: a sign of life or, where <paramref name="alive"/> is false, a failure in words.
    /// </summary>
    public TargetState Probed(bool alive, ProbeModel probe, string what)
    {
        lock (gate)
        {
            health = alive ? health.Answered(probe) : health.Missed(probe);
            lastProbe = what;
            return Conclude();
        }
    }

    /// <summary>Without probes there is no reason to think it down.</summary>
    public void Unprobed()
    {
        lock (gate)
        {
            health = Health.Fresh;
            lastProbe = "";
            Conclude();
        }
    }

    TargetState Conclude()
    {
        var next = wish switch
        {
            TargetAction.Disable => TargetState.Disabled,
            TargetAction.Drain => TargetState.Draining,
            _ => health.State,
        };
        if (next != State)
        {
            since = time.GetUtcNow();
            state = (byte)next;
        }
        return next;
    }
}
