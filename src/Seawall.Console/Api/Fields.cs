using System.Globalization;

namespace Seawall.Console.Api;

/// <summary>The forms that the API is strict about where the register would read what people type.</summary>
internal static class Fields
{
    /// <summary>What <see cref="IsNumber"/> takes, as a pattern of the OpenAPI document.</summary>
    public const string NumberPattern = @"^\+[1-9][0-9]{4,14}$";

    /// <summary>Characters of a number with its plus.</summary>
    public const int NumberMax = 16;

    /// <summary>Characters of a few words in a field.</summary>
    public const int WordsMax = 256;

    private static readonly string[] _times = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>A number as + and digits, as E.164 writes them.</summary>
    public static bool IsNumber(string text) =>
        text.Length is >= 6 and <= 16 && text[0] == '+' && text[1] != '0'
        && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>What is wrong with a number, or null.</summary>
    public static ErrorReply? Number(string field, string text) => IsNumber(text) ? null
        : Errors.Wrong(field, $"expected + and digits, such as +8613857100001, found \"{Shown(text)}\"");

    /// <summary>What is wrong with a time of RFC 3339 that may be left out, or null.</summary>
    public static ErrorReply? Time(string field, string? text) =>
        text is null || DateTimeOffset.TryParseExact(
            text.EndsWith('Z') ? $"{text.AsSpan(0, text.Length - 1)}+00:00" : text, _times,
            CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : Errors.Wrong(
                field, $"expected a time with its offset such as 2026-05-01T08:00:00+08:00, found \"{Shown(text)}\"");

    /// <summary>A whole number of the query that may be left out; false where it is none or out of range.</summary>
    public static bool TryWhole(string? text, long otherwise, long max, out long value)
    {
        value = otherwise;
        return text is null
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
                && value >= 1 && value <= max);
    }

    /// <summary>As much of a text as fits a message, without what could spoil the line.</summary>
    public static string Shown(string text) =>
        new([.. text.Take(40).Select(letter => char.IsControl(letter) || letter == '"' ? '?' : letter)]);
}
