using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests.Home;

/// <summary>Home numbers that no line has: nobody calls from them, least of all from abroad.</summary>
public sealed class HomeServicesTests
{
    [Theory]
    [InlineData("110 119 120 122 114 112")]
    [InlineData("12308 12321 12345 12378 12381 12110 12306 12520 11185 118114 116114")]
    [InlineData("95588 95555 95188 955881 96110 96315 9611012")]
    [InlineData("10000 10010 10086 10099 1008611 1001188 100862")]
    [InlineData("1065502510086 10691234 106575555555 4001234567 8008101234")]
    public void Service_numbers_behind_the_country_code(string numbers)
    {
        foreach (var number in numbers.Split(' '))
        {
            var whole = ulong.Parse("86" + number, System.Globalization.CultureInfo.InvariantCulture);
            var found = (number, Plans.China.CountryOf(whole), Plans.China.KindOf(whole));
            Assert.Equal((number, "CN", NumberKind.Service), found);
        }
    }

    [Theory]
    [InlineData(8613857100001, NumberKind.Mobile)]
    [InlineData(8619212345678, NumberKind.Mobile)]
    [InlineData(8617012345678, NumberKind.Mobile)]
    [InlineData(861066001234, NumberKind.Fixed)]
    [InlineData(8657187654321, NumberKind.Fixed)]
    [InlineData(861234567890123, NumberKind.Unassigned)]
    [InlineData(8612345678901, NumberKind.Unassigned)]
    [InlineData(86138571, NumberKind.Unassigned)]
    [InlineData(8618, NumberKind.Unassigned)]
    public void Lines_are_lines_and_the_rest_is_unassigned(ulong number, NumberKind kind) =>
        Assert.Equal(("CN", kind), (Plans.China.CountryOf(number), Plans.China.KindOf(number)));

    [Fact]
    public void They_are_services_only_at_home()
    {
        Assert.Equal(NumberKind.Unassigned, Plans.UnitedStates.KindOf(8610086));
        Assert.Equal(NumberKind.Unassigned, Plans.China.KindOf(1911));
        Assert.Equal(NumberKind.Service, Plans.UnitedStates.KindOf(1911));
        Assert.Equal("US", Plans.UnitedStates.CountryOf(1911));
    }
}
