using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>The origin table of texts, row by row: each kind of sender on each class of trunk.</summary>
public sealed class TextOriginTableTests
{
    const byte HongKongZone = 0, MacaoZone = 1, TaiwanZone = 2, Overseas = 3, NoZone = Origin.NoZone;

    static readonly Origin Domestic = new(OriginKind.Domestic, NoZone, SmallPlan.China, Evidence.Trunk);
    static readonly Origin Spoofed = new(OriginKind.Spoofed, Overseas, 0, Evidence.Number);
    static readonly Origin ByTrunk = new(OriginKind.Zone, Overseas, 0, Evidence.Trunk);
    static readonly Origin Unassigned = new(OriginKind.Unidentified, Overseas, 0, Evidence.Number);
    static readonly Origin Missing = new(OriginKind.Unidentified, Overseas, 0, Evidence.Missing);
    static readonly Origin Withheld = new(OriginKind.Withheld, Overseas, 0, Evidence.Privacy);

    static readonly ScreeningModel Model = SmallPlan.ModelWith(SenderPurpose.None, "12308", "106*");

    sealed record Row(string Who, NumberReading Sender, Origin International, Origin FromHome);

    static readonly Row[] Rows =
    [
        Foreign("United States", 12025550100, Overseas, SmallPlan.UnitedStates),
        Foreign("Canada, code shared", 14165550100, Overseas, SmallPlan.Canada),
        Foreign("satellite, no country", 870123456789, Overseas, SmallPlan.Satellite),
        Foreign("Hong Kong", 85291234567, HongKongZone, SmallPlan.HongKong),
        Foreign("Macao", 85366123456, MacaoZone, SmallPlan.Macao),
        Foreign("Taiwan", 886912345678, TaiwanZone, SmallPlan.Taiwan),
        new("country code nobody has", Queries.Number(210123456), Unassigned, Unassigned),
        new("Hong Kong, too short", Queries.Number(85291234), Unassigned, Unassigned),
        new("a name", Queries.Name, ByTrunk, Domestic),
        new("no sender", NumberReading.Absent, Missing, Domestic),
        new("malformed", Queries.Malformed, Missing, Domestic),
        new("110, by the plan", Queries.Short(110), Spoofed, Domestic),
        new("10086, by the plan", Queries.Short(10086), Spoofed, Domestic),
        new("12308, by the operator", Queries.Short(12308), Spoofed, Domestic),
        new("106 and more, by the operator", Queries.Short(106901234567890), Spoofed, Domestic),
        new("a foreign code", Queries.Short(95588), ByTrunk, Domestic),
        new("a longer foreign code", Queries.Short(100861), ByTrunk, Domestic),
        new("as if international: 106 and more", Queries.Number(106912345678), Spoofed, Unassigned),
        new("as if international: a home 400", Queries.Number(4001234567), Spoofed, Unassigned),
        new("home mobile", Queries.Number(8613857100009), Spoofed, Domestic),
        new("home fixed or mobile", Queries.Number(8619112345678), Spoofed, Domestic),
        new("home fixed", Queries.Number(8657187654321), Spoofed, Domestic),
        new("home 400", Queries.Number(864001234567), Spoofed, Domestic),
        new("home machine", Queries.Number(8614012345678), Spoofed, Domestic),
        new("home unassigned", Queries.Number(8619912345678), Spoofed, Domestic),
        new("home, too short", Queries.Number(8613857), Spoofed, Domestic),
    ];

    public static TheoryData<string> Senders => [.. Rows.Select(row => row.Who)];

    [Theory]
    [MemberData(nameof(Senders))]
    public void The_class_of_the_trunk_then_the_number(string who)
    {
        Row row = Find(who);
        foreach (bool trusted in (bool[])[false, true])
        {
            Assert.Equal(row.International, Conclude(row, TrunkClass.International, trusted));
            Assert.Equal(row.FromHome, Conclude(row, TrunkClass.Domestic, trusted));
            Assert.Equal(row.FromHome, Conclude(row, TrunkClass.Core, trusted));
        }
    }

    [Theory]
    [MemberData(nameof(Senders))]
    public void Withheld_counts_as_with_calls(string who)
    {
        Row row = Find(who);
        bool isKnown = row.Sender.Form is NumberForm.E164 or NumberForm.Short or NumberForm.Name;
        Assert.Equal(Withheld, Conclude(row, TrunkClass.International, trusted: false, withheld: true));
        Assert.Equal(
            isKnown ? row.International : Withheld,
            Conclude(row, TrunkClass.International, trusted: true, withheld: true));
        Assert.Equal(row.FromHome, Conclude(row, TrunkClass.Domestic, trusted: false, withheld: true));
    }

    [Theory]
    [MemberData(nameof(Senders))]
    public void No_text_is_diverted_home(string who)
    {
        Row row = Find(who);
        Assert.Equal(
            row.International,
            Conclude(row, TrunkClass.International, trusted: true, diverting: Queries.Number(Queries.OurLine)));
    }

    [Fact]
    public void The_short_codes_of_calls_are_the_home_networks_all_of_them()
    {
        Row code = Find("a foreign code");
        Assert.Equal(Spoofed, Conclude(code, TrunkClass.International, trusted: false, service: Service.Voice));
        Assert.Equal(
            ByTrunk, Conclude(Find("a name"), TrunkClass.International, trusted: false, service: Service.Voice));
    }

    static Row Foreign(string who, ulong number, byte zone, ushort country)
    {
        var origin = new Origin(OriginKind.Zone, zone, country, Evidence.Number);
        return new Row(who, Queries.Number(number), origin, origin);
    }

    static Row Find(string who) => Rows.Single(row => row.Who == who);

    static Origin Conclude(
        Row row,
        TrunkClass trunkClass,
        bool trusted,
        bool withheld = false,
        NumberReading diverting = default,
        Service service = Service.Sms)
    {
        ScreeningQuery query = new()
        {
            Service = service,
            Trunk = Queries.Trunk(trunkClass, trusted),
            Caller = new CallerFacts { Number = row.Sender, Withheld = withheld, Diverting = diverting },
            Called = Queries.Number(Queries.OurLine),
            NowUnixSeconds = Queries.Now,
        };
        var trace = default(NoTrace);
        Origin origin = OriginRule.Conclude(Model, query, ref trace);

        // The same with a trace, and the trace says the same.
        var recorded = new Trace();
        Assert.Equal(origin, OriginRule.Conclude(Model, query, ref recorded));
        Assert.Equal(origin, Origin.Unpack(recorded.Entries[^1].Value));
        return origin;
    }
}
