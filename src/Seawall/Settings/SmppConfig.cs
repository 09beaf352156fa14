using System.Collections.Immutable;
using Seawall.Gateway;
using Seawall.Screening;

namespace Seawall.Settings;

/// <summary><c>[smpp]</c>: where peers bind to us for texts, and who sends and takes them.</summary>
internal sealed record SmppConfig
{
    /// <summary>None where we only bind to others.</summary>
    public required ImmutableArray<Placed<SmppEndpoint>> Listen { get; init; }

    /// <summary>What our bind_resp says we are called.</summary>
    public required string SystemId { get; init; }

    /// <summary>Certificates of the TLS listeners; null where none are given.</summary>
    public required TlsConfig? Tls { get; init; }

    public required SmppTimersModel Timers { get; init; }

    /// <summary>Which registered senders pass a shut zone where the line says nothing about them.</summary>
    public required SenderPurpose RegisteredSenders { get; init; }

    /// <summary>For how long a stop by SIGTERM turns new texts away before the process ends.</summary>
    public required TimeSpan Drain { get; init; }

    public required ImmutableArray<SmppNextHopConfig> NextHops { get; init; }

    public required ImmutableArray<SmppTrunkConfig> Trunks { get; init; }

    /// <summary>Where the section stands.</summary>
    public required Position At { get; init; }

    /// <summary>Reads the section.</summary>
    public static SmppConfig Read(SectionReader section, string home)
    {
        var config = new SmppConfig
        {
            Listen = section.TakeList("listen", SmppExpect.Endpoint),
            SystemId = section.Take("system_id", SmppExpect.SystemId, "seawall").Value,
            Tls = section.Section("tls") is { } tls ? TlsConfig.Read(tls, home) : null,
            Timers = SmppTimersConfig.Read(section.Section("timers")),
            RegisteredSenders = section.Take("registered_senders", _pass, SenderPurpose.None).Value,
            Drain = section.Take("drain", Expect.Duration(TimeSpan.Zero, TimeSpan.FromHours(1)), TimeSpan.Zero).Value,
            NextHops = [.. section.Sections("next_hops").Select(one => SmppNextHopConfig.Read(one, home))],
            Trunks = [.. section.Sections("trunks").Select(one => SmppTrunkConfig.Read(one, home))],
            At = section.At,
        };
        section.Finish();
        return config;
    }

    private static readonly Expected<SenderPurpose> _pass = Expect.OneOf(
        ("none", SenderPurpose.None), ("code", SenderPurpose.Code), ("service", SenderPurpose.Service),
        ("any", SenderPurpose.Any));
}
