namespace Seawall.Net;

/// <summary>
/// Whether a worker lets the next batch gather for a moment before it takes it, as interfaces do with interrupts. To be
/// woken costs a worker as much as several datagrams; in heavy traffic it would be woken for each of them. Where so
/// many arrive that the moment brings several, it sleeps through it and is woken once. In light traffic it never waits.
/// </summary>
struct Gathering(TimeProvider time)
{
    /// <summary>How long: the most that it adds to the way of a datagram.</summary>
    public const int Microseconds = 100;

    /// <summary>The moment must bring so many datagrams, or it is not worth it.</summary>
    const int WorthDatagrams = 3;

    const int WindowMs = 5;

    readonly long _window = time.TimestampFrequency * WindowMs / 1_000;
    readonly long _worth = WorthDatagrams * WindowMs * 1_000 / Microseconds;
    long _since = time.GetTimestamp();
    long _count;
    bool _isWorth;

    /// <summary>A batch of so many was taken and worked on; whether to wait before the next.</summary>
    public bool After(int datagrams)
    {
        _count += datagrams;
        var now = time.GetTimestamp();
        if (now - _since >= _window)
        {
            // Over a pause the count stands for a longer time: then it is less than it looks.
            _isWorth = _count * _window >= _worth * (now - _since);
            _since = now;
            _count = 0;
        }
        // A full batch means that more is waiting already.
        return _isWorth && datagrams < NetLimits.BatchMax;
    }
}
