using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// All keywords of an installation, and how a text is read by them. Immutable and pure. A text changes something only
/// where it is a keyword and nothing else; what is nearly one is asked back.
/// </summary>
public sealed class KeywordTable
{
    const int CandidatesMax = 3;

    // A word of so few characters is no more than chance in another.
    const int ContainedMin = 4;
    const int ContainedIdeographsMin = 2;

    // No line has so short a number, and no cooling-off is so long.
    const int NumberDigitsMin = 7;
    const int HoursDigitsMax = 3;

    readonly ImmutableArray<Keyword> _keywords;
    readonly Dictionary<string, List<Keyword>> _byWord = new(StringComparer.Ordinal);

    KeywordTable(ImmutableArray<Keyword> keywords) => _keywords = keywords;

    /// <summary>What always works, by itself.</summary>
    public static KeywordTable BuiltIn { get; } = TryCreate([], out _, out _)!;

    /// <summary>
    /// Makes the table of these keywords and of what always works: STATUS, HELP, UNDO, YES, NO. Null where one word
    /// would mean two things to the same people, or none at all: which, and why.
    /// </summary>
    public static KeywordTable? TryCreate(ImmutableArray<Keyword> given, out string problem, out int at)
    {
        var table = new KeywordTable([.. BuiltInKeywords.All, .. given]);
        for (var each = 0; each < table._keywords.Length; each++)
        {
            problem = table.Add(table._keywords[each]);
            if (problem.Length > 0)
            {
                at = each - BuiltInKeywords.All.Length;
                return null;
            }
        }
        (problem, at) = ("", -1);
        return table;
    }

    /// <summary>How a text of somebody is read.</summary>
    public KeywordReading Read(ReadOnlySpan<char> text, in KeywordScope scope)
    {
        var folded = TextFold.Fold(text);
        if (folded.Length == 0)
        {
            return KeywordReading.None;
        }
        if (Find(folded, scope) is { } exact)
        {
            return new KeywordReading(KeywordMatch.Exact, [exact]);
        }
        if (FindWithDigits(folded, scope) is { } reading)
        {
            return reading;
        }
        var candidates = Candidates(folded, scope);
        return candidates.IsEmpty ? KeywordReading.None : new KeywordReading(KeywordMatch.Near, candidates);
    }

    /// <summary>
    /// The word that asks for this, for somebody there; null where there is none. A narrower one is named first.
    /// </summary>
    public string? WordFor(KeywordAction action, string service, in KeywordScope scope)
    {
        Keyword? best = null;
        foreach (var keyword in _keywords)
        {
            var isIt = keyword.Action == action && keyword.IsFor(scope)
                && (action > KeywordAction.Undecided
                    || (keyword.Service == service && keyword.For is null && keyword.Zones is ["all"]));
            if (isIt && (best is null || keyword.Narrowness > best.Narrowness))
            {
                best = keyword;
            }
        }
        return best?.Words[0];
    }

    string Add(Keyword keyword)
    {
        foreach (var word in keyword.Words)
        {
            var folded = TextFold.Fold(word);
            if (folded.Length == 0)
            {
                return $"\"{word}\" has no letter and no digit";
            }
            if (!_byWord.TryGetValue(folded, out var same))
            {
                _byWord.Add(folded, same = []);
            }
            if (same.Find(other => Clash(keyword, other)) is { } clash)
            {
                return $"\"{word}\" means {Say(clash)} already to the same people";
            }
            same.Add(keyword);
        }
        return "";
    }

    static bool Clash(Keyword one, Keyword other) => one.Operator == other.Operator && one.Region == other.Region
        && one.Numbers.IsEmpty == other.Numbers.IsEmpty
        && (one.Numbers.IsEmpty || one.Numbers.Any(other.Numbers.Contains)) && !one.MeansAs(other);

    static string Say(Keyword keyword) => keyword.Action > KeywordAction.Undecided
        ? keyword.Action.ToString().ToLowerInvariant()
        : $"{keyword.Action.ToString().ToLowerInvariant()} {keyword.Service} {string.Join('+', keyword.Zones)}";

    Keyword? Find(string folded, in KeywordScope scope)
    {
        Keyword? best = null;
        foreach (var keyword in _byWord.GetValueOrDefault(folded) ?? [])
        {
            if (keyword.IsFor(scope) && (best is null || keyword.Narrowness > best.Narrowness))
            {
                best = keyword;
            }
        }
        return best;
    }

    /// <summary>A word and the number or hours that follow it: <c>GUARDIAN 13857100002</c>.</summary>
    KeywordReading? FindWithDigits(string folded, in KeywordScope scope)
    {
        var word = folded.AsSpan().TrimEnd("0123456789").ToString();
        if (word.Length is 0 || word.Length == folded.Length || Find(word, scope) is not { } keyword)
        {
            return null;
        }
        var digits = folded[word.Length..];
        return Takes(keyword, digits.Length) ? new KeywordReading(KeywordMatch.Exact, [keyword], digits) : null;
    }

    static bool Takes(Keyword keyword, int digits) => keyword.Action switch
    {
        KeywordAction.CoolingOff => digits is > 0 and <= HoursDigitsMax,
        KeywordAction.Open or KeywordAction.Shut or KeywordAction.Undecided or KeywordAction.Status
            or KeywordAction.Yes or KeywordAction.No or KeywordAction.Guardian or KeywordAction.Ward
            or KeywordAction.Part => digits is >= NumberDigitsMin and <= E164.DigitsMax + 2,
        _ => false,
    };

    /// <summary>
    /// What may be meant: a word of somebody else, one that a slip of the finger leads to, one that is in the text.
    /// </summary>
    ImmutableArray<Keyword> Candidates(string folded, in KeywordScope scope)
    {
        var rough = TextFold.Rough(folded);
        var found = new List<(int Distance, Keyword Keyword)>();
        foreach (var (word, keywords) in _byWord)
        {
            if (Distance(folded, rough, word) is not { } distance)
            {
                continue;
            }

            // What nobody there can send is meant by its like that they can.
            found.AddRange(keywords.Where(keyword => IsAskedBack(keyword.Action))
                .Select(keyword => (distance, keyword)));
        }
        var here = scope;
        var candidates = ImmutableArray.CreateBuilder<Keyword>();
        foreach (var (_, keyword) in found.OrderBy(row => row.Distance)
            .ThenByDescending(row => row.Keyword.IsFor(here)).ThenByDescending(row => row.Keyword.Narrowness)
            .ThenBy(row => row.Keyword.Words[0], StringComparer.Ordinal))
        {
            if (candidates.Count < CandidatesMax && !candidates.Any(keyword.MeansAs))
            {
                candidates.Add(keyword);
            }
        }
        return candidates.ToImmutable();
    }

    /// <summary>What takes a number is not guessed, and nor is a yes.</summary>
    static bool IsAskedBack(KeywordAction action) => action < KeywordAction.Yes;

    static int? Distance(string folded, string rough, string word)
    {
        if (folded == word)
        {
            return 0;
        }
        if (rough.Length == word.Length && rough == TextFold.Rough(word))
        {
            return 1;
        }
        var max = word.Length switch { < 3 => 0, < 7 => 1, _ => 2 };
        var distance = EditDistance.Between(folded, word, max);
        if (distance <= max)
        {
            return 1 + distance;
        }
        return IsIn(word, folded) ? 2 + max : null;
    }

    static bool IsIn(string word, string text) =>
        word.Length >= (char.IsAscii(word[0]) ? ContainedMin : ContainedIdeographsMin)
        && text.Contains(word, StringComparison.Ordinal);
}
