using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>The life of a campaign through the one door.</summary>
public sealed class CampaignLifeTests
{
    [Fact]
    public async Task Applied_it_is_a_draft_and_started_it_runs_and_each_is_in_the_journal()
    {
        await using var bench = await Bench.StartAsync();
        var applied = await bench.ApplyAsync(CampaignSample.Terms());
        Assert.Equal((ChangeOutcome.Done, CampaignState.Draft, 1, 1),
            (applied.Outcome, applied.Campaign!.State, applied.Campaign.Version, applied.Campaign.Round));
        var started = await bench.StartCampaignAsync();
        Assert.Equal((ChangeOutcome.Done, CampaignState.Running, Bench.Morning.ToUnixTimeSeconds()),
            (started.Outcome, started.Campaign!.State, started.Campaign.StartedUnixSeconds));
        Assert.Equal(applied.Journal + 1, started.Journal);
        Assert.Equal(ChangeOutcome.AlreadySo, (await bench.StartCampaignAsync()).Outcome);
        Assert.Equal(started.Campaign, Assert.Single(bench.Register.Campaigns.Current));
    }

    [Fact]
    public async Task The_same_terms_again_change_nothing()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ApplyAsync(CampaignSample.Terms());
        var again = await bench.ApplyAsync(CampaignSample.Terms());
        Assert.Equal((ChangeOutcome.AlreadySo, 0L, 1), (again.Outcome, again.Journal, again.Campaign!.Version));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_changes_nothing()
    {
        await using var bench = await Bench.StartAsync();
        var dry = await bench.ApplyAsync(CampaignSample.Terms(), dryRun: true);
        Assert.Equal((ChangeOutcome.Done, 0L), (dry.Outcome, dry.Journal));
        Assert.Empty(bench.Register.Campaigns.Current);
    }

    [Fact]
    public async Task Pause_and_withdraw_are_for_campaigns_that_can_be_so()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ApplyAsync(CampaignSample.Terms());
        Assert.Equal(ChangeOutcome.Refused, (await bench.PauseAsync()).Outcome);
        await bench.StartCampaignAsync();
        bench.Time.Advance(TimeSpan.FromHours(1));
        var paused = (await bench.PauseAsync()).Campaign!;
        Assert.Equal((CampaignState.Paused, Bench.Morning.AddHours(1).ToUnixTimeSeconds()),
            (paused.State, paused.PausedUnixSeconds));
        Assert.Equal(ChangeOutcome.AlreadySo, (await bench.PauseAsync()).Outcome);
        var again = (await bench.StartCampaignAsync()).Campaign!;
        Assert.Equal((CampaignState.Running, 0L, Bench.Morning.ToUnixTimeSeconds()),
            (again.State, again.PausedUnixSeconds, again.StartedUnixSeconds));
        Assert.Equal(CampaignState.Withdrawn, (await bench.WithdrawAsync()).Campaign!.State);
        Assert.Equal(ChangeOutcome.AlreadySo, (await bench.WithdrawAsync()).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await bench.StartCampaignAsync()).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await bench.PauseAsync()).Outcome);
        var reused = await bench.ApplyAsync(CampaignSample.Terms(days: 9));
        Assert.Equal((ChangeOutcome.Invalid, "name"), (reused.Outcome, reused.Field));
    }

    [Fact]
    public async Task An_unknown_name_is_said_with_its_field()
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.StartCampaignAsync("nothing");
        Assert.Equal((ChangeOutcome.Invalid, "name", "name: there is no campaign 'nothing'"),
            (receipt.Outcome, receipt.Field, receipt.Message));
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_applied()
    {
        await using var bench = await Bench.StartAsync();
        bench.Store.Fault = Fault.BeforeAppend;
        Assert.Equal(ChangeOutcome.Unavailable, (await bench.ApplyAsync(CampaignSample.Terms())).Outcome);
        Assert.Empty(bench.Register.Campaigns.Current);
        bench.Store.Fault = Fault.None;
        Assert.Equal(ChangeOutcome.Done, (await bench.ApplyAsync(CampaignSample.Terms())).Outcome);
    }
}
