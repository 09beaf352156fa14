using System.Collections.Immutable;
using Seawall.Campaigns;
using Seawall.Composition;
using Seawall.Numbering;
using Seawall.Province;
using Seawall.Register;
using Seawall.Settings;

namespace Seawall.Tests.Campaigns;

/// <summary>
/// The campaigns that are shipped: each is read without a mistake, and a small province goes through it from its first
/// notice to some days after its hour.
/// </summary>
public sealed class PresetTests
{
    private const int Lines = 800;

    public static TheoryData<string> Presets =>
        [.. Directory.EnumerateFiles(Repository.File("presets/campaigns"), "*.toml")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Eight_campaigns_are_shipped() => Assert.Equal(8, Presets.Count);

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_says_what_it_is_and_where_that_was_read(string preset)
    {
        var campaign = Load(preset, Settings(preset));

        Assert.Equal(preset, campaign.Name);
        Assert.NotEmpty(campaign.Sources);
        Assert.EndsWith(
            campaign.Effect.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), preset,
            StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, campaign.Effect.TimeOfDay);
        Assert.Contains("免费", campaign.Notice.Text.Chinese, StringComparison.Ordinal);
        Assert.Contains("free of charge", campaign.Notice.Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seawall.toml")]
    [InlineData("presets/demo.toml")]
    public void The_presets_of_anybody_are_read_with_the_shipped_settings(string settings)
    {
        var shipped = SettingsLoader.Load(Repository.File(settings)).Settings!;
        Assert.Equal(CampaignDefault.Shut, Load("zhejiang-calls-2022", shipped).Default);
        Assert.Equal(CampaignDefault.None, Load("singapore-opt-in-2024", shipped).Default);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Its_text_names_a_keyword_that_the_shipped_keywords_know(string preset)
    {
        var campaign = Load(preset, Settings(preset));
        var words = Directory.EnumerateFiles(Repository.File("presets/keywords"), "*.toml")
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("words = ", StringComparison.Ordinal))
            .SelectMany(line => line.Split('"').Where((_, at) => at % 2 == 1));

        Assert.Contains(words, word => word.Length > 3 && campaign.Notice.Text.English.Contains(
            word, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task A_province_goes_through_it(string preset)
    {
        var settings = Settings(preset);
        var campaign = Load(preset, settings);
        var numbering = _numberings[settings.Home.CountryCode.Value];
        var models = SettingsReading.Build(settings, [.. new byte[HashKeys.Octets]], 1, () => numbering).Models!;
        var report = await ProvinceRun.RunAsync(
            new ProvinceOrder
            {
                Seed = preset.Length, Lines = Lines, Campaign = campaign, Model = models.Register, Crashes = 1,
                Acts = false, Calls = Lines,
                FirstNumber = settings.Home.CountryCode.Value == "86" ? 8_613_857_100_000UL : 6_581_230_000UL,
            },
            TestContext.Current.CancellationToken);

        Assert.True(report.Holds, report.ToString());
        Assert.Equal(campaign.Default == CampaignDefault.Shut, report.Shut > 0);
        Assert.True(report.Texts > Lines / 2, report.ToString());
    }

    private static readonly ImmutableDictionary<string, NumberingBook> _numberings =
        new[] { "86", "65" }.ToImmutableDictionary(code => code, code => PlanBuilder.Build(new PlanSettings(code)));

    private static Campaign Load(string preset, SettingsConfig settings)
    {
        var reading = CampaignFile.Load(
            Repository.File($"presets/campaigns/{preset}.toml"), settings,
            _numberings[settings.Home.CountryCode.Value]);
        Assert.Empty(reading.Mistakes);
        return reading.Campaign!;
    }

    /// <summary>Settings of an operator that the campaign is for: every line of the country is its own.</summary>
    private static SettingsConfig Settings(string preset)
    {
        var (code, zone, zones) = preset.StartsWith("singapore", StringComparison.Ordinal)
            ? ("65", "Asia/Singapore", "{ name = \"overseas\", countries = [\"*\"] }")
            : ("86", "Asia/Shanghai", "{ name = \"hongkong\", countries = [\"852\"] }, { name = \"macao\", countries = "
                + "[\"853\"] }, { name = \"taiwan\", countries = [\"886\"] }, "
                + "{ name = \"overseas\", countries = [\"*\"] }");
        var (settings, mistakes) = SettingsLoader.Parse(
            $$"""
            home = { country_code = "{{code}}", time_zone = "{{zone}}" }
            data = { folder = "data" }
            zones = [{{zones}}]
            [smpp]
            listen = ["tcp:127.0.0.1:2775"]
            [[smpp.next_hops]]
            name = "smsc"
            targets = [{ address = "tcp:127.0.0.1:2776", system_id = "s", password = "p" }]
            """,
            "s.toml");
        Assert.Empty(mistakes);
        return settings!;
    }
}
