using System.Collections.Immutable;
using System.Globalization;
using Seawall.Numbering;
using Seawall.Register;
using Seawall.Settings;

namespace Seawall.Campaigns;

/// <summary>
/// The keys of a campaign's file, section by section. What it returns holds only where no mistake was noted.
/// </summary>
internal static class CampaignReader
{
    /// <summary>Reads the root.</summary>
    public static Campaign Read(
        TomlSection toml, SettingsConfig settings, NumberingBook numbering, Mistakes mistakes)
    {
        var root = new SectionReader(toml, "", mistakes);
        var names = new CampaignNames(settings, numbering, mistakes);
        var zone = root.Need("time_zone", CampaignExpect.TimeZone).Value ?? TimeZoneInfo.Utc;
        var effect = root.Need("effect", CampaignExpect.Moment);
        var hour = effect.Value is null ? null : CampaignClock.Read(effect, zone, "effect", mistakes);
        var meaning = root.Take("default", CampaignExpect.Default, CampaignDefault.Shut).Value;
        var campaign = new Campaign
        {
            Name = root.Need("name", CampaignExpect.Name).Value,
            Title = Bilingual(root, "title", CampaignFileLimits.TitleLettersMax).Text,
            Basis = root.Need(
                "basis", CampaignExpect.Words("on what basis in law", CampaignFileLimits.BasisLettersMax)).Value,
            Sources = List(root, "sources", CampaignExpect.Address, CampaignFileLimits.SourcesMax),
            Operators = names.Operators(root.TakeList("operators", Word("names of operators"))),
            Regions = names.Regions(root.TakeList("regions", Word("names of regions"))),
            Services = root.Need("service", CampaignExpect.Service).Value,
            Zones = names.Zones(root.TakeList("zones", Word("names of zones"), needed: true)),
            Default = meaning,
            TimeZone = zone.Id,
            Effect = hour ?? default,
            Shadow = root.Take("shadow", Expect.Flag, otherwise: false).Value,
            Notice = NoticeReader.Read(Needed(root, "notice"), meaning, names),
            Waves = WaveReader.Read(root, zone),
            Brakes = ReadBrakes(root.Section("brakes")),
        };
        root.Finish();
        return campaign;
    }

    /// <summary>A short word of the file.</summary>
    public static Expected<string> Word(string what) => CampaignExpect.Words(what, CampaignFileLimits.WordLettersMax);

    /// <summary>A list in which nothing stands twice.</summary>
    public static ImmutableArray<string> List(
        SectionReader section, string key, Expected<string> expected, int max)
    {
        var values = section.TakeList(key, expected);
        CrossChecks.Unique(values, section.Full(key), section.Mistakes);
        if (values.Length > max)
        {
            section.Mistakes.Add(section.AtKey(key), section.Full(key), string.Create(
                CultureInfo.InvariantCulture, $"expected at most {max}, found {values.Length}"));
        }

        return [.. values.Select(value => value.Value)];
    }

    /// <summary>A text in both languages, with the places of either; both are needed where the key is there.</summary>
    public static (Bilingual Text, Placed<string> Chinese, Placed<string> English) Bilingual(
        SectionReader section, string key, int max, bool needed = true)
    {
        var nothing = new Placed<string>("", section.At);
        if (section.Section(key) is not { } both)
        {
            if (needed && !section.Has(key))
            {
                section.Mistakes.Add(
                    section.At, section.Full(key), "is missing; expected { zh = \"...\", en = \"...\" }");
            }

            return (new Bilingual("", ""), nothing, nothing);
        }

        var chinese = both.Need("zh", CampaignExpect.Words("the words in Chinese", max));
        var english = both.Need("en", CampaignExpect.Words("the words in English", max));
        both.Finish();
        return (new Bilingual(chinese.Value ?? "", english.Value ?? ""), chinese, english);
    }

    private static SectionReader Needed(SectionReader root, string key)
    {
        if (root.Section(key) is { } there)
        {
            return there;
        }

        if (!root.Has(key))
        {
            root.Mistakes.Add(root.At, key, $"the section [{key}] is missing");
        }

        return new SectionReader(new TomlSection(root.At), key, new Mistakes(root.Mistakes.File));
    }

    private static Brakes ReadBrakes(SectionReader? section)
    {
        var usual = new Brakes();
        if (section is null)
        {
            return usual;
        }

        var brakes = new Brakes
        {
            Resumptions = Share("resumptions"),
            Complaints = Share("complaints"),
            Unreached = Share("unreached"),
            AfterLines = section.Take(
                "after_lines", Expect.Whole(1, CampaignFileLimits.AfterLinesMax), usual.AfterLines).Value,
        };
        section.Finish();
        return brakes;

        double? Share(string key) =>
            section.Take(key, CampaignExpect.Share, double.NaN).Value is var share && double.IsNaN(share)
                ? null : share;
    }
}
