using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Seawall.Admin;
using Seawall.Settings;
using Seawall.Sip;

namespace Seawall.Calls;

/// <summary>
/// From which of this machine's addresses, and to which listener, a test call goes so that it enters by a trunk: an
/// address that is a source of the trunk and none of a narrower one.
/// </summary>
internal sealed record CallRoute(TrunkReply Trunk, IPAddress From, SipAddress Listener)
{
    /// <summary>Finds a way, or says in one line why there is none.</summary>
    public static Answer<CallRoute> Find(StatusReply status, string? trunkName, string? transport)
    {
        var trunks = trunkName is null ? status.Trunks : [.. status.Trunks.Where(trunk => trunk.Name == trunkName)];
        if (trunks.IsEmpty)
        {
            return trunkName is null
                ? Answer<CallRoute>.Failed("the settings have no trunk to call by")
                : Answer<CallRoute>.Wrong(
                    "via", $"there is no trunk \"{trunkName}\"; "
                        + $"expected {Expect.Sentence([.. status.Trunks.Select(trunk => trunk.Name)])}");
        }

        var own = OwnAddresses();
        foreach (var trunk in trunks)
        {
            foreach (var from in Sources(trunk).SelectMany(network => Candidates(network, own)))
            {
                if (Owner(status, from) == trunk.Name && ListenerFor(status, from, transport) is { } listener)
                {
                    return Answer<CallRoute>.Of(new CallRoute(trunk, from, listener));
                }
            }
        }

        return Answer<CallRoute>.Failed(
            $"this machine has no address that is a source of the trunk "
                + $"{string.Join(" or ", trunks.Select(trunk => trunk.Name))}"
            + $" and reaches a {transport ?? "udp or tcp"} listener");
    }

    /// <summary>The trunk that an address belongs to: of all blocks that hold it the narrowest.</summary>
    private static string? Owner(StatusReply status, IPAddress address) => status.Trunks
        .SelectMany(trunk => Sources(trunk).Select(network => (trunk.Name, network)))
        .Where(one => one.network.Contains(address))
        .OrderByDescending(one => one.network.PrefixLength)
        .Select(one => one.Name)
        .FirstOrDefault();

    private static IEnumerable<IPNetwork> Sources(TrunkReply trunk) =>
        trunk.Sources.Where(source => IPNetwork.TryParse(source, out _)).Select(IPNetwork.Parse);

    /// <summary>Every address of 127.0.0.0/8 is this machine's, whether an interface lists it or not.</summary>
    private static IEnumerable<IPAddress> Candidates(IPNetwork network, IReadOnlyList<IPAddress> own)
    {
        var first = own.Where(network.Contains);
        return IPAddress.IsLoopback(network.BaseAddress) && network.PrefixLength > 8
            ? first.Prepend(network.BaseAddress) : first;
    }

    private static SipAddress? ListenerFor(StatusReply status, IPAddress from, string? transport) => status.Listeners
        .Select(listener => SipAddress.TryParse(listener.Name, out var address) ? Bound(address, listener.Bound, from)
            : null)
        .Where(address => address is not null
            && address.Endpoint.AddressFamily == from.AddressFamily
            && address.Transport is SipTransport.Udp or SipTransport.Tcp
            && (transport is null || SipAddress.Word(address.Transport) == transport)
            && (IPAddress.IsLoopback(from) == IPAddress.IsLoopback(address.Endpoint.Address)))
        .OrderBy(address => address!.Transport)
        .FirstOrDefault();

    /// <summary>
    /// Where the listener really is: its bound port, and for one on all addresses the one we call from.
    /// </summary>
    private static SipAddress Bound(SipAddress address, string bound, IPAddress from)
    {
        var port = IPEndPoint.TryParse(bound, out var endpoint) ? endpoint.Port : address.Endpoint.Port;
        var isAny = address.Endpoint.Address.Equals(IPAddress.Any)
            || address.Endpoint.Address.Equals(IPAddress.IPv6Any);
        return new SipAddress(address.Transport, new IPEndPoint(isAny ? from : address.Endpoint.Address, port));
    }

    private static List<IPAddress> OwnAddresses() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(one => one.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
            .SelectMany(one => one.GetIPProperties().UnicastAddresses)
            .Select(one => one.Address)
            .Where(address => address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6),
    ];
}
