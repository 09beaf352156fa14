using System.Collections.Concurrent;

namespace Seawall.Register;

/// <summary>Why a notice takes off.</summary>
enum FlightKind : byte
{
    /// <summary>The line's turn in its wave has come.</summary>
    First = 1,

    /// <summary>It came to the campaign after its turn.</summary>
    Later = 2,

    /// <summary>It is tried again.</summary>
    Again = 3,
}

/// <summary>
/// A notice from when it is planned until its answer is durable. One of a line and campaign at a time.
/// </summary>
sealed class Flight
{
    readonly ConcurrentQueue<Flight> _answered;
    int _isAnswered;

    public Flight(NoticeKey key, FlightKind kind, int round, byte wave, string nextHop,
        ConcurrentQueue<Flight> answered)
    {
        (Key, Kind, Round, Wave, NextHop, _answered) = (key, kind, round, wave, nextHop, answered);
        OnAnswer = Take;
    }

    public NoticeKey Key { get; }

    public FlightKind Kind { get; }

    public int Round { get; }

    public byte Wave { get; }

    public string NextHop { get; }

    /// <summary>Whether it is stored as in flight.</summary>
    public bool IsBegun { get; set; }

    /// <summary>What was stored before, where that still counts.</summary>
    public StoredNotice? Before { get; set; }

    /// <summary>The subscriber's language; empty where it is not known.</summary>
    public string Language { get; set; } = "";

    /// <summary>
    /// Whether an earlier attempt told the line, late, while this one waited to be handed over: it goes no more.
    /// </summary>
    public bool IsOver { get; set; }

    /// <summary>Receipts that came before the answer was durable.</summary>
    public List<PendingReceipt>? Held { get; set; }

    /// <summary>What the message centre said.</summary>
    public NoticeAnswer Answer { get; private set; }

    /// <summary>Where the answer goes, on any thread.</summary>
    public Action<NoticeAnswer> OnAnswer { get; }

    void Take(NoticeAnswer answer)
    {
        if (Interlocked.Exchange(ref _isAnswered, 1) == 0)
        {
            Answer = answer;
            _answered.Enqueue(this);
        }
    }
}
