using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Personal rules: added, widened, narrowed, removed.</summary>
public sealed class RuleTests
{
    const string Expected = "rule: expected a country's two letters, a number with its country code, or registered, "
        + "registered:code or registered:service, found ";

    static string Say(LineView line) =>
        string.Join(", ",
            line.Rules.Select(rule => $"{rule.Id} {(rule.Pass ? "pass" : "refuse")} {rule.Target} {rule.Service}"));

    [Fact]
    public async Task Rules_are_in_the_book_by_the_plans_countries()
    {
        await using var bench = await Bench.StartAsync();
        await bench.RuleAsync(1, true, "ca");
        await bench.RuleAsync(1, false, "+1 202 555 0123", "sms");
        var detail = bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!;
        Assert.Equal(
            [
                new PersonalRule(1, true, ServiceMask.All, default, 6),
                new PersonalRule(2, false, ServiceMask.Sms, new E164(12025550123), 0),
            ],
            detail.Rules);
        Assert.Equal("1 pass CA all, 2 refuse +12025550123 sms", Say(await bench.ShowAsync(1)));
        Assert.Equal(2, (await bench.HistoryAsync(1)).Count);
    }

    [Fact]
    public async Task The_same_mind_widens_the_other_narrows()
    {
        await using var bench = await Bench.StartAsync();
        await bench.RuleAsync(1, true, "CA", "voice");
        await bench.RuleAsync(1, true, "CA", "sms");
        Assert.Equal("1 pass CA all", Say(await bench.ShowAsync(1)));
        await bench.RuleAsync(1, false, "CA", "sms");
        Assert.Equal("1 pass CA voice, 2 refuse CA sms", Say(await bench.ShowAsync(1)));
        await bench.RuleAsync(1, false, "CA");
        Assert.Equal("2 refuse CA all", Say(await bench.ShowAsync(1)));
        Assert.Equal(ChangeOutcome.AlreadySo, (await bench.RuleAsync(1, false, "CA", "voice")).Outcome);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Removal_takes_services_then_the_rule_then_is_so_already()
    {
        await using var bench = await Bench.StartAsync();
        await bench.RuleAsync(1, true, "CA");
        await bench.RuleAsync(1, true, "US");
        await bench.UnruleAsync(1, "CA", "sms");
        Assert.Equal("1 pass CA voice, 2 pass US all", Say(await bench.ShowAsync(1)));
        var removed = await bench.UnruleAsync(1, "CA");
        Assert.Equal("2 pass US all", Say(await bench.ShowAsync(1)));
        var again = await bench.UnruleAsync(1, "CA");
        Assert.Equal((ChangeOutcome.AlreadySo, removed.Journal), (again.Outcome, again.Journal));
        Assert.Equal((ChangeOutcome.AlreadySo, 0),
            ((await bench.UnruleAsync(1, "AU")).Outcome, (await bench.UnruleAsync(1, "AU")).Journal));
        await bench.UnruleAsync(1, "US");
        Assert.Null(bench.Register.Book.Read(RegisterSamples.Line(1)).Detail);
        await bench.VerifyAsync();
    }

    [Theory]
    [InlineData("XX", "rule: no country has the letters 'XX'")]
    [InlineData("CN", "rule: the home country needs no rule: its calls are not screened")]
    [InlineData("Canada", Expected + "'Canada'")]
    [InlineData("registered:bank", Expected + "'registered:bank'")]
    [InlineData("", Expected + "nothing")]
    public async Task A_wrong_target_is_named(string target, string message)
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.RuleAsync(1, true, target);
        Assert.Equal((ChangeOutcome.Invalid, "rule", message), (receipt.Outcome, receipt.Field, receipt.Message));
    }

    [Fact]
    public async Task Registered_senders_are_let_through_by_purpose_and_for_texts_alone()
    {
        await using var bench = await Bench.StartAsync();
        await bench.RuleAsync(1, true, "registered:code");
        await bench.RuleAsync(1, true, "Registered", "sms");
        await bench.RuleAsync(1, false, "registered:service");
        Assert.Equal(
            "1 pass registered:code sms, 2 pass registered sms, 3 refuse registered:service sms",
            Say(await bench.ShowAsync(1)));
        PersonalRule[] rules =
        [
            new(1, true, ServiceMask.Sms, default, 0, SenderPurpose.Code),
            new(2, true, ServiceMask.Sms, default, 0, SenderPurpose.Any),
            new(3, false, ServiceMask.Sms, default, 0, SenderPurpose.Service),
        ];
        Assert.Equal(rules, bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!.Rules);

        await bench.RestartAsync(snapshot: true);
        Assert.Equal(rules, bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!.Rules);
        await bench.UnruleAsync(1, "registered");
        await bench.RuleAsync(1, false, "registered:code");
        Assert.Equal(
            "3 refuse registered:service sms, 4 refuse registered:code sms", Say(await bench.ShowAsync(1)));
        Assert.Contains(
            await bench.HistoryAsync(1),
            entry => entry.Changes.Any(change => change.After == "refuse registered:code sms"));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Registered_senders_do_not_call()
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.RuleAsync(1, true, "registered", "voice");
        Assert.Equal(
            (ChangeOutcome.Invalid, "service", "service: registered senders send texts: expected sms or all"),
            (receipt.Outcome, receipt.Field, receipt.Message));
        Assert.Empty((await bench.ShowAsync(1)).Rules);
    }

    [Fact]
    public async Task A_line_has_no_more_rules_than_the_limit()
    {
        await using var bench = await Bench.StartAsync();
        for (var i = 0; i < RegisterLimits.RulesMax; i++)
        {
            Assert.Equal(ChangeOutcome.Done, (await bench.RuleAsync(1, true, $"+1202555{i:0000}")).Outcome);
        }
        var receipt = await bench.RuleAsync(1, true, "CA");
        Assert.Equal((ChangeOutcome.Invalid, "rule"), (receipt.Outcome, receipt.Field));
        await bench.UnruleAsync(1, "+12025550000");
        Assert.Equal(ChangeOutcome.Done, (await bench.RuleAsync(1, true, "CA")).Outcome);
        await bench.VerifyAsync();
    }
}
