namespace Seawall.Province;

/// <summary>
/// A clock that goes where it is told to. A timer whose time came goes off once for each step, however long the step
/// was: weeks go by in the time that their steps take. Thread-safe; one caller moves it.
/// </summary>
sealed class ProvinceClock(DateTimeOffset begin) : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<Bell> _bells = [];
    long _ticks = begin.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var bell = new Bell(this, callback, state);
        bell.Change(dueTime, period);
        return bell;
    }

    /// <summary>Goes on, and lets every timer go off whose time came.</summary>
    public void Advance(TimeSpan by)
    {
        var now = Interlocked.Add(ref _ticks, by.Ticks);
        Bell[] due;
        lock (_gate)
        {
            due = [.. _bells.Where(bell => bell.IsDue(now))];
        }
        foreach (var bell in due)
        {
            bell.Ring(now);
        }
    }

    sealed class Bell(ProvinceClock clock, TimerCallback callback, object? state) : ITimer
    {
        long _due = long.MaxValue;
        long _period;
        bool _isGone;

        public bool IsDue(long now) => _due <= now;

        public void Ring(long now)
        {
            lock (clock._gate)
            {
                if (_isGone || _due > now)
                {
                    return;
                }
                _due = _period > 0 ? now + _period : long.MaxValue;
            }
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isNow = dueTime == TimeSpan.Zero;
            lock (clock._gate)
            {
                if (_isGone)
                {
                    return false;
                }
                _due = dueTime < TimeSpan.Zero ? long.MaxValue : clock.GetTimestamp() + dueTime.Ticks;
                _period = period > TimeSpan.Zero ? period.Ticks : 0;
                if (_due == long.MaxValue)
                {
                    clock._bells.Remove(this);
                }
                else if (!clock._bells.Contains(this))
                {
                    clock._bells.Add(this);
                }
            }
            if (isNow)
            {
                ThreadPool.QueueUserWorkItem(_ => Ring(clock.GetTimestamp()));
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                _isGone = true;
                _due = long.MaxValue;
                clock._bells.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
