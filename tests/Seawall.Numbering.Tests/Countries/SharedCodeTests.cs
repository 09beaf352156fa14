using System.Globalization;
using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests.Countries;

/// <summary>A calling code is not a country: the digits behind it may say which.</summary>
public sealed class SharedCodeTests
{
    [Theory]
    [InlineData(12025550100, "US", NumberKind.FixedOrMobile)]
    [InlineData(14165550100, "CA", NumberKind.FixedOrMobile)]
    [InlineData(18095550100, "DO", NumberKind.FixedOrMobile)]
    [InlineData(18764321234, "JM", NumberKind.Mobile)]
    [InlineData(17875550100, "PR", NumberKind.FixedOrMobile)]
    [InlineData(16715550100, "GU", NumberKind.FixedOrMobile)]
    [InlineData(18005550100, "US", NumberKind.Service)]
    [InlineData(74951234567, "RU", NumberKind.Fixed)]
    [InlineData(79161234567, "RU", NumberKind.Mobile)]
    [InlineData(77011234567, "KZ", NumberKind.Mobile)]
    [InlineData(77172123456, "KZ", NumberKind.Fixed)]
    [InlineData(442079460000, "GB", NumberKind.Fixed)]
    [InlineData(447912345678, "GB", NumberKind.Mobile)]
    [InlineData(441481256789, "GG", NumberKind.Fixed)]
    [InlineData(441534456789, "JE", NumberKind.Fixed)]
    [InlineData(447797712345, "JE", NumberKind.Mobile)]
    [InlineData(441624756789, "IM", NumberKind.Fixed)]
    [InlineData(390669812345, "VA", NumberKind.Fixed)]
    [InlineData(390612345678, "IT", NumberKind.Fixed)]
    [InlineData(393123456789, "IT", NumberKind.Mobile)]
    [InlineData(4779123456, "SJ", NumberKind.Fixed)]
    [InlineData(4721234567, "NO", NumberKind.Fixed)]
    [InlineData(61891641234, "CX", NumberKind.Fixed)]
    [InlineData(61891621234, "CC", NumberKind.Fixed)]
    [InlineData(61212345678, "AU", NumberKind.Fixed)]
    [InlineData(262262161234, "RE", NumberKind.Fixed)]
    [InlineData(262269601234, "YT", NumberKind.Fixed)]
    [InlineData(212528812345, "MA", NumberKind.Fixed)]
    [InlineData(212520123456, "MA", NumberKind.Fixed)]
    [InlineData(2908999, "TA", NumberKind.Fixed)]
    [InlineData(358181234567, "AX", NumberKind.Fixed)]
    [InlineData(358131234567, "FI", NumberKind.Fixed)]
    [InlineData(590590271234, "BL", NumberKind.Fixed)]
    [InlineData(590590201234, "GP", NumberKind.Fixed)]
    [InlineData(5997151234, "BQ", NumberKind.Fixed)]
    [InlineData(59994351234, "CW", NumberKind.Fixed)]
    public void The_digits_behind_the_code_name_the_country(ulong number, string country, NumberKind kind)
    {
        var twin = LibraryTwin.Find(number.ToString(CultureInfo.InvariantCulture));
        Assert.Equal((country, kind), (Plans.China.CountryOf(number), Plans.China.KindOf(number)));
        Assert.Equal(twin, (country, kind));
    }

    /// <summary>
    /// An African number is not a Warsaw one with a plus: 243 and 225 are countries, +48 22 and +48 24 are not.
    /// </summary>
    [Theory]
    [InlineData(243991234567, "CD", NumberKind.Mobile)]
    [InlineData(2250123456789, "CI", NumberKind.Mobile)]
    [InlineData(48221234567, "PL", NumberKind.Fixed)]
    [InlineData(48243123456, "PL", NumberKind.Fixed)]
    public void Look_alikes_keep_their_countries(ulong number, string country, NumberKind kind) =>
        Assert.Equal((country, kind), (Plans.China.CountryOf(number), Plans.China.KindOf(number)));

    [Theory]
    [InlineData(85291234567, "HK")]
    [InlineData(85366123456, "MO")]
    [InlineData(886912345678, "TW")]
    public void Hong_Kong_Macao_and_Taiwan_are_by_themselves(ulong number, string country)
    {
        Assert.Equal(country, Plans.China.CountryOf(number));
        Assert.Equal(NumberKind.Mobile, Plans.China.KindOf(number));
    }

    [Theory]
    [InlineData(80012345678, "800", NumberKind.Service)]
    [InlineData(80812345678, "808", NumberKind.Service)]
    [InlineData(870773111632, "870", NumberKind.Mobile)]
    [InlineData(878101234567890, "878", NumberKind.Other)]
    [InlineData(881612345678, "881", NumberKind.Mobile)]
    [InlineData(8823421234, "882", NumberKind.Mobile)]
    [InlineData(883510012345, "883", NumberKind.Other)]
    [InlineData(88812345678901, "888", NumberKind.Service)]
    [InlineData(979123456789, "979", NumberKind.Service)]
    public void Networks_of_no_country_are_known_by_their_code(ulong number, string code, NumberKind kind)
    {
        var facts = Plans.China.Plan.Find(new E164(number));
        var country = Plans.China.Plan.CountryAt(facts.Country);
        Assert.Equal(("001", code, kind), (country.Iso2, country.CallingCode, facts.Kind));
    }

    /// <summary>Codes nobody has, among them those that networks put before a number to mark it.</summary>
    [Theory]
    [InlineData("210 214 215 217 219 259 280 289 292 296 384 388 422 424 429 671 684 693 697 698 699")]
    [InlineData("801 807 809 830 839 851 854 857 859 871 877 879 884 885 887 889 890 899 969 978 990 991 997 999")]
    public void Spare_codes_are_nobodys(string codes)
    {
        foreach (var code in codes.Split(' '))
        {
            var number = ulong.Parse(code + "12345678", CultureInfo.InvariantCulture);
            Assert.Equal(default, Plans.China.Plan.Find(new E164(number)));
        }
    }

    [Fact]
    public void Unassigned_numbers_keep_the_country_of_an_unshared_code_only()
    {
        Assert.Equal(("HK", NumberKind.Unassigned), (Plans.China.CountryOf(85211), Plans.China.KindOf(85211)));
        Assert.Equal(("", NumberKind.Unassigned), (Plans.China.CountryOf(1999), Plans.China.KindOf(1999)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(86)]
    [InlineData(852)]
    [InlineData(999_999_999_999_999)]
    [InlineData(9_999_999_999_999_999_999)]
    public void Borders_are_no_numbers(ulong number) => Assert.Equal(NumberKind.Unassigned, Plans.China.KindOf(number));
}
