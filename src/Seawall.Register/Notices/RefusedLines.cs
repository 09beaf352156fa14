using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Lines whose first refusal was looked at, so that the next ones cost nothing. Bounded; thread-safe.
/// </summary>
sealed class RefusedLines
{
    readonly Lock _gate = new();
    readonly HashSet<(uint, ulong)> _lines = [];

    /// <summary>Whether it was not looked at yet, as far as is remembered.</summary>
    public bool IsFirst(uint campaign, E164 line)
    {
        lock (_gate)
        {
            if (_lines.Count >= NoticeLimits.RefusedLinesMax)
            {
                // What is durable says the rest.
                _lines.Clear();
            }
            return _lines.Add((campaign, line.Value));
        }
    }

    /// <summary>It was not looked at after all.</summary>
    public void Forget(uint campaign, E164 line)
    {
        lock (_gate)
        {
            _lines.Remove((campaign, line.Value));
        }
    }
}
