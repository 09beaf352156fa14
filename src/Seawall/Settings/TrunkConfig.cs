using System.Collections.Immutable;
using Seawall.Gateway;
using Seawall.Screening;

namespace Seawall.Settings;

/// <summary><c>[[sip.trunks]]</c>: where calls enter, how they are judged, how a refused one is answered.</summary>
internal sealed record TrunkConfig
{
    public required Placed<string> Name { get; init; }

    public required TrunkClass Class { get; init; }

    /// <summary>Blocks of addresses its elements send from.</summary>
    public required ImmutableArray<Placed<System.Net.IPNetwork>> Sources { get; init; }

    /// <summary>Names one of which a TLS peer's certificate must carry; then its address does not matter.</summary>
    public required ImmutableArray<Placed<string>> TlsNames { get; init; }

    /// <summary>Listeners it may use; empty: all.</summary>
    public required ImmutableArray<Placed<string>> Listeners { get; init; }

    public required Placed<TrunkMode> Mode { get; init; }

    public required Placed<string>? NextHop { get; init; }

    public required IdentitySource Identity { get; init; }

    public required bool Trusted { get; init; }

    public required DialConfig Dial { get; init; }

    public required Placed<HomeNumberFromAbroad> HomeNumberFromAbroad { get; init; }

    public required SpoofedHandling Spoofed { get; init; }

    public required RateModel? Rate { get; init; }

    public required RefuseConfig Refuse { get; init; }

    public required TextsConfig Texts { get; init; }

    public required InDialogRule InDialog { get; init; }

    public required bool MtuRule { get; init; }

    public required bool RecordRoute { get; init; }

    /// <summary>Where the section stands.</summary>
    public required Position At { get; init; }

    /// <summary>Reads one section.</summary>
    public static TrunkConfig Read(SectionReader section)
    {
        var config = new TrunkConfig
        {
            Name = section.Need("name", Expect.Name),
            Class = section.Need("class", ClassWords).Value,
            Sources = section.TakeList("sources", Expect.Source, needed: !section.Has("tls_names")),
            TlsNames = section.TakeList("tls_names", Expect.TlsName),
            Listeners = section.TakeList("listeners", Expect.Text("listeners, as they are written in [sip] listen")),
            Mode = section.Take("mode", _mode, TrunkMode.Proxy),
            NextHop = section.Has("next_hop") ? section.Take("next_hop", Expect.Name, "") : null,
            Identity = section.Take("identity", _identity, IdentitySource.Asserted).Value,
            Trusted = section.Take("trusted", Expect.Flag, false).Value,
            Dial = DialConfig.Read(section.Section("dial")),
            HomeNumberFromAbroad = section.Take(
                "home_number_from_abroad", _fromAbroad, Screening.HomeNumberFromAbroad.Pass),
            Spoofed = section.Take("spoofed", _spoofed, SpoofedHandling.Choice).Value,
            Rate = ReadRate(section, "rate", "burst"),
            Refuse = RefuseConfig.Read(section.Section("refuse")),
            Texts = TextsConfig.Read(section.Section("texts")),
            InDialog = section.Take("in_dialog", _inDialog, InDialogRule.Known).Value,
            MtuRule = section.Take("mtu_rule", Expect.Flag, false).Value,
            RecordRoute = section.Take("record_route", Expect.Flag, false).Value,
            At = section.At,
        };
        section.Finish();
        return config;
    }

    /// <summary>Reads a rate and how many may come at once; null where there is none.</summary>
    public static RateModel? ReadRate(SectionReader section, string rateKey, string burstKey)
    {
        const int max = 1_000_000;
        var rate = section.Take(rateKey, Expect.Rate(max), 0).Value;
        var burst = section.Take(burstKey, Expect.Whole(1, max), Math.Max(1, rate));
        if (rate == 0 && section.Has(burstKey) && !section.Has(rateKey))
        {
            section.Mistakes.Add(burst.At, section.Full(burstKey), $"has no meaning without {rateKey}");
        }

        return rate == 0 ? null : new RateModel(rate, burst.Value);
    }

    /// <summary>The words of the classes.</summary>
    public static Expected<TrunkClass> ClassWords { get; } = Expect.OneOf(
        ("international", TrunkClass.International), ("domestic", TrunkClass.Domestic), ("core", TrunkClass.Core));

    private static readonly Expected<TrunkMode> _mode = Expect.OneOf(
        ("proxy", TrunkMode.Proxy), ("redirect", TrunkMode.Redirect), ("as", TrunkMode.As));

    private static readonly Expected<IdentitySource> _identity = Expect.OneOf(
        ("asserted", IdentitySource.Asserted), ("from", IdentitySource.From));

    private static readonly Expected<HomeNumberFromAbroad> _fromAbroad = Expect.OneOf(
        ("pass", Screening.HomeNumberFromAbroad.Pass),
        ("refuse", Screening.HomeNumberFromAbroad.Refuse),
        ("announce", Screening.HomeNumberFromAbroad.Announce));

    private static readonly Expected<SpoofedHandling> _spoofed = Expect.OneOf(
        ("choice", SpoofedHandling.Choice), ("refuse", SpoofedHandling.Refuse), ("pass", SpoofedHandling.Pass));

    private static readonly Expected<InDialogRule> _inDialog = Expect.OneOf(
        ("known", InDialogRule.Known), ("any", InDialogRule.Any));
}

/// <summary>
/// Prefixes that numbers on a trunk may carry, and phone contexts (RFC 3966 §5.1.5) that mean home national numbers.
/// </summary>
internal sealed record DialConfig(
    ImmutableArray<string> International, string National, ImmutableArray<string> Contexts)
{
    /// <summary>Reads the table; left out, <c>00</c> is international and <c>0</c> national.</summary>
    public static DialConfig Read(SectionReader? section)
    {
        if (section is null)
        {
            return new DialConfig(["00"], "0", []);
        }

        var prefixes = section.TakeList("international", Expect.Digits(0, 8));
        var config = new DialConfig(
            section.Has("international") ? [.. prefixes.Select(prefix => prefix.Value)] : ["00"],
            section.Take("national", Expect.Digits(0, 4), "0").Value,
            [.. section.TakeList(
                "contexts", Expect.Text("phone contexts such as \"+86\" or \"ims.example.net\"")).Select(
                    c => c.Value)]);
        section.Finish();
        return config;
    }
}
