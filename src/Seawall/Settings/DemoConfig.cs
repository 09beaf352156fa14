using System.Collections.Immutable;

namespace Seawall.Settings;

/// <summary>
/// <c>[demo]</c>: a callee of its own and a few calls that Seawall places to itself, to be looked at.
/// </summary>
internal sealed record DemoConfig
{
    /// <summary>Where the demonstration's callee listens: a target of a next hop, on loopback.</summary>
    public required Placed<SipAddress> Callee { get; init; }

    /// <summary>Choices that are set before the calls.</summary>
    public required ImmutableArray<DemoChoiceConfig> Choices { get; init; }

    public required ImmutableArray<DemoCallConfig> Calls { get; init; }

    /// <summary>Reads the section.</summary>
    public static DemoConfig Read(SectionReader section)
    {
        var config = new DemoConfig
        {
            Callee = section.Need("callee", Expect.SipAddress),
            Choices = [.. section.Sections("choices").Select(DemoChoiceConfig.Read)],
            Calls = [.. section.Sections("calls").Select(DemoCallConfig.Read)],
        };
        section.Finish();
        return config;
    }
}

/// <summary>A choice of a demonstration line: zones to shut for calls.</summary>
internal sealed record DemoChoiceConfig(string Number, ImmutableArray<Placed<string>> Shut)
{
    /// <summary>Reads one table.</summary>
    public static DemoChoiceConfig Read(SectionReader section)
    {
        var config = new DemoChoiceConfig(
            section.Need("number", Expect.Text("a number")).Value ?? "",
            section.TakeList("shut", Expect.Name, needed: true));
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
