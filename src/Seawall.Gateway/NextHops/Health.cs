namespace Seawall.Gateway;

/// <summary>What the probes of a target say, apart from what an operator wants of it.</summary>
/// <param name="State">Active, probing or down.</param>
/// <param name="Misses">Failures in a row.</param>
/// <param name="Hits">Answers in a row since it was down.</param>
internal readonly record struct Health(TargetState State, int Misses, int Hits)
{
    /// <summary>Believed until probes say otherwise: a fresh node takes calls at once.</summary>
    public static Health Fresh => new(TargetState.Active, 0, 0);

    /// <summary>One probe was answered: one line for each transition.</summary>
    public Health Answered(ProbeModel probe) => State switch
    {
        TargetState.Active => Fresh,
        TargetState.Down when probe.UpAfter <= 1 => Fresh,
        TargetState.Down => new Health(TargetState.Probing, 0, 1),
        TargetState.Probing when Hits + 1 >= probe.UpAfter => Fresh,
        _ => this with { Hits = Hits + 1 },
    };

    /// <summary>One probe was not answered in time, or with a code that counts as a failure.</summary>
    public Health Missed(ProbeModel probe) => State switch
    {
        TargetState.Active when Misses + 1 >= probe.DownAfter => new Health(TargetState.Down, Misses + 1, 0),
        TargetState.Probing => new Health(TargetState.Down, Misses + 1, 0),
        _ => this with { Misses = Misses + 1 },
    };
}
