using System.Collections.Immutable;
using System.Globalization;

namespace Seawall.Settings;

/// <summary>
/// <c>[demo]</c>: a callee, a message centre and a hub of its own, and a few calls and texts that Seawall places to
/// itself, to be looked at.
/// </summary>
internal sealed record DemoConfig
{
    /// <summary>Where the demonstration's callee listens: a target of a next hop, on loopback.</summary>
    public required Placed<SipAddress> Callee { get; init; }

    /// <summary>Where its message centre listens: a target of a next hop of texts; null: there is none.</summary>
    public required Placed<SmppEndpoint>? Centre { get; init; }

    /// <summary>Where its hub listens, that a trunk binds to; null: there is none.</summary>
    public required Placed<SmppEndpoint>? Hub { get; init; }

    /// <summary>Choices that are set before the calls.</summary>
    public required ImmutableArray<DemoChoiceConfig> Choices { get; init; }

    public required ImmutableArray<DemoCallConfig> Calls { get; init; }

    /// <summary>Texts: by a trunk that binds to us from an ESME of ours, by one that we bind to from the hub.</summary>
    public required ImmutableArray<DemoTextConfig> Texts { get; init; }

    /// <summary>A wall clock of its own that runs fast; null: the real one.</summary>
    public DemoClockConfig? Clock { get; init; }

    /// <summary>A campaign that is run from its beginning to its report; null: there is none.</summary>
    public DemoCampaignConfig? Campaign { get; init; }

    /// <summary>Reads the section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="home">The folder that relative paths start from.</param>
    public static DemoConfig Read(SectionReader section, string home)
    {
        var config = new DemoConfig
        {
            Callee = section.Need("callee", Expect.SipAddress),
            Centre = section.Has("centre") ? section.Take("centre", SmppExpect.Endpoint, null!) : null,
            Hub = section.Has("hub") ? section.Take("hub", SmppExpect.Endpoint, null!) : null,
            Choices = [.. section.Sections("choices").Select(DemoChoiceConfig.Read)],
            Calls = [.. section.Sections("calls").Select(DemoCallConfig.Read)],
            Texts = [.. section.Sections("texts").Select(DemoTextConfig.Read)],
            Clock = section.Section("clock") is { } clock ? DemoClockConfig.Read(clock) : null,
            Campaign = section.Section("campaign") is { } campaign ? DemoCampaignConfig.Read(campaign, home) : null,
        };
        section.Finish();
        return config;
    }
}

/// <summary>
/// A choice of a demonstration line: zones to shut for calls and texts, and what a personal rule passes all the same.
/// </summary>
internal sealed record DemoChoiceConfig(string Number, ImmutableArray<Placed<string>> Shut, string Pass)
{
    /// <summary>Reads one table.</summary>
    public static DemoChoiceConfig Read(SectionReader section)
    {
        var config = new DemoChoiceConfig(
            section.Need("number", Expect.Text("a number")).Value ?? "",
            section.TakeList("shut", Expect.Name, needed: true),
            section.Take("pass", Expect.Text("a country, a number, or registered senders"), "").Value);
        section.Finish();
        return config;
    }
}

/// <summary>A call of the demonstration.</summary>
internal sealed record DemoCallConfig(Placed<string> Trunk, string From, string To, string Note)
{
    /// <summary>Reads one table.</summary>
    public static DemoCallConfig Read(SectionReader section)
    {
        var config = new DemoCallConfig(
            section.Need("trunk", Expect.Name),
            section.Need("from", Expect.Text("a number, or \"anonymous\"")).Value ?? "",
            section.Need("to", Expect.Text("a number")).Value ?? "",
            section.Take("note", Expect.Text("what the call shows"), "").Value);
        section.Finish();
        return config;
    }
}

/// <summary>A text of the demonstration.</summary>
internal sealed record DemoTextConfig(Placed<string> Trunk, string From, string To, string Message, string Note)
{
    /// <summary>Reads one table.</summary>
    public static DemoTextConfig Read(SectionReader section)
    {
        var config = new DemoTextConfig(
            section.Need("trunk", Expect.Name),
            section.Need("from", Expect.Text("a number, a short code or a name")).Value ?? "",
            section.Need("to", Expect.Text("a number")).Value ?? "",
            section.Take("message", Expect.Text("what it says"), "Demonstration").Value,
            section.Take("note", Expect.Text("what the text shows"), "").Value);
        section.Finish();
        return config;
    }
}

/// <summary>A wall clock of the demonstration's own: what weeks bring is seen in a minute.</summary>
/// <param name="Begins">What it shows at the start.</param>
/// <param name="Speed">How many seconds of it pass in a real one.</param>
internal sealed record DemoClockConfig(DateTimeOffset Begins, int Speed)
{
    /// <summary>The most that it runs ahead; beyond it a day is over before its texts are.</summary>
    public const int SpeedMax = 50_000;

    /// <summary>Reads the section.</summary>
    public static DemoClockConfig Read(SectionReader section)
    {
        var config = new DemoClockConfig(
            section.Need("begins", Moment).Value, section.Need("speed", Expect.Whole(1, SpeedMax)).Value);
        section.Finish();
        return config;
    }

    private static Expected<DateTimeOffset> Moment { get; } = Expect.OfText(
        "a moment such as \"2022-05-09T08:30:00+08:00\"",
        (string text, out DateTimeOffset value) => DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out value));
}

/// <summary>A campaign of the demonstration.</summary>
/// <param name="File">The campaign's file.</param>
/// <param name="FirstLine">The first of the subscribers; all follow one another.</param>
/// <param name="Lines">How many there are.</param>
/// <param name="Keep">The keyword by which a line keeps, or opens again, what the campaign shuts.</param>
/// <param name="Trunk">The trunk by which subscribers' texts come.</param>
internal sealed record DemoCampaignConfig(
    Placed<string> File, string FirstLine, int Lines, string Keep, Placed<string> Trunk)
{
    private const int LinesMin = 50;
    private const int LinesMax = 5_000;

    /// <summary>Reads the section.</summary>
    public static DemoCampaignConfig Read(SectionReader section, string home)
    {
        var file = section.Need("file", Expect.Path);
        var config = new DemoCampaignConfig(
            file with { Value = Path.GetFullPath(file.Value ?? ".", home) },
            section.Need("first_line", Number).Value ?? "+0000",
            section.Take("lines", Expect.Whole(LinesMin, LinesMax), 300).Value,
            section.Need("keep", Expect.Text("a keyword")).Value ?? "",
            section.Need("trunk", Expect.Name));
        section.Finish();
        return config;
    }

    private static Expected<string> Number { get; } = Expect.OfText(
        "a number with its plus, such as \"+8613857200001\"",
        (string text, out string value) =>
        {
            value = text;
            return text.Length is >= 5 and <= 16 && text[0] == '+'
                && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        });
}
