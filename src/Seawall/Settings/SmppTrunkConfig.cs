using System.Collections.Immutable;
using System.Net;
using Seawall.Gateway;
using Seawall.Screening;

namespace Seawall.Settings;

/// <summary><c>[[smpp.trunks]]</c>: where texts enter, how they are judged, how a refused one is answered.</summary>
internal sealed record SmppTrunkConfig
{
    public required Placed<string> Name { get; init; }

    public required TrunkClass Class { get; init; }

    /// <summary>Who binds to us; null where we bind to <see cref="Hub"/>.</summary>
    public required Placed<string>? SystemId { get; init; }

    public required string Password { get; init; }

    public required ImmutableArray<Placed<IPNetwork>> Sources { get; init; }

    public required int BindsMax { get; init; }

    /// <summary>The hub that we bind to; null where it binds to us.</summary>
    public required SmppTargetConfig? Hub { get; init; }

    public required Placed<string> NextHop { get; init; }

    public required DialConfig Dial { get; init; }

    public required SpoofedHandling Spoofed { get; init; }

    /// <summary>Given where texts with a forged sender pass with a mark.</summary>
    public required SmppMarkModel? Mark { get; init; }

    public required bool NetworkMessages { get; init; }

    public required int Window { get; init; }

    public required int OwnWindow { get; init; }

    public required RateModel? Rate { get; init; }

    public required RateModel? BindRate { get; init; }

    public required byte? Version { get; init; }

    public required SmppRefusalModel Refuse { get; init; }

    /// <summary>Where the section stands.</summary>
    public required Position At { get; init; }

    /// <summary>Reads one section.</summary>
    public static SmppTrunkConfig Read(SectionReader section, string home)
    {
        var hasHub = section.Has("hub");
        CheckSides(section, hasHub);
        var (spoofed, mark) = ReadSpoofed(section);
        var version = section.Take("version", SmppExpect.Version, (byte)0).Value;
        var config = new SmppTrunkConfig
        {
            Name = section.Need("name", Expect.Name),
            Class = section.Need("class", TrunkConfig.ClassWords).Value,
            SystemId = section.Has("system_id") ? section.Take("system_id", SmppExpect.SystemId, "") : null,
            Password = section.Has("system_id") || section.Has("password")
                ? SmppExpect.Password(section, "password", home) : "",
            Sources = section.TakeList("sources", Expect.Source),
            BindsMax = section.Take("binds_max", Expect.Whole(1, 10_000), 100).Value,
            Hub = section.Section("hub") is { } hub ? SmppTargetConfig.Read(hub, home, isHub: true) : null,
            NextHop = section.Need("next_hop", Expect.Name),
            Dial = DialConfig.Read(section.Section("dial")),
            Spoofed = spoofed,
            Mark = mark,
            NetworkMessages = section.Take("network_messages", Expect.Flag, false).Value,
            Window = section.Take("window", Expect.Whole(1, 1000), 100).Value,
            OwnWindow = section.Take("own_window", Expect.Whole(1, 1000), 10).Value,
            Rate = TrunkConfig.ReadRate(section, "rate", "burst"),
            BindRate = TrunkConfig.ReadRate(section, "bind_rate", "bind_burst"),
            Version = version == 0 ? null : version,
            Refuse = SmppRefuseConfig.Read(section.Section("refuse")),
            At = section.At,
        };
        section.Finish();
        return config;
    }

    /// <summary>Either the peer binds to us or we bind to it; what only one of the two needs must fit.</summary>
    private static void CheckSides(SectionReader section, bool hasHub)
    {
        if (!hasHub && !section.Has("system_id"))
        {
            section.Mistakes.Add(
                section.At, section.Full("system_id"),
                "is missing; expected who binds to us, or hub = { ... }: whom we bind to");
        }

        foreach (var key in _ofAdmission.Where(key => hasHub && section.Has(key)))
        {
            section.Mistakes.Add(
                section.AtKey(key), section.Full(key), "has no meaning beside hub, which does not bind to us");
        }
    }

    private static (SpoofedHandling Handling, SmppMarkModel? Mark) ReadSpoofed(SectionReader section)
    {
        var (handling, isMarked) = section.Take("spoofed", _spoofed, (SpoofedHandling.Choice, false)).Value;
        if (section.Section("mark") is not { } table)
        {
            if (isMarked)
            {
                section.Mistakes.Add(
                    section.AtKey("spoofed"), section.Full("spoofed"),
                    "\"mark\" needs mark = { tag = 0x1401, value = \"spoofed\" }");
            }

            return (handling, null);
        }

        var mark = new SmppMarkModel(
            (ushort)table.Need("tag", Expect.Whole(0x1400, 0x3FFF)).Value,
            [.. System.Text.Encoding.ASCII.GetBytes(
                table.Take("value", SmppExpect.Octets("a value", 254), "1").Value)]);
        table.Finish();
        if (!isMarked)
        {
            section.Mistakes.Add(
                section.AtKey("mark"), section.Full("mark"), "has no meaning without spoofed = \"mark\"");
        }

        return (handling, mark);
    }

    private static readonly string[] _ofAdmission = ["system_id", "password", "sources", "binds_max"];

    private static readonly Expected<(SpoofedHandling, bool)> _spoofed = Expect.OneOf(
        ("choice", (SpoofedHandling.Choice, false)), ("refuse", (SpoofedHandling.Refuse, false)),
        ("pass", (SpoofedHandling.Pass, false)), ("mark", (SpoofedHandling.Pass, true)));
}
