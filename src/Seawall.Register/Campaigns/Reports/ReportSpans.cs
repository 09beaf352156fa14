namespace Seawall.Register;

/// <summary>A length of time in which nothing about a campaign changed, from entry to entry of the journal.</summary>
/// <param name="From">Its first second.</param>
/// <param name="To">Its last second: what is due in the very second of a change was due before it.</param>
/// <param name="IsInForce">Whether the campaign was started and not withdrawn.</param>
/// <param name="Shuts">Whether it is one that shuts, and not in shadow.</param>
/// <param name="Round">The round told marks must be of.</param>
/// <param name="Effect">The hour of effect.</param>
/// <param name="Notice">How long after it was told a line is shut at the earliest, in seconds.</param>
/// <param name="Held">Since when it is paused; the end of time where it is not.</param>
/// <param name="Slots">The services and zones it has, a bit each.</param>
readonly record struct ReportSpan(
    long From, long To, bool IsInForce, bool Shuts, int Round, long Effect, long Notice, long Held, ushort Slots);

/// <summary>The life of a campaign in spans, as entries of the journal make it.</summary>
sealed class ReportSpans
{
    /// <summary>Before the campaign: in force for nobody.</summary>
    readonly List<ReportSpan> _spans = [new(long.MinValue, long.MaxValue, false, false, 0, 0, 0, long.MaxValue, 0)];

    /// <summary>The span that is now.</summary>
    public ReportSpan Now => _spans[^1];

    /// <summary>Its place, as a line notes it that something happens to; a campaign has few.</summary>
    public byte Place => (byte)Math.Min(_spans.Count - 1, byte.MaxValue);

    /// <summary>Something about the campaign changed.</summary>
    public void Change(long at, Func<ReportSpan, ReportSpan> change)
    {
        // A clock that was set back makes no time run backwards.
        at = Math.Max(at, Now.From);
        var next = change(Now) with { From = at, To = long.MaxValue };
        _spans[^1] = Now with { To = at };
        _spans.Add(next);
    }

    /// <summary>
    /// When a line was shut by the campaign first, by a time, where nothing happened to it since the span at
    /// <paramref name="place"/>; null where it was not.
    /// </summary>
    public long? ShutAt(byte place, long told, int round, ushort decided, long until)
    {
        for (var i = (int)place; i < _spans.Count; i++)
        {
            var span = _spans[i];
            if (span.From > until)
            {
                break;
            }
            if (IsShutIn(span, told, round, decided, out var since)
                && Math.Max(span.From, since) is var at && at <= Math.Min(span.To, until))
            {
                return at;
            }
        }
        return null;
    }

    /// <summary>Whether a line is shut by the campaign at a moment of the span that is now.</summary>
    public bool IsShut(long told, int round, ushort decided, long at) =>
        IsShutIn(Now, told, round, decided, out var since) && since <= at;

    /// <summary>The rule of campaigns, for one of them.</summary>
    static bool IsShutIn(in ReportSpan span, long told, int round, ushort decided, out long since)
    {
        since = Math.Max(span.Effect, told + span.Notice);
        return span is { IsInForce: true, Shuts: true } && round == (span.Round & ReportLine.RoundMask)
            && (span.Slots & ~decided) != 0 && since <= span.Held;
    }
}
