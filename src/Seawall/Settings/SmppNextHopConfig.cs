using System.Collections.Immutable;

namespace Seawall.Settings;

/// <summary><c>[[smpp.next_hops]]</c>: a named group of message centres that passed texts are handed to.</summary>
internal sealed record SmppNextHopConfig(Placed<string> Name, ImmutableArray<SmppTargetConfig> Targets)
{
    /// <summary>Reads one section.</summary>
    public static SmppNextHopConfig Read(SectionReader section, string home)
    {
        var config = new SmppNextHopConfig(
            section.Need("name", Expect.Name),
            [.. section.Sections("targets").Select(target => SmppTargetConfig.Read(target, home, isHub: false))]);
        if (config.Targets.IsEmpty)
        {
            section.Mistakes.Add(
                section.At, section.Full("targets"),
                "is missing; expected a list such as "
                    + "[{ address = \"tcp:192.0.2.10:2775\", system_id = \"...\", password = \"...\" }]");
        }

        section.Finish();
        return config;
    }
}
