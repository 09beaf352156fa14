using System.Collections.Immutable;
using System.Net;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>The model that tests begin with, and the parts it is made of.</summary>
internal static class Settings
{
    public static GatewayModel Model { get; } = new()
    {
        Generation = 1,
        Listeners =
        [
            Listener(SipTransport.Udp, "10.0.0.1:5060"),
            Listener(SipTransport.Tcp, "10.0.0.1:5060"),
            Listener(SipTransport.Udp, "[2001:db8::1]:5060"),
            Listener(SipTransport.Tls, "10.0.0.1:5061"),
        ],
        NextHops =
        [
            Group("core", "udp:198.51.100.1:5060", "udp:198.51.100.2:5060", "udp:198.51.100.3:5060"),
            Group("media", "udp:198.51.100.9:5060"),
        ],
        Trunks =
        [
            Trunk("igw", "192.0.2.0/24"),
            Trunk("ask", "192.0.3.0/24") with { Mode = TrunkMode.Redirect },
            Trunk("ims", "192.0.4.0/24", TrunkClass.Core) with { Mode = TrunkMode.As, NextHop = null },
            Trunk("six", "2001:db8:2::/48"),
        ],
        Screening = World.Model,
        HashKey = [.. "0123456789abcdef"u8],
    };

    public static ListenerModel Listener(SipTransport transport, string address) => new()
    {
        Name = $"{Word(transport)}:{address}",
        Transport = transport,
        Endpoint = IPEndPoint.Parse(address),
        Tls = transport == SipTransport.Tls ? new TlsModel { CertificateFile = "c.pem", KeyFile = "k.pem" } : null,
    };

    public static NextHopModel Group(string name, params string[] targets) => new()
    {
        Name = name,
        Targets = [.. targets.Select(Target)],
    };

    public static TargetModel Target(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return new TargetModel
        {
            Address = address,
            Transport = Enum.Parse<SipTransport>(address[..colon], ignoreCase: true),
            Endpoint = IPEndPoint.Parse(address[(colon + 1)..]),
        };
    }

    public static TrunkModel Trunk(string name, string sources, TrunkClass kind = TrunkClass.International) => new()
    {
        Screening = new TrunkScreening
        {
            Index = (ushort)name.Length,
            Name = name,
            Class = kind,
            Trusted = true,
            Dial = World.Dial,
        },
        Sources = [IPNetwork.Parse(sources)],
        NextHop = "core",
    };

    /// <summary>The model with one trunk changed.</summary>
    public static GatewayModel WithTrunk(this GatewayModel model, string name, Func<TrunkModel, TrunkModel> change) =>
        model with { Trunks = Replace(model.Trunks, trunk => trunk.Name == name, change),
            Generation = model.Generation + 1 };

    /// <summary>The model with one group changed.</summary>
    public static GatewayModel WithGroup(
        this GatewayModel model, string name, Func<NextHopModel, NextHopModel> change) =>
        model with { NextHops = Replace(model.NextHops, group => group.Name == name, change),
            Generation = model.Generation + 1 };

    static ImmutableArray<T> Replace<T>(ImmutableArray<T> all, Func<T, bool> isIt, Func<T, T> change) =>
        [.. all.Select(item => isIt(item) ? change(item) : item)];

    static string Word(SipTransport transport) => transport.ToString().ToLowerInvariant();
}
