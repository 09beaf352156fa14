namespace Seawall.Register;

/// <summary>What an edit may ask about its turn, and what it takes from it.</summary>
sealed class EditTurn(long sequence, long nowUnixSeconds, uint lastRule)
{
    /// <summary>The journal number the edit gets.</summary>
    public long Sequence => sequence;

    /// <summary>When it is.</summary>
    public long NowUnixSeconds => nowUnixSeconds;

    /// <summary>The last id given to a personal rule.</summary>
    public uint LastRule { get; private set; } = lastRule;

    /// <summary>The next id for a personal rule.</summary>
    public uint NextRule() => ++LastRule;
}
