namespace Seawall.Province;

/// <summary>
/// The parts a group of message centres got in the latest minute, against its rate. What may go out at once, of one
/// second, goes out at once again when the process begins anew.
/// </summary>
sealed class SendRate
{
    const long MinuteMs = 60_000;

    readonly Queue<(long AtMs, int Parts)> _minute = new();
    long _parts;

    /// <summary>Takes one text; what is over the rate, 0 for nothing.</summary>
    /// <param name="atMs">When it was sent.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="perSecond">The rate.</param>
    /// <param name="begins">When processes began, unix milliseconds, ascending.</param>
    public long Take(long atMs, int parts, int perSecond, List<long> begins)
    {
        _minute.Enqueue((atMs, parts));
        _parts += parts;
        while (_minute.Peek().AtMs <= atMs - MinuteMs)
        {
            _parts -= _minute.Dequeue().Parts;
        }
        var again = 0;
        for (var at = begins.Count - 1; at >= 0 && begins[at] > atMs - MinuteMs; at--)
        {
            again++;
        }
        // A text of several parts may go out when there is room for its first.
        return Math.Max(0, _parts - (long)perSecond * (60 + 1 + again) - (parts - 1) * (1 + again));
    }
}
