using Seawall.Gateway;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Settings;

/// <summary>The part of <see cref="CrossChecks"/> about trunks and next hops.</summary>
internal static class SipChecks
{
    /// <summary>Notes every contradiction.</summary>
    public static void Run(SipConfig sip, Mistakes mistakes)
    {
        CrossChecks.Unique(sip.NextHops.Select(group => group.Name), "sip.next_hops.name", mistakes);
        CrossChecks.Unique(sip.Trunks.Select(trunk => trunk.Name), "sip.trunks.name", mistakes);
        string[] groups = [.. sip.NextHops.Select(group => group.Name.Value).OfType<string>()];
        string[] listeners = [.. sip.Listen.Select(listen => listen.Value.ToString())];
        foreach (var group in sip.NextHops)
        {
            CheckGroup(group, sip, listeners, mistakes);
        }

        foreach (var trunk in sip.Trunks)
        {
            CheckTrunk(trunk, groups, listeners, mistakes);
        }

        CheckSources(sip, mistakes);
    }

    private static void CheckGroup(NextHopConfig group, SipConfig sip, string[] listeners, Mistakes mistakes)
    {
        CrossChecks.Exists(group.From, listeners, "sip.next_hops.from", "listener", mistakes);
        CrossChecks.Unique(
            group.Targets.Where(target => target.Address.Value is not null)
                .Select(target => new Placed<string>(target.Address.Value.ToString(), target.Address.At)),
            "sip.next_hops.targets.address",
            mistakes);
        foreach (var target in group.Targets.Where(target => target.Address.Value is not null))
        {
            var (address, at) = target.Address;
            if (!sip.Listen.Any(listen => Reaches(listen.Value, address)))
            {
                mistakes.Add(at, "sip.next_hops.targets.address",
                    $"\"{address}\" can be reached from no listener: none in [sip] listen "
                    + (address.Transport.IsStream() ? "has its address family" : "is udp of its address family"));
            }

            if (target.ServerName is not null && address.Transport != SipTransport.Tls)
            {
                mistakes.Add(at, "sip.next_hops.targets.server_name", "has no meaning without \"tls:\"");
            }
        }
    }

    /// <summary>
    /// Datagrams leave by a listener's own socket; a stream is opened anew, and only needs a name to come from.
    /// </summary>
    private static bool Reaches(SipAddress listen, SipAddress target) =>
        listen.Endpoint.AddressFamily == target.Endpoint.AddressFamily
        && (target.Transport.IsStream() || listen.Transport == target.Transport);

    private static void CheckTrunk(TrunkConfig trunk, string[] groups, string[] listeners, Mistakes mistakes)
    {
        CrossChecks.Exists(trunk.NextHop, groups, "sip.trunks.next_hop", "next hop", mistakes);
        CrossChecks.Exists(
            trunk.Refuse.Announcement?.NextHop, groups, "sip.trunks.refuse.announcement.next_hop", "next hop",
            mistakes);
        CrossChecks.Exists(trunk.Texts.ReportsTo, groups, "sip.trunks.texts.reports_to", "next hop", mistakes);
        foreach (var listener in trunk.Listeners)
        {
            CrossChecks.Exists(listener, listeners, "sip.trunks.listeners", "listener", mistakes);
        }

        if (trunk.NextHop is null && trunk.Mode.Value is not TrunkMode.As)
        {
            mistakes.Add(trunk.At, "sip.trunks.next_hop", "is missing; the modes \"proxy\" and \"redirect\" need it");
        }

        if (trunk.HomeNumberFromAbroad.Value == HomeNumberFromAbroad.Announce && trunk.Refuse.Announcement is null)
        {
            mistakes.Add(trunk.HomeNumberFromAbroad.At, "sip.trunks.home_number_from_abroad",
                "\"announce\" needs refuse = { announcement = { ... } }");
        }
    }

    /// <summary>
    /// A message must belong to one trunk. A block inside another is clear, the narrower wins; twice the same is not.
    /// </summary>
    private static void CheckSources(SipConfig sip, Mistakes mistakes)
    {
        CheckTwice(
            sip, trunk => trunk.Sources.Select(one => new Placed<string>(one.Value.ToString(), one.At)), "sources",
            mistakes);
        CheckTwice(sip, trunk => trunk.TlsNames, "tls_names", mistakes);
        foreach (var name in sip.Trunks.SelectMany(trunk => trunk.TlsNames))
        {
            if (!sip.Listen.Any(listen => listen.Value.Transport == SipTransport.Tls))
            {
                mistakes.Add(
                    name.At, "sip.trunks.tls_names", "has no meaning without a \"tls:\" listener in [sip] listen");
            }
        }
    }

    private static void CheckTwice(
        SipConfig sip, Func<TrunkConfig, IEnumerable<Placed<string>>> list, string key, Mistakes mistakes)
    {
        var all = sip.Trunks.SelectMany(trunk => list(trunk).Select(source => (trunk, source))).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (all[i].source.Value == all[j].source.Value && ShareListener(all[i].trunk, all[j].trunk))
                {
                    mistakes.Add(all[i].source.At, $"sip.trunks.{key}",
                        $"\"{all[i].source.Value}\" is a source of the trunk \"{all[j].trunk.Name.Value}\" already, "
                        + $"in line {all[j].source.At.Line}; a message must belong to one trunk");
                    break;
                }
            }
        }
    }

    private static bool ShareListener(TrunkConfig one, TrunkConfig other) =>
        one.Listeners.IsEmpty || other.Listeners.IsEmpty
        || one.Listeners.Any(mine => other.Listeners.Any(theirs => theirs.Value == mine.Value));
}
