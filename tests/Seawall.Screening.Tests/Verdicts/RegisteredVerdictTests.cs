using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>Who lets a registered sender through a shut zone, and what keeps it out.</summary>
public sealed class RegisteredVerdictTests
{
    const SenderPurpose None = SenderPurpose.None, Code = SenderPurpose.Code, Any = SenderPurpose.Any;
    const SenderPurpose ForService = SenderPurpose.Service;

    static readonly ChoiceBits AllShut = Queries.AllZones(Choice.Shut);

    /// <summary>What a sender is registered for × what the operator lets through.</summary>
    [Theory]
    [InlineData(None, Any, VerdictReason.ChoiceShut)]
    [InlineData(Code, None, VerdictReason.ChoiceShut)]
    [InlineData(Code, Code, VerdictReason.RegisteredSender)]
    [InlineData(Code, ForService, VerdictReason.ChoiceShut)]
    [InlineData(Code, Any, VerdictReason.RegisteredSender)]
    [InlineData(ForService, Code, VerdictReason.ChoiceShut)]
    [InlineData(ForService, ForService, VerdictReason.RegisteredSender)]
    [InlineData(Any, None, VerdictReason.ChoiceShut)]
    [InlineData(Any, Code, VerdictReason.RegisteredSender)]
    [InlineData(Any, ForService, VerdictReason.RegisteredSender)]
    public void The_operator_lets_a_purpose_through(
        SenderPurpose registered, SenderPurpose passed, VerdictReason reason)
    {
        Verdict verdict = Judge(Text(Queries.Name, registered), AllShut, passed);
        Assert.Equal((reason, 0u), (verdict.Reason, verdict.Rule));
        Assert.Equal((byte)reason < 100 ? Outcome.Pass : Outcome.Refuse, verdict.Outcome);
        Assert.Equal((byte)reason < 100 ? RefusalManner.None : RefusalManner.Answer, verdict.Manner);
    }

    /// <summary>The rule of a line × what a sender is registered for; the operator lets none through, or all.</summary>
    [Theory]
    [InlineData(true, Any, Code, VerdictReason.RegisteredSender, VerdictReason.RegisteredSender)]
    [InlineData(true, Code, Code, VerdictReason.RegisteredSender, VerdictReason.RegisteredSender)]
    [InlineData(true, Code, Any, VerdictReason.RegisteredSender, VerdictReason.RegisteredSender)]
    [InlineData(true, Code, ForService, VerdictReason.ChoiceShut, VerdictReason.RegisteredSender)]
    [InlineData(true, Any, None, VerdictReason.ChoiceShut, VerdictReason.ChoiceShut)]
    [InlineData(false, Code, Code, VerdictReason.PersonalRuleRefuse, VerdictReason.PersonalRuleRefuse)]
    [InlineData(false, ForService, Code, VerdictReason.ChoiceShut, VerdictReason.RegisteredSender)]
    public void A_line_decides_for_itself(
        bool pass, SenderPurpose target, SenderPurpose registered, VerdictReason closed, VerdictReason open)
    {
        LineDetail detail = Rules(Rule(7, pass, target));
        foreach (NumberReading sender in (NumberReading[])[Queries.Name, Queries.Short(95588), Queries.Number(852)])
        {
            ScreeningQuery query = Text(sender, registered);
            Assert.Equal(closed, Judge(query, AllShut, None, detail).Reason);
            Assert.Equal(open, Judge(query, AllShut, Any, detail).Reason);
        }

        uint rule = registered != None && (target & registered) != 0 ? 7u : 0;
        Assert.Equal(rule, Judge(Text(Queries.Name, registered), AllShut, Any, detail).Rule);
    }

    [Fact]
    public void Of_several_rules_the_nearest_decides_and_a_refusal_before_a_pass()
    {
        ScreeningQuery hongKong = Text(Queries.Number(85291234567), Code);
        PersonalRule[] rules =
        [
            Rule(1, true, Any),
            Rule(2, false, Any),
            Rule(3, true, Code),
            Rule(4, false, Code),
            new(5, true, ServiceMask.Sms, default, SmallPlan.HongKong),
            new(6, false, ServiceMask.Sms, default, SmallPlan.HongKong),
            new(7, true, ServiceMask.Sms, new E164(85291234567), 0),
            new(8, false, ServiceMask.Sms, new E164(85291234567), 0),
        ];
        for (int count = 1; count <= rules.Length; count++)
        {
            LineDetail detail = Rules(rules[..count]);
            Verdict verdict = Judge(hongKong, AllShut, Any, detail);
            Assert.Equal((uint)count, verdict.Rule);
            Assert.Equal(count % 2 == 1 ? Outcome.Pass : Outcome.Refuse, verdict.Outcome);
        }
    }

