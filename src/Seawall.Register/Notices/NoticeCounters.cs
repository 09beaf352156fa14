namespace Seawall.Register;

/// <summary>A count since the start.</summary>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="State">The state notices got into.</param>
/// <param name="Count">How many did.</param>
public readonly record struct NoticeTotal(string Campaign, NoticeState State, long Count);

/// <summary>What became of notices and receipts since the start, for the metrics. Thread-safe.</summary>
public sealed class NoticeCounters
{
    readonly Lock _gate = new();
    readonly Dictionary<(string, NoticeState), long> _states = [];
    readonly Dictionary<(string, NoticeReason), long> _failures = [];
    readonly long[] _receipts = new long[(int)ReceiptEffect.TooEarly + 1];
    long _afterwards;

    /// <summary>Notices that got into a state, by campaign.</summary>
    public IReadOnlyList<NoticeTotal> Totals
    {
        get
        {
            lock (_gate)
            {
                return [.. _states.Select(one => new NoticeTotal(one.Key.Item1, one.Key.Item2, one.Value))];
            }
        }
    }

    /// <summary>Texts that were sent after a first refusal.</summary>
    public long Afterwards => Interlocked.Read(ref _afterwards);

    /// <summary>Receipts that had an effect, or had none for a reason.</summary>
    public long Receipts(ReceiptEffect effect) => Interlocked.Read(ref _receipts[(int)effect]);

    /// <summary>Attempts of a campaign that failed for a reason.</summary>
    public long Failures(string campaign, NoticeReason reason)
    {
        lock (_gate)
        {
            return _failures.GetValueOrDefault((campaign, reason));
        }
    }

    internal void Count(ReceiptEffect effect) => Interlocked.Increment(ref _receipts[(int)effect]);

    internal void CountAfterwards() => Interlocked.Increment(ref _afterwards);

    internal void Count(List<(string Campaign, NoticeState State, NoticeReason Reason)> reached)
    {
        lock (_gate)
        {
            foreach (var (campaign, state, reason) in reached)
            {
                _states[(campaign, state)] = _states.GetValueOrDefault((campaign, state)) + 1;
                if (reason != NoticeReason.None && state is NoticeState.Deferred or NoticeState.Unreached)
                {
                    _failures[(campaign, reason)] = _failures.GetValueOrDefault((campaign, reason)) + 1;
                }
            }
        }
    }
}
