using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>Counts by the day of a time zone. A day begins at midnight, or where clocks skip it, right after.</summary>
sealed class ReportDays(TimeZoneInfo zone)
{
    const int Events = (int)ReportEvent.CameBack + 1;

    /// <summary>Offsets are whole quarters of an hour, and clocks change on them: none lies in two days.</summary>
    const long Quarter = 900;

    readonly List<Day> _days = [];
    Day _last = new(default, 0, 0, []);

    /// <summary>Counts one at a moment.</summary>
    public void Count(ReportEvent what, long unixSeconds)
    {
        // Moments come in long runs of the same day.
        if (unixSeconds < _last.From || unixSeconds >= _last.To)
        {
            _last = Find(unixSeconds);
        }
        _last.Counts[(int)what]++;
    }

    Day Find(long unixSeconds)
    {
        var (low, high) = (0, _days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _days[middle].To <= unixSeconds ? (middle + 1, high) : (low, middle);
        }
        if (low == _days.Count || _days[low].From > unixSeconds)
        {
            _days.Insert(low, Make(unixSeconds));
        }
        return _days[low];
    }

    Day Make(long unixSeconds)
    {
        var date = Of(unixSeconds);
        var from = unixSeconds / Quarter * Quarter;
        var to = from + Quarter;
        while (Of(from - 1) == date)
        {
            from -= Quarter;
        }
        while (Of(to) == date)
        {
            to += Quarter;
        }
        return new Day(date, from, to, new long[Events]);
    }

    DateOnly Of(long unixSeconds) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone).DateTime);

    /// <summary>The days on which something was counted, in order.</summary>
    public ImmutableArray<ReportDay> ToDays() =>
    [
        .. _days.Select(day => new ReportDay(
            day.Date, day.At(ReportEvent.Told), day.At(ReportEvent.Untold), day.At(ReportEvent.Kept),
            day.At(ReportEvent.DecidedShut), day.At(ReportEvent.Shut), day.At(ReportEvent.CameBack))),
    ];

    sealed record Day(DateOnly Date, long From, long To, long[] Counts)
    {
        public long At(ReportEvent what) => Counts[(int)what];
    }
}
