using System.Collections.Frozen;

namespace Seawall.Screening.Tests;

/// <summary>Numbers, trunks and queries that the tables of tests speak of.</summary>
static class Queries
{
    public const long Now = 1_800_000_000;

    public static readonly E164 OurLine = new(8613857100001);
    public static readonly E164 American = new(12025550100);
    public static readonly E164 HomeMobile = new(8613957100002);

    static readonly DialRules Dial = new() { InternationalPrefixes = ["00"] };

    public static NumberReading Number(ulong value) => new(NumberForm.E164, new E164(value));

    public static NumberReading Number(E164 number) => new(NumberForm.E164, number);

    public static NumberReading Short(ulong digits) => new(NumberForm.Short, new E164(digits));

    public static NumberReading Name => new(NumberForm.Name, default);

    public static NumberReading Malformed => new(NumberForm.Malformed, default);

    public static TrunkScreening Trunk(
        TrunkClass trunkClass = TrunkClass.International,
        bool trusted = false,
        HomeNumberFromAbroad home = HomeNumberFromAbroad.Pass,
        SpoofedHandling spoofed = SpoofedHandling.Choice,
        params E164[] exempt) => new()
        {
            Index = 0,
            Name = "igw-shanghai",
            Class = trunkClass,
            Trusted = trusted,
            Dial = Dial,
            HomeNumberFromAbroad = home,
            Spoofed = spoofed,
            Exempt = exempt.ToFrozenSet(),
        };

    public static ScreeningQuery Call(
        NumberReading caller, TrunkScreening? trunk = null, Service service = Service.Voice, bool withheld = false) =>
        new()
        {
            Service = service,
            Trunk = trunk ?? Trunk(),
            Caller = new CallerFacts { Number = caller, Withheld = withheld },
            Called = Number(OurLine),
            NowUnixSeconds = Now,
        };

    public static ChoiceBits AllZones(Choice choice, Service? service = null)
    {
        var bits = default(ChoiceBits);
        for (int zone = 0; zone < 4; zone++)
        {
            bits = service == Service.Sms ? bits : bits.With(Service.Voice, zone, choice);
            bits = service == Service.Voice ? bits : bits.With(Service.Sms, zone, choice);
        }

        return bits;
    }

    public static ChoiceBook Book(ChoiceBits choices, LineDetail? detail = null)
    {
        var book = new ChoiceBook(4);
        book.Load(new LineState(OurLine, choices, detail));
        return book;
    }

    public static Verdict Judge(in ScreeningQuery query, ChoiceBook book)
    {
        var trace = default(NoTrace);
        return VerdictRule.Judge(SmallPlan.Model, book, query, ref trace);
    }
}
