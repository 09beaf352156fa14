using System.Globalization;
using System.Text;

namespace Seawall.Settings;

/// <summary>
/// Text of a file as it is shown to a person: what a terminal would obey, and what cannot be seen, is written out.
/// </summary>
internal static class Printable
{
    /// <summary>Whether a character is seen as what it is.</summary>
    public static bool Is(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>Whether every character is, and pairs are whole.</summary>
    public static bool Is(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (rune.IsBmp && !Is((char)rune.Value)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text with everything else as <c>\u</c> and four digits.</summary>
    public static string Of(string text)
    {
        if (text.All(Is))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            _ = Is(letter) ? shown.Append(letter)
                : shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
        }

        return shown.ToString();
    }
}
