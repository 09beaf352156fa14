using Seawall.Gateway;
using Seawall.Smpp;

namespace Seawall.Settings;

/// <summary>
/// Whom we bind to: a message centre of a group, or the hub of a trunk, which has no priority and no weight because
/// nothing is chosen there.
/// </summary>
internal sealed record SmppTargetConfig
{
    public required Placed<SmppEndpoint> Address { get; init; }

    public required string SystemId { get; init; }

    public required string Password { get; init; }

    public required string SystemType { get; init; }

    public required string AddressRange { get; init; }

    public required SmppBindKind Bind { get; init; }

    public required int Binds { get; init; }

    public required int Window { get; init; }

    public required byte Version { get; init; }

    public required bool TakesTlvs { get; init; }

    public required int Priority { get; init; }

    public required int Weight { get; init; }

    public required Placed<string>? ServerName { get; init; }

    /// <summary>Who asks us to bind; null: we do not wait for that.</summary>
    public required SmppOutbindModel? Outbind { get; init; }

    /// <summary>Reads one table.</summary>
    public static SmppTargetConfig Read(SectionReader section, string home, bool isHub)
    {
        var config = new SmppTargetConfig
        {
            Address = section.Need("address", SmppExpect.Endpoint),
            SystemId = section.Need("system_id", SmppExpect.SystemId).Value,
            Password = SmppExpect.Password(section, "password", home),
            SystemType = section.Take("system_type", _systemType, "").Value,
            AddressRange = section.Take("address_range", _addressRange, "").Value,
            Bind = section.Take("bind", isHub ? _hubBind : _targetBind, SmppBindKind.Transceiver).Value,
            Binds = section.Take("binds", Expect.Whole(1, 100), 1).Value,
            Window = section.Take("window", Expect.Whole(1, 1000), 10).Value,
            Version = section.Take("version", SmppExpect.OwnVersion, InterfaceVersion.V34).Value,
            TakesTlvs = section.Take("takes_tlvs", Expect.Flag, false).Value,
            Priority = isHub ? 1 : section.Take("priority", Expect.Whole(0, 65535), 1).Value,
            Weight = isHub ? 1 : section.Take("weight", Expect.Whole(1, 65535), 1).Value,
            ServerName = section.Has("server_name") ? section.Take("server_name", _serverName, "") : null,
            Outbind = section.Section("outbind") is { } outbind ? ReadOutbind(outbind, home) : null,
        };
        if (config is { ServerName: { } name, Address.Value.IsTls: false })
        {
            section.Mistakes.Add(name.At, section.Full("server_name"), "has no meaning without \"tls:\"");
        }

        section.Finish();
        return config;
    }

    private static SmppOutbindModel ReadOutbind(SectionReader section, string home)
    {
        var outbind = new SmppOutbindModel(
            section.Need("system_id", SmppExpect.SystemId).Value ?? "",
            SmppExpect.Password(section, "password", home));
        section.Finish();
        return outbind;
    }

    private static readonly Expected<string> _systemType =
        SmppExpect.Octets("a system_type", SmppLimits.SystemTypeOctetsMax - 1, empty: true);

    private static readonly Expected<string> _addressRange =
        SmppExpect.Octets("an address_range", SmppLimits.AddressRangeOctetsMax - 1, empty: true);

    private static readonly Expected<SmppBindKind> _targetBind = Expect.OneOf(
        ("transceiver", SmppBindKind.Transceiver), ("transmitter", SmppBindKind.Transmitter),
        ("pair", SmppBindKind.Pair));

    private static readonly Expected<SmppBindKind> _hubBind = Expect.OneOf(
        ("transceiver", SmppBindKind.Transceiver), ("receiver", SmppBindKind.Receiver), ("pair", SmppBindKind.Pair));

    private static readonly Expected<string> _serverName = Expect.OfText(
        "the host name in the peer's certificate",
        (string text, out string value) =>
        {
            value = text;
            return Uri.CheckHostName(text) == UriHostNameType.Dns;
        });
}
