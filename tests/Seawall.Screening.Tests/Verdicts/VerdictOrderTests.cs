using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>Which step goes before which, personal rules and pauses.</summary>
public sealed class VerdictOrderTests
{
    static readonly ChoiceBits AllShut = Queries.AllZones(Choice.Shut);

    static PersonalRule ForNumber(uint id, bool pass, E164 number, ServiceMask services = ServiceMask.All) =>
        new(id, pass, services, number, 0);

    static PersonalRule ForCountry(uint id, bool pass, ushort country, ServiceMask services = ServiceMask.All) =>
        new(id, pass, services, default, country);

    static LineDetail Rules(params PersonalRule[] rules) => new() { Rules = [.. rules] };

    [Fact]
    public void Each_step_goes_before_the_ones_after_it()
    {
        TrunkScreening trunk = Queries.Trunk(trusted: true, exempt: Queries.American);
        ChoiceBook book = Queries.Book(AllShut, Rules(ForNumber(7, false, Queries.American)));
        ScreeningQuery Query(bool service, bool callback, E164 caller, ulong called) => new()
        {
            Service = Service.Voice,
            Trunk = trunk,
            Caller = new CallerFacts { Number = Queries.Number(caller) },
            Called = Queries.Number(called),
            EmergencyService = service,
            EmergencyCallback = callback,
            NowUnixSeconds = Queries.Now,
        };

        ulong ours = Queries.OurLine.Value;
        ulong foreign = 85291234567;
        E164 another = new(12025550101);
        Assert.Equal(VerdictReason.Emergency, Queries.Judge(Query(true, true, Queries.American, foreign), book).Reason);
        Assert.Equal(
            VerdictReason.EmergencyCallback, Queries.Judge(Query(false, true, Queries.American, foreign), book).Reason);
        Assert.Equal(VerdictReason.Exempt, Queries.Judge(Query(false, false, Queries.American, foreign), book).Reason);
        Assert.Equal(VerdictReason.Exempt, Queries.Judge(Query(false, false, Queries.American, ours), book).Reason);
        Assert.Equal(VerdictReason.NotOurLine, Queries.Judge(Query(false, false, another, foreign), book).Reason);
        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(Query(false, false, another, ours), book).Reason);
    }

    [Fact]
    public void An_emergency_call_back_counts_only_from_a_trusted_trunk()
    {
        ScreeningQuery Query(bool trusted) => Queries.Call(
            Queries.Number(Queries.American), Queries.Trunk(trusted: trusted)) with
        { EmergencyCallback = true };

        Assert.Equal(VerdictReason.EmergencyCallback, Queries.Judge(Query(true), Queries.Book(AllShut)).Reason);
        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(Query(false), Queries.Book(AllShut)).Reason);
    }

    [Fact]
    public void Exempt_is_a_number_on_a_trunk_and_never_a_short_code_of_the_same_digits()
    {
        TrunkScreening exempting = Queries.Trunk(exempt: [Queries.American, new E164(110)]);
        ChoiceBook book = Queries.Book(AllShut);
        NumberReading caller = Queries.Number(Queries.American);

        Assert.Equal(VerdictReason.Exempt, Queries.Judge(Queries.Call(caller, exempting), book).Reason);
        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(Queries.Call(caller), book).Reason);
        Assert.Equal(VerdictReason.Spoofed, Queries.Judge(Queries.Call(Queries.Short(110), exempting), book).Reason);
    }

    [Fact]
    public void A_called_number_that_is_none_is_not_judged()
    {
        NumberReading[] called =
            [NumberReading.Absent, Queries.Malformed, Queries.Short(10086), Queries.Number(210123456)];
        Assert.All(called, number => Assert.Equal(
            VerdictReason.NotOurLine,
            Queries.Judge(
                Queries.Call(Queries.Number(Queries.American)) with { Called = number },
                Queries.Book(AllShut)).Reason));
    }

    [Fact]
    public void A_rule_for_a_number_goes_before_one_for_a_country_and_a_refusal_before_a_pass()
    {
        PersonalRule passNumber = ForNumber(1, true, Queries.American);
        PersonalRule refuseNumber = ForNumber(2, false, Queries.American);
        PersonalRule passCountry = ForCountry(3, true, SmallPlan.UnitedStates);
        PersonalRule refuseCountry = ForCountry(4, false, SmallPlan.UnitedStates);

        Expect(VerdictReason.PersonalRulePass, 1, passNumber, refuseCountry);
        Expect(VerdictReason.PersonalRuleRefuse, 2, refuseNumber, passCountry);
        Expect(VerdictReason.PersonalRuleRefuse, 2, passNumber, refuseNumber, passCountry, refuseCountry);
        Expect(VerdictReason.PersonalRuleRefuse, 4, passCountry, refuseCountry);
        Expect(VerdictReason.PersonalRulePass, 3, passCountry);
        Expect(
            VerdictReason.ChoiceShut,
            0,
            ForCountry(5, true, SmallPlan.Canada),
            ForNumber(6, true, Queries.HomeMobile));

        static void Expect(VerdictReason reason, uint id, params PersonalRule[] rules)
        {
            foreach (PersonalRule[] order in (PersonalRule[][])[rules, [.. rules.Reverse()]])
            {
                Verdict verdict = Queries.Judge(
                    Queries.Call(Queries.Number(Queries.American)), Queries.Book(AllShut, Rules(order)));
                Assert.Equal((reason, id), (verdict.Reason, verdict.Rule));
            }
        }
    }

    [Fact]
    public void A_rule_is_for_its_services()
    {
        ChoiceBook book = Queries.Book(AllShut, Rules(
            ForNumber(1, true, Queries.American, ServiceMask.Voice),
            ForCountry(2, true, SmallPlan.HongKong, ServiceMask.Sms)));
        VerdictReason Reason(ulong caller, Service service) =>
            Queries.Judge(Queries.Call(Queries.Number(caller), service: service), book).Reason;

        Assert.Equal(VerdictReason.PersonalRulePass, Reason(Queries.American.Value, Service.Voice));
        Assert.Equal(VerdictReason.ChoiceShut, Reason(Queries.American.Value, Service.Sms));
        Assert.Equal(VerdictReason.ChoiceShut, Reason(85291234567, Service.Voice));
        Assert.Equal(VerdictReason.PersonalRulePass, Reason(85291234567, Service.Sms));
    }

    [Fact]
    public void A_refused_country_needs_no_choice_and_does_not_touch_its_neighbours()
    {
        ChoiceBook book = Queries.Book(default, Rules(ForCountry(9, false, SmallPlan.Canada)));

        Verdict canada = Queries.Judge(Queries.Call(Queries.Number(14165550100)), book);
        Assert.Equal((VerdictReason.PersonalRuleRefuse, 9u), (canada.Reason, canada.Rule));
        Assert.Equal(RefusalManner.Answer, canada.Manner);
        Verdict american = Queries.Judge(Queries.Call(Queries.Number(Queries.American)), book);
        Assert.Equal(VerdictReason.Undecided, american.Reason);
    }

    [Fact]
    public void A_pass_for_a_number_helps_a_roamer_and_never_a_forged_number()
    {
        TrunkScreening refusing = Queries.Trunk(home: HomeNumberFromAbroad.Refuse);
        E164 fixedLine = new(8657187654321);
        ChoiceBook book = Queries.Book(
            AllShut, Rules(ForNumber(1, true, Queries.HomeMobile), ForNumber(2, true, fixedLine)));

        Assert.Equal(
            VerdictReason.PersonalRulePass,
            Queries.Judge(Queries.Call(Queries.Number(Queries.HomeMobile), refusing), book).Reason);
        Assert.Equal(
            VerdictReason.Spoofed, Queries.Judge(Queries.Call(Queries.Number(fixedLine), refusing), book).Reason);

        ChoiceBook refusingLine = Queries.Book(default, Rules(ForNumber(3, false, fixedLine)));
        Assert.Equal(
            VerdictReason.PersonalRuleRefuse,
            Queries.Judge(Queries.Call(Queries.Number(fixedLine)), refusingLine).Reason);
    }

    [Fact]
    public void A_rule_for_a_number_needs_a_caller_who_shows_it_or_a_trusted_word()
    {
        ChoiceBook book = Queries.Book(AllShut, Rules(ForNumber(1, true, Queries.American)));
        ScreeningQuery Query(bool trusted) =>
            Queries.Call(Queries.Number(Queries.American), Queries.Trunk(trusted: trusted), withheld: true);

        Assert.Equal(VerdictReason.PersonalRulePass, Queries.Judge(Query(trusted: true), book).Reason);
        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(Query(trusted: false), book).Reason);

        // A short code of the same digits is another caller.
        ChoiceBook shortCode = Queries.Book(AllShut, Rules(ForNumber(1, false, new E164(110))));
        Assert.Equal(VerdictReason.Spoofed, Queries.Judge(Queries.Call(Queries.Short(110)), shortCode).Reason);
    }

    [Fact]
    public void A_number_can_be_refused_from_home_and_the_home_country_cannot()
    {
        TrunkScreening domestic = Queries.Trunk(TrunkClass.Domestic);
        ScreeningQuery query = Queries.Call(Queries.Number(Queries.HomeMobile), domestic);

        Assert.Equal(
            VerdictReason.PersonalRuleRefuse,
            Queries.Judge(query, Queries.Book(default, Rules(ForNumber(1, false, Queries.HomeMobile)))).Reason);
        Assert.Equal(
            VerdictReason.Domestic,
            Queries.Judge(query, Queries.Book(default, Rules(ForCountry(1, false, SmallPlan.China)))).Reason);
        Assert.Equal(
            VerdictReason.HomeFromAbroadPass,
            Queries.Judge(
                Queries.Call(Queries.Number(Queries.HomeMobile)),
                Queries.Book(AllShut, Rules(ForCountry(1, false, SmallPlan.China)))).Reason);
    }

    [Fact]
    public void A_pause_ends_by_itself_and_is_for_its_service_and_zone()
    {
        const byte overseas = 3;
        ChoiceBook book = Queries.Book(
            AllShut, new LineDetail { Pauses = [new Pause(Service.Voice, overseas, Queries.Now + 60)] });
        ScreeningQuery At(long now, ulong caller, Service service = Service.Voice) =>
            Queries.Call(Queries.Number(caller), service: service) with { NowUnixSeconds = now };

        ulong american = Queries.American.Value;
        Assert.Equal(VerdictReason.Pause, Queries.Judge(At(Queries.Now, american), book).Reason);
        Assert.Equal(VerdictReason.Pause, Queries.Judge(At(Queries.Now + 59, american), book).Reason);
        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(At(Queries.Now + 60, american), book).Reason);
        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(At(Queries.Now, american, Service.Sms), book).Reason);
        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(At(Queries.Now, 85291234567), book).Reason);

        // A pause of the rest of the world is a pause for what hides there.
        Assert.Equal(
            VerdictReason.Pause, Queries.Judge(Queries.Call(NumberReading.Absent), book).Reason);
    }

    [Fact]
    public void A_refused_number_is_refused_in_a_pause()
    {
        ChoiceBook book = Queries.Book(AllShut, new LineDetail
        {
            Pauses = [new Pause(Service.Voice, 3, Queries.Now + 60)],
            Rules = [ForNumber(1, false, Queries.American)],
        });
        Assert.Equal(
            VerdictReason.PersonalRuleRefuse,
            Queries.Judge(Queries.Call(Queries.Number(Queries.American)), book).Reason);
    }

    [Fact]
    public void Our_roamer_passes_a_line_that_shut_everything()
    {
        ScreeningQuery query = Queries.Call(Queries.Number(8657187654321), Queries.Trunk(trusted: true)) with
        {
            Caller = new CallerFacts
            {
                Number = Queries.Number(8657187654321),
                Diverting = Queries.Number(8613857100007),
            },
        };
        Assert.Equal(VerdictReason.OwnRoamer, Queries.Judge(query, Queries.Book(AllShut)).Reason);
    }
}
