using System.Collections.Immutable;
using System.Net;
using Seawall.Sip;

namespace Seawall.Settings;

/// <summary>
/// What one key alone cannot show: names that must be unique or exist, and settings that contradict each other.
/// </summary>
internal static class CrossChecks
{
    /// <summary>The choice book keeps two bits for each of so many zones.</summary>
    public const int ZonesMax = 8;

    /// <summary>Notes every contradiction.</summary>
    public static void Run(SettingsConfig settings, Mistakes mistakes)
    {
        CheckZones(settings.Zones, mistakes);
        if (settings.Sip is { } sip)
        {
            CheckListeners(sip, mistakes);
            SipChecks.Run(sip, mistakes);
        }

        SmppChecks.Run(settings, mistakes);
        SmppChecks.RunSenders(settings, mistakes);
        PortalChecks.Run(settings, mistakes);
        CheckExempt(settings, mistakes);
        ChoicesChecks.Run(settings, mistakes);
        CheckDemo(settings, mistakes);
    }

    /// <summary>Notes names that stand more than once.</summary>
    public static void Unique(IEnumerable<Placed<string>> names, string key, Mistakes mistakes) =>
        Unique([], names, key, mistakes);

    /// <summary>Notes names that stand more than once, or that others took before.</summary>
    public static void Unique(
        IEnumerable<Placed<string>> taken, IEnumerable<Placed<string>> names, string key, Mistakes mistakes)
    {
        var first = new Dictionary<string, Position>(StringComparer.Ordinal);
        foreach (var name in taken.Where(name => name.Value is not null))
        {
            first.TryAdd(name.Value, name.At);
        }

        foreach (var name in names.Where(name => name.Value is not null))
        {
            if (!first.TryAdd(name.Value, name.At))
            {
                mistakes.Add(
                    name.At, key, $"the name \"{name.Value}\" is taken already, in line {first[name.Value].Line}");
            }
        }
    }

    /// <summary>Notes a name that nothing has.</summary>
    public static void Exists(
        Placed<string>? name, IReadOnlyCollection<string> known, string key, string what, Mistakes mistakes)
    {
        if (name is not { Value: { } value } || known.Contains(value))
        {
            return;
        }

        var hint = Nearest.To(value, known) is { } near ? $"did you mean \"{near}\"?"
            : known.Count == 0 ? "there is none"
                : $"expected {Expect.Sentence([.. known.Select(one => $"\"{one}\"")])}";
        mistakes.Add(name.Value.At, key, $"there is no {what} \"{value}\"; {hint}");
    }

    private static void CheckZones(ImmutableArray<ZoneConfig> zones, Mistakes mistakes)
    {
        Unique(zones.Select(zone => zone.Name), "zones.name", mistakes);
        foreach (var zone in zones.Where(zone => zone.Name.Value == "all"))
        {
            mistakes.Add(
                zone.Name.At, "zones.name", "\"all\" stands for every zone at the command line; choose another name");
        }

        if (zones.Length > ZonesMax)
        {
            mistakes.Add(zones[ZonesMax].Name.At, "zones", $"expected at most {ZonesMax} zones, found {zones.Length}");
        }

        var countries = zones.SelectMany(zone => zone.Countries).ToArray();
        Unique(countries, "zones.countries", mistakes);
        if (zones.IsEmpty || countries.All(country => country.Value != ZoneConfig.RestOfWorld))
        {
            mistakes.Add(
                zones.IsEmpty ? Position.Start : zones[^1].Name.At,
                "zones",
                "one zone must have countries = [\"*\"]: all the rest of the world, and what hides its number");
        }
    }

    private static void CheckListeners(SipConfig sip, Mistakes mistakes)
    {
        Unique(sip.Listen.Select(listen => new Placed<string>(listen.Value.ToString(), listen.At)), "sip.listen",
            mistakes);
        foreach (var (listen, at) in sip.Listen)
        {
            if (listen.Transport == SipTransport.Tls && sip.Tls is null)
            {
                mistakes.Add(at, "sip.listen", $"\"{listen}\" needs [sip.tls] with certificate and key");
            }

            if (sip.Advertise is null && listen.Endpoint.Address is var bound
                && (bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any)))
            {
                mistakes.Add(
                    at, "sip.listen",
                    $"\"{listen}\" names no address that peers could answer to; set advertise in [sip]");
            }
        }
    }

    private static void CheckExempt(SettingsConfig settings, Mistakes mistakes)
    {
        string[] trunks =
        [
            .. (settings.Sip?.Trunks ?? []).Select(trunk => trunk.Name.Value).OfType<string>(),
            .. (settings.Smpp?.Trunks ?? []).Select(trunk => trunk.Name.Value).OfType<string>(),
        ];
        foreach (var exempt in settings.Exempt)
        {
            Exists(exempt.Trunk, trunks, "exempt.trunk", "trunk", mistakes);
        }

        Unique(
            settings.Exempt.Select(
                exempt => new Placed<string>($"{exempt.Trunk.Value} {exempt.Number.Value}", exempt.Number.At)),
            "exempt.number",
            mistakes);
    }

    private static void CheckDemo(SettingsConfig settings, Mistakes mistakes)
    {
        if (settings.Demo is not { } demo)
        {
            return;
        }

        string[] zones = [.. settings.Zones.Select(zone => zone.Name.Value).OfType<string>()];
        string[] trunks = [.. (settings.Sip?.Trunks ?? []).Select(trunk => trunk.Name.Value).OfType<string>()];
        foreach (var zone in demo.Choices.SelectMany(choice => choice.Shut))
        {
            Exists(zone, zones, "demo.choices.shut", "zone", mistakes);
        }

        foreach (var call in demo.Calls)
        {
            Exists(call.Trunk, trunks, "demo.calls.trunk", "trunk", mistakes);
        }

        string[] ofTexts = [.. (settings.Smpp?.Trunks ?? []).Select(trunk => trunk.Name.Value).OfType<string>()];
        foreach (var text in demo.Texts)
        {
            Exists(text.Trunk, ofTexts, "demo.texts.trunk", "trunk of texts", mistakes);
        }

        if (demo.Campaign is { } campaign)
        {
            Exists(campaign.Trunk, ofTexts, "demo.campaign.trunk", "trunk of texts", mistakes);
            if (demo.Clock is null || demo.Centre is null)
            {
                mistakes.Add(campaign.File.At, "demo.campaign", "needs demo.centre and [demo.clock]");
            }
        }
    }
}
