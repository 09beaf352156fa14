using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>The rule of several campaigns against its slow twin, and the words of what it found.</summary>
public sealed class CampaignRuleTests
{
    const long Now = Queries.Now;

    static readonly CampaignTerms Calls = new()
    {
        Id = 7,
        Name = "calls",
        Place = 0,
        VoiceZones = 0b1111,
        SmsZones = 0,
        EffectUnixSeconds = Now,
        NoticeSeconds = 60,
    };

    [Fact]
    public void It_says_what_its_slow_twin_says() => Gen.Select(
        SlowCampaigns.Some, SlowCampaigns.Told, Gen.OneOf(Service.Voice, Service.Sms),
        Gen.OneOf<byte>(0, 3, 7, Origin.NoZone)).Sample((campaigns, told, service, zone) =>
    {
        var book = new ChoiceBook(4);
        SlowTold twin = SlowCampaigns.Put(book, campaigns, told, Queries.OurLine);
        (uint id, bool shuts, long since) = SlowCampaigns.Judge(
            campaigns, twin, Queries.OurLine, service, zone, Now);
        CampaignVerdict verdict = CampaignRule.Judge(book, Queries.OurLine, service, zone, Now);

        Assert.Equal(
            (id, shuts, id != 0 && !shuts, since),
            (verdict.Campaign?.Id ?? 0, verdict.Shuts, verdict.Shadow, verdict.SinceUnixSeconds));
    }, iter: 20_000);

    /// <summary>
    /// Nothing is rewritten at the hour of effect, nor where it or the notice is amended: the same marks are judged.
    /// </summary>
    [Fact]
    public void The_hour_of_effect_and_amended_days_need_no_rewriting()
    {
        var book = new ChoiceBook(4) { Campaigns = new CampaignsInForce([Calls]) };
        book.Told.Tell(0, Queries.OurLine, Now - 60);
        long bytes = book.Told.Bytes;
        Assert.False(At(Now - 1).Shuts);
        Assert.Equal((true, Now), (At(Now).Shuts, At(Now).SinceUnixSeconds));
        book.Campaigns = new CampaignsInForce([Calls with { NoticeSeconds = 61 }]);
        Assert.False(At(Now).Shuts);
        Assert.Equal((true, Now + 1), (At(Now + 9).Shuts, At(Now + 9).SinceUnixSeconds));
        book.Campaigns = new CampaignsInForce([Calls with { EffectUnixSeconds = Now + 5 }]);
        Assert.False(At(Now + 4).Shuts);
        Assert.Equal((true, Now + 5), (At(Now + 5).Shuts, At(Now + 5).SinceUnixSeconds));
        Assert.Equal(bytes, book.Told.Bytes);

        CampaignVerdict At(long now) => CampaignRule.Judge(book, Queries.OurLine, Service.Voice, 3, now);
    }

    [Fact]
    public void The_words()
    {
        CampaignTerms[] campaigns =
        [
            Calls with { Id = 1, Name = "shuts", Place = 1 },
            Calls with { Id = 2, Name = "watches", Place = 2, Shadow = true },
            Calls with { Id = 3, Name = "tells-nobody", Place = 3 },
            Calls with { Id = 4, Name = "waits", Place = 4, EffectUnixSeconds = Now + 1 },
            Calls with { Id = 5, Name = "warns", Place = 5, NoticeSeconds = 3600 },
            Calls with { Id = 6, Name = "rests", Place = 6, HeldAtUnixSeconds = Now - 1 },
            Calls with { Id = 7, Name = "forgot", Place = 7 },
            Calls with { Id = 8, Name = "elsewhere", Place = 8, VoiceZones = 1 },
        ];
        ChoiceBook book = Queries.Book(default);
        book.Campaigns = new CampaignsInForce([.. campaigns]);
        foreach (CampaignTerms campaign in campaigns.Where(one => one.Id != 3))
        {
            book.Told.Tell(campaign.Place, Queries.OurLine, Now - 60);
        }

        book.Told.Forget(7, Queries.OurLine);
        var trace = new Trace();
        VerdictRule.Judge(SmallPlan.Model, book, Queries.Call(Queries.Number(Queries.American)), ref trace);

        Assert.Equal(
            [
                "the line decided nothing for overseas",
                "campaign shuts shuts it since 2027-01-15T08:00:00Z: refused",
                "campaign watches would shut it since 2027-01-15T08:00:00Z, and refuses nothing (shadow)",
                "campaign tells-nobody does not shut it: the line was not told",
                "campaign waits does not shut it before its hour of effect, 2027-01-15T08:00:01Z",
                "campaign warns does not shut it before the line's notice has run, 2027-01-15T08:59:00Z",
                "campaign rests is paused since 2027-01-15T07:59:59Z, and shuts nothing more",
                "campaign forgot does not shut it: the line was not told",
            ],
            trace.Entries.Where(entry => entry.Step == 10).Select(entry =>
                TraceText.Describe(entry, SmallPlan.Model, Queries.Trunk(), book.Campaigns)));
    }

    [Fact]
    public void Without_the_campaigns_names_a_finding_says_its_id()
    {
        var entry = new TraceEntry(TraceNote.CampaignNotTold, new CampaignFinding(77, 0).Packed);
        Assert.Equal(
            "campaign 77 does not shut it: the line was not told",
            TraceText.Describe(entry, SmallPlan.Model, Queries.Trunk()));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(uint.MaxValue, Now, Now)]
    [InlineData(7, -1, 0)]
    [InlineData(7, long.MaxValue, uint.MaxValue)]
    public void A_finding_is_one_word(uint id, long moment, long kept) => Assert.Equal(
        new CampaignFinding(id, kept), CampaignFinding.Unpack(new CampaignFinding(id, moment).Packed));

    [Fact]
    public void Of_a_zone_that_no_campaign_has_the_words_are_those_without_campaigns()
    {
        ChoiceBook book = Queries.Book(default);
        book.Campaigns = new CampaignsInForce([Calls with { VoiceZones = 1 }]);
        var trace = new Trace();
        VerdictRule.Judge(SmallPlan.Model, book, Queries.Call(Queries.Number(Queries.American)), ref trace);
        Assert.Equal(new TraceEntry(TraceNote.ChoiceUndecided, 3), trace.Entries[^1]);
    }
}
