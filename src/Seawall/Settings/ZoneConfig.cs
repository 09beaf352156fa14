using System.Collections.Immutable;

namespace Seawall.Settings;

/// <summary><c>[[zones]]</c>: a named group of origins that a subscriber can decide on.</summary>
internal sealed record ZoneConfig
{
    /// <summary>What stands for all the rest of the world, and for what hides its number.</summary>
    public const string RestOfWorld = "*";

    public required Placed<string> Name { get; init; }

    /// <summary>Calling codes (<c>852</c>), ISO 3166 letters (<c>CA</c>), or <see cref="RestOfWorld"/>.</summary>
    public required ImmutableArray<Placed<string>> Countries { get; init; }

    /// <summary>Reads one section.</summary>
    public static ZoneConfig Read(SectionReader section)
    {
        var config = new ZoneConfig
        {
            Name = section.Need("name", Expect.Name),
            Countries = section.TakeList("countries", _country, needed: true),
        };
        section.Finish();
        return config;
    }

    private static readonly Expected<string> _country = Expect.OfText(
        "calling codes such as \"852\", ISO letters such as \"CA\", or \"*\" for all the rest",
        (string text, out string value) =>
        {
            value = text;
            return text == RestOfWorld
                || (text.Length is >= 1 and <= 3 && text.All(char.IsAsciiDigit) && text[0] != '0')
                || (text.Length == 2 && text.All(char.IsAsciiLetterUpper));
        });
}
