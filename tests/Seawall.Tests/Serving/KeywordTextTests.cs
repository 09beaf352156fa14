namespace Seawall.Tests.Serving;

/// <summary>A subscriber decides by text: the change is in force, the answer comes back, and nobody else can.</summary>
public sealed class KeywordTextTests
{
    private static readonly string _presets = Repository.File("presets/keywords");

    [Fact]
    public async Task A_call_is_refused_after_the_text_and_passes_after_the_next()
    {
        await using var running = await StartAsync();

        var shut = await SayAsync(running, "1901");
        Assert.Equal((0, ""), (shut.Code, shut.Error));
        Assert.Contains("境外及港澳台来电已关闭", shut.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);

        var open = await SayAsync(running, "１２１９。");
        Assert.Contains("境外及港澳台来电已开通", open.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Running.Line)).Code);

        var history = await running.DoAsync("choice", "history", Running.Line);
        Assert.Contains("text", history, StringComparison.Ordinal);
        Assert.Contains("line", history, StringComparison.Ordinal);
        Assert.Equal(0, running.Centre!.Texts);
    }

    [Fact]
    public async Task The_text_is_acknowledged_before_it_is_answered_and_after_it_is_in_force()
    {
        await using var running = await StartAsync();

        var said = (await SayAsync(running, "1901")).Output;

        Assert.True(
            said.IndexOf("submit_sm_resp #2 ESME_ROK", StringComparison.Ordinal)
                < said.IndexOf("deliver_sm #", StringComparison.Ordinal), said);
        Assert.Contains("shut", await running.DoAsync("choice", "show", Running.Line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_from_abroad_in_the_lines_name_changes_nothing_and_reaches_nobody()
    {
        await using var running = await StartAsync();

        var forged = await running.TextAsync(Running.Line, "10086", "--via", "hub", "--message", "1901");

        Assert.Equal((1, "seawall: not accepted: ESME_RSUBMITFAIL (0x45)\n"), (forged.Code, forged.Error));
        Assert.Equal(0, running.Centre!.Texts);
        Assert.DoesNotContain(
            "shut", await running.DoAsync("choice", "show", Running.Line), StringComparison.Ordinal);
        Assert.Contains("own_number", (await running.GetAsync("/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_message_centre_delivers_is_answered_by_way_of_it()
    {
        await using var running = await StartAsync();

        var status = await running.Centre!.DeliverAsync(
            Running.Line, "10086", "1901", TestContext.Current.CancellationToken);

        Assert.Equal(Smpp.SmppStatus.Ok, status);
        await TextsAsync(running, 1);
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
    }

    [Fact]
    public async Task Help_status_and_a_near_miss()
    {
        await using var running = await StartAsync();

        Assert.Contains("发1219开通，发1901关闭", (await SayAsync(running, "help")).Output, StringComparison.Ordinal);
        Assert.Contains("您还没有选择", (await SayAsync(running, "查詢")).Output, StringComparison.Ordinal);
        var near = await SayAsync(running, "l901");
        Assert.Contains("您是要关闭境外及港澳台来电（1901）吗", near.Output, StringComparison.Ordinal);
        Assert.Contains("已关闭", (await SayAsync(running, "是")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guardian_is_asked_on_the_wire_and_shuts_for_the_line()
    {
        await using var running = await StartAsync();

        Assert.Contains("已请", (await SayAsync(running, "监护 13857100002")).Output, StringComparison.Ordinal);
        await TextsAsync(running, 1);
        var yes = await running.TextAsync(
            Running.OtherLine, "10086", "--via", "near", "--message", "同意", "--answer");
        Assert.Contains("您已是13857100001的监护人", yes.Output, StringComparison.Ordinal);
        await TextsAsync(running, 2);
        await running.TextAsync(
            Running.OtherLine, "10086", "--via", "near", "--message", "关闭来电13857100001", "--answer");
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
    }

    [Fact]
    public async Task A_coached_opening_is_asked_twice()
    {
        await using var running = await StartAsync("coached_window = \"15m\"");
        await SayAsync(running, "1901");
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        var line = new Screening.E164(8613857100001);
        while (running.Node.Refused.Lately(line, DateTimeOffset.UnixEpoch, 1).Count == 0)
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        Assert.Contains("都是诈骗，请立即挂断", (await SayAsync(running, "1219")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        Assert.Contains("已开通", (await SayAsync(running, "是")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
    }

    [Fact]
    public async Task A_reload_brings_other_words()
    {
        await using var running = await StartAsync();
        await File.WriteAllTextAsync(
            running.Folder.File("more.toml"),
            "[[keywords]]\nwords = [\"WALL\"]\naction = \"shut\"\nsource = \"here\"\n",
            TestContext.Current.CancellationToken);

        running.Change("language = \"zh\"", "language = \"en\"");
        running.Change("keywords = [", "keywords = [\"more.toml\", ");
        var reload = await running.DoAsync("reload");

        Assert.Contains("choices changed", reload, StringComparison.Ordinal);
        Assert.Contains(
            "Calls and texts from abroad: shut", (await SayAsync(running, "wall")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_answer_the_verb_says_so()
    {
        await using var running = await StartAsync();
        await SayAsync(running, "hello");

        var again = await SayAsync(running, "hello", "1s");

        Assert.Equal((1, "seawall: accepted, and no text came back\n"), (again.Code, again.Error));
    }

    /// <summary>Waits until the message centre has taken so many parts of our own texts.</summary>
    private static async Task TextsAsync(Running running, int least)
    {
        while (running.Centre!.Texts < least)
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static Task<Running> StartAsync(string more = "") => Running.StartWithTextsAsync(settings => settings + $"""
        [choices]
        service_numbers = ["10086"]
        keywords = ["{_presets}/general.toml", "{_presets}/china-mobile-zhejiang.toml"]
        next_hop = "smsc"
        language = "zh"
        {more}

        """);

    private static Task<VerbRun> SayAsync(Running running, string text, string wait = "15s") => running.TextAsync(
        Running.Line, "10086", "--via", "near", "--message", text, "--answer", "--wait", wait);
}
