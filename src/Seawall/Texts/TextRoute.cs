using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Seawall.Gateway;
using Seawall.Settings;

namespace Seawall.Texts;

/// <summary>
/// As whom, from which of this machine's addresses, and to which listener a test text goes, so that it enters by a
/// trunk whose peer binds to us.
/// </summary>
internal sealed record TextRoute(string Trunk, TextLogin Login, IPAddress From, IPEndPoint Listener)
{
    /// <summary>
    /// Finds a way, or says in one line why there is none. <paramref name="listeners"/> are those that run, by their
    /// names and where they are bound.
    /// </summary>
    public static Answer<TextRoute> Find(
        SmppModel? model, IEnumerable<(string Name, string Bound)> listeners, string? trunkName)
    {
        if (model is null || model.Trunks.IsEmpty)
        {
            return Answer<TextRoute>.Failed("the settings have no trunk of texts");
        }

        var trunks = trunkName is null ? model.Trunks : [.. model.Trunks.Where(trunk => trunk.Name == trunkName)];
        if (trunks.IsEmpty)
        {
            return Answer<TextRoute>.Wrong(
                "via", $"there is no trunk of texts \"{trunkName}\"; "
                    + $"expected {Expect.Sentence([.. model.Trunks.Select(trunk => trunk.Name)])}");
        }

        SmppTrunkModel[] ours = [.. trunks.Where(trunk => trunk.Admission is not null)];
        if (ours.Length == 0)
        {
            return Answer<TextRoute>.Failed(
                $"nobody binds to us as the trunk {trunks[0].Name}: a test text needs a trunk with a system_id");
        }

        IPEndPoint[] bound = [.. listeners.Select(Bound).OfType<IPEndPoint>()];
        foreach (var (trunk, listener) in ours.SelectMany(trunk => bound.Select(listener => (trunk, listener))))
        {
            if (Candidates(trunk.Admission!, listener).FirstOrDefault() is { } from)
            {
                return Answer<TextRoute>.Of(new TextRoute(
                    trunk.Name, new TextLogin(trunk.Admission!.SystemId, trunk.Admission.Password), from,
                    Reached(listener, from)));
            }
        }

        return Answer<TextRoute>.Failed(
            $"this machine has no address that may bind as the trunk "
                + $"{string.Join(" or ", ours.Select(trunk => trunk.Name))} and reaches a tcp listener");
    }

    private static IPEndPoint? Bound((string Name, string Bound) listener) =>
        SmppEndpoint.TryParse(listener.Name, out var address) && !address.IsTls
            && IPEndPoint.TryParse(listener.Bound, out var bound) ? bound : null;

    /// <summary>A listener on all addresses is reached at the one that we come from.</summary>
    private static IPEndPoint Reached(IPEndPoint listener, IPAddress from) =>
        IsAny(listener) ? new IPEndPoint(from, listener.Port) : listener;

    /// <summary>
    /// The listener's own address first. Every address of 127.0.0.0/8 is this machine's, whether an interface lists it
    /// or not.
    /// </summary>
    private static IEnumerable<IPAddress> Candidates(SmppAdmissionModel admission, IPEndPoint listener)
    {
        var loopback = admission.Sources.Select(source => source.BaseAddress).Where(IPAddress.IsLoopback);
        IPAddress[] own = [listener.Address, .. loopback, .. OwnAddresses()];
        return own.Where(address =>
            address.AddressFamily == listener.AddressFamily
            && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            && (IsAny(listener) || IPAddress.IsLoopback(address) == IPAddress.IsLoopback(listener.Address))
            && (admission.Sources.IsEmpty || admission.Sources.Any(source => source.Contains(address))));
    }

    private static bool IsAny(IPEndPoint listener) =>
        listener.Address.Equals(IPAddress.Any) || listener.Address.Equals(IPAddress.IPv6Any);

    private static IEnumerable<IPAddress> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(one => one.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
        .SelectMany(one => one.GetIPProperties().UnicastAddresses)
        .Select(one => one.Address)
        .Where(address => address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6);
}
