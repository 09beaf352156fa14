using Seawall.Screening;

namespace Seawall.Register;

/// <summary>How many changes were made since the start, by way in and by what they set, for metrics.</summary>
public sealed class ChangeCounters
{
    /// <summary>What a change set: a label.</summary>
    public static readonly IReadOnlyList<string> Targets =
        ["undecided", "open", "shut", "pause", "rule", "undo", "guardian"];

    static readonly int Ways = 1 + (int)Enum.GetValues<ChangeWay>().Max();

    readonly long[] _counts = new long[Ways * Targets.Count];

    /// <summary>The count of a way and one of <see cref="Targets"/>.</summary>
    public long Count(ChangeWay way, int target) => Interlocked.Read(ref _counts[(int)way * Targets.Count + target]);

    internal void Count(LineOrder order) => Add(order.Source.Way, TargetOf(order.Edit), 1);

    internal void Add(ChangeWay way, int target, long by) =>
        Interlocked.Add(ref _counts[(int)way * Targets.Count + target], by);

    internal static int TargetOf(LineEdit edit) => edit switch
    {
        ChoiceEdit { UntilUnixSeconds: not null } => 3,
        ChoiceEdit { To: Choice.Open } => 1,
        ChoiceEdit { To: Choice.Shut } => 2,
        ChoiceEdit => 0,
        Undoing => 5,
        ComingIntoForce => 1,
        GuardianAsking or GuardianConfirming or GuardianEnding or CoolingEdit or Withdrawing
            or DigestEdit => 6,
        _ => 4,
    };
}
