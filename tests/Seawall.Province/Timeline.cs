namespace Seawall.Province;

/// <summary>What happens in a province.</summary>
enum HappeningKind : byte
{
    /// <summary>The message centre answers a text.</summary>
    Answer = 1,

    /// <summary>A receipt of a part of a text comes.</summary>
    Receipt = 2,

    /// <summary>A receipt comes that nobody should believe.</summary>
    Forgery = 3,

    /// <summary>A person answers the notice, rightly or not.</summary>
    Reply = 4,

    /// <summary>A person decides, notice or not.</summary>
    Decision = 5,

    /// <summary>Somebody calls, or texts, from abroad.</summary>
    Call = 6,

    /// <summary>A person opens again what was shut by default.</summary>
    Resumption = 7,

    /// <summary>The process ends without warning, and starts again.</summary>
    Crash = 8,

    /// <summary>Lines get other holders, or another operator, by a file.</summary>
    Import = 9,

    /// <summary>The campaign director does something.</summary>
    Act = 10,

    /// <summary>Every line is asked for its verdicts.</summary>
    Sweep = 11,
}

/// <summary>Something that happens at its time.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">To whom: a line, a text, or a running number.</param>
/// <param name="Detail">And how.</param>
readonly record struct Happening(HappeningKind Kind, int Subject, int Detail = 0);

/// <summary>What is to happen, the earliest first; what was put down first of what happens at once.</summary>
sealed class Timeline
{
    readonly Lock _gate = new();
    readonly PriorityQueue<Happening, (long AtMs, long Order)> _queue = new();
    long _order;

    /// <summary>When the next one is; <see cref="long.MaxValue"/>: there is none.</summary>
    public long NextMs
    {
        get
        {
            lock (_gate)
            {
                return _queue.TryPeek(out _, out var priority) ? priority.AtMs : long.MaxValue;
            }
        }
    }

    /// <summary>Puts something down. Thread-safe.</summary>
    public void Add(long atMs, Happening happening)
    {
        lock (_gate)
        {
            _queue.Enqueue(happening, (atMs, _order++));
        }
    }

    /// <summary>What is due by a time.</summary>
    public bool TryTake(long nowMs, out Happening happening)
    {
        lock (_gate)
        {
            happening = default;
            if (!_queue.TryPeek(out _, out var priority) || priority.AtMs > nowMs)
            {
                return false;
            }
            happening = _queue.Dequeue();
            return true;
        }
    }
}
