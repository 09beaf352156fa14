using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Seawall.Screening;

/// <summary>
/// Short codes of the home network beyond those of the numbering plan: an operator's own, as whole codes or, with a
/// star behind, as beginnings. Immutable; a look-up is without allocation.
/// </summary>
public sealed class ShortCodes
{
    readonly FrozenSet<ulong> _whole;
    readonly FrozenSet<ulong> _beginnings;

    ShortCodes(IEnumerable<ulong> whole, IEnumerable<ulong> beginnings)
    {
        _whole = whole.ToFrozenSet();
        _beginnings = beginnings.ToFrozenSet();
    }

    /// <summary>None but those of the plan.</summary>
    public static ShortCodes None { get; } = new([], []);

    /// <summary>
    /// Reads codes such as <c>10086</c> and <c>106*</c>. On a mistake returns null; <paramref name="at"/> is then the
    /// index of the code that is none.
    /// </summary>
    public static ShortCodes? TryCreate(ImmutableArray<string> codes, out int at)
    {
        List<ulong> whole = [], beginnings = [];
        for (at = 0; at < codes.Length; at++)
        {
            bool isBeginning = codes[at].EndsWith('*');
            string digits = isBeginning ? codes[at][..^1] : codes[at];
            if (digits.Length is 0 or > E164.DigitsMax || digits[0] == '0' || !digits.All(char.IsAsciiDigit))
            {
                return null;
            }

            (isBeginning ? beginnings : whole).Add(digits.Aggregate(0ul, (sum, digit) => (sum * 10) + digit - '0'));
        }

        return new ShortCodes(whole, beginnings);
    }

    /// <summary>Whether a code, as its digits spell it, is one of them.</summary>
    public bool Contains(E164 code)
    {
        if (_whole.Contains(code.Value))
        {
            return true;
        }

        for (ulong digits = _beginnings.Count == 0 ? 0 : code.Value; digits != 0; digits /= 10)
        {
            if (_beginnings.Contains(digits))
            {
                return true;
            }
        }

        return false;
    }
}
