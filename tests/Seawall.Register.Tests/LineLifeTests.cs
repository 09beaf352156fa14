using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>New holders, and persons who got another number.</summary>
public sealed class LineLifeTests
{
    static HolderRequest Holder(long line, string? holder = null) => new()
    {
        Number = Bench.Number(line), Holder = holder, Who = "key crm", Way = ChangeWay.Api, Evidence = "request 4",
    };

    static MoveRequest Move(long from, long to) => new()
    {
        From = Bench.Number(from), To = Bench.Number(to), Who = "key crm", Way = ChangeWay.Api, Note = "ported",
    };

    [Fact]
    public async Task A_new_holder_starts_undecided_and_saying_it_twice_is_so_already()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers,
            $"number,region,language,holder\n{Bench.Number(1)},Zhejiang,zh,A\n");
        await bench.SetAsync(1, "shut");
        await bench.RuleAsync(1, true, "CA");
        await bench.GuardAsync(1, 2);
        Assert.Equal(ChangeOutcome.AlreadySo, (await bench.Register.NewHolderAsync(Holder(1, "A"))).Outcome);
        var done = await bench.Register.NewHolderAsync(Holder(1, "B"));
        Assert.Equal((ChangeOutcome.Done, bench.Register.Status.Journal), (done.Outcome, done.Journal));
        var line = await bench.ShowAsync(1);
        Assert.All(line.Choices, choice => Assert.Equal(Choice.Undecided, choice.Choice));
        Assert.Equal((0, 0, ""), (line.Rules.Length, line.Guardians.Length, line.Language));
        Assert.True(bench.Register.Book.Read(RegisterSamples.Line(1)).IsUndecided);
        Assert.Empty((await bench.Register.WardsAsync(Bench.Number(2), Bench.Cancel)).Value!);
        Assert.Equal(JournalKind.HolderChanged, bench.News.All[^1].Entry.Kind);
        var again = await bench.Register.NewHolderAsync(Holder(1, "B"));
        Assert.Equal((ChangeOutcome.AlreadySo, done.Journal), (again.Outcome, again.Journal));
        var entry = (await bench.HistoryAsync(1))[0];
        Assert.Equal((JournalKind.HolderChanged, ChangeWay.Api, "request 4"), (entry.Kind, entry.Way, entry.Evidence));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_new_holder_without_a_name_is_another_one_whenever_something_happened_since()
    {
        await using var bench = await Bench.StartAsync();
        var first = await bench.Register.NewHolderAsync(Holder(1));
        Assert.Equal(ChangeOutcome.Done, first.Outcome);
        var retry = await bench.Register.NewHolderAsync(Holder(1));
        Assert.Equal((ChangeOutcome.AlreadySo, first.Journal), (retry.Outcome, retry.Journal));
        await bench.SetAsync(1, "shut");
        Assert.Equal(ChangeOutcome.Done, (await bench.Register.NewHolderAsync(Holder(1))).Outcome);
        Assert.True(bench.Register.Book.Read(RegisterSamples.Line(1)).IsUndecided);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task What_a_line_held_goes_along_and_the_number_before_starts_undecided()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers,
            $"number,region,language,holder\n{Bench.Number(9)},Zhejiang,en,A\n{Bench.Number(3)},Hubei,zh,B\n");
        await bench.SetAsync(3, "open");
        await bench.RuleAsync(3, false, "US");
        await bench.GuardAsync(3, 4);
        await bench.SetAsync(9, "shut");
        await bench.RuleAsync(9, true, "CA");
        await bench.GuardAsync(9, 2);
        await bench.GuardAsync(9, 3);
        var before = await bench.ShowAsync(9);
        var moved = await bench.Register.MoveAsync(Move(9, 3));
        Assert.Equal((ChangeOutcome.Done, RegisterSamples.Line(3)), (moved.Outcome, moved.Number));
        var after = await bench.ShowAsync(3);
        Assert.Equal(before.Choices.AsEnumerable(), after.Choices);
        Assert.Equal(before.Rules.AsEnumerable(), after.Rules);
        Assert.Equal(RegisterSamples.Line(2), Assert.Single(after.Guardians).Number);
        Assert.Equal("en", after.Language);
        var left = await bench.ShowAsync(9);
        Assert.All(left.Choices, choice => Assert.Equal(Choice.Undecided, choice.Choice));
        Assert.Equal((0, 0, ""), (left.Rules.Length, left.Guardians.Length, left.Language));
        Assert.Equal(Choice.Shut, bench.Register.Book.Read(RegisterSamples.Line(3)).Choices.Get(Service.Voice, 3));
        Assert.True(bench.Register.Book.Read(RegisterSamples.Line(9)).IsUndecided);
        Assert.Equal(RegisterSamples.Line(3),
            Assert.Single((await bench.Register.WardsAsync(Bench.Number(2), Bench.Cancel)).Value!).Line);
        Assert.Empty((await bench.Register.WardsAsync(Bench.Number(4), Bench.Cancel)).Value!);
        foreach (var line in (long[])[3, 9])
        {
            var entry = (await bench.HistoryAsync(line))[0];
            Assert.Equal((JournalKind.Moved, moved.Journal, $"{Bench.Number(9)} to {Bench.Number(3)}: ported"),
                (entry.Kind, entry.Journal, entry.Note));
        }
        await bench.RestartAsync(snapshot: true);
        var retry = await bench.Register.MoveAsync(Move(9, 3));
        Assert.Equal((ChangeOutcome.AlreadySo, moved.Journal), (retry.Outcome, retry.Journal));
        await bench.VerifyAsync();

        // The person before is not the person after: a file that says so resets nothing of the person who moved.
        await bench.ImportAsync(ImportKind.Subscribers, $"number,holder\n{Bench.Number(3)},A\n{Bench.Number(9)},C\n");
        Assert.Equal("shut shut shut shut", await bench.SayAsync(3, "voice"));
    }

    [Fact]
    public async Task A_guardian_who_moves_is_the_guardian_by_the_new_number()
    {
        await using var bench = await Bench.StartAsync();
        await bench.GuardAsync(1, 5);
        await bench.GuardAsync(2, 5);
        await bench.GuardAsync(2, 6);
        await bench.SetAsync(1, "shut");
        var proposed = (await bench.SetAsync(1, "open", guardian: 5)).Journal;
        Assert.Equal(ChangeOutcome.Done, (await bench.Register.MoveAsync(Move(5, 6))).Outcome);
        Assert.Equal(RegisterSamples.Line(6), Assert.Single((await bench.ShowAsync(1)).Guardians).Number);
        Assert.Equal(RegisterSamples.Line(6), Assert.Single((await bench.ShowAsync(2)).Guardians).Number);
        Assert.Equal([RegisterSamples.Line(1), RegisterSamples.Line(2)],
            (await bench.Register.WardsAsync(Bench.Number(6), Bench.Cancel)).Value!.Select(ward => ward.Line));
        Assert.Empty((await bench.Register.WardsAsync(Bench.Number(5), Bench.Cancel)).Value!);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "shut", "sms", guardian: 6)).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await bench.SetAsync(1, "shut", guardian: 5)).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await bench.Register.AcceptAsync(Bench.Waiting(1, proposed))).Outcome);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task What_waits_goes_along_and_comes_into_force_where_the_person_is()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        await bench.CoolAsync(1, 5);
        await bench.SetAsync(1, "open", "voice", "macao");
        await bench.Register.MoveAsync(Move(1, 2));
        bench.Time.Advance(TimeSpan.FromHours(5));
        await bench.Register.SettleAsync();
        Assert.Equal("shut open shut shut", await bench.SayAsync(2, "voice"));
        Assert.Equal("undecided undecided undecided undecided", await bench.SayAsync(1, "voice"));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Wrong_fields_are_named_and_a_store_that_fails_changes_nothing()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        Assert.Equal("to", (await bench.Register.MoveAsync(Move(1, 1))).Field);
        Assert.Equal("from", (await bench.Register.MoveAsync(Move(1, 2) with { From = "x" })).Field);
        Assert.Equal("to", (await bench.Register.MoveAsync(Move(1, 2) with { To = "+12025550123" })).Field);
        Assert.Equal("holder", (await bench.Register.NewHolderAsync(Holder(1, new string('x', 201)))).Field);
        bench.Store.Fault = Fault.BeforeAppend;
        Assert.Equal(ChangeOutcome.Unavailable, (await bench.Register.MoveAsync(Move(1, 2))).Outcome);
        Assert.Equal(ChangeOutcome.Unavailable, (await bench.Register.NewHolderAsync(Holder(1))).Outcome);
        bench.Store.Fault = Fault.None;
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        Assert.Single(await bench.HistoryAsync(1));
    }
}