    [Fact]
    public void What_is_forged_or_withheld_or_from_home_is_never_helped()
    {
        LineDetail detail = Rules(Rule(7, true, Any));
        TrunkScreening refusing = Queries.Trunk(spoofed: SpoofedHandling.Refuse);
        NumberReading ours = Queries.Number(Queries.HomeMobile);

        Assert.Equal(VerdictReason.Spoofed, Judge(Text(ours, Any), AllShut, Any, detail).Reason);
        Assert.Equal(VerdictReason.Spoofed, Judge(Text(Queries.Short(10086), Any), AllShut, Any, detail).Reason);
        Assert.Equal(VerdictReason.Spoofed, Judge(Text(ours, Any) with { Trunk = refusing }, AllShut, Any).Reason);
        ScreeningQuery hidden = Text(Queries.Name, Any) with
        {
            Caller = new CallerFacts { Number = Queries.Name, Withheld = true },
        };
        Assert.Equal(VerdictReason.ChoiceShut, Judge(hidden, AllShut, Any, detail).Reason);
        ScreeningQuery domestic = Text(Queries.Name, Any) with { Trunk = Queries.Trunk(TrunkClass.Domestic) };
        Assert.Equal(VerdictReason.Domestic, Judge(domestic, AllShut, Any, Rules(Rule(7, false, Any))).Reason);
    }

    [Theory]
    [InlineData(Choice.Open, VerdictReason.ChoiceOpen)]
    [InlineData(Choice.Undecided, VerdictReason.Undecided)]
    public void An_open_zone_needs_no_registration(Choice choice, VerdictReason reason) => Assert.Equal(
        reason, Judge(Text(Queries.Name, Any), Queries.AllZones(choice), Any).Reason);

    [Fact]
    public void A_rule_on_registered_senders_is_not_for_calls()
    {
        LineDetail detail = Rules(Rule(7, true, Any));
        Assert.Equal(
            VerdictReason.ChoiceShut,
            Judge(Queries.Call(Queries.Number(Queries.American)), AllShut, Any, detail).Reason);
    }

    [Fact]
    public void The_words()
    {
        Assert.Equal(
            [
                "1 trunk igw-shanghai is international",
                "1 the sender is a name, which has no country",
                "1 registered on this trunk for codes",
                "1 origin: zone overseas, by the word of the trunk (evidence: trunk)",
                "10 the line chose shut for overseas: refused",
                "10 the operator lets senders registered for codes through: passes",
            ],
            Words(Text(Queries.Name, Code), Any));
        Assert.Equal(
            [
                "1 trunk igw-shanghai is international",
                "1 caller 95588, a short code",
                "1 registered on this trunk for any purpose",
                "1 origin: zone overseas, by the word of the trunk (evidence: trunk)",
                "10 the line chose shut for overseas: refused",
                "10 neither the line nor the operator lets senders registered for any purpose through",
            ],
            Words(Text(Queries.Short(95588), Any), None));
        Assert.Equal(
            [
                "1 trunk igw-shanghai is international",
                "1 caller 10086, a short code",
                "1 10086 is a code of the home network",
                "1 origin: spoofed (evidence: number)",
                "10 the line chose shut for overseas: refused",
            ],
            Words(Text(Queries.Short(10086), None), Any));
    }

    static string[] Words(ScreeningQuery query, SenderPurpose passed)
    {
        var trace = new Trace();
        ScreeningModel model = SmallPlan.ModelWith(passed);
        VerdictRule.Judge(model, Queries.Book(AllShut), query, ref trace);
        return [.. trace.Entries.Where(entry => entry.Step is 1 or 10).Select(entry =>
            $"{entry.Step} {TraceText.Describe(entry, model, Queries.Trunk())}")];
    }

    static PersonalRule Rule(uint id, bool pass, SenderPurpose registered) =>
        new(id, pass, ServiceMask.Sms, default, 0, registered);

    static LineDetail Rules(params PersonalRule[] rules) => new() { Rules = [.. rules] };

    static ScreeningQuery Text(NumberReading sender, SenderPurpose registered) =>
        Queries.Call(sender, service: Service.Sms) with { Registered = registered };

    static Verdict Judge(
        in ScreeningQuery query, ChoiceBits choices, SenderPurpose passed, LineDetail? detail = null)
    {
        var trace = default(NoTrace);
        return VerdictRule.Judge(SmallPlan.ModelWith(passed), Queries.Book(choices, detail), query, ref trace);
    }
}
