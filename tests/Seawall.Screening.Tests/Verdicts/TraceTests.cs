using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>A trace never has a say, and tells the whole story.</summary>
public sealed class TraceTests
{
    static readonly Gen<NumberReading> Reading = Gen.OneOf(
        Gen.OneOf(
            NumberReading.Absent, Queries.Malformed, Queries.Name, Queries.Short(110), Queries.Short(10086),
            Queries.Short(4001234567), Queries.Number(10691234567),
            Queries.Number(Queries.American), Queries.Number(14165550100), Queries.Number(85291234567),
            Queries.Number(210123456), Queries.Number(Queries.OurLine), Queries.Number(Queries.HomeMobile),
            Queries.Number(8657187654321), Queries.Number(8619912345678), Queries.Number(870123456789)),
        Gen.ULong[1, 999_999_999_999_999].Select(Queries.Number));

    static readonly Gen<TrunkScreening> Trunk = Gen.Select(
        Gen.Enum<TrunkClass>(), Gen.Bool, Gen.Enum<HomeNumberFromAbroad>(), Gen.Enum<SpoofedHandling>(), Gen.Bool)
        .Select((trunkClass, trusted, home, spoofed, exempts) => Queries.Trunk(
            trunkClass, trusted, home, spoofed, exempts ? [Queries.American] : []));

    static readonly Gen<PersonalRule> Rule = Gen.Select(
        Gen.UInt[1, 99],
        Gen.Bool,
        Gen.OneOf(ServiceMask.Voice, ServiceMask.Sms, ServiceMask.All),
        Reading,
        Gen.UShort[0, 10])
        .Select((id, pass, services, number, target) => new PersonalRule(
            id,
            pass,
            services,
            target == 0 ? number.Number : default,
            target < 8 ? target : (ushort)0,
            target < 8 ? SenderPurpose.None : (SenderPurpose)(target - 7)));

    static readonly Gen<Pause> OnePause = Gen.Select(
        Gen.OneOf(Service.Voice, Service.Sms), Gen.Byte[0, 3], Gen.Long[Queries.Now - 2, Queries.Now + 2],
        (service, zone, until) => new Pause(service, zone, until));

    static readonly Gen<LineState> Line = Gen.Select(
        Gen.Frequency((1, Gen.Enum<Choice>().Array[8]), (1, Gen.Const(new Choice[8]))),
        Rule.Array[0, 3],
        OnePause.Array[0, 2],
        (choices, rules, pauses) => new LineState(
            Queries.OurLine,
            choices.Select((choice, i) => (choice, i)).Aggregate(default(ChoiceBits), (bits, one) => bits.With(
                one.i < 4 ? Service.Voice : Service.Sms, one.i % 4, one.choice)),
            new LineDetail { Pauses = [.. pauses], Rules = [.. rules] }));

    static readonly Gen<ScreeningQuery> Query = Gen.Select(
        Gen.Select(Reading, Reading, Gen.Bool), Trunk, Gen.OneOf(Service.Voice, Service.Sms),
        Gen.Frequency((6, Gen.Const(Queries.Number(Queries.OurLine))), (1, Reading)),
        Gen.Select(Gen.Int[0, 15], Gen.Enum<SenderPurpose>()))
        .Select((caller, trunk, service, called, marks) => new ScreeningQuery
        {
            Service = service,
            Trunk = trunk,
            Caller = new CallerFacts { Number = caller.Item1, Diverting = caller.Item2, Withheld = caller.Item3 },
            Called = called,
            Registered = marks.Item2,
            EmergencyService = marks.Item1 == 1,
            EmergencyCallback = marks.Item1 == 2,
            NowUnixSeconds = Queries.Now,
        });

    [Fact]
    public void The_verdict_is_the_same_with_and_without() => Gen.Select(
        Query, Line, Gen.Enum<SenderPurpose>(), Gen.Select(SlowCampaigns.Some, SlowCampaigns.Told))
        .Sample((query, line, passed, force) =>
    {
        ScreeningModel model = SmallPlan.ModelWith(passed, "106*", "12308");
        var book = new ChoiceBook(4);
        book.Load(line);
        SlowTold told = SlowCampaigns.Put(book, force.Item1, force.Item2, Queries.OurLine);
        var trace = new Trace();
        Verdict traced = VerdictRule.Judge(model, book, query, ref trace);
        var none = default(NoTrace);

        Assert.Equal(VerdictRule.Judge(model, book, query, ref none), traced);
        Assert.Equal(SlowVerdict.Judge(model, line, query, force.Item1, told), traced);
        CheckStory(trace, traced, query.Trunk);
    }, iter: 20_000);

    [Fact]
    public void Every_note_has_words() => Assert.All(Enum.GetValues<TraceNote>(), note => Assert.NotEmpty(
        TraceText.Describe(new TraceEntry(note, 1), SmallPlan.Model, Queries.Trunk())));

    [Fact]
    public void The_words_of_a_refusal()
    {
        ChoiceBook book = Queries.Book(Queries.AllZones(Choice.Shut));
        var trace = new Trace();
        VerdictRule.Judge(SmallPlan.Model, book, Queries.Call(Queries.Number(Queries.American)), ref trace);

        Assert.Equal(
            [
                "1 trunk igw-shanghai is international",
                "1 caller +12025550100",
                "1 United States (US), fixed line or mobile",
                "1 origin: zone overseas, United States (evidence: number)",
                "2 not a call to an emergency service",
                "3 not an emergency call-back",
                "4 the caller is not exempt on this trunk",
                "5 +8613857100001 is a line of ours",
                "6 no personal rule decides",
                "7 from abroad",
                "8 not a home mobile number from abroad",
                "9 not a number that cannot come from abroad",
                "10 the line chose shut for overseas: refused",
            ],
            trace.Entries.Select(entry =>
                $"{entry.Step} {TraceText.Describe(entry, SmallPlan.Model, Queries.Trunk())}"));
    }

    static void CheckStory(Trace trace, Verdict verdict, TrunkScreening trunk)
    {
        int[] steps = [.. trace.Entries.Select(entry => entry.Step)];
        Assert.Equal(steps.Order(), steps);
        Assert.Equal(Enumerable.Range(1, steps[^1]), steps.Distinct());
        Assert.All(trace.Entries, entry =>
        {
            Assert.True(Enum.IsDefined(entry.Note));
            Assert.NotEmpty(TraceText.Describe(entry, SmallPlan.Model, trunk));
            Assert.NotEmpty(TraceText.StepName(entry.Step));
        });
        Assert.Equal(verdict.Origin, Origin.Unpack(
            trace.Entries.Single(entry => entry.Note == TraceNote.Origin).Value));
        Assert.Equal(DecidingStep(verdict, trunk), steps[^1]);
    }

    static int DecidingStep(Verdict verdict, TrunkScreening trunk) => verdict.Reason switch
    {
        VerdictReason.Emergency => 2,
        VerdictReason.EmergencyCallback => 3,
        VerdictReason.Exempt => 4,
        VerdictReason.NotOurLine => 5,
        VerdictReason.PersonalRulePass or VerdictReason.PersonalRuleRefuse => 6,
        VerdictReason.Domestic or VerdictReason.OwnRoamer => 7,
        VerdictReason.HomeFromAbroadPass or VerdictReason.HomeFromAbroadRefuse => 8,
        VerdictReason.SpoofedPass => 9,
        VerdictReason.RegisteredSender => verdict.Rule != 0 ? 6 : 10,
        VerdictReason.Spoofed => trunk.Spoofed == SpoofedHandling.Refuse ? 9 : 10,
        _ => 10,
    };
}
