using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>What a campaign in force makes of a line: boundaries to the second, and who goes before it.</summary>
public sealed class CampaignVerdictTests
{
    const long Now = Queries.Now;
    const long Week = 7 * 86_400;
    const byte Overseas = 0b1000, HongKong = 0b0001;

    static readonly CampaignTerms Calls = new()
    {
        Id = 9,
        Name = "zhejiang-calls",
        Place = 3,
        VoiceZones = Overseas,
        SmsZones = 0,
        EffectUnixSeconds = Now,
        NoticeSeconds = Week,
    };

    /// <summary>Seconds from now to the hour of effect × since the line was told, with a notice of a week.</summary>
    [Theory]
    [InlineData(0, Week, VerdictReason.Campaign)]
    [InlineData(1, Week, VerdictReason.Undecided)]
    [InlineData(0, Week - 1, VerdictReason.Undecided)]
    [InlineData(-1, Week - 1, VerdictReason.Undecided)]
    [InlineData(-1, Week + 1, VerdictReason.Campaign)]
    [InlineData(-Week, 0, VerdictReason.Undecided)]
    [InlineData(Week, 2 * Week, VerdictReason.Undecided)]
    public void It_shuts_from_the_later_of_both_to_the_second(long effectIn, long toldAgo, VerdictReason reason)
    {
        ChoiceBook book = Book(default, Calls with { EffectUnixSeconds = Now + effectIn });
        book.Told.Tell(3, Queries.OurLine, Now - toldAgo);
        Expect(reason, reason == VerdictReason.Campaign ? 9u : 0, Judge(book));
    }

    [Fact]
    public void A_line_that_was_not_told_is_not_shut()
    {
        ChoiceBook book = Book(default, Calls);
        Expect(VerdictReason.Undecided, 0, Judge(book));
        book.Told.Tell(3, new E164(Queries.OurLine.Value + 1), 0);
        book.Told.Tell(4, Queries.OurLine, 0);
        Expect(VerdictReason.Undecided, 0, Judge(book));
        book.Told.Tell(3, Queries.OurLine, 0);
        Expect(VerdictReason.Campaign, 9, Judge(book));
        book.Told.Forget(3, Queries.OurLine);
        Expect(VerdictReason.Undecided, 0, Judge(book));
    }

    [Fact]
    public void Only_its_service_and_zones_are_shut()
    {
        ChoiceBook book = Book(default, Calls with { VoiceZones = HongKong, SmsZones = Overseas });
        book.Told.Tell(3, Queries.OurLine, 0);
        ScreeningQuery fromHongKong = Queries.Call(Queries.Number(85291234567));

        Expect(VerdictReason.Undecided, 0, Judge(book));
        Expect(VerdictReason.Campaign, 9, Queries.Judge(fromHongKong, book));
        Expect(VerdictReason.Undecided, 0, Queries.Judge(fromHongKong with { Service = Service.Sms }, book));
        Expect(
            VerdictReason.Campaign,
            9,
            Queries.Judge(Queries.Call(Queries.Number(Queries.American), service: Service.Sms), book));
    }

    [Fact]
    public void A_choice_a_pause_and_a_rule_of_the_line_go_before()
    {
        var pause = new LineDetail { Pauses = [new Pause(Service.Voice, 3, Now + 1)] };
        var ended = new LineDetail { Pauses = [new Pause(Service.Voice, 3, Now)] };
        var rule = new LineDetail { Rules = [new(5, true, ServiceMask.All, Queries.American, 0)] };
        (VerdictReason Reason, uint Rule, ChoiceBits Choices, LineDetail? Detail)[] lines =
        [
            (VerdictReason.ChoiceOpen, 0, Queries.AllZones(Choice.Open), null),
            (VerdictReason.ChoiceShut, 0, Queries.AllZones(Choice.Shut), null),
            (VerdictReason.Pause, 0, default, pause),
            (VerdictReason.Campaign, 9, default, ended),
            (VerdictReason.PersonalRulePass, 5, default, rule),
        ];
        foreach ((VerdictReason reason, uint id, ChoiceBits choices, LineDetail? detail) in lines)
        {
            ChoiceBook book = Book(choices, Calls);
            book.Load(new LineState(Queries.OurLine, choices, detail));
            book.Told.Tell(3, Queries.OurLine, 0);
            Expect(reason, id, Judge(book));
        }
    }

