using Seawall.Screening;
using Xunit;

namespace Seawall.Records.Tests;

/// <summary>What a campaign refused, by the quarter of an hour.</summary>
public sealed class CampaignTallyTests
{
    [Fact]
    public void Refusals_of_the_campaign_are_counted_by_quarter_and_service()
    {
        var tally = new CampaignTally(7);
        Show(VerdictReason.Campaign, 7, 0);
        Show(VerdictReason.CampaignShadow, 7, 14);
        Show(VerdictReason.Campaign, 7, 15, Service.Sms);
        Show(VerdictReason.Campaign, 7, 45);
        Show(VerdictReason.Campaign, 8, 0);
        Show(VerdictReason.PersonalRuleRefuse, 7, 0);
        Show(VerdictReason.ChoiceShut, 0, 0);
        Show(VerdictReason.Campaign, 7, int.MinValue);
        Assert.Equal(
            [
                new QuarterCount(TestRecords.Start, 2, 0),
                new QuarterCount(TestRecords.Start.AddMinutes(15), 0, 1),
                new QuarterCount(TestRecords.Start.AddMinutes(45), 1, 0),
            ],
            tally.Quarters);

        void Show(VerdictReason reason, uint rule, long minutes, Service service = Service.Voice) => tally.Visit(
            TestRecords.Refused() with
            {
                UnixMilliseconds = TestRecords.Start.ToUnixTimeMilliseconds() + (minutes * 60_000),
                Service = service,
                Verdict = TestRecords.Refused().Verdict with { Reason = reason, Rule = rule },
            },
            TestRecords.Names, default);
    }
}
