using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests.Keywords;

/// <summary>Dialogues by text, on a register with a store in memory.</summary>
public sealed class KeywordDeskTests
{
    [Fact]
    public async Task A_keyword_changes_the_line_and_the_answer_says_so_with_its_journal_number()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        var answer = await SayAsync(desk, 1, "1901", "text 77");
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        Assert.Equal("undecided undecided undecided undecided", await bench.SayAsync(1, "sms"));
        var entry = Assert.Single(await bench.HistoryAsync(1), one => one.Kind == JournalKind.Choice);
        Assert.Equal((ChangeWay.Text, "line", "text 77"), (entry.Way, entry.Who, entry.Evidence));
        Assert.Equal(
            $"境外及港澳台来电已关闭，05-01 08:00起生效。10分钟内回复“撤销”可恢复原样。随时发送1219可开通。流水号{entry.Journal}。",
            answer);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_has_the_same_number()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        var first = await SayAsync(desk, 1, "1901");
        var again = await SayAsync(desk, 1, "１９０１");
        Assert.Contains("此前已是如此", again, StringComparison.Ordinal);
        Assert.Equal(first![^8..], again![^8..]);
        Assert.Single(await bench.HistoryAsync(1), one => one.Kind == JournalKind.Choice);
    }

    [Fact]
    public async Task Undo_takes_the_latest_change_back_while_it_is_new()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        Assert.Contains("没有可撤销", await SayAsync(desk, 1, "撤销"), StringComparison.Ordinal);
        await SayAsync(desk, 1, "1901");
        Assert.Contains("已撤销", await SayAsync(desk, 1, "撤銷"), StringComparison.Ordinal);
        Assert.Equal("undecided undecided undecided undecided", await bench.SayAsync(1, "voice"));
        await SayAsync(desk, 1, "1901");
        bench.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("没有可撤销", await SayAsync(desk, 1, "撤销"), StringComparison.Ordinal);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
    }

    [Fact]
    public async Task What_is_in_force_is_said_in_the_lines_language()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, language: "en");
        await bench.SetAsync(1, "shut", "voice");
        await bench.SetAsync(1, "open", "voice", "hongkong", length: "2h");
        var answer = await SayAsync(desk, 1, "status");
        Assert.StartsWith(
            "Calls: Hong Kong open until 05-01 10:00, Macao shut, Taiwan shut, overseas shut. "
                + "Texts: from everywhere abroad open.",
            answer, StringComparison.Ordinal);
        Assert.Contains("1219 opens, 1901 shuts", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_campaign_shut_is_said_with_since_when_that_it_is_free_and_how_to_open()
    {
        await using var bench = await Bench.StartAsync().RunningAsync();
        await bench.PeopleAsync("1,-");
        await bench.TellAsync(1);
        bench.Time.SetUtcNow(CampaignSample.Effect.AddHours(1));
        Assert.StartsWith(
            "You have not chosen yet. Calls: Hong Kong shut, Macao open, Taiwan open, overseas shut. "
                + "Texts: from everywhere abroad open. Shut by default since 05-21 00:00 by \"Calls\". "
                + "You may choose otherwise at any time, free of charge. Calls from abroad: 1219 opens, 1901 shuts. ",
            await SayAsync(Desk(bench, language: "en"), 1, "status"), StringComparison.Ordinal);
        var desk = Desk(bench);
        Assert.StartsWith(
            "您还没有选择。来电：香港关闭、澳门开通、台湾开通、境外关闭。短信：境外及港澳台全部开通。"
                + "自05-21 00:00起因“电话”默认关闭。您可随时免费自行选择。境外及港澳台来电：发1219开通",
            await SayAsync(desk, 1, "查询"), StringComparison.Ordinal);
        await SayAsync(desk, 1, "1219");
        Assert.DoesNotContain("默认关闭", await SayAsync(desk, 1, "查询"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_near_miss_changes_nothing_until_yes()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, language: "en");
        var answer = await SayAsync(desk, 1, "190l");
        Assert.StartsWith("Did you mean 1901 (shut calls from abroad)?", answer, StringComparison.Ordinal);
        Assert.Equal("undecided undecided undecided undecided", await bench.SayAsync(1, "voice"));
        Assert.StartsWith("Calls from abroad: shut", await SayAsync(desk, 1, "yes"), StringComparison.Ordinal);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));

        // It counts once.
        Assert.StartsWith("Your text was not understood", await SayAsync(desk, 1, "yes"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no", "Nothing was changed.")]
    [InlineData("status", "You have not chosen yet.")]
    public async Task Anything_else_ends_the_question(string text, string expected)
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, language: "en");
        await SayAsync(desk, 1, "190l");
        Assert.StartsWith(expected, await SayAsync(desk, 1, text), StringComparison.Ordinal);
        await SayAsync(desk, 1, "yes");
        Assert.Empty(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task A_yes_too_late_means_nothing()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, language: "en");
        await SayAsync(desk, 1, "190l");
        bench.Time.Advance(TimeSpan.FromMinutes(RegisterLimits.ConfirmMinutes));
        await SayAsync(desk, 1, "yes");
        Assert.Empty(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task Of_several_a_digit_chooses()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, language: "en");
        var answer = await SayAsync(desk, 1, "OPEN or SHUT");
        Assert.StartsWith("Did you mean: 1 ", answer, StringComparison.Ordinal);
        var shut = answer![answer.IndexOf("shut", StringComparison.Ordinal) - 2];
        Assert.Contains("Reply with the digit", answer, StringComparison.Ordinal);
        await SayAsync(desk, 1, shut.ToString());
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "sms"));
    }

    [Fact]
    public async Task What_nobody_understands_changes_nothing_and_is_answered_once()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, language: "en");
        Assert.StartsWith("Your text was not understood. Nothing was changed.", await SayAsync(desk, 1, "hello"),
            StringComparison.Ordinal);
        Assert.Null(await SayAsync(desk, 1, "Your text was not understood. Nothing was changed."));
        Assert.NotNull(await SayAsync(desk, 2, "hello"));
        Assert.NotNull(await SayAsync(desk, 1, "help"));
        Assert.NotNull(await SayAsync(desk, 1, "hello"));
        bench.Time.Advance(TimeSpan.FromMinutes(RegisterLimits.ConfusedMinutes));
        Assert.NotNull(await SayAsync(desk, 1, "hello"));
        Assert.Empty(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task Too_many_texts_are_told_so_once_and_change_nothing()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, language: "en", perMinute: 3);
        for (var at = 0; at < 3; at++)
        {
            Assert.NotNull(await SayAsync(desk, 1, "status"));
        }
        Assert.StartsWith("Too many texts", await SayAsync(desk, 1, "1901"), StringComparison.Ordinal);
        Assert.Null(await SayAsync(desk, 1, "1901"));
        Assert.Empty(await bench.HistoryAsync(1));
        Assert.NotNull(await SayAsync(desk, 2, "1901"));
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.StartsWith("Calls from abroad: shut", await SayAsync(desk, 1, "1901"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_no_keyword_and_its_later_parts_are_nothing()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench, language: "en");
        Assert.NotNull((await desk.TakeAsync(Text(1, "1901") with { Part = 1 }, Bench.Cancel)).Text);
        Assert.Equal(DeskAnswer.Silent, await desk.TakeAsync(Text(1, "1901") with { Part = 2 }, Bench.Cancel));
        Assert.Empty(await bench.HistoryAsync(1));
    }

    [Fact]
    public async Task Without_the_store_a_change_is_to_come_again()
    {
        await using var bench = await Bench.StartAsync();
        var desk = Desk(bench);
        bench.Store.Fault = Fault.BeforeAppend;
        Assert.Equal(DeskAnswer.Later, await desk.TakeAsync(Text(1, "1901"), Bench.Cancel));
        bench.Store.Fault = Fault.None;
        Assert.NotNull(await SayAsync(desk, 1, "1901"));
    }

    [Fact]
    public async Task The_language_is_the_lines_own_else_what_it_writes_else_the_settings()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ImportAsync(ImportKind.Subscribers, $"number,language\n{Bench.Number(2)},en\n");
        var desk = Desk(bench);
        Assert.StartsWith("Free of charge.", await SayAsync(desk, 2, "帮助"), StringComparison.Ordinal);
        Assert.StartsWith("免费。", await SayAsync(desk, 1, "help"), StringComparison.Ordinal);
        desk.Swap(Model(bench, "en", 10));
        Assert.StartsWith("Free of charge.", await SayAsync(desk, 1, "help"), StringComparison.Ordinal);
        Assert.StartsWith("免费。", await SayAsync(desk, 1, "帮助"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_is_forgotten_from_the_oldest_on()
    {
        var book = new TalkBook(4);
        for (ulong line = 1; line <= 2; line++)
        {
            book.With(new E164(line), talk => talk.Texts = 7);
        }
        book.With(new E164(3), talk => talk.Texts = 7);
        Assert.Equal(7, book.With(new E164(1), talk => talk.Texts));
        book.With(new E164(4), talk => talk.Texts = 7);
        Assert.Equal(0, book.With(new E164(2), talk => talk.Texts));
        await Task.CompletedTask;
    }

    static KeywordDesk Desk(Bench bench, string language = "zh", int perMinute = 100) =>
        new(bench.Register, Model(bench, language, perMinute), bench.Time);

    static KeywordModel Model(Bench bench, string language, int perMinute) => new()
    {
        Table = KeywordTable.TryCreate(
            [
                KeywordTableTests.Of("open", "voice", "1219"), KeywordTableTests.Of("shut", "voice", "1901"),
                KeywordTableTests.Of("open", "all", "OPEN"), KeywordTableTests.Of("shut", "all", "SHUT"),
            ], out _, out _)!,
        Register = bench.Model,
        Language = language,
        TextsPerMinute = perMinute,
    };

    static LineText Text(long line, string text, string id = "id") => new()
    {
        From = RegisterSamples.Line(line), To = "10086", Text = text, Id = id,
    };

    static async Task<string?> SayAsync(KeywordDesk desk, long line, string text, string id = "id")
    {
        var answer = await desk.TakeAsync(Text(line, text, id), Bench.Cancel);
        Assert.True(answer.IsTaken);
        return answer.Text;
    }
}