    /// <summary>
    /// Since when it is paused, in seconds from the moment the line is shut; it was told a week before that.
    /// </summary>
    [Theory]
    [InlineData(-1, VerdictReason.Undecided)]
    [InlineData(0, VerdictReason.Campaign)]
    [InlineData(1, VerdictReason.Campaign)]
    public void A_pause_keeps_what_is_shut_and_shuts_nothing_more(long heldAfter, VerdictReason reason)
    {
        ChoiceBook book = Book(
            default, Calls with { EffectUnixSeconds = 0, HeldAtUnixSeconds = Now - 60 + heldAfter });
        book.Told.Tell(3, Queries.OurLine, Now - 60 - Week);
        Assert.Equal(reason, Judge(book).Reason);
        book.Campaigns = new CampaignsInForce([Calls with { EffectUnixSeconds = 0 }]);
        Assert.Equal(VerdictReason.Campaign, Judge(book).Reason);
        book.Campaigns = CampaignsInForce.None;
        Assert.Equal(VerdictReason.Undecided, Judge(book).Reason);
    }

    [Fact]
    public void In_shadow_it_passes_and_says_what_it_would_have_refused()
    {
        ChoiceBook book = Book(default, Calls with { Shadow = true });
        book.Told.Tell(3, Queries.OurLine, 0);
        Expect(VerdictReason.CampaignShadow, 9, Judge(book));
        book.Told.Forget(3, Queries.OurLine);
        Expect(VerdictReason.Undecided, 0, Judge(book));
    }

    [Fact]
    public void Of_several_the_one_that_shut_first_is_named_then_the_lower_id_and_shadow_last()
    {
        CampaignTerms earlier = Calls with { Id = 20, Place = 0, EffectUnixSeconds = Now - 2 };
        CampaignTerms later = Calls with { Id = 10, Place = 1, EffectUnixSeconds = Now - 1 };
        CampaignTerms same = Calls with { Id = 30, Place = 2, EffectUnixSeconds = Now - 2 };
        CampaignTerms shadow = Calls with { Id = 1, Place = 63, EffectUnixSeconds = Now - 9, Shadow = true };
        CampaignTerms other = Calls with { Id = 2, Place = 5, VoiceZones = HongKong, EffectUnixSeconds = 0 };
        ChoiceBook book = Book(default, later, shadow, same, earlier, other);
        foreach (CampaignTerms campaign in book.Campaigns.Terms)
        {
            book.Told.Tell(campaign.Place, Queries.OurLine, 0);
        }

        Expect(VerdictReason.Campaign, 20, Judge(book));
        book.Told.Forget(0, Queries.OurLine);
        Expect(VerdictReason.Campaign, 30, Judge(book));
        book.Told.Forget(2, Queries.OurLine);
        Expect(VerdictReason.Campaign, 10, Judge(book));
        book.Told.Forget(1, Queries.OurLine);
        Expect(VerdictReason.CampaignShadow, 1, Judge(book));
        book.Told.Forget(63, Queries.OurLine);
        Expect(VerdictReason.Undecided, 0, Judge(book));
    }

