using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests.Keywords;

/// <summary>The menu over USSD, screen by screen.</summary>
public sealed class MenuTests
{
    // TS 23.038 §5: 160 octets.
    const int CharactersMax = 80;
    const int SeptetsMax = 182;

    [Fact]
    public async Task Two_steps_shut_calls_and_the_last_screen_has_the_journal_number()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        Assert.Equal(
            (true, "Calls open. Texts open.\n1 Shut Calls\n2 Shut Texts\n3 More", false),
            await StepAsync(desk, MenuTurn.Begins));
        var last = await StepAsync(desk, MenuTurn.Answers, "1");
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        var entry = Assert.Single(await bench.HistoryAsync(1), one => one.Kind == JournalKind.Choice);
        Assert.Equal((ChangeWay.Ussd, "line", "id"), (entry.Way, entry.Who, entry.Evidence));
        Assert.Equal((true, $"Calls shut. Texts open. No. {entry.Journal}.", true), last);
        Assert.Equal(
            "Calls shut. Texts open.\n1 Open Calls\n2 Shut Texts\n3 More",
            (await StepAsync(desk, MenuTurn.Begins)).Text);
    }

    [Fact]
    public async Task The_second_screen_opens_for_a_day_takes_back_and_ends()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        await bench.SetAsync(1, "shut");
        await StepAsync(desk, MenuTurn.Begins);
        Assert.Equal(
            (true, "1 Open all for 24 h\n2 Take back\n3 End", false), await StepAsync(desk, MenuTurn.Answers, "3"));
        Assert.StartsWith("Calls open. Texts open. No. ", (await StepAsync(desk, MenuTurn.Answers, "1")).Text,
            StringComparison.Ordinal);
        Assert.Equal("shut* shut* shut* shut*", await bench.SayAsync(1, "sms"));
        await StepAsync(desk, MenuTurn.Begins);
        await StepAsync(desk, MenuTurn.Answers, "3");
        Assert.StartsWith("Taken back. Calls shut.", (await StepAsync(desk, MenuTurn.Answers, "2")).Text,
            StringComparison.Ordinal);
        await StepAsync(desk, MenuTurn.Begins);
        await StepAsync(desk, MenuTurn.Answers, "3");
        Assert.Equal((true, "Calls shut. Texts shut.", true), await StepAsync(desk, MenuTurn.Answers, "3"));
    }

    [Fact]
    public async Task A_coached_opening_is_asked_a_second_time()
    {
        await using var bench = await Bench.StartAsync(TimeSpan.FromMinutes(15));
        var desk = Desk(bench);
        await bench.SetAsync(1, "shut");
        bench.Refusals.All.Add((1, bench.Time.GetUtcNow()));
        await StepAsync(desk, MenuTurn.Begins);
        var sure = await StepAsync(desk, MenuTurn.Answers, "1");
        Assert.Equal((false, true), (sure.Ends, sure.Text!.Contains("1 Keep\n2 Open", StringComparison.Ordinal)));
        Assert.Equal((true, "Nothing changed.", true), await StepAsync(desk, MenuTurn.Answers, "1"));
        await StepAsync(desk, MenuTurn.Begins);
        await StepAsync(desk, MenuTurn.Answers, "1");
        await StepAsync(desk, MenuTurn.Answers, "2");
        Assert.Equal("open open open open", await bench.SayAsync(1, "voice"));
    }

    [Fact]
    public async Task Wrong_answers_show_the_screen_again_and_then_end_it()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        var root = await StepAsync(desk, MenuTurn.Begins);
        Assert.Equal(root, await StepAsync(desk, MenuTurn.Answers, "9"));
        Assert.Equal(root, await StepAsync(desk, MenuTurn.Answers, ""));
        Assert.Equal((true, "Nothing changed.", true), await StepAsync(desk, MenuTurn.Answers, "x"));
        Assert.Empty(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task An_answer_of_another_session_or_too_late_begins_anew()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        var root = await StepAsync(desk, MenuTurn.Begins, session: 4);
        Assert.Equal(root, await StepAsync(desk, MenuTurn.Answers, "1", session: 5));
        bench.Time.Advance(TimeSpan.FromMinutes(RegisterLimits.MenuMinutes));
        Assert.Equal(root, await StepAsync(desk, MenuTurn.Answers, "1", session: 5));
        Assert.Equal((true, null, true), await StepAsync(desk, MenuTurn.Leaves));
        Assert.Equal(root, await StepAsync(desk, MenuTurn.Answers, "1", session: 5));
        Assert.Empty(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task One_that_takes_one_answer_only_is_told_what_is_in_force()
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal((true, "Calls open. Texts open.", true), await StepAsync(Desk(bench), MenuTurn.AsksOnce));
    }

    [Fact]
    public async Task Who_begins_too_often_has_no_answer()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, perMinute: 2);
        await StepAsync(desk, MenuTurn.Begins);
        await StepAsync(desk, MenuTurn.Begins);
        Assert.Equal((true, null, true), await StepAsync(desk, MenuTurn.Begins));
    }

    [Fact]
    public async Task Without_the_store_a_step_is_to_come_again()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        await StepAsync(desk, MenuTurn.Begins);
        bench.Store.Fault = Fault.BeforeAppend;
        Assert.Equal((false, null, false), await StepAsync(desk, MenuTurn.Answers, "1"));
        bench.Store.Fault = Fault.None;
        Assert.StartsWith("Calls shut.", (await StepAsync(desk, MenuTurn.Answers, "1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_screen_fits_in_both_languages()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut", "all", "hongkong");
        var view = (await bench.ShowAsync(1)) with { Journal = 9_999_999_999 };
        var receipt = new ChangeReceipt { Outcome = ChangeOutcome.Done, Journal = 9_999_999_999, After = view };
        var waiting = receipt with { Outcome = ChangeOutcome.Waiting };
        foreach (var words in new[] { MenuWords.Chinese, MenuWords.English })
        {
            string[] screens =
            [
                words.Root(view), words.Others(), words.Question(), words.Done(receipt), words.Done(waiting),
                words.Undone + words.Space + words.Done(receipt), words.CannotUndo, words.Nothing, words.State(view),
            ];
            Assert.All(screens, screen => Assert.InRange(
                screen.Length, 1, screen.Any(letter => letter > 127) ? CharactersMax : SeptetsMax));
        }
    }

    [Fact]
    public async Task The_screens_are_in_the_lines_language()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers, $"number,language\n{Bench.Number(1)},zh\n");
        Assert.StartsWith("境外来电开通", (await StepAsync(Desk(bench), MenuTurn.Begins)).Text, StringComparison.Ordinal);
    }

    static KeywordDesk Desk(Bench bench, int perMinute = 100) => new(
        bench.Register,
        new KeywordModel
        {
            Table = KeywordTable.BuiltIn, Register = bench.Model, Language = "en", TextsPerMinute = perMinute,
        }, bench.Time);

    static async Task<(bool IsTaken, string? Text, bool Ends)> StepAsync(
        KeywordDesk desk, MenuTurn turn, string text = "*1219#", int session = 7)
    {
        var answer = await desk.StepAsync(
            new LineText { From = RegisterSamples.Line(1), To = "*1219#", Text = text, Id = "id" }, turn, session,
            Bench.Cancel);
        return (answer.IsTaken, answer.Text, answer.Ends);
    }
}
