using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests.Countries;

/// <summary>Everybody can be told by name where a call comes from.</summary>
public sealed class CountryNamesTests
{
    [Theory]
    [InlineData("HK", "852", "Hong Kong", "香港")]
    [InlineData("MO", "853", "Macao", "澳门")]
    [InlineData("TW", "886", "Taiwan", "台湾")]
    [InlineData("CN", "86", "China", "中国")]
    [InlineData("US", "1", "United States", "美国")]
    [InlineData("CD", "243", "Congo - Kinshasa", "刚果（金）")]
    [InlineData("XK", "383", "Kosovo", "科索沃")]
    [InlineData("AC", "247", "Ascension Island", "阿森松岛")]
    [InlineData("VA", "39", "Vatican City", "梵蒂冈")]
    public void A_country_has_its_names(string iso2, string code, string english, string chinese)
    {
        Assert.True(Plans.China.Plan.TryCountry(iso2, out var index));
        Assert.Equal(new Country(iso2, code, english, chinese), Plans.China.Plan.CountryAt(index));
    }

    [Fact]
    public void Every_region_of_the_library_has_a_name_in_both_languages()
    {
        foreach (var region in LibraryTwin.Regions)
        {
            Assert.True(Plans.China.Plan.TryCountry(region, out var index));
            var country = Plans.China.Plan.CountryAt(index);
            Assert.NotEqual(region, country.NameEnglish);
            Assert.Contains(country.NameEnglish, char.IsAsciiLetter);
            Assert.Contains(country.NameChinese, letter => letter is >= '\u4E00' and <= '\u9FFF');
            Assert.DoesNotContain('*', country.NameChinese);
        }
    }

    [Fact]
    public void Every_network_of_no_country_has_a_name()
    {
        var networks = Plans.China.Plan.Countries.Where(country => country.Iso2 == "001").ToList();
        Assert.Equal(
            ["800", "808", "870", "878", "881", "882", "883", "888", "979"],
            networks.Select(country => country.CallingCode));
        Assert.All(networks, country => Assert.NotEqual(country.CallingCode, country.NameEnglish));
        Assert.Equal(networks.Count, networks.Select(country => country.NameChinese).Distinct().Count());
    }
}
