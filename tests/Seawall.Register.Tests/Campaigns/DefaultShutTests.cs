using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>What people see of a line that a campaign shut, and what care is taken when it is opened.</summary>
public sealed class DefaultShutTests
{
    static readonly DateTimeOffset After = CampaignSample.Effect.AddDays(1);

    /// <summary>Line 1 was told in time, line 2 is told late, line 3 never; it is the day after the effect.</summary>
    static async Task<Bench> ShutAsync(TimeSpan coachedWindow = default)
    {
        var bench = await Bench.StartAsync(coachedWindow).RunningAsync();
        await bench.PeopleAsync("1,-", "2,-", "3,-");
        await bench.TellAsync(1);
        bench.Time.SetUtcNow(After);
        await bench.TellAsync(2);
        return bench;
    }

    static async Task<string> BasesAsync(Bench bench, long line) => string.Join(' ', (await bench.ShowAsync(line))
        .Choices.Where(choice => choice.Service == Service.Voice)
        .Select(choice => $"{choice.Basis}{(choice.Open ? "+" : "-")}"));

    [Fact]
    public async Task A_line_shows_what_shuts_it_and_since_when()
    {
        await using var bench = await ShutAsync();
        Assert.Equal("Campaign- Default+ Default+ Campaign-", await BasesAsync(bench, 1));
        Assert.Equal("Default+ Default+ Default+ Default+", await BasesAsync(bench, 2));
        Assert.Equal("Default+ Default+ Default+ Default+", await BasesAsync(bench, 3));
        Assert.Equal(new MeasureView(CampaignSample.Name, new Bilingual("电话", "Calls"), CampaignSample.Effect),
            (await bench.ShowAsync(1)).Choices[0].Measure);
        bench.Time.SetUtcNow(After.AddDays(7));
        Assert.Equal(After.AddDays(7), (await bench.ShowAsync(2)).Choices[0].Measure!.Since);
        await bench.SetAsync(1, "open", service: "voice", zone: "overseas");
        Assert.Equal("Campaign- Default+ Default+ Choice+", await BasesAsync(bench, 1));
        await bench.SetAsync(1, "open", service: "voice", zone: "hongkong", length: "24h");
        Assert.Equal("Pause+ Default+ Default+ Choice+", await BasesAsync(bench, 1));
        await bench.WithdrawAsync();
        Assert.Equal("Default+ Default+ Default+ Default+", await BasesAsync(bench, 2));
    }

    [Fact]
    public async Task Opening_it_after_refused_calls_is_asked_twice()
    {
        await using var bench = await ShutAsync(TimeSpan.FromMinutes(30));
        bench.Refusals.All.AddRange([(1, After), (2, After)]);
        var asked = await bench.SetAsync(1, "open");
        Assert.Equal(ChangeOutcome.NeedsConfirmation, asked.Outcome);
        Assert.Equal(ChangeOutcome.NeedsConfirmation, (await bench.SetAsync(1, "open", length: "2h")).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "open", confirm: asked.Confirmation)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(2, "open")).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "undecided")).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "shut", "voice", "hongkong")).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "undecided", "voice", "hongkong")).Outcome);
    }

    [Fact]
    public async Task Opening_it_waits_for_the_cooling_off_and_can_be_undone()
    {
        await using var bench = await ShutAsync();
        await bench.CoolAsync(1, 24);
        var waits = await bench.SetAsync(1, "open", service: "voice");
        Assert.Equal(ChangeOutcome.Waiting, waits.Outcome);
        Assert.False(waits.After!.Choices[0].Open);
        bench.Time.SetUtcNow(After.AddHours(25));
        await bench.Register.SettleAsync();
        var open = await bench.ShowAsync(1);
        Assert.True(open.Choices[0].Open);
        await bench.CoolAsync(2, 24);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(2, "open", service: "voice")).Outcome);
    }

    [Fact]
    public async Task Taking_back_an_opening_leaves_it_shut_by_the_campaign()
    {
        await using var bench = await ShutAsync();
        var opened = await bench.SetAsync(1, "open", service: "voice");
        Assert.False(opened.Before!.Choices[0].Open);
        Assert.True(opened.After!.Choices[0].Open);
        Assert.Equal(ChangeOutcome.Done, (await bench.UndoAsync(1, opened.Journal)).Outcome);
        Assert.Equal("Campaign- Default+ Default+ Campaign-", await BasesAsync(bench, 1));
    }

    [Fact]
    public async Task A_guardian_can_only_propose_to_open_it()
    {
        await using var bench = await ShutAsync();
        await bench.GuardAsync(1, 50);
        Assert.Equal(ChangeOutcome.Waiting,
            (await bench.SetAsync(1, "open", service: "voice", length: "1h", guardian: 50)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "shut", service: "voice", guardian: 50)).Outcome);
    }

    [Fact]
    public async Task Who_opens_what_a_campaign_had_shut_is_told_of()
    {
        await using var bench = await ShutAsync();
        List<E164> opened = [];
        bench.Register.Ledger.Opened += opened.Add;
        await bench.SetAsync(2, "open");
        await bench.SetAsync(3, "shut");
        await bench.SetAsync(3, "open");
        await bench.SetAsync(1, "shut", zone: "macao");
        Assert.Empty(opened);
        await bench.SetAsync(1, "open", service: "voice", zone: "overseas", length: "1h");
        Assert.Equal([RegisterSamples.Line(1)], opened);
    }

    [Fact]
    public async Task A_paused_campaign_keeps_shut_what_was_shut_and_a_shadow_shuts_nothing()
    {
        await using var bench = await ShutAsync();
        await bench.PauseAsync();
        bench.Time.SetUtcNow(After.AddDays(30));
        Assert.Equal("Campaign- Default+ Default+ Campaign-", await BasesAsync(bench, 1));
        Assert.Equal("Default+ Default+ Default+ Default+", await BasesAsync(bench, 2));
        await bench.ApplyAsync(CampaignSample.Terms() with { Shadow = true });
        Assert.Equal("Default+ Default+ Default+ Default+", await BasesAsync(bench, 1));
        Assert.Equal(1, bench.Campaign().Round);
    }
}
