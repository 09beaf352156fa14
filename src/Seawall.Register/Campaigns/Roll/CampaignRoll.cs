using Seawall.Screening;

namespace Seawall.Register;

/// <summary>How many lines of a wave there are on a roll.</summary>
readonly record struct RollCount(long Enrolled, long ToTell, long Decided);

/// <summary>
/// The lines of a campaign by page and wave, and of each whether it is still to be told: kept up with what happens to
/// lines, so that no line is forgotten and none told twice. In memory only; made again after a restart. Thread-safe.
/// </summary>
sealed class CampaignRoll(StoredCampaign campaign, CampaignScope scope)
{
    static long s_rolls;

    readonly long _first = Interlocked.Increment(ref s_rolls) << 40;
    readonly Lock _gate = new();
    readonly Dictionary<ulong, RollPage> _pages = [];
    readonly List<ulong> _keys = [];
    readonly RollCount[] _counts = new RollCount[scope.Waves];
    long _late;

    /// <summary>The campaign's id.</summary>
    public uint Campaign => campaign.Id;

    /// <summary>Whom it is for.</summary>
    public CampaignScope Scope => scope;

    /// <summary>Another number whenever a line is to be told that was not before.</summary>
    public long Late => _first + Interlocked.Read(ref _late);

    /// <summary>Whether it is the roll of a campaign as that is now.</summary>
    public bool IsOf(StoredCampaign now) =>
        now.Id == campaign.Id && now.Version == campaign.Version && now.Round == campaign.Round;

    /// <summary>Octets it takes, about.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _pages.Values.Sum(page => page.Bytes);
            }
        }
    }

    /// <summary>How a line stands.</summary>
    public RollMark Find(E164 number)
    {
        var (key, line) = Split(number);
        lock (_gate)
        {
            return _pages.TryGetValue(key, out var page) ? page[line] : RollMark.Outside;
        }
    }

    /// <summary>How many lines there are of a wave.</summary>
    public RollCount Count(int wave)
    {
        lock (_gate)
        {
            return wave < _counts.Length ? _counts[wave] : default;
        }
    }

    /// <summary>Says how a line stands.</summary>
    public void Put(E164 number, RollMark mark)
    {
        var (key, line) = Split(number);
        lock (_gate)
        {
            if (!_pages.TryGetValue(key, out var page))
            {
                if (mark.Wave < 0)
                {
                    return;
                }
                page = Add(key);
            }
            var before = page[line];
            if (before == mark)
            {
                return;
            }
            page[line] = mark;
            Count(before, -1);
            Count(mark, 1);
            _late += mark.IsToTell && !before.IsToTell ? 1 : 0;
        }
    }

    /// <summary>A line of the campaign has a notice of its round now, or none any more.</summary>
    public void Notice(E164 number, int? wave, ChoiceBook book)
    {
        var mark = Find(number);
        if (mark.Wave >= 0)
        {
            Put(number, new RollMark(wave ?? mark.Wave, wave is null, scope.IsDecided(book, number)));
        }
    }

    /// <summary>A line decided something, or nothing any more.</summary>
    public void Decide(E164 number, ChoiceBook book)
    {
        var mark = Find(number);
        if (mark.Wave >= 0)
        {
            Put(number, mark with { Decided = scope.IsDecided(book, number) });
        }
    }

    /// <summary>
    /// The lines of a wave still to be told after a number, ascending, as many as fit; how many these are.
    /// </summary>
    public int Next(int wave, E164 after, Span<E164> lines)
    {
        var (key, line) = Split(new E164(after.Value + 1));
        var count = 0;
        lock (_gate)
        {
            var at = wave < scope.Waves ? _keys.BinarySearch(key) : _keys.Count;
            if (at < 0)
            {
                (at, line) = (~at, 0);
            }
            for (; at < _keys.Count && count < lines.Length; at++, line = 0)
            {
                var page = _pages[_keys[at]];
                while (count < lines.Length && page.Next(wave, line) is >= 0 and var found)
                {
                    lines[count++] = new E164(_keys[at] * ScreeningLimits.PageLines + (ulong)found);
                    line = found + 1;
                }
            }
        }
        return count;
    }

    RollPage Add(ulong key)
    {
        var page = new RollPage(scope.Waves);
        _pages.Add(key, page);
        var at = _keys.Count > 0 && _keys[^1] < key ? _keys.Count : ~_keys.BinarySearch(key);
        _keys.Insert(at, key);
        return page;
    }

    void Count(in RollMark mark, int by)
    {
        if (mark.Wave >= 0)
        {
            ref var count = ref _counts[mark.Wave];
            count = new RollCount(count.Enrolled + by, count.ToTell + (mark.IsToTell ? by : 0),
                count.Decided + (mark is { Untold: true, Decided: true } ? by : 0));
        }
    }

    static (ulong Key, int Line) Split(E164 number) =>
        (number.Value / ScreeningLimits.PageLines, (int)(number.Value % ScreeningLimits.PageLines));
}
