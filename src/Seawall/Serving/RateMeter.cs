using System.Collections.Immutable;

namespace Seawall.Serving;

/// <summary>
/// Requests a second of each trunk over the last ten seconds, from one look at its counter each second.
/// </summary>
internal sealed class RateMeter
{
    private const int Seconds = 10;

    private readonly Lock _gate = new();
    private readonly Queue<(long Timestamp, ImmutableArray<(string Trunk, long Requests)> Trunks)> _looks = new();

    /// <summary>Notes the counters of this moment, a time stamp of the given clock.</summary>
    public void Look(long timestamp, ImmutableArray<(string Trunk, long Requests)> trunks)
    {
        lock (_gate)
        {
            _looks.Enqueue((timestamp, trunks));
            while (_looks.Count > Seconds)
            {
                _looks.Dequeue();
            }
        }
    }

    /// <summary>Requests a second of a trunk that now counts <paramref name="requests"/>.</summary>
    public double Of(string trunk, long requests, TimeProvider time)
    {
        lock (_gate)
        {
            if (!_looks.TryPeek(out var oldest))
            {
                return 0;
            }

            var before = oldest.Trunks.FirstOrDefault(one => one.Trunk == trunk).Requests;
            var seconds = time.GetElapsedTime(oldest.Timestamp).TotalSeconds;
            return seconds <= 0 ? 0 : Math.Max(0, requests - before) / Math.Max(1, seconds);
        }
    }
}
