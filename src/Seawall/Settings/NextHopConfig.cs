using System.Collections.Immutable;
using Seawall.Gateway;

namespace Seawall.Settings;

/// <summary><c>[[sip.next_hops]]</c>: a named group of elements that calls are handed to.</summary>
internal sealed record NextHopConfig
{
    public required Placed<string> Name { get; init; }

    public required ImmutableArray<TargetConfig> Targets { get; init; }

    /// <summary>Null: never probed.</summary>
    public required ProbeModel? Probe { get; init; }

    public required AllDown AllDown { get; init; }

    /// <summary>The listener that requests leave by; null: the first that fits.</summary>
    public required Placed<string>? From { get; init; }

    /// <summary>Reads one section.</summary>
    public static NextHopConfig Read(SectionReader section)
    {
        var config = new NextHopConfig
        {
            Name = section.Need("name", Expect.Name),
            Targets = [.. section.Sections("targets").Select(TargetConfig.Read)],
            Probe = section.Section("probe") is { } probe ? ReadProbe(probe) : null,
            AllDown = section.Take("all_down", _allDown, AllDown.Refuse).Value,
            From = section.Has("from")
                ? section.Take("from", Expect.Text("a listener, as it is written in [sip] listen"), "") : null,
        };
        if (config.Targets.IsEmpty)
        {
            section.Mistakes.Add(
                section.At, section.Full("targets"),
                "is missing; expected a list such as [{ address = \"udp:192.0.2.10:5060\" }]");
        }

        section.Finish();
        return config;
    }

    private static ProbeModel ReadProbe(SectionReader section)
    {
        var every = section.Need("every", Expect.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)));
        var usual = new ProbeModel { Every = every.Value };
        var timeout = section.Take(
            "timeout",
            Expect.Duration(TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)),
            every.Value > TimeSpan.Zero && every.Value < usual.Timeout ? every.Value : usual.Timeout);
        if (section.Has("timeout") && timeout.Value > every.Value)
        {
            section.Mistakes.Add(
                timeout.At, section.Full("timeout"), "expected a duration that is not longer than every");
        }

        var codes = section.TakeList("down_codes", Expect.Whole(300, 699));
        var probe = usual with
        {
            Timeout = timeout.Value,
            DownAfter = section.Take("down_after", Expect.Whole(1, 100), usual.DownAfter).Value,
            UpAfter = section.Take("up_after", Expect.Whole(1, 100), usual.UpAfter).Value,
            DownCodes = section.Has("down_codes") ? [.. codes.Select(code => code.Value)] : usual.DownCodes,
        };
        section.Finish();
        return probe;
    }

    private static readonly Expected<AllDown> _allDown = Expect.OneOf(("refuse", AllDown.Refuse), ("try", AllDown.Try));
}

/// <summary>One element of a group.</summary>
internal sealed record TargetConfig(Placed<SipAddress> Address, int Priority, int Weight, string? ServerName)
{
    /// <summary>Reads one table.</summary>
    public static TargetConfig Read(SectionReader section)
    {
        var config = new TargetConfig(
            section.Need("address", Expect.SipAddress),
            section.Take("priority", Expect.Whole(0, 65535), 1).Value,
            section.Take("weight", Expect.Whole(1, 65535), 1).Value,
            section.Take("server_name", _serverName, "").Value is { Length: > 0 } name ? name : null);
        section.Finish();
        return config;
    }

    private static readonly Expected<string> _serverName = Expect.OfText(
        "the host name in the target's certificate",
        (string text, out string value) =>
        {
            value = text;
            return Uri.CheckHostName(text) == UriHostNameType.Dns;
        });
}
