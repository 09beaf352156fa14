using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>
/// Those who help with a line: asked and confirmed on both sides, may shut, may only propose to open.
/// </summary>
public sealed class GuardianTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Either_side_asks_and_the_other_says_yes(bool byGuardian)
    {
        await using var bench = await Bench.StartAsync();
        var asked = await bench.Register.AskGuardianAsync(Bench.Guardian(1, 2, byGuardian));
        Assert.Equal(ChangeOutcome.Done, asked.Outcome);
        var guardian = Assert.Single((await bench.ShowAsync(1)).Guardians);
        Assert.Equal((RegisterSamples.Line(2), byGuardian ? GuardianState.AskedByGuardian : GuardianState.AskedByLine),
            (guardian.Number, guardian.State));

        // Who asked cannot say yes in the other's place.
        Assert.Equal(ChangeOutcome.Refused,
            (await bench.Register.ConfirmGuardianAsync(Bench.Guardian(1, 2, byGuardian))).Outcome);
        Assert.Equal((ChangeOutcome.AlreadySo, asked.Journal),
            await OfAsync(bench.Register.AskGuardianAsync(Bench.Guardian(1, 2, byGuardian))));
        bench.Time.Advance(TimeSpan.FromHours(1));
        var yes = await bench.Register.ConfirmGuardianAsync(Bench.Guardian(1, 2, !byGuardian));
        Assert.Equal(ChangeOutcome.Done, yes.Outcome);
        guardian = Assert.Single((await bench.ShowAsync(1)).Guardians);
        Assert.Equal((GuardianState.Confirmed, Bench.Morning.AddHours(1)), (guardian.State, guardian.Since));
        Assert.Equal((ChangeOutcome.AlreadySo, yes.Journal),
            await OfAsync(bench.Register.ConfirmGuardianAsync(Bench.Guardian(1, 2, !byGuardian))));
        var history = await bench.HistoryAsync(1);
        Assert.Equal([JournalKind.GuardianConfirmed, JournalKind.GuardianAsked], history.Select(entry => entry.Kind));
        Assert.Equal(!byGuardian ? $"guardian {Bench.Number(2)}" : "line", history[0].Who);
        Assert.Equal($"guardian {Bench.Number(2)}", history[0].Changes[0].What);
        Assert.Equal("text 3", history[0].Evidence);
        await bench.VerifyAsync();
    }

    static async Task<(ChangeOutcome, long)> OfAsync(Task<ChangeReceipt> change)
    {
        var receipt = await change;
        return (receipt.Outcome, receipt.Journal);
    }

    [Fact]
    public async Task When_both_ask_both_have_said_yes()
    {
        await using var bench = await Bench.StartAsync();
        await bench.Register.AskGuardianAsync(Bench.Guardian(1, 2, true, sees: true));
        Assert.False((await bench.ShowAsync(1)).Guardians[0].SeesRefused);
        await bench.Register.AskGuardianAsync(Bench.Guardian(1, 2, false, sees: true));
        Assert.Equal((GuardianState.Confirmed, true),
            ((await bench.ShowAsync(1)).Guardians[0].State, (await bench.ShowAsync(1)).Guardians[0].SeesRefused));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Either_side_ends_it(bool byGuardian)
    {
        await using var bench = await Bench.StartAsync();
        await bench.GuardAsync(1, 2);
        Assert.Single((await bench.Register.WardsAsync(Bench.Number(2), Bench.Cancel)).Value!);
        Assert.Equal(ChangeOutcome.Done,
            (await bench.Register.EndGuardianAsync(Bench.Guardian(1, 2, byGuardian))).Outcome);
        Assert.Empty((await bench.ShowAsync(1)).Guardians);
        Assert.Empty((await bench.Register.WardsAsync(Bench.Number(2), Bench.Cancel)).Value!);
        Assert.Equal(ChangeOutcome.AlreadySo,
            (await bench.Register.EndGuardianAsync(Bench.Guardian(1, 2, byGuardian))).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await bench.SetAsync(1, "shut", guardian: 2)).Outcome);
    }

    [Fact]
    public async Task Nobody_answered_in_time_is_nobody_asked()
    {
        await using var bench = await Bench.StartAsync();
        await bench.Register.AskGuardianAsync(Bench.Guardian(1, 2, false));
        bench.Time.Advance(TimeSpan.FromDays(7));
        Assert.Empty((await bench.ShowAsync(1)).Guardians);
        Assert.Equal(ChangeOutcome.Refused,
            (await bench.Register.ConfirmGuardianAsync(Bench.Guardian(1, 2, true))).Outcome);
        Assert.Empty((await bench.Register.WardsAsync(Bench.Number(2), Bench.Cancel)).Value!);
        Assert.Equal(ChangeOutcome.Done, (await bench.Register.AskGuardianAsync(Bench.Guardian(1, 2, false))).Outcome);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_guardian_shuts_at_once_and_is_named()
    {
        await using var bench = await Bench.StartAsync();
        await bench.GuardAsync(1, 2);
        var shut = await bench.SetAsync(1, "shut", guardian: 2, way: ChangeWay.Text);
        Assert.Equal(ChangeOutcome.Done, shut.Outcome);
        Assert.Equal($"guardian {Bench.Number(2)}", (await bench.HistoryAsync(1))[0].Who);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        Assert.Equal(ChangeOutcome.Done, (await bench.Register.AddRuleAsync(Rule(false))).Outcome);

        static RuleRequest Rule(bool pass) => new()
        {
            Number = Bench.Number(1), Pass = pass, Target = "AU", Guardian = Bench.Number(2), Who = "x",
            Way = ChangeWay.Text,
        };
    }

    [Theory]
    [InlineData("open", null)]
    [InlineData("open", "2h")]
    [InlineData("undecided", null)]
    public async Task What_a_guardian_opens_is_a_proposal_that_counts_when_the_line_says_yes(string to, string? length)
    {
        await using var bench = await Bench.StartAsync();
        await bench.GuardAsync(1, 2);
        await bench.SetAsync(1, "shut");
        var proposed = await bench.SetAsync(1, to, "voice", "macao", length, guardian: 2);
        Assert.Equal((ChangeOutcome.Waiting, bench.Register.Status.Journal), (proposed.Outcome, proposed.Journal));
        Assert.True(proposed.Waiting!.IsProposal);
        Assert.Equal((RegisterSamples.Line(2), Bench.Morning.AddHours(24), "voice"),
            (proposed.Waiting.Guardian, proposed.Waiting.At, proposed.Waiting.Service));
        Assert.Equal(["macao"], proposed.Waiting.Zones);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        Assert.Equal((ChangeOutcome.Waiting, proposed.Journal),
            await OfAsync(bench.SetAsync(1, to, "voice", "macao", length, guardian: 2)));

        bench.Time.Advance(TimeSpan.FromHours(1));
        var yes = await bench.Register.AcceptAsync(Bench.Waiting(1, proposed.Journal));
        Assert.Equal(ChangeOutcome.Done, yes.Outcome);
        Assert.Equal(length is null ? $"shut {to} shut shut" : "shut shut* shut shut",
            await bench.SayAsync(1, "voice"));
        if (length is not null)
        {
            Assert.Equal(Bench.Morning.AddHours(3), (await bench.ShowAsync(1)).Choices[1].PauseUntil);
        }
        Assert.Empty((await bench.ShowAsync(1)).Waiting);
        await bench.RestartAsync(snapshot: false);
        Assert.Equal((ChangeOutcome.AlreadySo, yes.Journal),
            await OfAsync(bench.Register.AcceptAsync(Bench.Waiting(1, proposed.Journal))));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_proposal_is_declined_taken_back_or_lapses()
    {
        await using var bench = await Bench.StartAsync();
        await bench.GuardAsync(1, 2);
        await bench.GuardAsync(1, 3);
        await bench.SetAsync(1, "shut");
        var first = (await bench.SetAsync(1, "open", "voice", "macao", guardian: 2)).Journal;
        Assert.Equal(ChangeOutcome.Refused,
            (await bench.Register.WithdrawAsync(Bench.Waiting(1, first, guardian: 3))).Outcome);
        var declined = await bench.Register.WithdrawAsync(Bench.Waiting(1, first));
        Assert.Equal(ChangeOutcome.Done, declined.Outcome);
        Assert.Equal((ChangeOutcome.AlreadySo, declined.Journal),
            await OfAsync(bench.Register.WithdrawAsync(Bench.Waiting(1, first))));
        Assert.Equal(ChangeOutcome.Refused, (await bench.Register.AcceptAsync(Bench.Waiting(1, first))).Outcome);

        var second = (await bench.SetAsync(1, "open", "voice", "macao", guardian: 2)).Journal;
        Assert.Equal(ChangeOutcome.Done,
            (await bench.Register.WithdrawAsync(Bench.Waiting(1, second, guardian: 2))).Outcome);

        var third = (await bench.SetAsync(1, "open", "voice", "macao", guardian: 2)).Journal;
        bench.Time.Advance(TimeSpan.FromHours(24));
        Assert.Empty((await bench.ShowAsync(1)).Waiting);
        Assert.Equal(ChangeOutcome.Refused, (await bench.Register.AcceptAsync(Bench.Waiting(1, third))).Outcome);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        await bench.VerifyAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(3)]
    [InlineData(long.MaxValue)]
    public async Task A_number_under_which_nothing_waits_is_refused(long journal)
    {
        await using var bench = await Bench.StartAsync();
        await bench.GuardAsync(1, 2);
        Assert.Equal(ChangeOutcome.Refused, (await bench.Register.AcceptAsync(Bench.Waiting(1, journal))).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await bench.Register.WithdrawAsync(Bench.Waiting(1, journal))).Outcome);
    }

    [Fact]
    public async Task A_stranger_and_one_who_only_offered_may_do_nothing()
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal(ChangeOutcome.Refused, (await bench.SetAsync(1, "shut", guardian: 2)).Outcome);
        await bench.Register.AskGuardianAsync(Bench.Guardian(1, 2, true));
        Assert.Equal(ChangeOutcome.Refused, (await bench.SetAsync(1, "shut", guardian: 2)).Outcome);
        Assert.Equal("guardian", (await bench.Register.ChangeAsync(new ChangeRequest
        {
            Number = Bench.Number(1), To = "shut", Guardian = "+12025550123", Who = "x", Way = ChangeWay.Text,
        })).Field);
    }

    [Fact]
    public async Task Limits_hold_for_a_line_and_for_a_guardian()
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal(ChangeOutcome.Refused,
            (await bench.Register.AskGuardianAsync(Bench.Guardian(1, 1, false))).Outcome);
        for (var guardian = 2; guardian < 2 + RegisterLimits.GuardiansMax; guardian++)
        {
            Assert.True((await bench.Register.AskGuardianAsync(Bench.Guardian(1, guardian, false))).IsSo);
        }
        Assert.Equal(ChangeOutcome.Refused,
            (await bench.Register.AskGuardianAsync(Bench.Guardian(1, 9, false))).Outcome);
        for (var line = 100; line < 100 + RegisterLimits.WardsMax; line++)
        {
            Assert.True((await bench.Register.AskGuardianAsync(Bench.Guardian(line, 50, true))).IsSo);
        }
        var tooMany = await bench.Register.AskGuardianAsync(Bench.Guardian(200, 50, true));
        Assert.Equal((ChangeOutcome.Invalid, "guardian"), (tooMany.Outcome, tooMany.Field));
        Assert.True((await bench.Register.AskGuardianAsync(Bench.Guardian(100, 50, false))).IsSo);
        var wards = (await bench.Register.WardsAsync(Bench.Number(50), Bench.Cancel)).Value!;
        Assert.Equal(RegisterLimits.WardsMax, wards.Count);
        Assert.Equal(GuardianState.Confirmed, wards[0].Guardian.State);
    }

    [Fact]
    public async Task Guardians_are_told_of_every_change_and_a_new_holder_has_none_of_them()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers, $"number,language,holder\n{Bench.Number(1)},zh,A\n");
        await bench.SetAsync(1, "shut");
        Assert.Empty(bench.News.All);
        await bench.GuardAsync(1, 2);
        await bench.SetAsync(1, "open", "voice", "macao");
        await bench.SetAsync(1, "open", "voice", "macao");
        Assert.Equal([JournalKind.GuardianAsked, JournalKind.GuardianConfirmed, JournalKind.Choice],
            bench.News.All.Select(news => news.Entry.Kind));
        Assert.Equal([0, 1, 1], bench.News.All.Select(news => news.Guardians.Length));
        Assert.Equal("zh", bench.News.All[0].Language);
        await bench.CoolAsync(1, 2);
        await bench.ImportAsync(ImportKind.Choices, $"number,service,zone,to\n{Bench.Number(1)},all,all,shut\n");
        Assert.Equal((JournalKind.ChoicesImported, 1),
            (bench.News.All[^1].Entry.Kind, bench.News.All[^1].Guardians.Length));
        await bench.ImportAsync(ImportKind.Subscribers, $"number,holder\n{Bench.Number(1)},B\n");
        Assert.Equal((JournalKind.HolderChanged, RegisterSamples.Line(2)),
            (bench.News.All[^1].Entry.Kind, bench.News.All[^1].Guardians[0]));
        var line = await bench.ShowAsync(1);
        Assert.Equal((0, 0), (line.Guardians.Length, line.CoolingOffHours));
        Assert.Empty((await bench.Register.WardsAsync(Bench.Number(2), Bench.Cancel)).Value!);
        await bench.VerifyAsync();
    }
}