    [Theory]
    [InlineData(SpoofedHandling.Choice, VerdictReason.Campaign)]
    [InlineData(SpoofedHandling.Refuse, VerdictReason.Spoofed)]
    [InlineData(SpoofedHandling.Pass, VerdictReason.SpoofedPass)]
    public void What_is_forged_is_refused_with_the_rest_of_the_world(SpoofedHandling handling, VerdictReason reason)
    {
        ScreeningQuery forged = Queries.Call(Queries.Short(110), Queries.Trunk(spoofed: handling));
        ChoiceBook book = Book(default, Calls);
        book.Told.Tell(3, Queries.OurLine, 0);
        Assert.Equal(reason, Queries.Judge(forged, book).Reason);
        Assert.Equal(OriginKind.Spoofed, Queries.Judge(forged, book).Origin.Kind);
        book.Campaigns = new CampaignsInForce([Calls with { VoiceZones = HongKong }]);
        Assert.Equal(
            handling == SpoofedHandling.Choice ? VerdictReason.Undecided : reason,
            Queries.Judge(forged, book).Reason);
    }

    /// <summary>What the operator lets through × whether the campaign only watches.</summary>
    [Theory]
    [InlineData(SenderPurpose.Code, false, VerdictReason.RegisteredSender)]
    [InlineData(SenderPurpose.Code, true, VerdictReason.RegisteredSender)]
    [InlineData(SenderPurpose.Service, false, VerdictReason.Campaign)]
    [InlineData(SenderPurpose.Service, true, VerdictReason.CampaignShadow)]
    public void A_registered_sender_passes_as_it_passes_what_a_line_shut(
        SenderPurpose passed, bool shadow, VerdictReason reason)
    {
        ScreeningQuery text = Queries.Call(Queries.Name, service: Service.Sms) with { Registered = SenderPurpose.Code };
        ChoiceBook book = Book(default, Calls with { SmsZones = Overseas, Shadow = shadow });
        book.Told.Tell(3, Queries.OurLine, 0);
        var trace = default(NoTrace);
        Assert.Equal(reason, VerdictRule.Judge(SmallPlan.ModelWith(passed), book, text, ref trace).Reason);
    }

    [Fact]
    public void Places_and_ids_are_each_campaigns_own()
    {
        Assert.Throws<ArgumentException>(() => new CampaignsInForce([Calls, Calls with { Id = 1 }]));
        Assert.Throws<ArgumentException>(() => new CampaignsInForce([Calls, Calls with { Place = 1 }]));
        Assert.Throws<ArgumentException>(() => new CampaignsInForce([Calls with { Place = 64 }]));
        Assert.Throws<ArgumentException>(() => new CampaignsInForce([Calls with { Id = 0 }]));
        var both = new CampaignsInForce([Calls, Calls with { Id = 1, Place = 1 }]);
        Assert.Equal([1u, 9u], both.Terms.Select(campaign => campaign.Id));
        Assert.Same(both.Terms[1], both.Find(9));
        Assert.Null(both.Find(2));
    }

    [Fact]
    public void An_hour_that_no_number_can_say_is_never_there()
    {
        CampaignTerms never = Calls with { NoticeSeconds = long.MaxValue };
        Assert.Equal(long.MaxValue, never.SinceUnixSeconds(1));
        Assert.Equal(Now, Calls.SinceUnixSeconds(0));
        Assert.Equal(Now + 1, Calls.SinceUnixSeconds(Now + 1 - Week));
    }

    static ChoiceBook Book(ChoiceBits choices, params CampaignTerms[] campaigns)
    {
        ChoiceBook book = Queries.Book(choices);
        book.Campaigns = new CampaignsInForce([.. campaigns]);
        return book;
    }

    static Verdict Judge(ChoiceBook book) => Queries.Judge(Queries.Call(Queries.Number(Queries.American)), book);

    static void Expect(VerdictReason reason, uint rule, Verdict verdict)
    {
        Assert.Equal((reason, rule), (verdict.Reason, verdict.Rule));
        bool passes = (byte)reason < 100;
        Assert.Equal(passes ? Outcome.Pass : Outcome.Refuse, verdict.Outcome);
        Assert.Equal(passes ? RefusalManner.None : RefusalManner.Answer, verdict.Manner);
    }
}
