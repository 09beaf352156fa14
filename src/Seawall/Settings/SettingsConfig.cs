using System.Collections.Immutable;

namespace Seawall.Settings;

/// <summary>A whole settings file, as it was read: every key in its place, nothing resolved yet.</summary>
internal sealed record SettingsConfig
{
    /// <summary>Full path of the file.</summary>
    public required string File { get; init; }

    public required HomeConfig Home { get; init; }

    public required ImmutableArray<ZoneConfig> Zones { get; init; }

    public required DataConfig Data { get; init; }

    public required StoreConfig Store { get; init; }

    /// <summary>Null: no calls.</summary>
    public required SipConfig? Sip { get; init; }

    /// <summary>Null: no texts over SMPP.</summary>
    public required SmppConfig? Smpp { get; init; }

    public required ImmutableArray<RegisteredSenderConfig> RegisteredSenders { get; init; }

    public required ImmutableArray<ExemptConfig> Exempt { get; init; }

    /// <summary>Null: nobody decides by text.</summary>
    public required ChoicesConfig? Choices { get; init; }

    public required AdminConfig Admin { get; init; }

    /// <summary>Null: no pages for subscribers.</summary>
    public required PortalConfig? Portal { get; init; }

    /// <summary>Null: no HTTP API.</summary>
    public required ConsoleConfig? Console { get; init; }

    /// <summary>Null: no figures leave the process.</summary>
    public required MetricsConfig? Metrics { get; init; }

    public required RecordsConfig Records { get; init; }

    /// <summary>Null everywhere but in the demonstration.</summary>
    public required DemoConfig? Demo { get; init; }

    /// <summary>
    /// Reads the root of a file; <paramref name="file"/> is its full path, which relative paths start from.
    /// </summary>
    public static SettingsConfig Read(TomlSection toml, string file, Mistakes mistakes)
    {
        var root = new SectionReader(toml, "", mistakes);
        var home = Path.GetDirectoryName(file)!;
        var data = DataConfig.Read(root.Section("data") ?? Missing(root, "data"), home);
        var config = new SettingsConfig
        {
            File = file,
            Home = HomeConfig.Read(root.Section("home") ?? Missing(root, "home")),
            Zones = [.. root.Sections("zones").Select(ZoneConfig.Read)],
            Data = data,
            Store = StoreConfig.Read(root.Section("store")),
            Sip = root.Section("sip") is { } sip ? SipConfig.Read(sip, home) : null,
            Smpp = root.Section("smpp") is { } smpp ? SmppConfig.Read(smpp, home) : null,
            RegisteredSenders = [.. root.Sections("registered_senders").Select(RegisteredSenderConfig.Read)],
            Exempt = [.. root.Sections("exempt").Select(ExemptConfig.Read)],
            Choices = root.Section("choices") is { } choices ? ChoicesConfig.Read(choices, home) : null,
            Admin = AdminConfig.Read(root.Section("admin"), data, home, mistakes),
            Portal = root.Section("portal") is { } portal ? PortalConfig.Read(portal) : null,
            Console = root.Section("console") is { } console ? ConsoleConfig.Read(console) : null,
            Metrics = root.Section("metrics") is { } metrics ? MetricsConfig.Read(metrics) : null,
            Records = RecordsConfig.Read(root.Section("records")),
            Demo = root.Section("demo") is { } demo ? DemoConfig.Read(demo, home) : null,
        };
        root.NotOffered("streams", "carriers between nodes are");
        root.Finish();
        return config;
    }

    /// <summary>
    /// A section that must be there: noted once, and read as an empty one without a second word about its keys.
    /// </summary>
    private static SectionReader Missing(SectionReader root, string key)
    {
        if (!root.Has(key))
        {
            root.Mistakes.Add(root.At, key, $"the section [{key}] is missing");
        }

        return new SectionReader(new TomlSection(root.At), key, new Mistakes(root.Mistakes.File));
    }
}
