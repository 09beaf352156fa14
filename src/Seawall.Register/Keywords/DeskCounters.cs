namespace Seawall.Register;

/// <summary>What a text to a number of ours was. A metric label; values never change meaning.</summary>
public enum DeskEvent : byte
{
    /// <summary>A keyword that changes something.</summary>
    Change = 0,

    /// <summary>What is in force was asked for.</summary>
    Status = 1,

    /// <summary>Help was asked for.</summary>
    Help = 2,

    /// <summary>The latest change was to be taken back.</summary>
    Undo = 3,

    /// <summary>Nearly a keyword: asked back.</summary>
    Near = 4,

    /// <summary>A yes to a question.</summary>
    Confirmed = 5,

    /// <summary>A no to a question.</summary>
    Declined = 6,

    /// <summary>Not understood.</summary>
    Unknown = 7,

    /// <summary>Too many of one line.</summary>
    Limited = 8,

    /// <summary>A later part of a long text.</summary>
    Part = 9,

    /// <summary>About guardians, or the cooling-off.</summary>
    Care = 10,

    /// <summary>A step of a dialogue over USSD.</summary>
    Menu = 11,
}

/// <summary>Counts texts to numbers of ours, from many threads.</summary>
public sealed class DeskCounters
{
    readonly long[] _counts = new long[1 + (int)Enum.GetValues<DeskEvent>().Max()];

    /// <summary>How many there were.</summary>
    public long Of(DeskEvent what) => Interlocked.Read(ref _counts[(int)what]);

    internal void Count(DeskEvent what) => Interlocked.Increment(ref _counts[(int)what]);
}
