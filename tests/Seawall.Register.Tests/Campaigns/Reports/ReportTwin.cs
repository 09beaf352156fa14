using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>
/// The report by brute force: every hour, and after every entry, every line is looked at with the rule as it is written
/// down.
/// </summary>
sealed class ReportTwin(ReportScript script)
{
    sealed class Line
    {
        public LineChoices Choices;
        public (int Round, long At)? Told;
        public bool Kept, DecidedShut, Shut, CameBack;
    }

    readonly Dictionary<ulong, Line> _lines = [];
    readonly SortedDictionary<DateOnly, long[]> _days = [];
    readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(script.Campaign.Terms.TimeZone);
    AppliedCampaign? _applied;
    bool _isInForce;
    long _held = long.MaxValue;

    public string Run()
    {
        var at = 0;
        for (var hour = 0; hour <= script.Hour; hour++)
        {
            var now = ReportScript.Start.ToUnixTimeSeconds() + (hour * 3600L);
            LookAtAll(now);
            for (; at < script.Entries.Count && script.Entries[at].AtUnixMilliseconds == now * 1000; at++)
            {
                Take(script.Entries[at], now);
                LookAtAll(now);
            }
        }
        return string.Join('\n', _days.Select(day => $"{day.Key:yyyy-MM-dd} {string.Join(' ', day.Value)}"))
            + $"\ntold {_lines.Values.Count(IsTold)} shut {_lines.Values.Count(line => IsShut(line, script.Now))}";
    }

    /// <summary>A report in the same words.</summary>
    public static string Say(CampaignReport report) => string.Join('\n', report.Days.Select(day =>
            $"{day.Day:yyyy-MM-dd} {day.Told} {day.Untold} {day.Kept} {day.DecidedShut} {day.Shut} {day.CameBack}"))
        + $"\ntold {report.ToldNow} shut {report.ShutNow}";

    void Take(JournalEntry entry, long now)
    {
        switch (entry.Kind)
        {
            case JournalKind.CampaignApplied:
                CampaignForm.TryReadApplied(entry.Body.Span, out _applied);
                break;
            case JournalKind.CampaignStarted or JournalKind.CampaignPaused or JournalKind.CampaignWithdrawn:
                _isInForce = entry.Kind != JournalKind.CampaignWithdrawn;
                _held = entry.Kind == JournalKind.CampaignPaused ? now : long.MaxValue;
                break;
            case JournalKind.LinesTold or JournalKind.LinesUntold:
                var told = new ToldReader(entry);
                while (told.Campaign == 7 && told.TryRead(out var one))
                {
                    Tell(Of(one.Number), told.Round, one.ToldUnixSeconds, now);
                }
                break;
            default:
                var changes = new LineChangeReader(entry);
                while (changes.TryRead(out var change))
                {
                    Choose(Of(change.Number), change, entry.Kind, now);
                }
                break;
        }
    }

    void Tell(Line line, int round, long told, long now)
    {
        if (round == 0)
        {
            Count(1, line.Told is null ? null : now);
            line.Told = null;
            return;
        }
        Count(0, told);
        line.Told = (round, told);
        line.Kept = line.DecidedShut = line.Shut = line.CameBack = false;
    }

    void Choose(Line line, in LineChange change, JournalKind kind, long now)
    {
        line.Choices = change.After;
        if (kind is JournalKind.HolderChanged or JournalKind.Moved)
        {
            Tell(line, 0, 0, now);
            return;
        }
        if (!_isInForce || !IsTold(line))
        {
            return;
        }
        foreach (var (service, place) in Slots())
        {
            if (IsOpen(change.After, service, place) && !IsOpen(change.Before, service, place))
            {
                if (line.Shut)
                {
                    Count(5, line.CameBack ? null : now);
                    line.CameBack = true;
                }
                else
                {
                    Count(2, line.Kept ? null : now);
                    line.Kept = true;
                }
            }
            if (Get(change.After, service, place) == Choice.Shut && Get(change.Before, service, place) != Choice.Shut)
            {
                Count(3, line.DecidedShut ? null : now);
                line.DecidedShut = true;
            }
        }
    }

    void LookAtAll(long now)
    {
        foreach (var line in _lines.Values.Where(line => !line.Shut && IsShut(line, now)))
        {
            line.Shut = true;
            Count(4, now);
        }
    }

    bool IsTold(Line line) => line.Told is { } told && told.Round == _applied!.Round;

    bool IsShut(Line line, long now) =>
        _isInForce && IsTold(line) && _applied!.Terms is { Default: CampaignDefault.Shut, Shadow: false } terms
        && Slots().Any(slot => Get(line.Choices, slot.Service, slot.Place) == Choice.Undecided)
        && Math.Min(now, _held)
            >= Math.Max(terms.Effect.ToUnixTimeSeconds(), line.Told!.Value.At + (terms.Notice.Days * 86_400L));

    IEnumerable<(Service Service, int Place)> Slots() =>
        from service in (Service[])[Service.Voice, Service.Sms]
        where ((byte)_applied!.Terms.Services & (byte)service) != 0
        from zone in ReportScript.Zones
        where _applied!.Terms.Zones.Contains(zone.Name)
        select (service, (int)zone.Place);

    static Choice Get(in LineChoices choices, Service service, int place) =>
        (Choice)((service == Service.Voice ? choices.Voice : choices.Sms) >> (2 * place) & 3);

    static bool IsOpen(in LineChoices choices, Service service, int place) =>
        Get(choices, service, place) == Choice.Open
        || (choices.Detail?.Pauses ?? []).Any(pause => pause.Service == service && pause.Zone == place);

    Line Of(E164 number) => _lines.TryGetValue(number.Value, out var line) ? line : _lines[number.Value] = new Line();

    void Count(int what, long? at)
    {
        if (at is { } moment)
        {
            var day = DateOnly.FromDateTime(
                TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(moment), _zone).DateTime);
            _days.TryAdd(day, new long[6]);
            _days[day][what]++;
        }
    }
}
