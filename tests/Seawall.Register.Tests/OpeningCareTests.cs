namespace Seawall.Register.Tests;

/// <summary>The question before an opening, for those who are talked into it on another phone.</summary>
public sealed class OpeningCareTests
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    static async Task<Bench> CoachedAsync(int refused = 3)
    {
        var bench = await Bench.StartAsync(Window);
        await bench.SetAsync(1, "shut");
        for (var i = 0; i < refused; i++)
        {
            bench.Refusals.All.Add((1, bench.Time.GetUtcNow()));
        }
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        return bench;
    }

    [Fact]
    public async Task An_opening_after_refused_calls_counts_when_it_is_confirmed()
    {
        await using var bench = await CoachedAsync();
        var journal = bench.Register.Status.Journal;
        var asked = await bench.SetAsync(1, "open");
        Assert.Equal((ChangeOutcome.NeedsConfirmation, 0, 3), (asked.Outcome, asked.Journal, asked.RecentRefusals));
        Assert.Contains("3 calls or texts", asked.Message, StringComparison.Ordinal);
        Assert.Contains("15 minutes", asked.Message, StringComparison.Ordinal);
        Assert.Equal(bench.Time.GetUtcNow().AddMinutes(10), asked.ConfirmBefore);
        Assert.Equal("shut shut shut shut", await bench.SayAsync(1, "voice"));
        Assert.Equal(journal, bench.Register.Status.Journal);

        var done = await bench.SetAsync(1, "open", confirm: asked.Confirmation);
        Assert.Equal(ChangeOutcome.Done, done.Outcome);
        Assert.Equal("open open open open", await bench.SayAsync(1, "voice"));

        // The answer was lost: the same request is so already. A replay after another shutting is asked anew.
        Assert.Equal((ChangeOutcome.AlreadySo, done.Journal),
            ((await bench.SetAsync(1, "open", confirm: asked.Confirmation)).Outcome, done.Journal));
        await bench.SetAsync(1, "shut");
        Assert.Equal(ChangeOutcome.NeedsConfirmation,
            (await bench.SetAsync(1, "open", confirm: asked.Confirmation)).Outcome);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task It_is_for_the_same_request_alone()
    {
        await using var bench = await CoachedAsync();
        var token = (await bench.SetAsync(1, "open", "voice", "macao")).Confirmation;
        Assert.Equal(ChangeOutcome.NeedsConfirmation, (await bench.SetAsync(1, "open", confirm: token)).Outcome);
        Assert.Equal(ChangeOutcome.NeedsConfirmation,
            (await bench.SetAsync(1, "open", "voice", "macao", "1h", confirm: token)).Outcome);
        Assert.Equal(ChangeOutcome.NeedsConfirmation,
            (await bench.SetAsync(1, "open", "voice", "macao", confirm: token, way: ChangeWay.Web)).Outcome);
        Assert.Equal(ChangeOutcome.NeedsConfirmation,
            (await bench.SetAsync(1, "open", "voice", "macao", confirm: token, who: "another")).Outcome);
        await bench.SetAsync(2, "shut");
        bench.Refusals.All.Add((2, bench.Time.GetUtcNow()));
        Assert.Equal(ChangeOutcome.NeedsConfirmation,
            (await bench.SetAsync(2, "open", "voice", "macao", confirm: token)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "open", "voice", "macao", confirm: token)).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not a token at all ' OR 1=1 --")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_confirms_nothing(string token)
    {
        await using var bench = await CoachedAsync();
        Assert.Equal(ChangeOutcome.NeedsConfirmation, (await bench.SetAsync(1, "open", confirm: token)).Outcome);
    }

    [Fact]
    public async Task Every_bent_character_of_a_token_spoils_it_and_so_does_its_end()
    {
        await using var bench = await CoachedAsync();
        var token = (await bench.SetAsync(1, "open")).Confirmation;
        for (var at = 0; at < token.Length; at++)
        {
            var bent = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Assert.Equal(ChangeOutcome.NeedsConfirmation, (await bench.SetAsync(1, "open", confirm: bent)).Outcome);
            Assert.Equal(ChangeOutcome.NeedsConfirmation,
                (await bench.SetAsync(1, "open", confirm: token[..at])).Outcome);
        }
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        bench.Refusals.All.Add((1, bench.Time.GetUtcNow()));
        Assert.Equal(ChangeOutcome.NeedsConfirmation, (await bench.SetAsync(1, "open", confirm: token)).Outcome);
    }

    [Fact]
    public async Task After_the_window_without_refusals_or_for_another_line_nobody_is_asked()
    {
        await using var bench = await CoachedAsync();
        await bench.SetAsync(2, "shut");
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(2, "open")).Outcome);
        bench.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "open")).Outcome);
    }

    [Fact]
    public async Task Without_a_window_nobody_is_asked()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        bench.Refusals.All.Add((1, bench.Time.GetUtcNow()));
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "open")).Outcome);
    }

    [Fact]
    public async Task Records_that_cannot_say_hold_nobody_up()
    {
        await using var bench = await CoachedAsync();
        bench.Refusals.Failure = new IOException("gone");
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "open")).Outcome);
    }

    [Theory]
    [InlineData("shut", "all", "all", null, false)]
    [InlineData("open", "voice", "overseas", null, true)]
    [InlineData("open", "voice", "overseas", "1h", true)]
    [InlineData("undecided", "sms", "overseas", null, true)]
    [InlineData("open", "sms", "macao", null, false)]
    [InlineData("open", "voice", "taiwan", "1h", false)]
    [InlineData("open", "voice", "taiwan", "3h", true)]
    [InlineData("shut", "voice", "taiwan", null, false)]
    public async Task What_opens_and_what_does_not(string to, string service, string zone, string? length, bool opens)
    {
        await using var bench = await Bench.StartAsync(Window);
        await bench.SetAsync(1, "shut");
        await bench.SetAsync(1, "open", "sms", "macao");
        await bench.SetAsync(1, "open", "voice", "taiwan", length: "2h");
        bench.Refusals.All.Add((1, bench.Time.GetUtcNow()));
        Assert.Equal(opens, (await bench.SetAsync(1, to, service, zone, length)).Outcome
            == ChangeOutcome.NeedsConfirmation);
    }

    [Theory]
    [InlineData("add", true, "US", "all", true)]
    [InlineData("add", true, "+12025550123", "voice", true)]
    [InlineData("add", true, "CA", "voice", false)]
    [InlineData("add", true, "CA", "all", true)]
    [InlineData("add", false, "CA", "voice", false)]
    [InlineData("add", false, "US", "all", false)]
    [InlineData("add", true, "AU", "sms", true)]
    [InlineData("remove", false, "AU", "sms", true)]
    [InlineData("remove", false, "AU", "voice", false)]
    [InlineData("remove", false, "CA", "all", false)]
    public async Task Rules_open_too(string what, bool pass, string target, string service, bool opens)
    {
        await using var bench = await Bench.StartAsync(Window);
        await bench.SetAsync(1, "shut");
        await bench.RuleAsync(1, true, "CA", "voice");
        await bench.RuleAsync(1, false, "AU", "sms");
        bench.Refusals.All.Add((1, bench.Time.GetUtcNow()));
        var receipt = what == "add"
            ? await bench.RuleAsync(1, pass, target, service)
            : await bench.UnruleAsync(1, target, service);
        Assert.Equal(opens, receipt.Outcome == ChangeOutcome.NeedsConfirmation);
        if (opens && what == "add")
        {
            Assert.Equal(ChangeOutcome.Done,
                (await bench.RuleAsync(1, pass, target, service, receipt.Confirmation)).Outcome);
        }
    }

    [Fact]
    public async Task An_undo_that_opens_is_asked_too_and_a_file_is_not()
    {
        await using var bench = await CoachedAsync();
        await bench.SetAsync(1, "open", confirm: (await bench.SetAsync(1, "open")).Confirmation);
        var shut = await bench.SetAsync(1, "shut");
        var asked = await bench.UndoAsync(1, shut.Journal);
        Assert.Equal(ChangeOutcome.NeedsConfirmation, asked.Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.UndoAsync(1, shut.Journal, asked.Confirmation)).Outcome);
        await bench.SetAsync(1, "shut");
        var (report, _) = await bench.ImportAsync(
            ImportKind.Choices, $"number,service,zone,to\n{Bench.Number(1)},all,all,open\n");
        Assert.Equal(1, report.Changed);
    }
}
