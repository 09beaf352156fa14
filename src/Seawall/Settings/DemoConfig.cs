using System.Collections.Immutable;

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

    /// <summary>Reads the section.</summary>
    public static DemoConfig Read(SectionReader section)
    {
        var config = new DemoConfig
        {
            Callee = section.Need("callee", Expect.SipAddress),
            Centre = section.Has("centre") ? section.Take("centre", SmppExpect.Endpoint, null!) : null,
            Hub = section.Has("hub") ? section.Take("hub", SmppExpect.Endpoint, null!) : null,
            Choices = [.. section.Sections("choices").Select(DemoChoiceConfig.Read)],
            Calls = [.. section.Sections("calls").Select(DemoCallConfig.Read)],
            Texts = [.. section.Sections("texts").Select(DemoTextConfig.Read)],
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
