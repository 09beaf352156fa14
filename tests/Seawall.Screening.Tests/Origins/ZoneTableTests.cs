using System.Collections.Immutable;
using Xunit;

namespace Seawall.Screening.Tests;

public sealed class ZoneTableTests
{
    [Fact]
    public void A_country_has_the_zone_that_names_it_and_the_rest_is_overseas()
    {
        ZoneTable zones = SmallPlan.Zones;
        Assert.Equal(["hongkong", "macao", "taiwan", "overseas"], zones.Names);
        Assert.Equal(3, zones.Overseas);
        Assert.Equal(0, zones.ZoneOf(SmallPlan.HongKong));
        Assert.Equal(1, zones.ZoneOf(SmallPlan.Macao));
        Assert.Equal(2, zones.ZoneOf(SmallPlan.Taiwan));
        Assert.Equal(3, zones.ZoneOf(SmallPlan.UnitedStates));
        Assert.Equal(3, zones.ZoneOf(0));
        Assert.Equal(3, zones.ZoneOf(12345));
        Assert.True(zones.TryIndex("taiwan", out byte taiwan));
        Assert.Equal(2, taiwan);
        Assert.False(zones.TryIndex("mars", out byte mars));
        Assert.Equal(Origin.NoZone, mars);
    }

    [Fact]
    public void Letters_tell_countries_of_a_shared_code_apart()
    {
        ZoneTable zones = Create(("canada", ["ca"]), ("overseas", ["*"]))!;
        Assert.Equal(0, zones.ZoneOf(SmallPlan.Canada));
        Assert.Equal(1, zones.ZoneOf(SmallPlan.UnitedStates));

        ZoneTable both = Create(("america", ["1"]), ("overseas", ["*"]))!;
        Assert.Equal(0, both.ZoneOf(SmallPlan.Canada));
        Assert.Equal(0, both.ZoneOf(SmallPlan.UnitedStates));
    }

    [Fact]
    public void Mistakes_are_said()
    {
        Expect("expected 1 to 8 zones", -1);
        Expect("expected 1 to 8 zones", -1, [.. Enumerable.Range(0, 9).Select(i => ($"z{i}", new[] { "*" }))]);
        Expect("countries = [\"*\"]", -1, ("hongkong", ["852"]));
        Expect("\"*\" stands in two zones", 1, ("a", ["*"]), ("b", ["*"]));
        Expect("\"852\" stands in two zones", 1, ("a", ["HK"]), ("b", ["852"]));
        Expect("\"86\" is the home country", 0, ("a", ["86"]));
        Expect("\"zz\" is neither", 1, ("a", ["*"]), ("b", ["zz"]));
        Expect("empty or used twice", 1, ("a", ["*"]), ("a", ["852"]));
        Expect("empty or used twice", 0, ("", ["*"]));
    }

    static void Expect(string problem, int at, params (string, string[])[] zones)
    {
        Assert.Null(ZoneTable.TryCreate(Configs(zones), SmallPlan.Plan, out string said, out int saidAt));
        Assert.Contains(problem, said, StringComparison.Ordinal);
        Assert.Equal(at, saidAt);
    }

    static ZoneTable? Create(params (string, string[])[] zones) =>
        ZoneTable.TryCreate(Configs(zones), SmallPlan.Plan, out _, out _);

    static ImmutableArray<ZoneConfig> Configs((string Name, string[] Countries)[] zones) =>
        [.. zones.Select(zone => new ZoneConfig(zone.Name, [.. zone.Countries]))];
}
