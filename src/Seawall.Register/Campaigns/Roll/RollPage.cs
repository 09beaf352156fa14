using System.Numerics;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>How a line stands in a campaign.</summary>
/// <param name="Wave">Its wave; -1 where the campaign is not for it.</param>
/// <param name="Untold">Whether it has no notice of the campaign's round.</param>
/// <param name="Decided">Whether it decided all that the campaign would decide for it.</param>
readonly record struct RollMark(int Wave, bool Untold, bool Decided)
{
    /// <summary>Not a line of the campaign.</summary>
    public static RollMark Outside { get; } = new(-1, false, false);

    /// <summary>A line by its wave and notice; where that counts, it stays in the wave it was told in.</summary>
    public static RollMark Of(
        CampaignScope scope, int wave, in StoredNotice? notice, int round, ChoiceBook book, E164 number) =>
        wave < 0 ? Outside
        : notice is { } told && told.Round == round
            ? new RollMark(Math.Min(told.Wave, scope.Waves - 1), false, scope.IsDecided(book, number))
            : new RollMark(wave, true, scope.IsDecided(book, number));

    /// <summary>Whether it is still to be told.</summary>
    public bool IsToTell => Wave >= 0 && Untold && !Decided;
}

/// <summary>10,000 numbers of a campaign's roll: bits for each wave there, for those untold and decided.</summary>
sealed class RollPage(int waves)
{
    const int Words = (ScreeningLimits.PageLines + 63) / 64;

    readonly ulong[]?[] _waves = new ulong[]?[waves];
    readonly ulong[] _untold = new ulong[Words];
    readonly ulong[] _decided = new ulong[Words];

    /// <summary>Octets it takes.</summary>
    public long Bytes => (2L + _waves.Count(wave => wave is not null)) * Words * sizeof(ulong);

    public RollMark this[int line]
    {
        get
        {
            var (word, bit) = (line >> 6, 1ul << line);
            for (var wave = 0; wave < _waves.Length; wave++)
            {
                if (_waves[wave] is { } bits && (bits[word] & bit) != 0)
                {
                    return new RollMark(wave, (_untold[word] & bit) != 0, (_decided[word] & bit) != 0);
                }
            }
            return RollMark.Outside;
        }
        set
        {
            var (word, bit) = (line >> 6, 1ul << line);
            foreach (var bits in _waves)
            {
                if (bits is not null)
                {
                    bits[word] &= ~bit;
                }
            }
            if (value.Wave >= 0)
            {
                (_waves[value.Wave] ??= new ulong[Words])[word] |= bit;
            }
            _untold[word] = value.Untold ? _untold[word] | bit : _untold[word] & ~bit;
            _decided[word] = value.Decided ? _decided[word] | bit : _decided[word] & ~bit;
        }
    }

    /// <summary>The next line of a wave that is still to be told, from a line on; -1 where there is none.</summary>
    public int Next(int wave, int from)
    {
        if (_waves[wave] is not { } bits || from >= ScreeningLimits.PageLines)
        {
            return -1;
        }
        for (var (word, mask) = (from >> 6, ~0ul << from); word < Words; word++, mask = ~0ul)
        {
            var found = bits[word] & _untold[word] & ~_decided[word] & mask;
            if (found != 0)
            {
                return word * 64 + BitOperations.TrailingZeroCount(found);
            }
        }
        return -1;
    }
}
