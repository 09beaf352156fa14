using System.Collections.Immutable;

namespace Seawall.Screening;

/// <summary>
/// One zone as the settings give it: its countries as calling codes (<c>852</c>), as ISO 3166 letters where a calling
/// code is shared (<c>CA</c>), or <c>*</c> for all the rest.
/// </summary>
public sealed record ZoneConfig(string Name, ImmutableArray<string> Countries);

/// <summary>The zones a subscriber can decide on, and the zone of each country. Immutable.</summary>
public sealed class ZoneTable
{
    readonly byte[] _zoneOfCountry;

    ZoneTable(ImmutableArray<string> names, byte overseas, byte[] zoneOfCountry)
    {
        Names = names;
        Overseas = overseas;
        _zoneOfCountry = zoneOfCountry;
    }

    /// <summary>Names in the order of the settings; the index is what <see cref="Origin.Zone"/> holds.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The zone of the rest of the world, and of what hides its number.</summary>
    public byte Overseas { get; }

    /// <summary>The zone of a country by its index in the plan; the rest of the world where no zone names it.</summary>
    public byte ZoneOf(ushort country) => country < _zoneOfCountry.Length ? _zoneOfCountry[country] : Overseas;

    /// <summary>The index of a zone by its name.</summary>
    public bool TryIndex(string name, out byte zone)
    {
        int index = Names.IndexOf(name);
        zone = index < 0 ? Origin.NoZone : (byte)index;
        return index >= 0;
    }

    /// <summary>
    /// Builds the table. On a mistake returns null, and says in <paramref name="problem"/> what is wrong, with the
    /// zone at index <paramref name="at"/> of the settings (-1: all of them together).
    /// </summary>
    public static ZoneTable? TryCreate(
        ImmutableArray<ZoneConfig> zones, NumberingPlan plan, out string problem, out int at)
    {
        at = -1;
        problem = zones.Length is 0 or > ScreeningLimits.ZonesMax
            ? $"expected 1 to {ScreeningLimits.ZonesMax} zones, found {zones.Length}"
            : "";
        var zoneOfCountry = new byte[plan.Countries.Length];
        Array.Fill(zoneOfCountry, Origin.NoZone);
        byte overseas = Origin.NoZone;
        for (byte zone = 0; problem.Length == 0 && zone < zones.Length; zone++)
        {
            at = zone;
            problem = Place(zones, zone, plan, zoneOfCountry, ref overseas);
        }

        if (problem.Length == 0 && overseas == Origin.NoZone)
        {
            at = -1;
            problem = "one zone must have countries = [\"*\"], for the rest of the world";
        }

        if (problem.Length != 0)
        {
            return null;
        }

        zoneOfCountry.AsSpan().Replace(Origin.NoZone, overseas);
        return new ZoneTable([.. zones.Select(zone => zone.Name)], overseas, zoneOfCountry);
    }

    static string Place(
        ImmutableArray<ZoneConfig> zones, byte zone, NumberingPlan plan, byte[] zoneOfCountry, ref byte overseas)
    {
        ZoneConfig config = zones[zone];
        if (config.Name.Length == 0 || zones.Take(zone).Any(other => other.Name == config.Name))
        {
            return $"zone name \"{config.Name}\" is empty or used twice";
        }

        foreach (string name in config.Countries)
        {
            if (name == "*")
            {
                if (overseas != Origin.NoZone)
                {
                    return "\"*\" stands in two zones";
                }

                overseas = zone;
                continue;
            }

            int found = 0;
            for (ushort country = 1; country < plan.Countries.Length; country++)
            {
                Country candidate = plan.Countries[country];
                if (candidate.CallingCode != name && !candidate.Iso2.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                found++;
                if (country == plan.HomeCountry)
                {
                    return $"country \"{name}\" is the home country";
                }

                if (zoneOfCountry[country] != Origin.NoZone && zoneOfCountry[country] != zone)
                {
                    return $"country \"{name}\" stands in two zones";
                }

                zoneOfCountry[country] = zone;
            }

            if (found == 0)
            {
                return $"country \"{name}\" is neither a calling code nor ISO 3166 letters";
            }
        }

        return "";
    }
}
