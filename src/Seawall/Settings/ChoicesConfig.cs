using System.Collections.Immutable;
using Seawall.Register;
using Seawall.Smpp;

namespace Seawall.Settings;

/// <summary><c>[choices]</c>: how subscribers decide by text, and the care that is taken.</summary>
internal sealed record ChoicesConfig
{
    /// <summary>Where the section stands.</summary>
    public required Position At { get; init; }

    /// <summary>The numbers of ours that subscribers write to.</summary>
    public required ImmutableArray<Placed<string>> ServiceNumbers { get; init; }

    /// <summary>What is dialled for the menu over USSD.</summary>
    public required ImmutableArray<Placed<string>> UssdCodes { get; init; }

    /// <summary>The keywords of all files.</summary>
    public required ImmutableArray<KeywordConfig> Keywords { get; init; }

    /// <summary>Who our texts are from; null: the first of the numbers.</summary>
    public required Placed<string>? Sender { get; init; }

    /// <summary>The next hop that our texts go to; null: we write none but answers that go back by a trunk.</summary>
    public required Placed<string>? NextHop { get; init; }

    /// <summary>Trunks and next hops whose texts to our numbers count; empty: all that are not from abroad.</summary>
    public required ImmutableArray<Placed<string>> Trusted { get; init; }

    /// <summary>zh or en, where nothing says which.</summary>
    public required string Language { get; init; }

    /// <summary>Texts of one line in a minute.</summary>
    public required int TextsPerMinute { get; init; }

    /// <summary>Texts of ours in a second, all together.</summary>
    public required int Rate { get; init; }

    /// <summary>Texts of ours to one number in an hour, answers aside.</summary>
    public required int TextsPerHour { get; init; }

    /// <summary>What lines are told of what was refused to them that never said.</summary>
    public required DigestChoice Digest { get; init; }

    /// <summary>For how long after a refused call an opening is asked twice; zero: it never is.</summary>
    public required TimeSpan CoachedWindow { get; init; }

    /// <summary>Reads the section; <paramref name="home"/> is the folder that relative paths start from.</summary>
    public static ChoicesConfig Read(SectionReader section, string home)
    {
        var config = new ChoicesConfig
        {
            At = section.At,
            ServiceNumbers = section.TakeList("service_numbers", Expect.Digits(2, 20)),
            UssdCodes = section.TakeList("ussd_codes", _code),
            Keywords =
            [
                .. section.TakeList("keywords", Expect.Path).SelectMany(file => KeywordFile.Read(
                    file with { Value = Path.GetFullPath(file.Value, home) }, section.Full("keywords"),
                    section.Mistakes)),
            ],
            Sender = section.Has("sender") ? section.Take("sender", _sender, "") : null,
            NextHop = section.Has("next_hop") ? section.Take("next_hop", Expect.Name, "") : null,
            Trusted = section.TakeList("trusted", Expect.Name),
            Language = section.Take("language", _language, "zh").Value,
            TextsPerMinute = section.Take("texts_per_minute", Expect.Whole(1, 1_000), 10).Value,
            Rate = section.Take("rate", Expect.Rate(100_000), 100).Value,
            TextsPerHour = section.Take("texts_per_hour", Expect.Whole(1, 1_000), 20).Value,
            Digest = section.Take("digest", _digest, DigestChoice.Off).Value,
            CoachedWindow = section.Take(
                "coached_window", Expect.Duration(TimeSpan.Zero, TimeSpan.FromDays(1)), TimeSpan.Zero).Value,
        };
        section.Finish();
        return config;
    }

    private static readonly Expected<string> _sender = SmppExpect.Octets(
        "a short code or a name such as \"10086\"", SmppLimits.AddressOctetsMax - 1);

    private static readonly Expected<DigestChoice> _digest = Expect.OneOf(
        ("off", DigestChoice.Off), ("first", DigestChoice.First), ("daily", DigestChoice.Daily));

    private static readonly Expected<string> _code = Expect.OfText(
        "what is dialled, such as \"*1219#\"",
        (string text, out string value) =>
        {
            value = text;
            return text.Length is > 2 and < SmppLimits.AddressOctetsMax && text[0] == '*' && text[^1] == '#'
                && text[1..^1].All(letter => char.IsAsciiDigit(letter) || letter == '*');
        });

    private static readonly Expected<string> _language = Expect.OneOf(("zh", "zh"), ("en", "en"));
}
