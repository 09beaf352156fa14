using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>
/// Each kind of caller × class of trunk × setting × choice, to a line that chose the same for all zones.
/// </summary>
public sealed class VerdictTableTests
{
    /// <summary>
    /// The kinds of caller that the verdict tells apart, with what they are on an international trunk.
    /// </summary>
    public enum Who
    {
        Foreign,
        HongKong,
        Forged,
        Hidden,
        ShortCode,
        HomeFixed,
        HomeMobile,
    }

    public static TheoryData<Who, TrunkClass> Callers
    {
        get
        {
            var all = new TheoryData<Who, TrunkClass>();
            foreach (Who who in Enum.GetValues<Who>())
            {
                foreach (TrunkClass trunkClass in Enum.GetValues<TrunkClass>())
                {
                    all.Add(who, trunkClass);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public void Verdict_of_every_setting_and_choice(Who who, TrunkClass trunkClass)
    {
        NumberReading caller = Caller(who);
        foreach (HomeNumberFromAbroad home in Enum.GetValues<HomeNumberFromAbroad>())
        {
            foreach (SpoofedHandling spoofed in Enum.GetValues<SpoofedHandling>())
            {
                foreach (Choice choice in Enum.GetValues<Choice>())
                {
                    TrunkScreening trunk = Queries.Trunk(trunkClass, home: home, spoofed: spoofed);
                    Verdict verdict = Queries.Judge(
                        Queries.Call(caller, trunk), Queries.Book(Queries.AllZones(choice)));
                    VerdictReason expected = Expected(who, trunkClass, home, spoofed, choice);

                    Assert.Equal(expected, verdict.Reason);
                    Assert.Equal((byte)expected < 100 ? Outcome.Pass : Outcome.Refuse, verdict.Outcome);
                    Assert.Equal(Manner(expected, home), verdict.Manner);
                    Assert.Equal(0u, verdict.Rule);
                }
            }
        }
    }

    [Fact]
    public void Only_the_zone_and_service_of_the_call_count()
    {
        ChoiceBits shutHongKongVoice = default(ChoiceBits).With(Service.Voice, 0, Choice.Shut);
        ChoiceBook book = Queries.Book(shutHongKongVoice);
        NumberReading hongKong = Caller(Who.HongKong);

        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(Queries.Call(hongKong), book).Reason);
        Assert.Equal(
            VerdictReason.Undecided, Queries.Judge(Queries.Call(hongKong, service: Service.Sms), book).Reason);
        Assert.Equal(VerdictReason.Undecided, Queries.Judge(Queries.Call(Caller(Who.Foreign)), book).Reason);
        Assert.Equal(VerdictReason.Undecided, Queries.Judge(Queries.Call(NumberReading.Absent), book).Reason);
    }

    [Fact]
    public void A_line_that_is_not_in_the_book_decided_nothing() => Assert.Equal(
        VerdictReason.Undecided, Queries.Judge(Queries.Call(Caller(Who.Foreign)), new ChoiceBook(4)).Reason);

    [Fact]
    public void Withheld_with_an_asserted_number_of_a_trusted_trunk_is_judged_by_it()
    {
        ChoiceBits openHongKong = Queries.AllZones(Choice.Shut).With(Service.Voice, 0, Choice.Open);
        ChoiceBook book = Queries.Book(openHongKong);
        ScreeningQuery Withheld(bool trusted) =>
            Queries.Call(Caller(Who.HongKong), Queries.Trunk(trusted: trusted), withheld: true);

        Assert.Equal(VerdictReason.ChoiceOpen, Queries.Judge(Withheld(trusted: true), book).Reason);
        Assert.Equal(VerdictReason.ChoiceShut, Queries.Judge(Withheld(trusted: false), book).Reason);
    }

    static NumberReading Caller(Who who) => who switch
    {
        Who.Foreign => Queries.Number(Queries.American),
        Who.HongKong => Queries.Number(85291234567),
        Who.Forged => Queries.Number(210123456),
        Who.Hidden => NumberReading.Absent,
        Who.ShortCode => Queries.Short(110),
        Who.HomeFixed => Queries.Number(8657187654321),
        _ => Queries.Number(Queries.HomeMobile),
    };

    static VerdictReason Expected(
        Who who, TrunkClass trunkClass, HomeNumberFromAbroad home, SpoofedHandling spoofed, Choice choice)
    {
        bool isAbroad = trunkClass == TrunkClass.International || who is Who.Foreign or Who.HongKong or Who.Forged;
        VerdictReason byChoice = choice switch
        {
            Choice.Shut => VerdictReason.ChoiceShut,
            Choice.Open => VerdictReason.ChoiceOpen,
            _ => VerdictReason.Undecided,
        };
        return (isAbroad, who) switch
        {
            (false, _) => VerdictReason.Domestic,
            (_, Who.HomeMobile) => home == HomeNumberFromAbroad.Pass
                ? VerdictReason.HomeFromAbroadPass
                : VerdictReason.HomeFromAbroadRefuse,
            (_, Who.ShortCode or Who.HomeFixed) => spoofed switch
            {
                SpoofedHandling.Refuse => VerdictReason.Spoofed,
                SpoofedHandling.Pass => VerdictReason.SpoofedPass,
                _ => choice == Choice.Shut ? VerdictReason.Spoofed : byChoice,
            },
            _ => byChoice,
        };
    }

    static RefusalManner Manner(VerdictReason reason, HomeNumberFromAbroad home) =>
        (byte)reason < 100 ? RefusalManner.None
        : reason == VerdictReason.HomeFromAbroadRefuse && home == HomeNumberFromAbroad.Announce ? RefusalManner.Announce
        : RefusalManner.Answer;
}
