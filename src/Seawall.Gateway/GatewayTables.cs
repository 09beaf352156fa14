using System.Collections.Immutable;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// One generation of the settings as the path reads it: immutable, and swapped by one reference. What outlives it
/// (states of targets, counters, rates) is only pointed to.
/// </summary>
internal sealed class GatewayTables
{
    readonly PrefixTable<Trunk> networks;
    readonly CertificateNames<Trunk> certificates;
    readonly Dictionary<UInt128, Hop> hopByHost;
    readonly Dictionary<(UInt128 Host, int Port), Hop> hopByEndpoint;
    readonly Dictionary<ushort, Hop> hopById;

    public GatewayTables(
        GatewayModel model, byte swap, ImmutableArray<Trunk> trunks, ImmutableArray<NextHopGroup> groups)
    {
        Model = model;
        Swap = swap;
        Trunks = trunks;
        Groups = groups;
        var hops = groups.SelectMany(group => group.Hops).ToArray();
        hopByHost = First(hops, hop => hop.Address.Bits);
        hopByEndpoint = First(hops, hop => (hop.Address.Bits, (int)hop.Address.Port));
        hopById = First(hops.Where(hop => hop.Target.Id != 0), hop => hop.Target.Id);
        networks = new PrefixTable<Trunk>(trunks.SelectMany(trunk =>
            trunk.Model.Sources.Select(network => (network, trunk.Listeners, trunk))));
        certificates = new CertificateNames<Trunk>(trunks.SelectMany(trunk =>
            trunk.Model.TlsNames.Select(name => (name, trunk.Listeners, trunk))));
    }

    public GatewayModel Model { get; }

    public ScreeningModel Screening => Model.Screening;

    /// <summary>
    /// The low bits of how often settings were swapped, as an entry of the transaction memory holds them.
    /// </summary>
    public byte Swap { get; }

    public ImmutableArray<Trunk> Trunks { get; }

    public ImmutableArray<NextHopGroup> Groups { get; }

    /// <summary>Who sends from an address on a listener.</summary>
    public Source SourceOf(HostAddress address, int listener) =>
        new(networks.Find(address, listener), hopByHost.ContainsKey(address.Bits));

    /// <summary>
    /// Who shows a certificate with these names: a trunk of one of them; else whoever the address says.
    /// </summary>
    public Source SourceOf(IReadOnlyList<string> names, HostAddress address, int listener) =>
        certificates.Find(names, listener) is { } trunk
            ? new Source(trunk, hopByHost.ContainsKey(address.Bits))
            : SourceOf(address, listener);

    /// <summary>The trunk that has an address among its sources, on whatever listener; null without.</summary>
    public Trunk? TrunkAt(HostAddress address) => networks.Find(address);

    /// <summary>The target at an address and port, else any at the address; null without.</summary>
    public Hop? HopAt(HostAddress address, int port, out bool isExact)
    {
        isExact = hopByEndpoint.TryGetValue((address.Bits, port), out var exact);
        return isExact ? exact : hopByHost.GetValueOrDefault(address.Bits);
    }

    public Hop? HopOf(ushort target) => hopById.GetValueOrDefault(target);

    static Dictionary<TKey, Hop> First<TKey>(IEnumerable<Hop> hops, Func<Hop, TKey> key)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, Hop>();
        foreach (var hop in hops)
        {
            first.TryAdd(key(hop), hop);
        }
        return first;
    }
}
