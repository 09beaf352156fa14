using System.Globalization;
using System.IO.Compression;
using CsCheck;
using PhoneNumbers;
using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests.Home;

/// <summary>Whose a home line is and where, by its first digits.</summary>
public sealed class HomePrefixesTests
{
    [Theory]
    [InlineData(8613857100001, "China Mobile", "Zhejiang")]
    [InlineData(8613957112345, "China Mobile", "Zhejiang")]
    [InlineData(8613001012345, "China Unicom", "Beijing")]
    [InlineData(8613316912345, "China Telecom", "Guangdong")]
    [InlineData(8618912345678, "China Telecom", "Jiangsu")]
    [InlineData(8619201012345, "China Broadnet", "")]
    [InlineData(8616212345678, "China Telecom", "")]
    [InlineData(8616512345678, "China Mobile", "")]
    [InlineData(861066001234, "", "Beijing")]
    [InlineData(8657187654321, "", "Zhejiang")]
    [InlineData(8689112345678, "", "Tibet")]
    [InlineData(442079460000, "", "")]
    public void A_prefix_names_operator_and_province(ulong number, string @operator, string region)
    {
        var plan = Plans.China.Plan;
        var line = plan.HomeOf(new E164(number));
        Assert.Equal(@operator, plan.Operators[line.Operator]);
        if (region.Length > 0)
        {
            Assert.Equal(region, plan.Regions[line.Region]);
        }
    }

    [Fact]
    public void Regions_are_the_provinces()
    {
        Assert.Equal(32, Plans.China.Plan.Regions.Length);
        Assert.Equal("", Plans.China.Plan.Regions[0]);
        Assert.All(
            Plans.China.RegionsChinese.Skip(1), name => Assert.True(name.All(letter => letter > '\u4E00'), name));
        Assert.Equal(
            ["", "China Broadnet", "China Mobile", "China Telecom", "China Unicom"],
            Plans.China.Plan.Operators.Order(StringComparer.Ordinal));
        Assert.Equal(["", "中国广电", "中国电信", "中国移动", "中国联通"], Plans.China.OperatorsChinese.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Zhejiang", "Zhejiang")]
    [InlineData("zhejiang", "Zhejiang")]
    [InlineData("浙江", "Zhejiang")]
    [InlineData("浙江省", "Zhejiang")]
    [InlineData("上海市", "Shanghai")]
    [InlineData("内蒙古自治区", "Inner Mongolia")]
    [InlineData("广西壮族自治区", "Guangxi")]
    public void A_region_is_found_in_either_language(string name, string region)
    {
        Assert.True(Plans.China.TryRegion(name, out var index));
        Assert.Equal(region, Plans.China.Plan.Regions[index]);
    }

    [Fact]
    public void An_operator_is_found_in_either_language()
    {
        Assert.True(Plans.China.TryOperator("china mobile", out var english));
        Assert.True(Plans.China.TryOperator("中国移动", out var chinese));
        Assert.Equal("China Mobile", Plans.China.Plan.Operators[english]);
        Assert.Equal(english, chinese);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Atlantis")]
    [InlineData("省")]
    [InlineData("浙")]
    public void Nobody_else_is_found(string name)
    {
        Assert.False(Plans.China.TryRegion(name, out _));
        Assert.False(Plans.China.TryOperator(name, out _));
    }

    /// <summary>Against the library's own tables, searched slowly: the longest prefix that is there.</summary>
    [Fact]
    public void Any_number_has_the_line_of_its_longest_prefix()
    {
        var operators = Table("carrier.en.86");
        var places = Table("geocoding.en.86");
        var plan = Plans.China.Plan;
        var prefixes = places.Keys.ToArray();
        Gen.Select(Gen.Int[0, prefixes.Length - 1], Gen.Int[0, 999_999_999]).Sample(
            (at, tail) =>
            {
                var digits = (prefixes[at] + tail.ToString("D9", CultureInfo.InvariantCulture))[..13];
                var line = plan.HomeOf(new E164(ulong.Parse(digits, CultureInfo.InvariantCulture)));
                var place = Longest(places, digits);
                Assert.Equal(place[(place.LastIndexOf(',') + 1)..].Trim(), plan.Regions[line.Region]);
                if (Longest(operators, digits) is { Length: > 0 } known)
                {
                    Assert.Equal(known.Trim(), plan.Operators[line.Operator]);
                }
            },
            iter: 50_000);
    }

    [Fact]
    public void Another_country_has_its_own_regions()
    {
        var plan = Plans.UnitedStates.Plan;
        var line = plan.HomeOf(new E164(16502530000));
        Assert.Equal("CA", plan.Regions[line.Region]);
        Assert.True(Plans.UnitedStates.TryRegion("TX", out _));
    }

    private static Dictionary<string, string> Table(string name)
    {
        using var stream = new GZipStream(
            typeof(PhoneNumberUtil).Assembly.GetManifestResourceStream("PhoneNumbers." + name)!,
            CompressionMode.Decompress);
        return BuildPrefixMapFromBin.ReadAreaCodeMap(stream).ToDictionary(
            pair => pair.Key.ToString(CultureInfo.InvariantCulture), pair => pair.Value);
    }

    private static string Longest(Dictionary<string, string> table, string digits)
    {
        for (var length = digits.Length; length > 0; length--)
        {
            if (table.TryGetValue(digits[..length], out var found))
            {
                return found;
            }
        }

        return "";
    }
}
