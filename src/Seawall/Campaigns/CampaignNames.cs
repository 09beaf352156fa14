using System.Collections.Immutable;
using System.Globalization;
using Seawall.Numbering;
using Seawall.Settings;

namespace Seawall.Campaigns;

/// <summary>
/// What a campaign names of the settings and of the numbering plan: operators and regions that are ours, zones, and the
/// message centres.
/// </summary>
internal sealed class CampaignNames(SettingsConfig settings, NumberingBook numbering, Mistakes mistakes)
{
    private delegate bool TryFind(string name, out ushort index);

    /// <summary>Operators by the names that the plan has for them.</summary>
    public ImmutableArray<string> Operators(ImmutableArray<Placed<string>> names) => Ours(
        names, numbering.TryOperator, numbering.Plan.Operators, settings.Home.Operators, "operators");

    /// <summary>Regions, the same way.</summary>
    public ImmutableArray<string> Regions(ImmutableArray<Placed<string>> names) => Ours(
        names, numbering.TryRegion, numbering.Plan.Regions, settings.Home.Regions, "regions");

    /// <summary>Zones of the settings.</summary>
    public ImmutableArray<string> Zones(ImmutableArray<Placed<string>> names)
    {
        string[] known = [.. settings.Zones.Select(zone => zone.Name.Value)];
        foreach (var name in names)
        {
            CrossChecks.Exists(name, known, "zones", "zone", mistakes);
        }

        CrossChecks.Unique(names, "zones", mistakes);
        return [.. names.Select(name => name.Value)];
    }

    /// <summary>Checks the names of groups of message centres.</summary>
    public void NextHops(ImmutableArray<Placed<string>> names, string key)
    {
        string[] known = [.. (settings.Smpp?.NextHops ?? []).Select(group => group.Name.Value)];
        foreach (var name in names)
        {
            CrossChecks.Exists(name, known, key, "next hop of texts", mistakes);
        }

        CrossChecks.Unique(names, key, mistakes);
    }

    private ImmutableArray<string> Ours(
        ImmutableArray<Placed<string>> names, TryFind find, ImmutableArray<string> known,
        ImmutableArray<Placed<string>> home, string key)
    {
        var ours = home.Select(name => find(name.Value, out var index) ? known[index] : name.Value)
            .ToHashSet(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<string>(names.Length);
        var first = new Dictionary<string, Position>(StringComparer.Ordinal);
        if (names.Length > CampaignFileLimits.PlacesMax)
        {
            mistakes.Add(names[0].At, key, string.Create(
                CultureInfo.InvariantCulture,
                $"expected at most {CampaignFileLimits.PlacesMax}, found {names.Length}"));
            return [];
        }

        foreach (var (name, at) in names)
        {
            if (!find(name, out var index))
            {
                mistakes.Add(at, key, $"the numbering plan has no \"{name}\"; {Hint(name, known)}");
            }
            else if (ours.Count > 0 && !ours.Contains(known[index]))
            {
                mistakes.Add(at, key, $"\"{known[index]}\" is not ours; home.{key} of the settings has "
                    + string.Join(", ", ours.Order(StringComparer.Ordinal).Select(one => $"\"{one}\"")));
            }
            else if (!first.TryAdd(known[index], at))
            {
                mistakes.Add(at, key, string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{known[index]}\" is named already, in line {first[known[index]].Line}"));
            }
            else
            {
                found.Add(known[index]);
            }
        }

        return found.DrainToImmutable();
    }

    private static string Hint(string name, ImmutableArray<string> known)
    {
        string[] words = [.. known.Where(word => word.Length > 0).Order(StringComparer.Ordinal)];
        return Nearest.To(name, words) is { } near ? $"did you mean \"{near}\"?"
            : words.Length == 0 ? "the plan of this home country has none"
            : $"expected {Expect.Sentence([.. words.Select(word => $"\"{word}\"")])}";
    }
}
