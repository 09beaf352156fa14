using System.Globalization;
using System.Net;

namespace Seawall.Settings;

/// <summary>Turns one node of the file into a value, or says no.</summary>
internal delegate bool TryRead<T>(TomlNode node, out T value);

/// <summary>What a key expects: the words for a person, and how it is read.</summary>
internal sealed record Expected<T>(string Words, TryRead<T> TryRead)
{
    /// <summary>A value that must not be shown when it is wrong.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>The kinds of values that settings take; each knows the words that say what is expected.</summary>
internal static class Expect
{
    /// <summary>The longest text any setting takes.</summary>
    private const int TextMax = 1024;

    /// <summary>A switch.</summary>
    public static Expected<bool> Flag { get; } = new("true or false", (TomlNode node, out bool value) =>
    {
        value = node is TomlFlag { Value: true };
        return node is TomlFlag;
    });

    /// <summary>A name that other settings, metrics and people call the thing by.</summary>
    public static Expected<string> Name { get; } = OfText(
        "a name: letters, digits, '-', '_' or '.', at most 64",
        (string text, out string value) =>
        {
            value = text;
            return text.Length is > 0 and <= 64
                && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        });

    /// <summary>A path of a file or folder.</summary>
    public static Expected<string> Path { get; } = Text("a path");

    /// <summary>How many a second.</summary>
    public static Expected<int> Rate(int max) => OfText<int>(
        string.Create(CultureInfo.InvariantCulture, $"a rate from \"1/s\" to \"{max}/s\""),
        (string text, out int value) => Units.TryRate(text, out value) && value >= 1 && value <= max);

    /// <summary>A listener or peer: transport, IP address and port.</summary>
    public static Expected<SipAddress> SipAddress { get; } = OfText<SipAddress>(
        "an address such as \"udp:192.0.2.1:5060\", \"tcp:[2001:db8::1]:5060\" or \"tls:192.0.2.1:5061\"",
        Settings.SipAddress.TryParse);

    /// <summary>A block of source addresses.</summary>
    public static Expected<IPNetwork> Source { get; } = OfText<IPNetwork>(
        "a block such as \"192.0.2.0/24\" or \"2001:db8::/32\", or an address", SourceBlock.TryParse);

    /// <summary>The name of a peer's certificate.</summary>
    public static Expected<string> TlsName { get; } = OfText(
        "a host name such as \"gw.example.net\" or \"*.example.net\"",
        (string text, out string value) =>
        {
            value = text.ToLowerInvariant();
            return Uri.CheckHostName(
                text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) == UriHostNameType.Dns;
        });

    /// <summary>Where pages are served on this machine.</summary>
    public static Expected<IPEndPoint> HttpListen { get; } = OfText<IPEndPoint>(
        "an address such as \"http://127.0.0.1:9090\"",
        (string text, out IPEndPoint value) =>
        {
            value = null!;
            const string scheme = "http://";
            return text.StartsWith(scheme, StringComparison.Ordinal)
                && Settings.SipAddress.TryEndpoint(text.AsSpan(scheme.Length).TrimEnd('/'), out value);
        });

    /// <summary>Digits only.</summary>
    public static Expected<string> Digits(int min, int max) => OfText(
        min == max ? $"{min} digits" : $"{min} to {max} digits",
        (string text, out string value) =>
        {
            value = text;
            return text.Length >= min && text.Length <= max && text.All(char.IsAsciiDigit);
        });

    /// <summary>Printable text without line breaks; may be empty where <paramref name="empty"/> says so.</summary>
    public static Expected<string> Text(string words, bool empty = false) =>
        OfText(words, (string text, out string value) =>
    {
        value = text;
        return (empty || text.Length > 0) && text.Length <= TextMax && !text.Any(char.IsControl);
    });

    /// <summary>A whole number in a range, both ends included.</summary>
    public static Expected<int> Whole(int min, int max) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
        (TomlNode node, out int value) =>
        {
            value = 0;
            if (node is not TomlWhole whole || whole.Value < min || whole.Value > max)
            {
                return false;
            }

            value = (int)whole.Value;
            return true;
        });

    /// <summary>A duration in a range, both ends included.</summary>
    public static Expected<TimeSpan> Duration(TimeSpan min, TimeSpan max) => OfText<TimeSpan>(
        $"a duration from \"{Units.Write(min)}\" to \"{Units.Write(max)}\", such as \"10s\", \"5m\" or \"24h\"",
        (string text, out TimeSpan value) => Units.TryDuration(text, out value) && value >= min && value <= max);

    /// <summary>A size in octets in a range, both ends included.</summary>
    public static Expected<long> Size(long min, long max, string words) => OfText<long>(
        words, (string text, out long value) => Units.TrySize(text, out value) && value >= min && value <= max);

    /// <summary>One of a closed list of words.</summary>
    public static Expected<T> OneOf<T>(params (string Word, T Value)[] words) => OfText<T>(
        Sentence([.. words.Select(word => $"\"{word.Word}\"")]),
        (string text, out T value) =>
        {
            foreach (var (word, meaning) in words)
            {
                if (word == text)
                {
                    value = meaning;
                    return true;
                }
            }

            value = default!;
            return false;
        });

    /// <summary>A string that <paramref name="tryRead"/> accepts.</summary>
    public static Expected<T> OfText<T>(string words, TryParseText<T> tryRead) => new(
        words,
        (TomlNode node, out T value) =>
        {
            value = default!;
            return node is TomlText text && tryRead(text.Value, out value);
        });

    /// <summary>Alternatives the way a sentence names them.</summary>
    public static string Sentence(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nothing",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}",
    };

    /// <summary>Reads a value from a string.</summary>
    internal delegate bool TryParseText<T>(string text, out T value);
}
