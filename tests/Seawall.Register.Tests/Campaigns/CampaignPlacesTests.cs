using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Which campaigns the book has, and at which place.</summary>
public sealed class CampaignPlacesTests
{
    static async Task<Bench> RunningAsync(params string[] names)
    {
        var bench = await Bench.StartAsync();
        foreach (var name in names)
        {
            await bench.ApplyAsync(CampaignSample.Terms(name));
            await bench.StartCampaignAsync(name);
        }
        return bench;
    }

    static string Say(Bench bench) => string.Join(' ', bench.Register.Book.Campaigns.Terms.Select(
        one => $"{one.Name}@{one.Place}{(one.IsHeld ? "*" : "")}"));

    [Fact]
    public async Task Only_what_was_started_and_shuts_something_is_in_the_book()
    {
        await using var bench = await RunningAsync("one");
        await bench.ApplyAsync(CampaignSample.Terms("draft"));
        await bench.ApplyAsync(CampaignSample.Terms("none") with { Default = CampaignDefault.None });
        await bench.StartCampaignAsync("none");
        Assert.Equal("one@0", Say(bench));
        var terms = bench.Register.Book.Campaigns.Find(1)!;
        Assert.Equal((0b1001, 0, CampaignSample.Effect.ToUnixTimeSeconds(), 7 * 86_400L, false),
            (terms.VoiceZones, terms.SmsZones, terms.EffectUnixSeconds, terms.NoticeSeconds, terms.Shadow));
    }

    [Fact]
    public async Task A_place_stays_while_a_campaign_is_in_force_and_is_given_again_afterwards()
    {
        await using var bench = await RunningAsync("one", "two", "three");
        await bench.PauseAsync("two");
        await bench.WithdrawAsync("one");
        Assert.Equal("two@1* three@2", Say(bench));
        await bench.ApplyAsync(CampaignSample.Terms("four"));
        await bench.StartCampaignAsync("four");
        Assert.Equal("two@1* three@2 four@0", Say(bench));
    }

    [Fact]
    public async Task What_was_told_goes_with_the_campaign_and_with_its_round()
    {
        await using var bench = await RunningAsync("one", "two");
        var told = bench.Register.Book.Told;
        told.Tell(0, RegisterSamples.Line(5), 1_000_000_000);
        told.Tell(1, RegisterSamples.Line(5), 1_000_000_000);
        await bench.ApplyAsync(CampaignSample.Terms("one", days: 9));
        Assert.Equal((1L, 1L), (told.Count(0), told.Count(1)));
        await bench.ApplyAsync(CampaignSample.Terms("one", days: 5));
        Assert.Equal((0L, 1L), (told.Count(0), told.Count(1)));
        await bench.WithdrawAsync("two");
        Assert.Equal(0L, told.Count(1));
    }

    [Fact]
    public async Task No_more_are_started_than_have_a_place()
    {
        await using var bench = await RunningAsync(
            [.. Enumerable.Range(1, ScreeningLimits.CampaignsMax).Select(at => $"c-{at}")]);
        await bench.ApplyAsync(CampaignSample.Terms("more"));
        var refused = await bench.StartCampaignAsync("more");
        Assert.Equal((ChangeOutcome.Refused, "64 campaigns are in force already: withdraw one first"),
            (refused.Outcome, refused.Message));
        await bench.WithdrawAsync("c-7");
        Assert.True((await bench.StartCampaignAsync("more")).IsSo);
        Assert.Equal(6, bench.Register.Book.Campaigns.Find(65)!.Place);
    }

    [Fact]
    public async Task They_are_there_again_after_a_restart_and_follow_the_settings()
    {
        await using var bench = await RunningAsync("one", "two");
        await bench.RestartAsync(snapshot: false);
        Assert.Equal("one@0 two@1", Say(bench));

        bench.Model = RegisterSamples.Model(["macao", "overseas"]);
        Assert.Equal(ChangeOutcome.Done, (await bench.Register.SwapAsync(bench.Model, Bench.Cancel)).Outcome);
        Assert.Equal("one@0 two@1", Say(bench));
        Assert.Equal(0b10, bench.Register.Book.Campaigns.Find(1)!.VoiceZones);
        var view = (await bench.Register.Campaigns.ShowAsync("one", Bench.Cancel)).Value!;
        Assert.Equal(["hongkong"], view.LostZones);
        Assert.Equal("the settings have no zone 'hongkong' any more: nothing of it is shut", view.Remarks[0]);

        bench.Model = RegisterSamples.Model();
        await bench.Register.SwapAsync(bench.Model, Bench.Cancel);
        Assert.Equal(0b1001, bench.Register.Book.Campaigns.Find(1)!.VoiceZones);
    }
}
