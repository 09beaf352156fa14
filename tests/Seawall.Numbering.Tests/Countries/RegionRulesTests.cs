using PhoneNumbers;
using Seawall.Numbering.Countries;
using Seawall.Numbering.Patterns;
using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests.Countries;

/// <summary>
/// What a region's rules make of patterns and lengths together, by metadata made up for it: in the library's own the
/// lengths seldom say more than the patterns.
/// </summary>
public sealed class RegionRulesTests
{
    [Theory]
    [InlineData("11111", NumberKind.Fixed)]
    [InlineData("1111", NumberKind.Unassigned)] // the pattern of fixed numbers, but not their length
    [InlineData("15555", NumberKind.FixedOrMobile)]
    [InlineData("25555", NumberKind.Mobile)]
    [InlineData("19991", NumberKind.Service)] // free phone comes before fixed
    [InlineData("11", NumberKind.Unassigned)] // of a type, but no number of the region
    [InlineData("77777", NumberKind.Unassigned)] // a type that exists nowhere
    [InlineData("33333", NumberKind.Unassigned)] // a number of the region, but of no type
    public void A_type_counts_by_its_pattern_its_lengths_and_its_turn(string digits, NumberKind kind) =>
        Assert.Equal(kind, Kind(digits, sameMobileAndFixed: false));

    [Theory]
    [InlineData("11111", NumberKind.FixedOrMobile)]
    [InlineData("19991", NumberKind.Service)]
    public void Where_mobile_numbers_look_like_fixed_ones_a_number_may_be_either(string digits, NumberKind kind) =>
        Assert.Equal(kind, Kind(digits, sameMobileAndFixed: true));

    private static NumberKind Kind(string digits, bool sameMobileAndFixed)
    {
        var metadata = new PhoneMetadata.Builder()
            .SetId("ZZ")
            .SetSameMobileAndFixedLinePattern(sameMobileAndFixed)
            .SetGeneralDesc(Describe(@"\d{3,6}"))
            .SetFixedLine(Describe(@"1\d{1,5}", 2, 5))
            .SetMobile(Describe(@"[12]5{4}"))
            .SetTollFree(Describe("1999[12]"))
            .SetVoip(Describe("7{5}", -1))
            .Build();
        var patterns = new PatternIndex();
        var rules = new RegionRules(1, metadata, patterns);
        int[]? state = null;
        foreach (var digit in digits)
        {
            state = patterns.Set.Step(state, digit - '0');
        }

        var matches = new HashSet<int>();
        patterns.Set.CollectMatches(state!, matches);
        return rules.KindOf(matches, digits.Length);
    }

    private static PhoneNumberDesc Describe(string pattern, params int[] lengths) => new PhoneNumberDesc.Builder()
        .SetNationalNumberPattern(pattern)
        .AddRangePossibleLength(lengths)
        .Build();
}
