namespace Seawall.Register;

/// <summary>
/// Walks the whole journal of a view: 1 numbers without gaps, 2 every hash over the one before and the entry, 3 every
/// body in its form, 4 the end where the store says it is, 5 zones' names, 6 current lines, 7 campaigns and the lines
/// told in them the very ones the journal makes. Memory does not grow with the journal, but for lines that were told
/// and then untold.
/// </summary>
sealed class JournalVerifier
{
    const int ProgressEvery = 4_096;

    /// <summary>A store that was made before the entry was noted does not know it.</summary>
    static readonly IEqualityComparer<StoredZone> ZoneOrder = EqualityComparer<StoredZone>.Create(
        (stored, made) => stored.Place == made.Place && stored.Name == made.Name
            && (stored.Journal == 0 || stored.Journal == made.Journal));

    readonly IRegisterView _view;
    readonly CampaignTrail _campaigns = new();
    readonly ToldCheck _told;
    readonly List<string> _faults = [];
    readonly List<StoredZone> _zones = [];
    readonly LineSum _made = new();
    uint _lastRule;
    long _entries;
    long _holdsTo;
    long _lineChanges;
    long _removed;
    long _removedLast;
    long _removedTo;
    long _withoutHistory;
    TipLink _end;

    public JournalVerifier(IRegisterView view)
    {
        _view = view;
        _told = new ToldCheck(view, _campaigns);
        _end = TipLink.First(view.Head.Register);
    }

    public async ValueTask<VerifyReport> RunAsync(IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        try
        {
            await CompareAsync(await WalkAsync(progress, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        }
        catch (StoreException failure) when (failure.Failure == StoreFailure.Corrupt)
        {
            Fault(failure.Message);
        }
        return new VerifyReport(
            _faults.Count == 0, _entries, _lineChanges, _holdsTo, _end.Hash.ToString(), [.. _faults])
        {
            Removed = _removed, LinesWithoutHistory = _withoutHistory, ToldWithoutHistory = _told.WithoutHistory,
        };
    }

    async ValueTask<bool> WalkAsync(IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var head = _view.Head;
        var (expected, unbroken, hash) = (1L, true, _end.Hash);
        await foreach (var entry in _view.JournalAsync(1, cancel).ConfigureAwait(false))
        {
            // 1 Numbers without gaps.
            if (entry.Sequence != expected)
            {
                Fault($"journal numbers {expected} to {entry.Sequence - 1} are missing");
                unbroken = false;
            }

            // 2 Every hash over the one before and the entry. 3 Every body in its form.
            if (unbroken && !IsHashed(entry))
            {
                Fault($"journal number {entry.Sequence} is not what was hashed");
                unbroken = false;
            }
            unbroken &= Read(entry);
            if (unbroken)
            {
                (_holdsTo, _end) = (entry.Sequence, _end.With(entry.Hash));
            }
            (hash, expected) = (entry.Hash, entry.Sequence + 1);
            if (++_entries % ProgressEvery == 0)
            {
                progress?.Report(new VerifyProgress(_entries, head.Sequence));
            }
        }

        // 4 The end where the store says it is.
        if (expected - 1 != head.Sequence || hash != head.Hash)
        {
            Fault($"the journal ends at number {expected - 1}, the store says {head.Sequence}"
                + (expected - 1 == head.Sequence ? " with another hash" : ""));
        }
        if (unbroken && (_removed == 0 ? _lastRule != head.LastRule : _lastRule > head.LastRule))
        {
            Fault($"the last personal rule of the journal is {_lastRule}, the store says {head.LastRule}");
        }
        if (_removedLast > _removedTo || _removedTo != _view.RemovedTo)
        {
            Fault($"persons were removed up to journal number {Math.Max(_removedLast, _view.RemovedTo)}, "
                + $"the journal says up to {_removedTo}");
        }
        progress?.Report(new VerifyProgress(_entries, head.Sequence));
        return unbroken;
    }

    /// <summary>
    /// An entry of the plain form is hashed whole: once persons are gone from it, its hash is taken as it is.
    /// </summary>
    bool IsHashed(JournalEntry entry) =>
        entry is { Form: JournalForm.Plain, Removed: not null } || _end.HashOf(entry) == entry.Hash;

    bool Read(JournalEntry entry)
    {
        if (entry.Removed is not null)
        {
            (_removed, _removedLast) = (_removed + 1, entry.Sequence);
            _told.AddRemoved(entry);
            if (PersonRemoval.HoldsPersons(entry) && entry is { Body.IsEmpty: true, Who: "", Note: "", Evidence: "" })
            {
                return true;
            }
        }
        else if (entry.Kind == JournalKind.PersonsRemoved)
        {
            if (PersonRemoval.TryRead(entry, out var to) && to > _removedTo)
            {
                _removedTo = to;
                return true;
            }
        }
        else if (entry.Kind == JournalKind.ZoneNamed)
        {
            if (entry.Lines == 0 && JournalForm.TryReadZone(entry.Body.Span, out var place, out var name))
            {
                _zones.Add(new StoredZone(place, name, entry.Sequence));
                return true;
            }
        }
        else if (entry.Kind is >= JournalKind.CampaignApplied and <= JournalKind.CampaignBraked
            ? _campaigns.TryAdd(entry)
            : entry.Kind is JournalKind.LinesTold or JournalKind.LinesUntold ? _told.TryAdd(entry) : ReadLines(entry))
        {
            return true;
        }
        Fault($"journal number {entry.Sequence} cannot be read");
        return false;
    }

    bool ReadLines(JournalEntry entry)
    {
        var count = 0;
        var changes = new LineChangeReader(entry);
        while (changes.TryRead(out var change))
        {
            _made.Add(change, entry.Sequence, _view.RemovedTo);
            _told.Add(entry.Kind, change.Number);
            _lastRule = Math.Max(_lastRule, change.After.Detail?.Rules.LastOrDefault().Id ?? 0);
            count++;
        }
        _lineChanges += count;
        return !changes.IsMalformed && count == entry.Lines;
    }

    async ValueTask CompareAsync(bool unbroken, CancellationToken cancel)
    {
        // 5 Zones' names.
        var zones = await _view.ZonesAsync(cancel).ConfigureAwait(false);
        if (!zones.OrderBy(zone => zone.Place).SequenceEqual(_zones.OrderBy(zone => zone.Place), ZoneOrder))
        {
            Fault("the zones' names are not those of the journal");
        }

        // 6 Current lines.
        var current = new LineSum();
        await foreach (var lines in _view.LinesAsync(cancel).ConfigureAwait(false))
        {
            foreach (ref readonly var line in lines.Span)
            {
                if (line.Last > _view.RemovedTo)
                {
                    current.Add(line);
                }
                else
                {
                    _withoutHistory++;
                }
            }
        }
        if (current.Value != _made.Value)
        {
            Fault(unbroken
                ? "the current choices are not those the journal makes"
                : "the current choices cannot be compared with a broken journal");
        }

        // 7 Campaigns and the lines told in them.
        if (unbroken)
        {
            var stored = await _view.CampaignsAsync(cancel).ConfigureAwait(false);
            foreach (var fault in _campaigns.Compare(stored))
            {
                Fault(fault);
            }
            foreach (var fault in await _told.CompareAsync(stored, cancel).ConfigureAwait(false))
            {
                Fault(fault);
            }
        }
    }

    void Fault(string what)
    {
        if (_faults.Count < RegisterLimits.FaultsMax)
        {
            _faults.Add(what);
        }
    }
}
