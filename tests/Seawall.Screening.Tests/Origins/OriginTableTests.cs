using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>
/// The origin table, row by row: each kind of caller on each class of trunk, shown, withheld, trusted, diverted.
/// </summary>
public sealed class OriginTableTests
{
    const byte HongKongZone = 0, MacaoZone = 1, TaiwanZone = 2, Overseas = 3, NoZone = Origin.NoZone;
    const ushort Home = SmallPlan.China;

    static readonly Origin Domestic = new(OriginKind.Domestic, NoZone, Home, Evidence.Trunk);
    static readonly Origin Spoofed = new(OriginKind.Spoofed, Overseas, 0, Evidence.Number);
    static readonly Origin Roamer = new(OriginKind.HomeFromAbroad, NoZone, Home, Evidence.Number);
    static readonly Origin Unassigned = new(OriginKind.Unidentified, Overseas, 0, Evidence.Number);
    static readonly Origin Missing = new(OriginKind.Unidentified, Overseas, 0, Evidence.Missing);
    static readonly Origin Withheld = new(OriginKind.Withheld, Overseas, 0, Evidence.Privacy);

    sealed record Row(string Who, NumberReading Caller, Origin International, Origin FromHome);

    static readonly Row[] Rows =
    [
        Foreign("United States", 12025550100, Overseas, SmallPlan.UnitedStates),
        Foreign("Canada, code shared", 14165550100, Overseas, SmallPlan.Canada),
        Foreign("satellite, no country", 870123456789, Overseas, SmallPlan.Satellite),
        Foreign("Hong Kong", 85291234567, HongKongZone, SmallPlan.HongKong),
        Foreign("Macao", 85366123456, MacaoZone, SmallPlan.Macao),
        Foreign("Taiwan", 886912345678, TaiwanZone, SmallPlan.Taiwan),
        new("country code nobody has", Queries.Number(210123456), Unassigned, Unassigned),
        new("three digits", Queries.Number(999), Unassigned, Unassigned),
        new("Hong Kong, too short", Queries.Number(85291234), Unassigned, Unassigned),
        new("no number", NumberReading.Absent, Missing, Domestic),
        new("malformed", Queries.Malformed, Missing, Domestic),
        new("110", Queries.Short(110), Spoofed, Domestic),
        new("119", Queries.Short(119), Spoofed, Domestic),
        new("12308", Queries.Short(12308), Spoofed, Domestic),
        new("95588", Queries.Short(95588), Spoofed, Domestic),
        new("home fixed", Queries.Number(8657187654321), Spoofed, Domestic),
        new("home 400", Queries.Number(864001234567), Spoofed, Domestic),
        new("home machine", Queries.Number(8614012345678), Spoofed, Domestic),
        new("home unassigned", Queries.Number(8619912345678), Spoofed, Domestic),
        new("home, too short", Queries.Number(8613857), Spoofed, Domestic),
        new("home mobile", Queries.Number(8613857100009), Roamer, Domestic),
        new("home fixed or mobile", Queries.Number(8619112345678), Roamer, Domestic),
    ];

    public static TheoryData<string> Callers => [.. Rows.Select(row => row.Who)];

    [Theory]
    [MemberData(nameof(Callers))]
    public void Shown(string who)
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
    [MemberData(nameof(Callers))]
    public void Withheld_is_judged_by_the_number_only_where_the_word_of_the_trunk_counts(string who)
    {
        Row row = Find(who);
        bool isKnown = row.Caller.Form is NumberForm.E164 or NumberForm.Short;
        Assert.Equal(Withheld, Conclude(row, TrunkClass.International, trusted: false, withheld: true));
        Assert.Equal(
            isKnown ? row.International : Withheld,
            Conclude(row, TrunkClass.International, trusted: true, withheld: true));
        Assert.Equal(row.FromHome, Conclude(row, TrunkClass.Domestic, trusted: false, withheld: true));
        Assert.Equal(row.FromHome, Conclude(row, TrunkClass.Domestic, trusted: true, withheld: true));
        Assert.Equal(row.FromHome, Conclude(row, TrunkClass.Core, trusted: true, withheld: true));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public void Diverted_by_our_line_is_our_roamer_only_for_home_callers_and_by_a_trusted_word(string who)
    {
        Row row = Find(who);
        NumberReading ours = Queries.Number(8613857100007);
        bool isHomeCaller = row.Who is "110" or "119" or "12308" or "95588" or "home fixed" or "home 400"
            or "home machine" or "home mobile" or "home fixed or mobile";
        Origin roamer = new(OriginKind.OwnRoamer, NoZone, Home, Evidence.Diversion);

        Assert.Equal(
            isHomeCaller ? roamer : row.International,
            Conclude(row, TrunkClass.International, trusted: true, diverting: ours));
        Assert.Equal(row.International, Conclude(row, TrunkClass.International, trusted: false, diverting: ours));
        Assert.Equal(row.FromHome, Conclude(row, TrunkClass.Domestic, trusted: true, diverting: ours));
    }

    [Fact]
    public void Diverted_by_anything_else_is_judged_as_if_not_diverted()
    {
        Row mobile = Find("home mobile");
        NumberReading[] others =
        [
            Queries.Number(85291234567), Queries.Number(8619912345678), Queries.Short(10086), Queries.Malformed,
            NumberReading.Absent,
        ];
        Assert.All(others, other => Assert.Equal(
            Roamer, Conclude(mobile, TrunkClass.International, trusted: true, diverting: other)));
    }

    [Fact]
    public void A_foreigner_diverted_by_our_line_is_a_foreigner() => Assert.Equal(
        Abroad(HongKongZone, SmallPlan.HongKong),
        Conclude(
            Find("Hong Kong"), TrunkClass.International, trusted: true, diverting: Queries.Number(Queries.OurLine)));

    /// <summary>A foreign number is from its country, wherever it enters.</summary>
    static Row Foreign(string who, ulong number, byte zone, ushort country) =>
        new(who, Queries.Number(number), Abroad(zone, country), Abroad(zone, country));

    static Origin Abroad(byte zone, ushort country) => new(OriginKind.Zone, zone, country, Evidence.Number);

    static Row Find(string who) => Rows.Single(row => row.Who == who);

    static Origin Conclude(
        Row row, TrunkClass trunkClass, bool trusted, bool withheld = false, NumberReading diverting = default)
    {
        ScreeningQuery query = new()
        {
            Service = Service.Voice,
            Trunk = Queries.Trunk(trunkClass, trusted),
            Caller = new CallerFacts { Number = row.Caller, Withheld = withheld, Diverting = diverting },
            Called = Queries.Number(Queries.OurLine),
            NowUnixSeconds = Queries.Now,
        };
        var trace = default(NoTrace);
        Origin origin = OriginRule.Conclude(SmallPlan.Model, query, ref trace);

        // The same with a trace, and the trace says the same.
        var recorded = new Trace();
        Assert.Equal(origin, OriginRule.Conclude(SmallPlan.Model, query, ref recorded));
        Assert.Equal(origin, Origin.Unpack(recorded.Entries[^1].Value));
        return origin;
    }
}
