using System.Runtime.InteropServices;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>The notices one turn of the writer is about: as stored, and as they become. Used again.</summary>
sealed class NoticeRows
{
    readonly Dictionary<NoticeKey, int> _places = [];
    readonly List<Row> _rows = [];
    readonly List<StoredNotice> _notices = [];
    readonly List<StoredNotice> _told = [];

    /// <summary>For another turn.</summary>
    public void Clear()
    {
        _places.Clear();
        _rows.Clear();
    }

    /// <summary>Reads notices of a campaign that are not known here yet; numbers in any order.</summary>
    public async ValueTask LoadAsync(INoticeTurn turn, uint campaign, List<E164> numbers)
    {
        numbers.RemoveAll(number => _places.ContainsKey(new NoticeKey(campaign, number)));
        if (numbers.Count == 0)
        {
            return;
        }
        numbers.Sort(static (one, other) => one.Value.CompareTo(other.Value));
        var distinct = Bulk.Numbers(CollectionsMarshal.AsSpan(numbers), static number => number.Value);
        var stored = new StoredNotice?[distinct.Length];
        await turn.ReadAsync(campaign, distinct, stored).ConfigureAwait(false);
        for (var i = 0; i < distinct.Length; i++)
        {
            _places.Add(new NoticeKey(campaign, distinct[i]), _rows.Count);
            _rows.Add(new Row(stored[i], stored[i]));
        }
    }

    /// <summary>A notice as it is now; null where the line has none.</summary>
    public StoredNotice? this[NoticeKey key]
    {
        get => _rows[_places[key]].Now;
        set => CollectionsMarshal.AsSpan(_rows)[_places[key]].Now = value;
    }

    /// <summary>What became different, as it is written.</summary>
    public (StoredNotice[] Notices, NoticeKey[] Gone, StoredNotice[] Told) Changes()
    {
        List<NoticeKey> gone = [];
        _notices.Clear();
        _told.Clear();
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
        {
            if (row.Now is { } now && now != row.Before)
            {
                _notices.Add(now);
                if (now.State == NoticeState.Told
                    && (row.Before is not { State: NoticeState.Told } before || before.Round != now.Round))
                {
                    _told.Add(now);
                }
            }
            else if (row.Now is null && row.Before is { } was)
            {
                gone.Add(new NoticeKey(was.Campaign, was.Number));
            }
        }
        _notices.Sort(Compare);
        _told.Sort(Compare);
        gone.Sort(static (one, other) => (one.Campaign, one.Number.Value)
            .CompareTo((other.Campaign, other.Number.Value)));
        return ([.. _notices], [.. gone], [.. _told]);
    }

    static int Compare(StoredNotice one, StoredNotice other) =>
        one.Campaign != other.Campaign
            ? one.Campaign.CompareTo(other.Campaign)
            : one.Number.Value.CompareTo(other.Number.Value);

    record struct Row(StoredNotice? Before, StoredNotice? Now);
}
