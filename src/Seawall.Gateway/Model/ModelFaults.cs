using System.Collections.Immutable;
using Seawall.Sip;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What keeps a model from being run: names that nothing bears, parts that do not fit together. Each fault is one
/// sentence. The settings' reader says most of it earlier and with a line; this is the last word before a swap.
/// </summary>
public static class ModelFaults
{
    /// <summary>All faults of a model; none for one that can run.</summary>
    public static ImmutableArray<string> Of(GatewayModel model) =>
        [.. Whole(model), .. model.NextHops.SelectMany(group => Group(model, group)),
            .. model.Trunks.SelectMany(trunk => Trunk(model, trunk)),
            .. model.Smpp is null ? [] : SmppFaults.Of(model, model.Smpp)];

    static IEnumerable<string> Whole(GatewayModel model)
    {
        if (model.HashKey.Length != KeyedHash.KeyLength)
        {
            yield return $"The hash key has {model.HashKey.Length} octets instead of {KeyedHash.KeyLength}.";
        }
        // Texts alone need no listener for calls; what calls are without one nobody could say.
        var isForTexts = model.Smpp is not null && model.Trunks.IsEmpty && model.NextHops.IsEmpty;
        if ((model.Listeners.IsEmpty && !isForTexts) || model.Listeners.Length > GatewayLimits.ListenersMax)
        {
            yield return $"There are {model.Listeners.Length} listeners; 1 to {GatewayLimits.ListenersMax} can be.";
        }
        foreach (var twice in Twice(model.Listeners.Select(listener => listener.Name))
            .Concat(Twice(model.NextHops.Select(group => group.Name)))
            .Concat(Twice(model.Trunks.Select(trunk => trunk.Name))))
        {
            yield return $"The name \"{twice}\" stands twice.";
        }
        foreach (var listener in model.Listeners)
        {
            if (listener.Advertise is null && (listener.Endpoint.Address.Equals(System.Net.IPAddress.Any)
                || listener.Endpoint.Address.Equals(System.Net.IPAddress.IPv6Any)))
            {
                yield return $"Listener \"{listener.Name}\" takes every address and needs one to advertise.";
            }
            if (listener.Transport == SipTransport.Tls && listener.Tls is null)
            {
                yield return $"Listener \"{listener.Name}\" needs a certificate.";
            }
        }
    }

    static IEnumerable<string> Group(GatewayModel model, NextHopModel group)
    {
        if (group.Targets.IsEmpty)
        {
            yield return $"Next hop \"{group.Name}\" has no targets.";
        }
        if (group.From is not null && model.Listeners.All(listener => listener.Name != group.From))
        {
            yield return $"Next hop \"{group.Name}\" leaves by \"{group.From}\", which is no listener.";
        }
        foreach (var target in group.Targets)
        {
            var fits = model.Listeners.Any(listener =>
                listener.Endpoint.AddressFamily == target.Endpoint.AddressFamily
                && (listener.Transport == target.Transport || target.Transport.IsStream()));
            if (model.Listeners.Any(listener => listener.Endpoint.Equals(target.Endpoint)))
            {
                yield return $"Target \"{target.Address}\" of next hop \"{group.Name}\" is ourselves.";
            }
            if (!fits)
            {
                yield return $"No listener fits target \"{target.Address}\" of next hop \"{group.Name}\".";
            }
        }
    }

    static IEnumerable<string> Trunk(GatewayModel model, TrunkModel trunk)
    {
        if (trunk.NextHop is null ? trunk.Mode != TrunkMode.As : !HasGroup(model, trunk.NextHop))
        {
            yield return $"Trunk \"{trunk.Name}\" has no next hop \"{trunk.NextHop}\".";
        }
        if (trunk.Announcement is { } announcement && !HasGroup(model, announcement.NextHop))
        {
            yield return $"Trunk \"{trunk.Name}\" announces by \"{announcement.NextHop}\", which is no next hop.";
        }
        if (trunk.Texts.ReportsTo is { } reportsTo && !HasGroup(model, reportsTo))
        {
            yield return $"Trunk \"{trunk.Name}\" sends reports to \"{reportsTo}\", which is no next hop.";
        }
        if (trunk.Texts.Cause is not (RpCause.TransferRejected or RpCause.ProtocolError))
        {
            yield return
                $"Trunk \"{trunk.Name}\" refuses texts with cause {(int)trunk.Texts.Cause}; 21 and 111 are possible.";
        }
        foreach (var name in trunk.Listeners.Where(name => model.Listeners.All(listener => listener.Name != name)))
        {
            yield return $"Trunk \"{trunk.Name}\" uses \"{name}\", which is no listener.";
        }
        if (trunk.Sources.IsEmpty && trunk.TlsNames.IsEmpty)
        {
            yield return $"Trunk \"{trunk.Name}\" has neither sources nor certificate names.";
        }
        if (trunk.Rate is { } rate && (rate.PerSecond is < 1 or > GatewayLimits.RatePerSecondMax || rate.Burst < 1))
        {
            yield return $"Trunk \"{trunk.Name}\" has a rate out of range.";
        }
        if (trunk.Refusal.Status is < 400 or > 699)
        {
            yield return $"Trunk \"{trunk.Name}\" refuses with status {trunk.Refusal.Status}; 400 to 699 are possible.";
        }
        if (HasLineBreak(trunk.Refusal.Phrase) || HasLineBreak(trunk.Refusal.Reason)
            || HasLineBreak(trunk.Refusal.CallInfo))
        {
            yield return $"Trunk \"{trunk.Name}\" has a line break in its refusal.";
        }
    }

    static bool HasGroup(GatewayModel model, string name) => model.NextHops.Any(group => group.Name == name);

    static bool HasLineBreak(string text) => text.AsSpan().IndexOfAny('\r', '\n') >= 0;

    /// <summary>Names that stand more than once.</summary>
    internal static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name).Where(group => group.Skip(1).Any()).Select(group => group.Key);
}
