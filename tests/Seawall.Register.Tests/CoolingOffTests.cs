using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>The cooling-off a line chooses beforehand: its openings wait.</summary>
public sealed class CoolingOffTests
{
    static async Task<Bench> CooledAsync(int hours = 24, TimeSpan window = default)
    {
        var bench = await Bench.StartAsync(window);
        await bench.SetAsync(1, "shut");
        Assert.Equal(ChangeOutcome.Done, (await bench.CoolAsync(1, hours)).Outcome);
        return bench;
    }

    [Fact]
    public async Task An_opening_waits_and_comes_into_force_by_itself()
    {
        await using var bench = await CooledAsync();
        var asked = await bench.SetAsync(1, "open", "voice", "macao");
        Assert.Equal((ChangeOutcome.Waiting, bench.Register.Status.Journal), (asked.Outcome, asked.Journal));
        Assert.Equal((Bench.Morning.AddHours(24), false), (asked.Waiting!.At, asked.Waiting.IsProposal));
        var again = await bench.SetAsync(1, "open", "voice", "macao");
        Assert.Equal((ChangeOutcome.Waiting, asked.Journal), (again.Outcome, again.Journal));
        bench.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await bench.Register.SettleAsync();
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        await bench.Register.SettleAsync();
        Assert.Equal("shut open shut shut", await bench.SayAsync(1, "voice"));
        var entry = (await bench.HistoryAsync(1))[0];
        Assert.Equal((JournalKind.CameIntoForce, ChangeWay.System, $"asked for in journal number {asked.Journal}"),
            (entry.Kind, entry.Way, entry.Note));
        var so = await bench.SetAsync(1, "open", "voice", "macao");
        Assert.Equal((ChangeOutcome.AlreadySo, entry.Journal), (so.Outcome, so.Journal));
        await bench.VerifyAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_due_while_the_process_was_down_is_done_when_it_is_back(bool snapshot)
    {
        await using var bench = await CooledAsync();
        await bench.SetAsync(1, "open", "voice", "macao", length: "2h");
        await bench.SetAsync(2, "shut");
        await bench.RestartAsync(snapshot, at: Bench.Morning.AddHours(30));
        await bench.Register.SettleAsync();
        Assert.Equal("shut shut* shut shut", await bench.SayAsync(1, "voice"));
        Assert.Equal(Bench.Morning.AddHours(32), (await bench.ShowAsync(1)).Choices[1].PauseUntil);
        Assert.Single(bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!.Pauses);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_store_that_is_away_when_the_time_comes_only_makes_it_later()
    {
        await using var bench = await CooledAsync();
        await bench.SetAsync(1, "open", "voice", "macao");
        bench.Store.Fault = Fault.BeforeAppend;
        bench.Time.Advance(TimeSpan.FromHours(25));
        await Assert.ThrowsAsync<StoreException>(() => bench.Register.SettleAsync());
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        bench.Store.Fault = Fault.None;
        await bench.Register.SettleAsync();
        Assert.Equal("shut open shut shut", await bench.SayAsync(1, "voice"));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Shutting_counts_at_once_and_ends_what_waits_for_it()
    {
        await using var bench = await CooledAsync();
        await bench.SetAsync(1, "open", "voice", "macao");
        await bench.SetAsync(1, "open", "sms", "macao");
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "shut", "voice", "all")).Outcome);
        Assert.Equal("sms", Assert.Single((await bench.ShowAsync(1)).Waiting).Service);
        bench.Time.Advance(TimeSpan.FromHours(24));
        await bench.Register.SettleAsync();
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        Assert.Equal("shut open shut shut", await bench.SayAsync(1, "sms"));
    }

