namespace Seawall.Numbering;

/// <summary>Every limit of this project.</summary>
internal static class NumberingLimits
{
    /// <summary>The largest count a metadata pattern may repeat an item.</summary>
    public const int RepeatMax = 20;

    /// <summary>States of one automaton: they are indexes of 16 bits.</summary>
    public const int StatesMax = ushort.MaxValue;

    /// <summary>Ported numbers the portability file may hold: one for each line of a large country.</summary>
    public const int PortedMax = 100_000_000;

    /// <summary>Octets of a plan file that are read at all.</summary>
    public const long PlanFileOctetsMax = 2L << 30;
}
