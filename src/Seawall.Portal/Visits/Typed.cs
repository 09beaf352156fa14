namespace Seawall.Portal.Visits;

/// <summary>What people type: with wide letters as Chinese keyboards make them, and spaces around.</summary>
internal static class Typed
{
    private const char WideFirst = '\uFF01';
    private const char WideLast = '\uFF5E';
    private const int WideBy = 0xFEE0;
    private const char WideSpace = '\u3000';

    /// <summary>The same in plain letters; other kinds of spaces become plain ones.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, static (plain, text) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            plain[at] = text[at] switch
            {
                >= WideFirst and <= WideLast => (char)(text[at] - WideBy),
                WideSpace => ' ',
                var other when char.IsWhiteSpace(other) => ' ',
                var other => other,
            };
        }
    }).Trim();
}
