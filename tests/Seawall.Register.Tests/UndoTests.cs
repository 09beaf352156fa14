using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Taking back the latest change.</summary>
public sealed class UndoTests
{
    [Fact]
    public async Task The_line_is_as_it_was_choices_pauses_and_rules_and_the_journal_says_so()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        await bench.RuleAsync(1, true, "CA");
        await bench.SetAsync(1, "open", "voice", "macao", length: "2h");
        var before = await bench.ShowAsync(1);
        var wrong = await bench.SetAsync(1, "undecided");
        var undone = await bench.UndoAsync(1, wrong.Journal);
        Assert.Equal((ChangeOutcome.Done, wrong.Journal + 1), (undone.Outcome, undone.Journal));
        var after = await bench.ShowAsync(1);
        Assert.Equal(before.Choices.AsEnumerable(), after.Choices);
        Assert.Equal(before.Rules.AsEnumerable(), after.Rules);
        Assert.Equal(after.Choices.AsEnumerable(), undone.After!.Choices);
        var entry = (await bench.HistoryAsync(1))[0];
        Assert.Equal((JournalKind.Undone, ChangeWay.Web, "session 5", 8),
            (entry.Kind, entry.Way, entry.Evidence, entry.Changes.Length));
        Assert.Equal(1, bench.Register.Counters.Count(ChangeWay.Web, 5));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_rule_comes_back_with_its_id_and_goes_again_by_undoing_the_undo()
    {
        await using var bench = await Bench.StartAsync();
        var added = await bench.RuleAsync(1, false, "+12025550123");
        var rule = Assert.Single(added.After!.Rules);
        var removed = await bench.UnruleAsync(1, "+12025550123");
        var undone = await bench.UndoAsync(1, removed.Journal);
        Assert.Equal(rule, Assert.Single(undone.After!.Rules));
        var again = await bench.UndoAsync(1, undone.Journal);
        Assert.Equal(ChangeOutcome.Done, again.Outcome);
        Assert.Empty(again.After!.Rules);
        Assert.NotEqual(rule.Id, (await bench.RuleAsync(1, true, "CA")).After!.Rules[0].Id);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task It_is_refused_when_it_is_too_late_by_a_millisecond()
    {
        await using var bench = await Bench.StartAsync();
        var change = await bench.SetAsync(1, "shut");
        bench.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromMilliseconds(1));
        var late = await bench.UndoAsync(1, change.Journal);
        Assert.Equal((ChangeOutcome.Refused, 0), (late.Outcome, late.Journal));
        Assert.Contains("10 minutes", late.Message, StringComparison.Ordinal);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        change = await bench.SetAsync(1, "open");
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(ChangeOutcome.Done, (await bench.UndoAsync(1, change.Journal)).Outcome);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_takes_nobody_their_ten_minutes()
    {
        await using var bench = await Bench.StartAsync();
        var time = bench.Time.GetUtcNow();
        bench.Time.Advance(TimeSpan.FromHours(1));
        var change = await bench.SetAsync(1, "shut");
        await bench.RestartAsync(snapshot: false, at: time);
        Assert.Equal(ChangeOutcome.Done, (await bench.UndoAsync(1, change.Journal)).Outcome);
    }

    [Fact]
    public async Task It_is_refused_when_the_line_has_changed_again()
    {
        await using var bench = await Bench.StartAsync();
        var first = await bench.SetAsync(1, "shut");
        var second = await bench.SetAsync(1, "open", "voice", "macao");
        var refused = await bench.UndoAsync(1, first.Journal);
        Assert.Equal(ChangeOutcome.Refused, refused.Outcome);
        Assert.Contains($"journal number {second.Journal}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_done_the_same_request_is_so_already_until_the_line_changes()
    {
        await using var bench = await Bench.StartAsync();
        var change = await bench.SetAsync(1, "shut");
        var undone = await bench.UndoAsync(1, change.Journal);
        bench.Time.Advance(TimeSpan.FromHours(1));
        var retry = await bench.UndoAsync(1, change.Journal);
        Assert.Equal((ChangeOutcome.AlreadySo, undone.Journal), (retry.Outcome, retry.Journal));
        await bench.SetAsync(1, "open");
        Assert.Equal(ChangeOutcome.Refused, (await bench.UndoAsync(1, change.Journal)).Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(999)]
    [InlineData(long.MaxValue)]
    public async Task A_number_of_no_latest_change_of_the_line_is_refused(long journal)
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal(ChangeOutcome.Refused, (await bench.UndoAsync(1, journal)).Outcome);
        await bench.SetAsync(1, "shut");
        Assert.Equal(ChangeOutcome.Refused, (await bench.UndoAsync(1, journal)).Outcome);
        Assert.Single(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task What_a_file_did_is_not_taken_back_by_the_line()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers, $"number,holder\n{Bench.Number(1)},A\n");
        await bench.SetAsync(1, "open");
        await bench.ImportAsync(ImportKind.Subscribers, $"number,holder\n{Bench.Number(1)},B\n");
        Assert.Equal(ChangeOutcome.Refused, (await bench.UndoAsync(1, bench.Register.Status.Journal)).Outcome);
        await bench.ImportAsync(ImportKind.Choices, $"number,service,zone,to\n{Bench.Number(1)},all,all,shut\n");
        Assert.Equal(ChangeOutcome.Refused, (await bench.UndoAsync(1, bench.Register.Status.Journal)).Outcome);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "sms"));
    }

    [Fact]
    public async Task A_pause_that_ended_meanwhile_does_not_come_back()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut", "voice", "macao");
        await bench.SetAsync(1, "open", "voice", "macao", length: "5m");
        var change = await bench.SetAsync(1, "open", "voice", "macao");
        bench.Time.Advance(TimeSpan.FromMinutes(6));
        await bench.UndoAsync(1, change.Journal);
        Assert.Equal("undecided shut undecided undecided", await bench.SayAsync(1, "voice"));
        Assert.Null(bench.Register.Book.Read(RegisterSamples.Line(1)).Detail);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Wrong_fields_are_named_and_a_store_that_is_away_is_said()
    {
        await using var bench = await Bench.StartAsync();
        var request = new UndoRequest { Number = "12", Journal = 1, Who = "line", Way = ChangeWay.Web };
        Assert.Equal("number", (await bench.Register.UndoAsync(request)).Field);
        request = request with { Number = Bench.Number(1), Who = " " };
        Assert.Equal("who", (await bench.Register.UndoAsync(request)).Field);
        request = request with { Who = "line", Evidence = new string('x', 201) };
        Assert.Equal("evidence", (await bench.Register.UndoAsync(request)).Field);
        bench.Store.Fault = Fault.Open;
        request = request with { Evidence = null };
        Assert.Equal(ChangeOutcome.Unavailable, (await bench.Register.UndoAsync(request)).Outcome);
    }
}
