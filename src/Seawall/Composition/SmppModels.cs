using Seawall.Gateway;
using Seawall.Screening;
using Seawall.Settings;

namespace Seawall.Composition;

/// <summary>What the data plane takes from <c>[smpp]</c>, part by part.</summary>
internal static class SmppModels
{
    /// <summary>
    /// The whole; null where there are no texts. Indexes of trunks go on after those of calls.
    /// </summary>
    public static SmppModel? Of(SettingsConfig settings, NumberingPlan plan, Mistakes mistakes) =>
        settings.Smpp is { } smpp
        ? new SmppModel
        {
            Listeners = [.. smpp.Listen.Select(listen => Listener(smpp, listen.Value))],
            Trunks =
            [
                .. smpp.Trunks.Select((trunk, index) =>
                    Trunk(settings, plan, trunk, (ushort)((settings.Sip?.Trunks.Length ?? 0) + index), mistakes)),
            ],
            NextHops =
            [
                .. smpp.NextHops.Select(group => new SmppNextHopModel
                {
                    Name = group.Name.Value, Targets = [.. group.Targets.Select(Target)],
                }),
            ],
            SystemId = smpp.SystemId,
            Service = ChoicesModels.Service(settings),
            Timers = smpp.Timers,
        }
        : null;

    private static SmppListenerModel Listener(SmppConfig smpp, SmppEndpoint listen) => new()
    {
        Name = listen.ToString(),
        Endpoint = listen.Endpoint,
        Tls = listen.IsTls && smpp.Tls is { } tls ? GatewayModels.Tls(tls) : null,
    };

    private static SmppTrunkModel Trunk(
        SettingsConfig settings, NumberingPlan plan, SmppTrunkConfig trunk, ushort index, Mistakes mistakes) => new()
    {
        Screening = Screening(settings, plan, trunk, index, mistakes),
        Admission = trunk is { Hub: null, SystemId: { } systemId }
            ? new SmppAdmissionModel
            {
                SystemId = systemId.Value,
                Password = trunk.Password,
                Sources = [.. trunk.Sources.Select(source => source.Value)],
                BindsMax = trunk.BindsMax,
            }
            : null,
        Hub = trunk.Hub is { } hub ? Target(hub) : null,
        NextHop = trunk.NextHop.Value,
        Refusal = trunk.Refuse,
        Window = trunk.Window,
        OwnWindow = trunk.OwnWindow,
        Rate = trunk.Rate,
        BindRate = trunk.BindRate,
        SpoofedMark = trunk.Mark,
        Version = trunk.Version,
        NetworkMessages = trunk.NetworkMessages,
    };

    private static TrunkScreening Screening(
        SettingsConfig settings, NumberingPlan plan, SmppTrunkConfig trunk, ushort index, Mistakes mistakes)
    {
        var dial = GatewayModels.Dial(settings, plan, trunk.Dial);
        return new TrunkScreening
        {
            Index = index,
            Name = trunk.Name.Value,
            Class = trunk.Class,
            Dial = dial,
            Spoofed = trunk.Spoofed,
            Exempt = GatewayModels.Exempt(settings, trunk.Name.Value),
            Registered = GatewayModels.Registered(settings, trunk.Name.Value, dial, mistakes),
        };
    }

    private static SmppTargetModel Target(SmppTargetConfig target) => new()
    {
        Address = target.Address.Value.ToString(),
        Endpoint = target.Address.Value.Endpoint,
        IsTls = target.Address.Value.IsTls,
        ServerName = target.ServerName?.Value,
        SystemId = target.SystemId,
        Password = target.Password,
        SystemType = target.SystemType,
        AddressRange = target.AddressRange,
        Bind = target.Bind,
        Binds = target.Binds,
        Window = target.Window,
        Version = target.Version,
        TakesTlvs = target.TakesTlvs,
        Priority = target.Priority,
        Weight = target.Weight,
        Outbind = target.Outbind,
    };
}
