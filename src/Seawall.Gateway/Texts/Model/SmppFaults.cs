using System.Collections.Immutable;
using System.Text;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>What keeps the texts of a model from being run; part of <see cref="ModelFaults"/>.</summary>
internal static class SmppFaults
{
    /// <summary>All faults.</summary>
    public static IEnumerable<string> Of(GatewayModel whole, SmppModel model)
    {
        IEnumerable<string> calls = whole.Trunks.Select(trunk => trunk.Name);
        return
        [
            .. Whole(model),
            .. ModelFaults.Twice(
                [.. model.Trunks.Select(trunk => trunk.Name), .. calls.Distinct()])
                .Concat(ModelFaults.Twice(model.NextHops.Select(hop => hop.Name)))
                .Concat(ModelFaults.Twice(model.Listeners.Select(listener => listener.Name)))
                .Select(name => $"The name \"{name}\" stands twice."),
            .. model.Trunks.SelectMany(trunk => Trunk(model, trunk)),
            .. model.NextHops.SelectMany(hop => NextHop(model, hop)),
        ];
    }

    static IEnumerable<string> Whole(SmppModel model)
    {
        if (!IsText(model.SystemId, 1, SmppLimits.SystemIdOctetsMax))
        {
            yield return $"Our system_id \"{model.SystemId}\" has not 1 to {SmppLimits.SystemIdOctetsMax - 1} octets.";
        }
        var timers = model.Timers;
        if (timers.SessionInit <= TimeSpan.Zero || timers.EnquireLink <= TimeSpan.Zero
            || timers.Response <= TimeSpan.Zero || timers.Inactivity < TimeSpan.Zero
            || timers.ReconnectMin <= TimeSpan.Zero || timers.ReconnectMax < timers.ReconnectMin)
        {
            yield return "A timer of texts is out of range.";
        }
        var twice = model.Trunks.Where(trunk => trunk.Admission is not null)
            .GroupBy(trunk => (
                trunk.Admission!.SystemId, trunk.Admission.Password, string.Join(' ', trunk.Admission.Sources)))
            .FirstOrDefault(same => same.Skip(1).Any());
        foreach (var trunk in model.Trunks.Where(trunk =>
            trunk.Screening.Class == TrunkClass.International && model.Service?.Trunks.Contains(trunk.Name) == true))
        {
            yield return $"Trunk \"{trunk.Name}\" is international: no text of it to a number of ours counts.";
        }
        if (twice is not null)
        {
            yield return $"Trunks {string.Join(" and ", twice.Select(trunk => $"\"{trunk.Name}\""))} bind alike.";
        }
    }

    static IEnumerable<string> Trunk(SmppModel model, SmppTrunkModel trunk)
    {
        if (trunk.Admission is null == trunk.Hub is null)
        {
            yield return $"Trunk \"{trunk.Name}\" needs either who binds to us or the hub we bind to.";
        }
        if (model.NextHops.All(hop => hop.Name != trunk.NextHop))
        {
            yield return $"Trunk \"{trunk.Name}\" has no next hop \"{trunk.NextHop}\".";
        }
        if (trunk.Admission is { } admission)
        {
            if (model.Listeners.IsEmpty)
            {
                yield return $"Trunk \"{trunk.Name}\" binds to us, and there is no listener for texts.";
            }
            if (!IsText(admission.SystemId, 1, SmppLimits.SystemIdOctetsMax)
                || !IsText(admission.Password, 0, SmppLimits.PasswordOctetsMax)
                || admission.BindsMax is < 1 or > GatewayLimits.TextBindsMax)
            {
                yield return $"Trunk \"{trunk.Name}\" has a bind out of range.";
            }
        }
        foreach (var fault in trunk.Hub is { } hub ? Target(model, trunk.Name, hub) : [])
        {
            yield return fault;
        }
        foreach (var rate in new[] { trunk.Rate, trunk.BindRate })
        {
            if (rate is not null && (rate.PerSecond is < 1 or > GatewayLimits.RatePerSecondMax || rate.Burst < 1))
            {
                yield return $"Trunk \"{trunk.Name}\" has a rate out of range.";
            }
        }
        if (!IsWindow(trunk.Window) || !IsWindow(trunk.OwnWindow))
        {
            yield return $"Trunk \"{trunk.Name}\" has a window out of range.";
        }
        if (trunk.Refusal.Status is SmppStatus.Ok or SmppStatus.ReceiverPermanentError)
        {
            yield return $"Trunk \"{trunk.Name}\" refuses with a status that refuses nothing, or too much.";
        }
        if (trunk.SpoofedMark is { } mark && (mark.Tag is < 0x1400 or > 0x3FFF || mark.Value.Length is < 1 or > 255))
        {
            yield return $"Trunk \"{trunk.Name}\" marks with a parameter that is no operator's own.";
        }
        if (trunk.Version is not (null or <= InterfaceVersion.V34 or InterfaceVersion.V50))
        {
            yield return $"Trunk \"{trunk.Name}\" has a version that does not exist.";
        }
    }

    static IEnumerable<string> NextHop(SmppModel model, SmppNextHopModel hop) =>
    [
        .. hop.Targets.IsEmpty ? [$"Next hop \"{hop.Name}\" has no targets."] : ImmutableArray<string>.Empty,
        .. ModelFaults.Twice(hop.Targets.Select(target => target.Address))
            .Select(address => $"Target \"{address}\" of next hop \"{hop.Name}\" stands twice."),
        .. hop.Targets.SelectMany(target => Target(model, hop.Name, target)),
    ];

    static IEnumerable<string> Target(SmppModel model, string group, SmppTargetModel target)
    {
        if (target.Outbind is null && model.Listeners.Any(listener => listener.Endpoint.Equals(target.Endpoint)))
        {
            yield return $"Target \"{target.Address}\" of \"{group}\" is ourselves.";
        }
        if (target.Outbind is not null && model.Listeners.IsEmpty)
        {
            yield return $"Target \"{target.Address}\" of \"{group}\" connects to us, and there is no listener.";
        }
        if (!IsText(target.SystemId, 0, SmppLimits.SystemIdOctetsMax)
            || !IsText(target.Password, 0, SmppLimits.PasswordOctetsMax)
            || !IsText(target.SystemType, 0, SmppLimits.SystemTypeOctetsMax)
            || !IsText(target.AddressRange, 0, SmppLimits.AddressRangeOctetsMax))
        {
            yield return $"Target \"{target.Address}\" of \"{group}\" has a bind that does not fit its PDU.";
        }
        if (target.Binds is < 1 or > GatewayLimits.TextTargetBindsMax || !IsWindow(target.Window)
            || target.Version is not (InterfaceVersion.V34 or InterfaceVersion.V50))
        {
            yield return $"Target \"{target.Address}\" of \"{group}\" has binds, window or version out of range.";
        }
    }

    static bool IsWindow(int window) => window is >= 1 and <= GatewayLimits.TextWindowMax;

    // The limits count the NUL.
    static bool IsText(string text, int octetsMin, int limit) =>
        Encoding.UTF8.GetByteCount(text) is var octets && octets >= octetsMin && octets < limit
        && !text.Contains('\0', StringComparison.Ordinal);
}
