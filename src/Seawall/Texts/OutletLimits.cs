using Seawall.Register;

namespace Seawall.Texts;

/// <summary>
/// How many texts of our own go out: so many a second altogether, and so many an hour to one number. Answers count only
/// altogether: they are bounded by what they answer. What is remembered is bounded: at the beginning of an hour, and
/// when there are too many numbers, counting begins anew.
/// </summary>
internal sealed class OutletLimits(TimeProvider time)
{
    private const int NumbersMax = 1_000_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, int> _inHour = [];
    private long _hour;
    private double _tokens = -1;
    private long _at;

    /// <summary>Whether one more may go out.</summary>
    public bool TryTake(OutgoingText text, OutletModel model)
    {
        lock (_gate)
        {
            if (text.Purpose != TextPurpose.Answer && !TryCount(text.To.Value, model.TextsPerHour))
            {
                return false;
            }

            var now = time.GetTimestamp();
            var grown = _tokens < 0 ? model.Rate : _tokens + (time.GetElapsedTime(_at, now).TotalSeconds * model.Rate);
            (_tokens, _at) = (Math.Min(grown, model.Rate), now);
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }

    private bool TryCount(ulong number, int max)
    {
        var hour = time.GetUtcNow().ToUnixTimeSeconds() / 3_600;
        if (hour != _hour || _inHour.Count >= NumbersMax)
        {
            _inHour.Clear();
            _hour = hour;
        }

        var count = _inHour.GetValueOrDefault(number);
        _inHour[number] = Math.Min(count + 1, max);
        return count < max;
    }
}
