using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Seawall.Gateway;
using Seawall.Screening;
using Seawall.Settings;
using Seawall.Sip;

namespace Seawall.Composition;

/// <summary>What the data plane takes from the settings, part by part.</summary>
internal static class GatewayModels
{
    /// <summary>The whole; null where there are neither calls nor texts.</summary>
    public static GatewayModel? Of(
        SettingsConfig settings, ScreeningModel screening, ImmutableArray<byte> hashKey, uint generation,
        Mistakes mistakes)
    {
        if (settings is { Sip: null, Smpp: null })
        {
            return null;
        }

        var model = new GatewayModel
        {
            Generation = generation,
            Listeners = [],
            Trunks = Trunks(settings, screening.Plan, mistakes),
            NextHops = [],
            Smpp = SmppModels.Of(settings, screening.Plan, mistakes),
            Screening = screening,
            HashKey = hashKey,
        };
        return settings.Sip is { } sip
            ? model with { Listeners = Listeners(sip), NextHops = NextHops(sip), RetryAfter = sip.RetryAfter }
            : model;
    }

    /// <summary>The listeners, named as they are written.</summary>
    public static ImmutableArray<ListenerModel> Listeners(SipConfig sip) =>
    [
        .. sip.Listen.Select(listen => new ListenerModel
        {
            Name = listen.Value.ToString(),
            Transport = listen.Value.Transport,
            Endpoint = listen.Value.Endpoint,
            Advertise = sip.Advertise is { } advertise ? Advertise(advertise.Value, listen.Value) : null,
            Tls = listen.Value.Transport == SipTransport.Tls && sip.Tls is { } tls
                ? Tls(tls) : null,
        }),
    ];

    /// <summary>Certificates of a listener.</summary>
    public static TlsModel Tls(TlsConfig tls) => new()
    {
        CertificateFile = tls.Certificate.Value,
        KeyFile = tls.Key.Value,
        AuthoritiesFile = tls.Authorities?.Value,
        RequireClientCertificate = tls.RequireClientCertificate,
    };

    /// <summary>The groups.</summary>
    public static ImmutableArray<NextHopModel> NextHops(SipConfig sip) =>
    [
        .. sip.NextHops.Select(group => new NextHopModel
        {
            Name = group.Name.Value,
            Targets =
            [
                .. group.Targets.Select(target => new TargetModel
                {
                    Address = target.Address.Value.ToString(),
                    Transport = target.Address.Value.Transport,
                    Endpoint = target.Address.Value.Endpoint,
                    Priority = target.Priority,
                    Weight = target.Weight,
                    ServerName = target.ServerName,
                }),
            ],
            Probe = group.Probe,
            AllDown = group.AllDown,
            From = group.From?.Value,
        }),
    ];

    /// <summary>The trunks, in the settings' order; none where there are no calls.</summary>
    public static ImmutableArray<TrunkModel> Trunks(SettingsConfig settings, NumberingPlan plan, Mistakes mistakes) =>
    [
        .. (settings.Sip?.Trunks ?? []).Select(
            (trunk, index) => Trunk(settings, plan, trunk, (ushort)index, mistakes)),
    ];

    private static TrunkModel Trunk(
        SettingsConfig settings, NumberingPlan plan, TrunkConfig trunk, ushort index, Mistakes mistakes) => new()
    {
        Screening = Screening(settings, plan, trunk, index, mistakes),
        Sources = [.. trunk.Sources.Select(source => source.Value)],
        TlsNames = [.. trunk.TlsNames.Select(name => name.Value)],
        Listeners = [.. trunk.Listeners.Select(listener => listener.Value)],
        Mode = trunk.Mode.Value,
        NextHop = trunk.NextHop?.Value,
        Identity = trunk.Identity,
        Rate = trunk.Rate,
        Refusal = trunk.Refuse.Answer,
        Announcement = trunk.Refuse.Announcement is { } announcement
            ? new AnnouncementModel
            {
                Host = announcement.Host.Value,
                Play = announcement.Play.Value,
                NextHop = announcement.NextHop.Value,
                ForEveryRefusal = announcement.Always,
            }
            : null,
        Texts = new SipTextsModel
        {
            Cause = trunk.Texts.Cause,
            ReportsTo = trunk.Texts.ReportsTo?.Value,
            NetworkMessages = trunk.Texts.NetworkMessages,
        },
        InDialog = trunk.InDialog,
        LargeByTcp = trunk.MtuRule,
        RecordRoute = trunk.RecordRoute,
    };

    private static TrunkScreening Screening(
        SettingsConfig settings, NumberingPlan plan, TrunkConfig trunk, ushort index, Mistakes mistakes)
    {
        var dial = Dial(settings, plan, trunk.Dial);
        return new TrunkScreening
        {
            Index = index,
            Name = trunk.Name.Value,
            Class = trunk.Class,
            Trusted = trunk.Trusted,
            Dial = dial,
            HomeNumberFromAbroad = trunk.HomeNumberFromAbroad.Value,
            Spoofed = trunk.Spoofed,
            Exempt = Exempt(settings, trunk.Name.Value),
            Registered = Registered(settings, trunk.Name.Value, dial, mistakes),
        };
    }

    /// <summary>How a trunk's numbers are read.</summary>
    public static DialRules Dial(SettingsConfig settings, NumberingPlan plan, DialConfig dial) => new()
    {
        InternationalPrefixes = dial.International,
        NationalPrefix = dial.National,
        HomeCountryCode = settings.Home.CountryCode.Value,
        HomeContexts = dial.Contexts,
        Plan = plan,
    };

    /// <summary>Numbers never barred on a trunk.</summary>
    public static FrozenSet<E164> Exempt(SettingsConfig settings, string trunk) => settings.Exempt
        .Where(exempt => exempt.Trunk.Value == trunk)
        .Select(exempt => new E164(ulong.Parse(exempt.Number.Value.AsSpan(1), CultureInfo.InvariantCulture)))
        .ToFrozenSet();

    /// <summary>A trunk's registered senders; numbers among them are read by its dial rules.</summary>
    public static RegisteredSenders Registered(
        SettingsConfig settings, string trunk, DialRules dial, Mistakes mistakes)
    {
        RegisteredSenderConfig[] ours = [.. settings.RegisteredSenders.Where(sender => sender.Trunk.Value == trunk)];
        var senders = RegisteredSenders.TryCreate(
            [.. ours.Select(sender => new RegisteredSender(sender.Sender.Value, sender.Purpose))], dial,
            out var problem, out var at);
        if (senders is null)
        {
            mistakes.Add(ours[at].Sender.At, "registered_senders.sender", problem);
        }

        return senders ?? RegisteredSenders.None;
    }

    /// <summary>An advertised host without port stands for every listener, each with its own port.</summary>
    private static string Advertise(string advertise, SipAddress listen)
    {
        var hasPort = advertise.LastIndexOf(':') > advertise.LastIndexOf(']');
        return hasPort || listen.Endpoint.Port == listen.Transport.DefaultPort()
            ? advertise
            : string.Create(CultureInfo.InvariantCulture, $"{advertise}:{listen.Endpoint.Port}");
    }
}