    [Fact]
    public async Task Rules_that_open_wait_too_and_what_waits_can_be_taken_back()
    {
        await using var bench = await CooledAsync();
        var rule = await bench.RuleAsync(1, true, "CA");
        Assert.Equal((ChangeOutcome.Waiting, WaitingKind.RuleAddition, "CA"),
            (rule.Outcome, rule.Waiting!.Kind, rule.Waiting.Rule!.Target));
        Assert.Equal(ChangeOutcome.Done, (await bench.RuleAsync(1, false, "US")).Outcome);
        var removal = await bench.UnruleAsync(1, "US");
        Assert.Equal((ChangeOutcome.Waiting, "no rule US all"), (removal.Outcome, removal.Waiting!.What));
        Assert.Equal(ChangeOutcome.Done,
            (await bench.Register.WithdrawAsync(Bench.Waiting(1, rule.Journal))).Outcome);
        bench.Time.Advance(TimeSpan.FromHours(24));
        await bench.Register.SettleAsync();
        Assert.Empty((await bench.ShowAsync(1)).Rules);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task It_is_longer_at_once_and_shorter_only_after_it()
    {
        await using var bench = await CooledAsync(24);
        Assert.Equal(ChangeOutcome.Done, (await bench.CoolAsync(1, 48)).Outcome);
        var shorter = await bench.CoolAsync(1, 0);
        Assert.Equal((ChangeOutcome.Waiting, Bench.Morning.AddHours(48), 0),
            (shorter.Outcome, shorter.Waiting!.At, shorter.Waiting.Hours));
        Assert.Equal(48, (await bench.ShowAsync(1)).CoolingOffHours);
        bench.Time.Advance(TimeSpan.FromHours(48));
        await bench.Register.SettleAsync();
        Assert.Equal(0, (await bench.ShowAsync(1)).CoolingOffHours);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "open")).Outcome);
        await bench.VerifyAsync();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(169)]
    public async Task Hours_out_of_range_are_named(int hours)
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal((ChangeOutcome.Invalid, "hours"),
            ((await bench.CoolAsync(1, hours)).Outcome, (await bench.CoolAsync(1, hours)).Field));
    }

    [Fact]
    public async Task What_the_line_itself_did_just_now_is_taken_back_at_once_what_a_guardian_did_is_not()
    {
        await using var bench = await CooledAsync();
        await bench.GuardAsync(1, 2);
        await bench.SetAsync(1, "undecided", "voice", "taiwan");
        bench.Time.Advance(TimeSpan.FromHours(24));
        await bench.Register.SettleAsync();
        var shut = await bench.SetAsync(1, "shut", "voice", "taiwan");
        Assert.Equal(ChangeOutcome.Done, (await bench.UndoAsync(1, shut.Journal)).Outcome);
        shut = await bench.SetAsync(1, "shut", "voice", "taiwan", guardian: 2);
        var refused = await bench.UndoAsync(1, shut.Journal);
        Assert.Equal(ChangeOutcome.Refused, refused.Outcome);
        Assert.Contains("guardian", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_yes_to_a_proposal_waits_as_an_opening_of_its_own()
    {
        await using var bench = await CooledAsync();
        await bench.GuardAsync(1, 2);
        var proposed = await bench.SetAsync(1, "open", "voice", "macao", guardian: 2);
        var yes = await bench.Register.AcceptAsync(Bench.Waiting(1, proposed.Journal));
        Assert.Equal((ChangeOutcome.Waiting, false), (yes.Outcome, yes.Waiting!.IsProposal));
        Assert.Equal(yes.Journal, Assert.Single((await bench.ShowAsync(1)).Waiting).Journal);
        bench.Time.Advance(TimeSpan.FromHours(24));
        await bench.Register.SettleAsync();
        Assert.Equal("shut open shut shut", await bench.SayAsync(1, "voice"));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_pause_that_would_end_before_it_begins_is_refused_and_only_so_many_wait()
    {
        await using var bench = await CooledAsync();
        Assert.Equal(ChangeOutcome.Refused,
            (await bench.SetAsync(1, "open", "voice", "macao", until: "2026-05-01T20:00:00Z")).Outcome);
        for (var hours = 1; hours <= RegisterLimits.WaitingMax; hours++)
        {
            Assert.Equal(ChangeOutcome.Waiting, (await bench.SetAsync(1, "open", length: $"{hours}h")).Outcome);
        }
        Assert.Equal(ChangeOutcome.Refused, (await bench.SetAsync(1, "open", length: "100h")).Outcome);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task The_question_comes_before_the_waiting_and_not_again_for_what_waits()
    {
        await using var bench = await CooledAsync(window: TimeSpan.FromMinutes(15));
        bench.Refusals.All.Add((1, bench.Time.GetUtcNow()));
        var asked = await bench.SetAsync(1, "open");
        Assert.Equal(ChangeOutcome.NeedsConfirmation, asked.Outcome);
        Assert.Equal(ChangeOutcome.Waiting, (await bench.SetAsync(1, "open", confirm: asked.Confirmation)).Outcome);
        Assert.Equal(ChangeOutcome.Waiting, (await bench.SetAsync(1, "open")).Outcome);
    }
}
