using CsCheck;

namespace Seawall.Screening.Tests;

/// <summary>A dictionary of moments: the slow twin of the book of who was told.</summary>
sealed class SlowTold
{
    readonly Dictionary<(int Place, E164 Line), long> _told = [];

    public IEnumerable<KeyValuePair<(int Place, E164 Line), long>> All => _told;

    public void Tell(int place, E164 line, long at) => _told[(place, line)] = at;

    public bool Forget(int place, E164 line) => _told.Remove((place, line));

    public void Clear(int place)
    {
        foreach ((int, E164) key in _told.Keys.Where(key => key.Place == place).ToList())
        {
            _told.Remove(key);
        }
    }

    public long? At(int place, E164 line) => _told.TryGetValue((place, line), out long at) ? at : null;

    public long Count(int place) => _told.Keys.Count(key => key.Place == place);

    public static readonly Gen<int> Place = Gen.OneOf(0, 1, 2, 31, 63);

    /// <summary>Moments near each other, and now and then anywhere.</summary>
    public static readonly Gen<long> Moment = Gen.Frequency(
        (6, Gen.Long[Queries.Now, Queries.Now + 40_000]),
        (3, Gen.Long[Queries.Now - 400_000, Queries.Now + 4_000_000]),
        (1, Gen.Long[0, ToldBook.ToldMaxUnixSeconds]));

    /// <summary>
    /// Whether a book says the same: the same lines, none earlier than it was told, and none later than the grain of
    /// the span of its page.
    /// </summary>
    public void AssertSame(ToldBook book)
    {
        for (int place = 0; place < ScreeningLimits.CampaignsMax; place++)
        {
            Xunit.Assert.Equal(Count(place), book.Count(place));
        }

        foreach (((int place, E164 line), long at) in _told)
        {
            long? told = book.ToldAt(place, line);
            Xunit.Assert.NotNull(told);
            Xunit.Assert.True(told >= at, $"told {told}, before {at}");
        }
    }
}
