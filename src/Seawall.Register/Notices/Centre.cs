namespace Seawall.Register;

/// <summary>A group of message centres as notices see it: its rate, and what is about to be handed over.</summary>
sealed class Centre(string name, int perSecond)
{
    const int ReadyMin = 4;
    const int ReadyMax = 5_000;
    const int RestMs = 1_000;
    const int AwayMs = 2_000;

    int _restMs;
    long _fullSinceMs = -1;

    /// <summary>Its name in the settings.</summary>
    public string Name => name;

    /// <summary>What it may be given.</summary>
    public RateWindow Rate { get; } = new(perSecond);

    /// <summary>Notices that are stored as in flight and not handed over yet.</summary>
    public Queue<Flight> Ready { get; } = [];

    long _restsUntilMs;

    /// <summary>Whether it is left alone for a while, for it took nothing.</summary>
    public bool IsResting(long nowMs) => nowMs < _restsUntilMs;

    /// <summary>Whether there was no room for it for longer than a full window can explain.</summary>
    public bool IsAway(long nowMs) => IsResting(nowMs)
        || (Ready.Count > 0 && _fullSinceMs >= 0 && nowMs - _fullSinceMs > AwayMs);

    /// <summary>
    /// How many more may be made ready: up to a quarter of a second's worth, and when half of it is gone.
    /// </summary>
    public int Room(long nowMs)
    {
        var most = Math.Clamp(Rate.PerSecond / 4, ReadyMin, ReadyMax);
        return IsAway(nowMs) || Ready.Count > most / 2 ? 0 : most - Ready.Count;
    }

    /// <summary>The outlet had room for a notice, or had not.</summary>
    public void HasRoom(bool has, long nowMs) => _fullSinceMs = has ? -1 : _fullSinceMs < 0 ? nowMs : _fullSinceMs;

    /// <summary>It answered a notice.</summary>
    public void Answered(NoticeSent outcome, long nowMs)
    {
        if (outcome != NoticeSent.NotTaken)
        {
            (_restMs, _restsUntilMs) = (0, 0);
        }
        else if (nowMs >= _restsUntilMs)
        {
            _restMs = Math.Clamp(2 * _restMs, RestMs, NoticeLimits.CentreRestSecondsMax * 1_000);
            _restsUntilMs = nowMs + _restMs;
        }
    }
}
