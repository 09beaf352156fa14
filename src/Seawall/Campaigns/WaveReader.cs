using System.Collections.Immutable;
using System.Globalization;
using Seawall.Register;
using Seawall.Settings;

namespace Seawall.Campaigns;

/// <summary><c>[[waves]]</c>: in which order people are told. Without any there is one of all lines.</summary>
internal static class WaveReader
{
    /// <summary>Reads them; each must take some line, and the last all that are left.</summary>
    public static ImmutableArray<Wave> Read(SectionReader root, TimeZoneInfo zone)
    {
        var sections = root.Sections("waves");
        if (!root.Has("waves"))
        {
            return [new Wave("all", [], 100, null)];
        }

        var waves = ImmutableArray.CreateBuilder<Wave>(sections.Length);
        var names = new Dictionary<string, Position>(StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var all = false;
        foreach (var section in sections)
        {
            var wave = ReadOne(section, zone, names);
            waves.Add(wave);
            if (all || (!wave.Districts.IsEmpty && wave.Districts.All(taken.Contains)))
            {
                root.Mistakes.Add(section.At, "waves", $"the wave \"{wave.Name}\" takes no line: others before it do");
            }

            if (wave.Percent == 100)
            {
                taken.UnionWith(wave.Districts);
                all |= wave.Districts.IsEmpty;
            }
        }

        if (waves.Count > CampaignFileLimits.WavesMax)
        {
            root.Mistakes.Add(root.AtKey("waves"), "waves", string.Create(
                CultureInfo.InvariantCulture,
                $"expected at most {CampaignFileLimits.WavesMax} waves, found {waves.Count}"));
        }

        if (waves.Count == 0 || !all)
        {
            root.Mistakes.Add(
                sections.IsEmpty ? root.AtKey("waves") : sections[^1].At, "waves",
                "the last wave must take all lines that are left: no districts, and percent 100 or left out");
        }

        return waves.DrainToImmutable();
    }

    private static Wave ReadOne(SectionReader section, TimeZoneInfo zone, Dictionary<string, Position> names)
    {
        var name = section.Need("name", CampaignReader.Word("a name"));
        if (name.Value is not null && !names.TryAdd(name.Value, name.At))
        {
            section.Mistakes.Add(name.At, section.Full("name"), string.Create(
                CultureInfo.InvariantCulture,
                $"the name \"{name.Value}\" is taken already, in line {names[name.Value].Line}"));
        }

        DateTimeOffset? notBefore = null;
        if (section.Has("not_before"))
        {
            var moment = section.Need("not_before", CampaignExpect.Moment);
            notBefore = moment.Value is null ? null
                : CampaignClock.Read(moment, zone, section.Full("not_before"), section.Mistakes);
        }

        var wave = new Wave(
            name.Value ?? "",
            CampaignReader.List(
                section, "districts", CampaignReader.Word("names of districts"), CampaignFileLimits.DistrictsMax),
            section.Take("percent", Expect.Whole(1, 100), 100).Value,
            notBefore);
        section.Finish();
        return wave;
    }
}
