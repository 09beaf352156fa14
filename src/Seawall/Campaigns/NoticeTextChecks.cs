using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Seawall.Register;
using Seawall.Settings;
using Seawall.Smpp;

namespace Seawall.Campaigns;

/// <summary>
/// What a text to people may be: whole in its parts in either language, and without a link or a number to call back, so
/// that those who imitate us stand out. Short codes that a person texts to are fine.
/// </summary>
internal static partial class NoticeTextChecks
{
    /// <summary>Digits that make a number to call, with what people write between them.</summary>
    private const int CallableDigits = 7;

    /// <summary>Notes everything that is wrong with a text of one language.</summary>
    public static void Run(
        Placed<string> text, string language, int partsMax, string key, Mistakes mistakes)
    {
        if (text.Value is not { Length: > 0 } words)
        {
            return;
        }

        var bare = words.Replace(NoticeText.Effect, "", StringComparison.Ordinal);
        if (bare.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            mistakes.Add(text.At, key, $"braces are for {NoticeText.Effect} only, the day and hour of effect");
        }

        CheckSafe(words, text.At, key, mistakes);
        var parts = new TextParts(NoticeText.Longest(words, language));
        if (parts.Count > partsMax)
        {
            mistakes.Add(text.At, key, string.Create(
                CultureInfo.InvariantCulture,
                $"takes {parts.Count} parts with day and hour filled in ({parts.Units} {Unit(parts.Alphabet)}); "
                + $"expected at most {partsMax} (notice.parts_max): {Room(parts.Alphabet, partsMax)}"));
        }
    }

    /// <summary>Septets or UCS-2 characters, as a person calls them.</summary>
    public static string Unit(TextAlphabet alphabet) =>
        alphabet == TextAlphabet.Default ? "characters of GSM 7-bit" : "characters of UCS-2";

    private static void CheckSafe(string words, Position at, string key, Mistakes mistakes)
    {
        var read = Plain(words.Replace(NoticeText.Effect, ";", StringComparison.Ordinal));
        if (Link().Match(read) is { Success: true } link)
        {
            mistakes.Add(at, key,
                $"\"{link.Value}\" is a link, or looks like one; a notice has none, so that a forged one stands out");
        }

        var number = Callable().Match(Day().Replace(read, ";"));
        if (number.Success)
        {
            mistakes.Add(at, key, string.Create(
                CultureInfo.InvariantCulture,
                $"\"{number.Value.Trim()}\" is a number to call back, or looks like one ({CallableDigits} digits or "
                + $"more); a notice has none, so that a forged one stands out"));
        }
    }

    private static string Room(TextAlphabet alphabet, int parts)
    {
        var units = (alphabet, parts) switch
        {
            (TextAlphabet.Default, 1) => TextParts.SeptetsMax,
            (TextAlphabet.Default, _) => parts * TextParts.PartSeptetsMax,
            (_, 1) => TextParts.CharactersMax,
            _ => parts * TextParts.PartCharactersMax,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{units} {Unit(alphabet)}");
    }

    /// <summary>Full-width letters, and digits of every script, ringed ones too, as a person reads them.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var digit = (int)Rune.GetNumericValue(rune);
            _ = rune.Value is > '\uFF00' and < '\uFF5F' ? plain.Append((char)(rune.Value - 0xFEE0))
                : IsDigit(rune) ? plain.Append((char)('0' + digit))
                : plain.Append(rune);
        }

        return plain.ToString();
    }

    // Of the other numbers, Chinese ones are words, and halves are none.
    private static bool IsDigit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber
        && Rune.GetNumericValue(rune) is >= 0 and <= 9 and var value && value == (int)value;

    [GeneratedRegex(
        @"[a-z]+://[^\s;]*|(?<![a-z])(?:https?|www)(?![a-z])|[\p{L}\p{N}-]+\.\p{L}{2,}[^\s;]*"
        + @"|[a-z0-9-]+。(?:com|cn|net|org|top|xyz|vip|cc|me|io)(?![a-z])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"\+?[0-9](?:(?:[ .·_\-–—()]|\) | \(| - )?[0-9]){6,}", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Callable();

    [GeneratedRegex(
        @"(?<![0-9])(?:19|20)[0-9]{2}[-.](?:0?[1-9]|1[0-2])[-.](?:0?[1-9]|[12][0-9]|3[01])(?![0-9])",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Day();
}
