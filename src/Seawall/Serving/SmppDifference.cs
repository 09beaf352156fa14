using Seawall.Settings;

namespace Seawall.Serving;

/// <summary>The part of <see cref="SettingsDifference"/> about texts: what is compared of each thing.</summary>
internal static class SmppDifference
{
    /// <summary>All that is set of a trunk but its name; a password only as long as the comparison takes.</summary>
    public static string Form(SmppTrunkConfig trunk) => string.Join(
        '|',
        [
            $"{trunk.Class} {trunk.SystemId?.Value} {trunk.Password} {trunk.BindsMax} {trunk.NextHop.Value}",
            $"{trunk.Spoofed} {trunk.NetworkMessages} {trunk.Window} {trunk.OwnWindow} {trunk.Rate} {trunk.BindRate}",
            $"{trunk.Version} {trunk.Refuse} {trunk.Mark?.Tag} {string.Join(',', trunk.Mark?.Value ?? [])}",
            $"{(trunk.Hub is { } hub ? Form(hub) : "")} {trunk.Dial.National}",
            string.Join(' ', trunk.Dial.International), string.Join(' ', trunk.Dial.Contexts),
            string.Join(' ', trunk.Sources.Select(one => one.Value)),
        ]);

    /// <summary>All that is set of a group but its name.</summary>
    public static string Form(SmppNextHopConfig group) => string.Join('|', group.Targets.Select(Form));

    /// <summary>Registered senders by what names them.</summary>
    public static Dictionary<string, string> Senders(SettingsConfig settings) =>
        settings.RegisteredSenders.ToDictionary(
        one => $"{one.Sender.Value} on {one.Trunk.Value}", one => one.Purpose.ToString());

    /// <summary>What belongs to no trunk and no group.</summary>
    public static string Rest(SmppConfig? smpp) =>
        $"{smpp?.SystemId} {smpp?.Timers} {smpp?.RegisteredSenders} {smpp?.Drain}";

    private static string Form(SmppTargetConfig target) => string.Join(
        ' ',
        $"{target.Address.Value} {target.SystemId} {target.Password} {target.SystemType} {target.AddressRange}",
        $"{target.Bind} {target.Binds} {target.Window} {target.Version} {target.TakesTlvs} {target.Priority}",
        $"{target.Weight} {target.ServerName?.Value} {target.Outbind}");
}
