using System.Globalization;
using System.Numerics;

namespace Seawall.Register;

/// <summary>
/// The message centre's ids of a notice's parts as stored: those of the last attempt first, by spaces, then after
/// <c>|</c> those of the attempts before, as far as they fit, so that a receipt that comes late still counts. The bit
/// of a part is its place among them.
/// </summary>
static class NoticeIds
{
    const string Between = "|";

    /// <summary>
    /// The ids, and the bits that go with them, when an attempt was taken. Ids that do not fit, or are more than can
    /// be told apart, prove nothing: there are none then.
    /// </summary>
    public static (string Ids, byte Delivered) Add(string attempt, string ids, byte delivered)
    {
        var parts = Count(attempt);
        if (attempt.Length > NoticeLimits.MessageIdsCharsMax || parts > NoticeLimits.PartsMax)
        {
            return ("", 0);
        }
        if (parts == 0 || ids.Length == 0)
        {
            return parts == 0 ? (ids, delivered) : (attempt, (byte)0);
        }
        var all = string.Concat(attempt, " | ", ids);
        while (all.Length > NoticeLimits.MessageIdsCharsMax || Count(all) > NoticeLimits.PartsMax)
        {
            // The oldest attempt goes first.
            all = all[..all.LastIndexOf(" | ", StringComparison.Ordinal)];
        }
        var kept = Count(all);
        return (all, (byte)(delivered << parts & ((1 << kept) - 1)));
    }

    /// <summary>
    /// The bit of an id, and the bits of all parts of its attempt; false where it is none of these. Some message
    /// centres write in a receipt in decimals what they gave in hexadecimals, or the other way round, or with zeros
    /// before it: where no id is the same by its characters, the one of the same value is meant.
    /// </summary>
    public static bool TryFind(string ids, ReadOnlySpan<char> id, out byte bit, out byte attempt, out bool isLast) =>
        TryFind(ids, id, byValue: false, out bit, out attempt, out isLast)
        || TryFind(ids, id, byValue: true, out bit, out attempt, out isLast);

    static bool TryFind(
        string ids, ReadOnlySpan<char> id, bool byValue, out byte bit, out byte attempt, out bool isLast)
    {
        (bit, attempt, isLast) = (0, 0, false);
        var (place, attempts, found) = (0, 0, 0);
        byte all = 0;
        foreach (var range in ids.AsSpan().Split(' '))
        {
            var token = ids.AsSpan(range);
            if (token.SequenceEqual(Between))
            {
                if (bit != 0)
                {
                    break;
                }
                (all, attempts) = (0, attempts + 1);
                continue;
            }
            all |= (byte)(1 << place);
            if (bit == 0 && !id.IsEmpty && (byValue ? IsSameValue(token, id) : token.SequenceEqual(id)))
            {
                (bit, found) = ((byte)(1 << place), attempts);
            }
            place++;
        }
        (attempt, isLast) = (all, found == 0);
        return bit != 0;
    }

    static bool IsSameValue(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var hex = Value(one, NumberStyles.AllowHexSpecifier);
        var decimals = Value(one, NumberStyles.None);
        var otherHex = Value(other, NumberStyles.AllowHexSpecifier);
        var otherDecimals = Value(other, NumberStyles.None);
        return (hex is not null && (hex == otherHex || hex == otherDecimals))
            || (decimals is not null && decimals == otherHex);
    }

    static ulong? Value(ReadOnlySpan<char> id, NumberStyles style) =>
        ulong.TryParse(id, style, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>How many parts are told apart.</summary>
    public static int Count(string ids)
    {
        var count = 0;
        foreach (var range in ids.AsSpan().Split(' '))
        {
            var token = ids.AsSpan(range);
            count += !token.IsEmpty && !token.SequenceEqual(Between) ? 1 : 0;
        }
        return count;
    }

    /// <summary>How many of the bits are set.</summary>
    public static int Delivered(byte bits) => BitOperations.PopCount(bits);
}
