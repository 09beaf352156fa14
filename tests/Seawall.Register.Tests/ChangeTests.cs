using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Changes of choices: what they set, what they leave, how pauses end.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task All_services_and_zones_are_set_in_one_entry()
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.SetAsync(1, "shut");
        Assert.Equal(ChangeOutcome.Done, receipt.Outcome);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "sms"));
        var entry = Assert.Single(await bench.HistoryAsync(1));
        Assert.Equal((receipt.Journal, 8), (entry.Journal, entry.Changes.Length));
        Assert.All(receipt.Before!.Choices, choice => Assert.Equal((Choice.Undecided, ChoiceBasis.Default, true),
            (choice.Choice, choice.Basis, choice.Open)));
        Assert.All(receipt.After!.Choices, choice => Assert.Equal((Choice.Shut, ChoiceBasis.Choice, false),
            (choice.Choice, choice.Basis, choice.Open)));
    }

    [Fact]
    public async Task One_service_and_zone_leaves_the_others()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut", "voice", "macao");
        await bench.SetAsync(1, "open", "sms", "overseas");
        Assert.Equal("undecided shut undecided undecided", await bench.SayAsync(1, "voice"));
        Assert.Equal("undecided undecided undecided open", await bench.SayAsync(1, "sms"));
        await bench.SetAsync(1, "undecided", "all", "macao");
        Assert.Equal("undecided undecided undecided undecided", await bench.SayAsync(1, "voice"));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_pause_opens_and_falls_back_by_itself()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        var receipt = await bench.SetAsync(1, "open", "voice", "overseas", length: "24h");
        var paused = receipt.After!.Choices[3];
        Assert.Equal((true, ChoiceBasis.Pause, Choice.Shut, Bench.Morning.AddHours(24)),
            (paused.Open, paused.Basis, paused.Choice, paused.PauseUntil!.Value));
        var pause = Assert.Single(bench.Register.Book.Read(RegisterSamples.Line(1)).Detail!.Pauses);
        Assert.Equal(new Pause(Service.Voice, 3, Bench.Morning.AddHours(24).ToUnixTimeSeconds()), pause);
        bench.Time.Advance(TimeSpan.FromHours(24));
        var after = (await bench.ShowAsync(1)).Choices[3];
        Assert.Equal((false, ChoiceBasis.Choice, null), (after.Open, after.Basis, after.PauseUntil));

        // What is asked anew is so already, though the ended pause is still stored; with the next change it is cleared
        // away.
        Assert.Equal(ChangeOutcome.AlreadySo, (await bench.SetAsync(1, "shut")).Outcome);
        await bench.SetAsync(1, "open", "sms", "macao");
        Assert.Null(bench.Register.Book.Read(RegisterSamples.Line(1)).Detail);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_pause_can_be_moved_is_ended_by_a_choice_and_adds_nothing_to_open()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut", "all", "overseas");
        await bench.SetAsync(1, "open", "all", "overseas", length: "1h");
        Assert.Equal(ChangeOutcome.AlreadySo, (await bench.SetAsync(1, "open", "voice", "overseas", length: "1h"))
            .Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "open", "voice", "overseas", length: "2h")).Outcome);
        Assert.Equal("undecided undecided undecided shut*", await bench.SayAsync(1, "voice"));
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "shut", "voice", "overseas")).Outcome);
        Assert.Equal("undecided undecided undecided shut", await bench.SayAsync(1, "voice"));
        Assert.Equal("undecided undecided undecided shut*", await bench.SayAsync(1, "sms"));
        await bench.SetAsync(1, "open", "sms", "overseas");
        Assert.Equal("undecided undecided undecided open", await bench.SayAsync(1, "sms"));
        Assert.Equal(ChangeOutcome.AlreadySo, (await bench.SetAsync(1, "open", "sms", "overseas", length: "3h"))
            .Outcome);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Already_so_names_the_entry_that_made_it_so_pauses_and_files_included()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Choices, $"number,service,zone,to\n{Bench.Number(1)},voice,macao,shut\n");
        var imported = bench.Register.Status.Journal;
        var paused = await bench.SetAsync(1, "open", "voice", "macao", until: "2026-05-03T00:00:00Z");
        await bench.SetAsync(1, "shut", "sms", "macao");
        var again = await bench.SetAsync(1, "open", "voice", "macao", until: "2026-05-03 08:00");
        Assert.Equal((ChangeOutcome.AlreadySo, paused.Journal), (again.Outcome, again.Journal));
        await bench.SetAsync(1, "shut", "voice", "macao");
        await bench.SetAsync(2, "shut", "voice", "macao");
        await bench.ImportAsync(ImportKind.Choices, $"number,service,zone,to\n{Bench.Number(1)},voice,taiwan,shut\n");
        Assert.Equal(bench.Register.Status.Journal, (await bench.SetAsync(1, "shut", "voice", "taiwan")).Journal);
        Assert.True(imported < paused.Journal);
    }

    [Fact]
    public async Task A_line_that_is_not_ours_is_taken_with_a_remark()
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.Register.ChangeAsync(new ChangeRequest
        {
            Number = "057188886666", To = "shut", Who = "test", Way = ChangeWay.Cli,
        });
        Assert.Equal(ChangeOutcome.Done, receipt.Outcome);
        Assert.Contains("not one of our lines", receipt.Message, StringComparison.Ordinal);
        Assert.Equal("", (await bench.SetAsync(1, "shut")).Message);
    }

    [Fact]
    public async Task Counters_tell_ways_and_targets_of_what_changed()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        await bench.SetAsync(1, "shut");
        await bench.SetAsync(1, "open", length: "1h");
        await bench.RuleAsync(1, true, "CA");
        await bench.ImportAsync(ImportKind.Choices, $"number,service,zone,to\n{Bench.Number(3)},voice,macao,open\n",
            dryRun: true);
        await bench.ImportAsync(ImportKind.Choices, $"number,service,zone,to\n{Bench.Number(3)},voice,macao,open\n");
        var counters = bench.Register.Counters;
        Assert.Equal([0, 0, 1, 1, 1], Enumerable.Range(0, 5).Select(target => counters.Count(ChangeWay.Cli, target)));
        Assert.Equal([0, 1, 0, 0, 0], Enumerable.Range(0, 5)
            .Select(target => counters.Count(ChangeWay.Import, target)));
    }
}
