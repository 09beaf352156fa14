using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

public sealed class NumberingPlanTests
{
    [Theory]
    [InlineData(8613857100001, SmallPlan.China, NumberKind.Mobile)]
    [InlineData(8657187654321, SmallPlan.China, NumberKind.Fixed)]
    [InlineData(861012345678, SmallPlan.China, NumberKind.Fixed)]
    [InlineData(864001234567, SmallPlan.China, NumberKind.Service)]
    [InlineData(86138571000, SmallPlan.China, NumberKind.Unassigned)]
    [InlineData(86138571000011, SmallPlan.China, NumberKind.Unassigned)]
    [InlineData(85291234567, SmallPlan.HongKong, NumberKind.Mobile)]
    [InlineData(85212, SmallPlan.HongKong, NumberKind.Unassigned)]
    [InlineData(12025550100, SmallPlan.UnitedStates, NumberKind.FixedOrMobile)]
    [InlineData(14165550100, SmallPlan.Canada, NumberKind.FixedOrMobile)]
    [InlineData(870123456789, SmallPlan.Satellite, NumberKind.Other)]
    [InlineData(210123456, 0, NumberKind.Unassigned)]
    [InlineData(7, 0, NumberKind.Unassigned)]
    public void Country_and_kind_of_a_number(ulong number, int country, NumberKind kind) =>
        Assert.Equal(new NumberFacts((ushort)country, kind), SmallPlan.Plan.Find(new E164(number)));

    [Theory]
    [InlineData(8613857100001, 1, 1)]
    [InlineData(8613957100001, 2, 1)]
    [InlineData(8613000100001, 2, 2)]
    [InlineData(8613999999999, 1, 0)]
    [InlineData(8657187654321, 0, 0)]
    [InlineData(8613, 1, 0)]
    public void Operator_and_region_of_a_home_number(ulong number, int operatorIndex, int region) =>
        Assert.Equal(new HomeLine((ushort)operatorIndex, (ushort)region), SmallPlan.Plan.HomeOf(new E164(number)));

    [Fact]
    public void Countries_are_found_by_their_letters_and_by_index()
    {
        Assert.True(SmallPlan.Plan.TryCountry("ca", out ushort canada));
        Assert.Equal(SmallPlan.Canada, canada);
        Assert.Equal("Canada", SmallPlan.Plan.CountryAt(canada).NameEnglish);
        Assert.False(SmallPlan.Plan.TryCountry("001", out _));
        Assert.False(SmallPlan.Plan.TryCountry("", out _));
        Assert.Same(Country.None, SmallPlan.Plan.CountryAt(999));
        Assert.Same(Country.None, SmallPlan.Plan.CountryAt(0));
    }

    [Fact]
    public void Tables_that_name_what_does_not_exist_are_refused()
    {
        DigitAutomaton none = new(new int[20], new uint[2]);
        NumberingPlan Make(uint number, uint line, ushort home = 1) => new(
            [Country.None, new("CN", "86", "China", "中国")],
            home,
            new DigitAutomaton(new int[20], [0, number]),
            new DigitAutomaton(new int[20], [0, line]),
            [""],
            [""]);

        Assert.NotNull(Make(new NumberFacts(1, NumberKind.Fixed).Packed, 0));
        Assert.Throws<ArgumentException>(() => Make(new NumberFacts(2, NumberKind.Fixed).Packed, 0));
        Assert.Throws<ArgumentException>(() => Make(new NumberFacts(1, (NumberKind)9).Packed, 0));
        Assert.Throws<ArgumentException>(() => Make(0, new HomeLine(1, 0).Packed));
        Assert.Throws<ArgumentException>(() => Make(0, new HomeLine(0, 1).Packed));
        Assert.Throws<ArgumentException>(() => Make(0, 0, home: 0));
        Assert.Throws<ArgumentException>(() => Make(0, 0, home: 2));
        Assert.Throws<ArgumentException>(() =>
            new NumberingPlan([Country.None, new("CN", "86", "China", "中国")], 1, none, none, [], [""]));
    }

    [Fact]
    public void Our_lines_are_all_valid_home_numbers_or_those_of_operators_and_regions()
    {
        static bool IsOurs(HomeLines lines, ulong number) => lines.IsOurs(new E164(number));

        HomeLines all = HomeLines.All(SmallPlan.Plan);
        Assert.True(IsOurs(all, 8613857100001));
        Assert.True(IsOurs(all, 8657187654321));
        Assert.False(IsOurs(all, 86138571000));
        Assert.False(IsOurs(all, 85291234567));
        Assert.False(IsOurs(all, 210123456));

        HomeLines mobileInZhejiang = new(SmallPlan.Plan, [1], [1]);
        Assert.True(IsOurs(mobileInZhejiang, 8613857100001));
        Assert.False(IsOurs(mobileInZhejiang, 8613957100001));
        Assert.False(IsOurs(mobileInZhejiang, 8613999999999));

        HomeLines zhejiang = new(SmallPlan.Plan, [], [1]);
        Assert.True(IsOurs(zhejiang, 8613957100001));
        Assert.False(IsOurs(zhejiang, 8613000100001));

        HomeLines unicom = new(SmallPlan.Plan, [2], []);
        Assert.True(IsOurs(unicom, 8613000100001));
        Assert.False(IsOurs(unicom, 8613857100001));
    }

    [Fact]
    public void Our_lines_are_what_the_tables_say() => Gen.Select(
        DigitAutomatonTests.Numbers,
        Gen.OneOf<ushort[]>([], [1], [2], [1, 2], [0]),
        Gen.OneOf<ushort[]>([], [1], [2], [0, 1]),
        Gen.UShort[0, 2],
        Gen.Bool).Sample((number, operators, regions, movedTo, isPorted) =>
        {
            PortedLines? ported = isPorted && number is > 0 and < 1_000_000_000_000_000
                ? new PortedLines([number], [new HomeLine(movedTo, movedTo).Packed])
                : null;
            NumberingPlan plan = SmallPlan.With(ported);
            NumberFacts facts = plan.Find(new E164(number));
            HomeLine line = plan.HomeOf(new E164(number));
            bool expected = facts.Country == SmallPlan.China && facts.Kind != NumberKind.Unassigned
                && (operators.Length == 0 || operators.Contains(line.Operator))
                && (regions.Length == 0 || regions.Contains(line.Region));

            HomeLines lines = new(plan, [.. operators], [.. regions]);
            Assert.Equal(expected, lines.IsOurs(new E164(number)));
        }, iter: 1000);
}
