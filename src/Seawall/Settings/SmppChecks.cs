using System.Net;

namespace Seawall.Settings;

/// <summary>The part of <see cref="CrossChecks"/> about texts over SMPP.</summary>
internal static class SmppChecks
{
    /// <summary>
    /// Notes every contradiction. Names are unique over calls and texts, because records know one list.
    /// </summary>
    public static void Run(SettingsConfig settings, Mistakes mistakes)
    {
        if (settings.Smpp is not { } smpp)
        {
            return;
        }

        CheckListeners(smpp, mistakes);
        CheckNames(settings, smpp, mistakes);
        string[] groups = [.. smpp.NextHops.Select(group => group.Name.Value).OfType<string>()];
        foreach (var trunk in smpp.Trunks)
        {
            CrossChecks.Exists(trunk.NextHop, groups, "smpp.trunks.next_hop", "next hop", mistakes);
            if (trunk.Hub is { } hub)
            {
                CheckTarget(smpp, hub, "smpp.trunks.hub", mistakes);
            }
            else if (trunk.SystemId is { } systemId && smpp.Listen.IsEmpty)
            {
                mistakes.Add(
                    systemId.At, "smpp.trunks.system_id", "nobody can bind to us without listen = [...] in [smpp]");
            }
        }

        foreach (var target in smpp.NextHops.SelectMany(group => group.Targets))
        {
            CheckTarget(smpp, target, "smpp.next_hops.targets", mistakes);
        }

        CheckWhoBinds(smpp, mistakes);
    }

    /// <summary>Registered senders stand outside of <c>[smpp]</c>: a trunk of calls carries texts over IP.</summary>
    public static void RunSenders(SettingsConfig settings, Mistakes mistakes)
    {
        string[] trunks =
        [
            .. (settings.Sip?.Trunks ?? []).Select(trunk => trunk.Name.Value).OfType<string>(),
            .. (settings.Smpp?.Trunks ?? []).Select(trunk => trunk.Name.Value).OfType<string>(),
        ];
        foreach (var sender in settings.RegisteredSenders)
        {
            CrossChecks.Exists(sender.Trunk, trunks, "registered_senders.trunk", "trunk", mistakes);
        }

        CrossChecks.Unique(
            settings.RegisteredSenders.Where(sender => sender.Sender.Value is not null).Select(
                sender => new Placed<string>($"{sender.Sender.Value} on {sender.Trunk.Value}", sender.Sender.At)),
            "registered_senders.sender",
            mistakes);
    }

    private static void CheckListeners(SmppConfig smpp, Mistakes mistakes)
    {
        CrossChecks.Unique(
            smpp.Listen.Select(listen => new Placed<string>(listen.Value.ToString(), listen.At)), "smpp.listen",
            mistakes);
        foreach (var (listen, at) in smpp.Listen.Where(listen => listen.Value.IsTls && smpp.Tls is null))
        {
            mistakes.Add(at, "smpp.listen", $"\"{listen}\" needs [smpp.tls] with certificate and key");
        }
    }

    private static void CheckNames(SettingsConfig settings, SmppConfig smpp, Mistakes mistakes)
    {
        var calls = settings.Sip;
        CrossChecks.Unique(
            (calls?.Trunks ?? []).Select(trunk => trunk.Name), smpp.Trunks.Select(trunk => trunk.Name),
            "smpp.trunks.name", mistakes);
        CrossChecks.Unique(
            (calls?.NextHops ?? []).Select(group => group.Name), smpp.NextHops.Select(group => group.Name),
            "smpp.next_hops.name", mistakes);
        foreach (var group in smpp.NextHops)
        {
            CrossChecks.Unique(
                group.Targets.Where(target => target.Address.Value is not null)
                    .Select(target => new Placed<string>(target.Address.Value.ToString(), target.Address.At)),
                "smpp.next_hops.targets.address",
                mistakes);
        }
    }

    private static void CheckTarget(SmppConfig smpp, SmppTargetConfig target, string key, Mistakes mistakes)
    {
        if (target.Address is not { Value: { } address, At: var at })
        {
            return;
        }

        if (address.Endpoint.Port != 0 && smpp.Listen.Any(listen => listen.Value.Endpoint.Equals(address.Endpoint)))
        {
            mistakes.Add(at, $"{key}.address", $"\"{address}\" is ourselves: it stands in [smpp] listen");
        }

        if (target.Outbind is not null && smpp.Listen.IsEmpty)
        {
            mistakes.Add(at, $"{key}.outbind", "needs listen = [...] in [smpp], where the outbind comes in");
        }
    }

    /// <summary>
    /// A bind must belong to one trunk: of several with one system_id each needs sources, and none that overlap.
    /// </summary>
    private static void CheckWhoBinds(SmppConfig smpp, Mistakes mistakes)
    {
        var before = new List<SmppTrunkConfig>();
        foreach (var trunk in smpp.Trunks.Where(trunk => trunk is { Hub: null, SystemId.Value: not null }))
        {
            if (before.Find(other => Overlap(trunk, other)) is { } same)
            {
                mistakes.Add(
                    trunk.SystemId!.Value.At, "smpp.trunks.system_id",
                    $"\"{trunk.SystemId.Value.Value}\" binds as the trunk \"{same.Name.Value}\" already, in line "
                        + $"{same.SystemId!.Value.At.Line}; give both of them sources that do not overlap");
            }

            before.Add(trunk);
        }
    }

    private static bool Overlap(SmppTrunkConfig one, SmppTrunkConfig other) =>
        one.SystemId!.Value.Value == other.SystemId!.Value.Value
        && (one.Sources.IsEmpty || other.Sources.IsEmpty
            || one.Sources.Any(mine => other.Sources.Any(theirs => Overlap(mine.Value, theirs.Value))));

    private static bool Overlap(IPNetwork one, IPNetwork other) =>
        one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);
}
