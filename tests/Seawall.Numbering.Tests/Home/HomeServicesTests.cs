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

    /// <summary>A text from abroad whose sender is one of them is forged; any other code is from abroad.</summary>
    [Theory]
    [InlineData(110, true)]
    [InlineData(12308, true)]
    [InlineData(10086, true)]
    [InlineData(95588, true)]
    [InlineData(1065502510086, true)]
    [InlineData(32665, false)]
    [InlineData(777, false)]
    [InlineData(20404, false)]
    public void A_text_from_abroad_does_not_come_from_them(ulong code, bool isHome)
    {
        var plan = Plans.China.Plan;
        var zones = ZoneTable.TryCreate([new ZoneConfig("overseas", ["*"])], plan, out _, out _)!;
        var model = new ScreeningModel { Plan = plan, Zones = zones, Lines = HomeLines.All(plan) };
        var trunk = new TrunkScreening
        {
            Index = 0,
            Name = "hub",
            Class = TrunkClass.International,
            Dial = new DialRules { InternationalPrefixes = ["00"] },
        };
        var query = new ScreeningQuery
        {
            Service = Service.Sms,
            Trunk = trunk,
            Caller = new CallerFacts { Number = new NumberReading(NumberForm.Short, new E164(code)) },
            Called = default,
            NowUnixSeconds = 0,
        };
        var trace = default(NoTrace);
        Assert.Equal(
            isHome
                ? new Origin(OriginKind.Spoofed, 0, 0, Evidence.Number)
                : new Origin(OriginKind.Zone, 0, 0, Evidence.Trunk),
            OriginRule.Conclude(model, query, ref trace));
    }

    [Fact]
    public void They_are_services_only_at_home()
    {
        Assert.Equal(NumberKind.Unassigned, Plans.UnitedStates.KindOf(8610086));
        Assert.Equal(NumberKind.Unassigned, Plans.China.KindOf(1911));
        Assert.Equal(NumberKind.Service, Plans.UnitedStates.KindOf(1911));
        Assert.Equal("US", Plans.UnitedStates.CountryOf(1911));
    }
}
