using System.Globalization;

namespace Seawall.Register;

/// <summary>
/// What is left of a text when all is gone that does not matter in a keyword: case, width, spaces, marks, pictures,
/// and whether its characters are traditional or simplified. Pure; folding twice changes nothing more.
/// </summary>
public static class TextFold
{
    const char FullWidthFirst = '\uFF01';
    const char FullWidthLast = '\uFF5E';
    const int FullWidthShift = 0xFEE0;

    /// <summary>
    /// Folds a text; of a long one no more than <see cref="RegisterLimits.KeywordCharactersMax"/> are kept.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        Span<char> room = stackalloc char[RegisterLimits.KeywordCharactersMax];
        var length = 0;
        foreach (var character in text)
        {
            if (length == room.Length)
            {
                break;
            }
            if (Fold(character) is var folded and not '\0')
            {
                room[length++] = folded;
            }
        }
        return new string(room[..length]);
    }

    /// <summary>
    /// The same with characters that are mistaken for each other as one: O and 0, I, L and 1, Z and 2, S and 5, B and
    /// 8.
    /// </summary>
    internal static string Rough(string folded) => string.Create(folded.Length, folded, static (span, from) =>
    {
        for (var at = 0; at < span.Length; at++)
        {
            span[at] = from[at] switch
            {
                'O' => '0', 'I' or 'L' => '1', 'Z' => '2', 'S' => '5', 'B' => '8', var other => other,
            };
        }
    });

    /// <summary>One character; NUL for one that does not matter.</summary>
    static char Fold(char character)
    {
        if (character is >= FullWidthFirst and <= FullWidthLast)
        {
            character = (char)(character - FullWidthShift);
        }
        if (char.IsAsciiLetterOrDigit(character))
        {
            return char.ToUpperInvariant(character);
        }
        if (CharUnicodeInfo.GetDigitValue(character) is >= 0 and var digit)
        {
            return (char)('0' + digit);
        }
        return char.IsLetter(character) ? Simplified.Of(char.ToUpperInvariant(character)) : '\0';
    }
}
