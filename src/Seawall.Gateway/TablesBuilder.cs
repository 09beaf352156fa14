using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>Makes the tables of the path from a model, and hands over what outlives it. One caller at a time.</summary>
internal sealed class TablesBuilder(
    Listeners listeners, TargetRegister targets, TrunkCounterBook counters, GateClock clock)
{
    readonly Dictionary<string, RateLimit> rates = [];

    /// <summary>The tables of a model without faults.</summary>
    public GatewayTables Build(GatewayModel model, byte swap)
    {
        ImmutableArray<NextHopGroup> groups = [.. model.NextHops.Select(Group)];
        var byName = groups.ToDictionary(group => group.Model.Name);
        ImmutableArray<Trunk> trunks = [.. model.Trunks.Select(trunk => Trunk(trunk, byName))];
        return new GatewayTables(model, swap, trunks, groups);
    }

    Trunk Trunk(TrunkModel model, Dictionary<string, NextHopGroup> groups) => new()
    {
        Model = model,
        Listeners = Mask(model.Listeners),
        NextHop = model.NextHop is null ? null : groups[model.NextHop],
        Refusal = new RefusalText(model.Refusal),
        Announcement = model.Announcement is { } announcement
            ? new Announcement(announcement, groups[announcement.NextHop])
            : null,
        ReportsTo = model.Texts.ReportsTo is { } reportsTo ? groups[reportsTo] : null,
        Rate = Rate(model),
        Counters = counters.Of(model.Name),
    };

    /// <summary>The trunk's own limit goes on; a changed rate starts as full as the old one was.</summary>
    RateLimit? Rate(TrunkModel model)
    {
        if (model.Rate is null)
        {
            rates.Remove(model.Name);
            return null;
        }
        var known = rates.GetValueOrDefault(model.Name);
        if (known?.Model != model.Rate)
        {
            var micros = clock.Micros(clock.Ticks());
            known = new RateLimit(model.Rate, micros, known?.Used(micros) ?? 0);
            rates[model.Name] = known;
        }
        return known;
    }

    NextHopGroup Group(NextHopModel model) => new(model, model.Targets.Select(target => Hop(model, target)));

    Hop Hop(NextHopModel group, TargetModel model)
    {
        var address = PeerAddress.From(model.Endpoint);
        var target = targets.Of(group.Name, model.Address);
        if (group.Probe is null)
        {
            target.Unprobed();
        }
        return new Hop
        {
            Target = target,
            Way = new Way(
                model.Transport,
                address,
                group.From is null ? listeners.For(model.Transport, address.IsIPv4) : listeners.Find(group.From))
            {
                ServerName = model.ServerName ?? model.Endpoint.Address.ToString(),
            },
            Priority = model.Priority,
            Weight = Math.Max(1, model.Weight),
            Identity = WeightedChoice.Identity(group.Name, model.Address),
            HostPort = Encoding.ASCII.GetBytes(HostPort(model)),
        };
    }

    static string HostPort(TargetModel model) =>
        model.Endpoint.Port == model.Transport.DefaultPort()
            ? Host(model)
            : string.Create(CultureInfo.InvariantCulture, $"{Host(model)}:{model.Endpoint.Port}");

    static string Host(TargetModel model) =>
        PeerAddress.From(model.Endpoint).IsIPv4 ? model.Endpoint.Address.MapToIPv4().ToString()
            : $"[{model.Endpoint.Address}]";

    ulong Mask(ImmutableArray<string> names)
    {
        if (names.IsEmpty)
        {
            return ulong.MaxValue;
        }
        var mask = 0UL;
        foreach (var name in names)
        {
            mask |= 1UL << listeners.Find(name);
        }
        return mask;
    }
}
