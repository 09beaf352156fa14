using Seawall.Settings;

namespace Seawall.Tests.Settings;

/// <summary>The files we ship load, and the documented one documents every key.</summary>
public sealed class ShippedFileTests
{
    [Theory]
    [InlineData("seawall.toml")]
    [InlineData("presets/demo.toml")]
    [InlineData("presets/demo-campaign.toml")]
    [InlineData("bench/peers/seawall.toml")]
    public void Shipped_files_have_no_mistake(string file)
    {
        var (settings, mistakes) = SettingsLoader.Load(Repository.File(file));

        Assert.Empty(mistakes);
        Assert.NotNull(settings);
    }

    [Fact]
    public void The_documented_file_says_what_it_means()
    {
        var settings = SettingsLoader.Load(Repository.File("seawall.toml")).Settings!;

        Assert.Equal("86", settings.Home.CountryCode.Value);
        Assert.Equal("Asia/Shanghai", settings.Home.TimeZone.Id);
        Assert.Equal(["China Mobile"], settings.Home.Operators.Select(name => name.Value));
        Assert.Equal(["hongkong", "macao", "taiwan", "overseas"], settings.Zones.Select(zone => zone.Name.Value));
        Assert.Equal(Repository.File("data"), settings.Data.Folder.Value);
        Assert.Equal(Repository.File("data/seawall.sock"), settings.Admin.Socket.Value);
        Assert.Equal(
            ["udp:127.0.0.1:5060", "tcp:127.0.0.1:5060"],
            settings.Sip!.Listen.Select(listen => listen.Value.ToString()));
        var trunk = Assert.Single(settings.Sip.Trunks);
        Assert.Equal("igw-shanghai", trunk.Name.Value);
        Assert.Equal(5000, trunk.Rate!.PerSecond);
        Assert.Equal(603, trunk.Refuse.Answer.Status);
        Assert.Equal(TimeSpan.FromSeconds(10), Assert.Single(settings.Sip.NextHops).Probe!.Every);
        Assert.Equal("127.0.0.1:8081", settings.Console!.Listen.Value.ToString());
        Assert.Equal("127.0.0.1:9090", settings.Metrics!.Listen.Value.ToString());
        var portal = settings.Portal!;
        Assert.Equal(("127.0.0.1:8080", "X-MSISDN"), (portal.Listen.Value.ToString(), portal.Header.Value));
        Assert.Equal("127.0.0.1/32", Assert.Single(portal.TrustedProxies).Value.ToString());
        Assert.Null(settings.Demo);
    }

    [Fact]
    public void The_documented_file_says_what_it_means_for_texts()
    {
        var settings = SettingsLoader.Load(Repository.File("seawall.toml")).Settings!;

        Assert.Equal(["tcp:127.0.0.1:2775"], settings.Smpp!.Listen.Select(listen => listen.Value.ToString()));
        Assert.Equal(new Gateway.SmppTimersModel(), settings.Smpp.Timers);
        var trunk = Assert.Single(settings.Smpp.Trunks);
        Assert.Equal(("intl-hub", "hub", "smsc"), (trunk.Name.Value, trunk.SystemId!.Value.Value, trunk.NextHop.Value));
        Assert.Equal(Smpp.SmppStatus.SubmitFailed, trunk.Refuse.Status);
        Assert.Equal(2, Assert.Single(Assert.Single(settings.Smpp.NextHops).Targets).Binds);
        Assert.Equal("MYBANK", Assert.Single(settings.RegisteredSenders).Sender.Value);
    }

    [Fact]
    public void Only_home_data_and_the_zone_of_the_rest_are_needed()
    {
        const string least = """
            home = { country_code = "86" }
            data = { folder = "/var/lib/seawall" }
            zones = [{ name = "overseas", countries = ["*"] }]
            """;

        var (settings, mistakes) = SettingsLoader.Parse(least, "/etc/seawall/seawall.toml");

        Assert.Empty(mistakes);
        Assert.Null(settings!.Sip);
        Assert.Null(settings.Smpp);
        Assert.Null(settings.Metrics);
        Assert.Equal(TimeZoneInfo.Utc, settings.Home.TimeZone);
        Assert.Equal("/var/lib/seawall/seawall.sock", settings.Admin.Socket.Value);
    }

    /// <summary>A key that the reader takes but the documented file does not name is a key nobody can find.</summary>
    [Fact]
    public void Every_key_is_documented()
    {
        var shipped = System.IO.File.ReadAllText(Repository.File("seawall.toml"));
        var taken = Directory.EnumerateFiles(Repository.File("src/Seawall/Settings"), "*.cs")
            .Where(file => !file.EndsWith("DemoConfig.cs", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(
                System.IO.File.ReadAllText(file), @"(?:Need|Take|TakeList|Section|Sections|Has)\(\s*""([a-z_]+)"""))
            .Select(match => match.Groups[1].Value).Where(key => key is not ("connection" or "demo")).Distinct();

        Assert.DoesNotContain(taken, key => !System.Text.RegularExpressions.Regex.IsMatch(shipped, $@"\b{key}\b"));
    }
}
