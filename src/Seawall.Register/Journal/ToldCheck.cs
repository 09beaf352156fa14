using System.Buffers.Binary;
using System.IO.Hashing;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Compares the told lines of the store with those the journal makes: 1 on the walk of the whole journal, whose forms
/// hold, and which lines were ever untold again, 2 a second walk of what tells and untells, 3 the store's notices. In
/// one round a line is told once, unless it was untold between: so it is sums that are compared, and only of lines ever
/// untold is it remembered when they were told. Where persons were removed from entries, lines told by those are left
/// out.
/// </summary>
sealed class ToldCheck(IRegisterView view, CampaignTrail campaigns)
{
    readonly LineMarks _untold = new();
    readonly Dictionary<(uint Campaign, E164 Line), long> _again = [];
    readonly Dictionary<uint, UInt128> _made = [];
    readonly Dictionary<uint, LineMarks> _known = [];
    long _first;
    bool _isCut;

    /// <summary>Lines told by entries whose persons were removed.</summary>
    public long WithoutHistory { get; private set; }

    /// <summary>1 An entry of lines told or untold; false where its body is not in its form.</summary>
    public bool TryAdd(JournalEntry entry)
    {
        var lines = new ToldReader(entry);
        while (lines.TryRead(out var line))
        {
            if (entry.Kind == JournalKind.LinesUntold)
            {
                Untell(line.Number);
            }
        }
        _first = _first == 0 && entry.Kind == JournalKind.LinesTold ? entry.Sequence : _first;
        return !lines.IsMalformed && campaigns.RoundOf(lines.Campaign) >= Math.Max(1, lines.Round);
    }

    /// <summary>1 A line of an entry of another kind.</summary>
    public void Add(JournalKind kind, E164 line)
    {
        if (IsUntelling(kind))
        {
            Untell(line);
        }
    }

    /// <summary>1 An entry whose persons were removed.</summary>
    public void AddRemoved(JournalEntry entry) => _isCut |= entry.Kind == JournalKind.LinesTold;

    /// <summary>
    /// A line has another holder, who was told nothing. A move touches the lines of others too, whose guardian moved:
    /// of it an entry of lines untold says which they are.
    /// </summary>
    static bool IsUntelling(JournalKind kind) => kind == JournalKind.HolderChanged;

    /// <summary>Before anything was told there is nothing to forget.</summary>
    void Untell(E164 line)
    {
        if (_first != 0 || _isCut)
        {
            _untold.Mark(line);
        }
    }

    /// <summary>What of the stored campaigns' told lines is not as the journal makes it, in words.</summary>
    public async ValueTask<IReadOnlyList<string>> CompareAsync(
        IReadOnlyList<StoredCampaign> stored, CancellationToken cancel)
    {
        // 2 What tells and untells.
        if (_first != 0)
        {
            await foreach (var entry in view.JournalAsync(_first, cancel).ConfigureAwait(false))
            {
                Make(entry);
            }
            foreach (var (key, told) in _again)
            {
                Tell(key.Campaign, key.Line, told);
            }
        }

        // 3 The store's notices.
        List<string> faults = [];
        foreach (var campaign in stored)
        {
            var current = default(UInt128);
            await foreach (var notices in view.NoticesAsync(campaign.Id, default, cancel).ConfigureAwait(false))
            {
                current += SumOf(notices.Span, campaign);
            }
            if (current != _made.GetValueOrDefault(campaign.Id))
            {
                faults.Add($"the told lines of campaign {campaign.Terms.Name} are not those the journal makes");
            }
        }
        return faults;
    }

    void Make(JournalEntry entry)
    {
        if (entry.Kind is JournalKind.LinesTold or JournalKind.LinesUntold)
        {
            var lines = new ToldReader(entry);
            var counts = entry.Kind == JournalKind.LinesTold && lines.Round == campaigns.RoundOf(lines.Campaign);
            while (lines.TryRead(out var line))
            {
                if (entry.Kind == JournalKind.LinesUntold)
                {
                    _again.Remove((lines.Campaign, line.Number));
                }
                else if (counts && _untold.Has(line.Number))
                {
                    _again[(lines.Campaign, line.Number)] = line.ToldUnixSeconds;
                }
                else if (counts)
                {
                    Tell(lines.Campaign, line.Number, line.ToldUnixSeconds);
                }
            }
        }
        else if (IsUntelling(entry.Kind))
        {
            var changes = new LineChangeReader(entry);
            while (changes.TryRead(out var change))
            {
                foreach (var id in campaigns.Ids)
                {
                    var by = campaigns.WithdrawnBy(id);
                    if (by == 0 || entry.Sequence < by)
                    {
                        _again.Remove((id, change.Number));
                    }
                }
            }
        }
    }

    void Tell(uint campaign, E164 line, long told)
    {
        _made[campaign] = _made.GetValueOrDefault(campaign) + Term(line, told);
        if (_isCut)
        {
            if (!_known.TryGetValue(campaign, out var known))
            {
                _known.Add(campaign, known = new LineMarks());
            }
            known.Mark(line);
        }
    }

    UInt128 SumOf(ReadOnlySpan<StoredNotice> notices, StoredCampaign campaign)
    {
        var sum = default(UInt128);
        var known = _known.GetValueOrDefault(campaign.Id);
        foreach (ref readonly var notice in notices)
        {
            if (notice.State != NoticeState.Told || notice.Round != campaign.Round)
            {
                continue;
            }
            if (_isCut && known?.Has(notice.Number) != true
                && (campaign.State == CampaignState.Withdrawn || !_untold.Has(notice.Number)))
            {
                WithoutHistory++;
                continue;
            }
            sum += Term(notice.Number, notice.ToldUnixSeconds);
        }
        return sum;
    }

    static UInt128 Term(E164 line, long told)
    {
        Span<byte> form = stackalloc byte[2 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(form, line.Value);
        BinaryPrimitives.WriteInt64LittleEndian(form[sizeof(ulong)..], told);
        return XxHash128.HashToUInt128(form);
    }
}
