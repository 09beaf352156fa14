using Seawall.Exposition;
using Seawall.Gateway;
using Seawall.Screening;

namespace Seawall.Tests.Exposition;

/// <summary>The page of metrics, letter by letter: dashboards rely on it.</summary>
public sealed class ExpositionTests
{
    [Fact]
    public void The_page()
    {
        var figures = new Figures
        {
            Counters = new CounterSnapshot(
                [new RequestCount("igw", "INVITE", 3)],
                [new ResponseCount("igw", 603, 2)],
                [new RefusedInputCount("unknown_source", 7)],
                [new VerdictCount(Service.Voice, "igw", Outcome.Refuse, VerdictReason.ChoiceShut, 2)],
                new VerdictTimes([0.000001, 0.5], [1, 2, 0], 0.25))
            {
                Reports = [new ReportCount("taken", 8)],
                Texts = new TextCounts(
                    [new TextPduCount("hub", "submit_sm_resp", "ESME_RSUBMITFAIL", 3)],
                    [new RefusedInputCount("over_rate", 8)],
                    [new UnscreenedCount("hub", "report", 6)]),
            },
            Gateway = new GatewayStatus(
                1, false, [], [],
                [
                    new TargetStatus("core", "udp:192.0.2.1:5060", TargetState.Active, 1, 1, default, ""),
                    new TargetStatus("core", "udp:192.0.2.2:5060", TargetState.Down, 1, 1, default, ""),
                ])
            {
                Texts = new TextsStatus(
                    [],
                    [
                        new TextTrunkStatus("hub", "international", "", 1, 2, 3, 4, 1, 7, 3, 6, 8, 0, 0),
                        new TextTrunkStatus("far", "international", "tcp:192.0.2.3:1", 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
                    ],
                    [
                        new TextTargetStatus("far", "tcp:192.0.2.3:1", true, 1, 2, 0, 1, 1, ""),
                        new TextTargetStatus("smsc", "tcp:192.0.2.4:1", false, 2, 2, 0, 1, 1, ""),
                        new TextTargetStatus("smsc", "tcp:192.0.2.5:1", false, 0, 2, 0, 1, 1, "ESME_RBINDFAIL"),
                    ]),
            },
            Choices = [new ChoiceCount(Service.Sms, "overseas", Choice.Shut, 12)],
            Changes = [new ChangeCount("cli", "shut", 4)],
            Notices = [("zhejiang-calls", "told", 11), ("zhejiang-calls", "unreached", 2)],
            NoticeReceipts = [("told", 11), ("twice", 1)],
            BookVersion = 9,
            BookLagSeconds = 1.5,
            BookBytes = 4096,
            StoreUp = true,
            RecordsWritten = 5,
            RecordsWaiting = 6,
            RecordsLost = 1,
            Generation = 2,
            ReloadTaken = true,
        };

        var golden = File.ReadAllText(Repository.File("tests/Seawall.Tests/Exposition/metrics.txt"));

        Assert.Equal(golden, MetricsPage.Write(figures), ignoreLineEndingDifferences: false);
    }

    [Fact]
    public void Labels_and_help_are_escaped()
    {
        var page = new ExpositionWriter();
        page.Family("x", "gauge", "a \\ b\nc \"d\"");
        page.Sample(double.PositiveInfinity, ("l", "a\\b\n\"c\""));
        page.Sample(-0.5);

        Assert.Equal(
            "# HELP x a \\\\ b\\nc \"d\"\n# TYPE x gauge\nx{l=\"a\\\\b\\n\\\"c\\\"\"} +Inf\nx -0.5\n", page.ToString());
    }

    /// <summary>The names that runbooks and dashboards are written against.</summary>
    [Theory]
    [InlineData("seawall_sip_requests_total")]
    [InlineData("seawall_sip_responses_total")]
    [InlineData("seawall_refused_input_total")]
    [InlineData("seawall_verdicts_total")]
    [InlineData("seawall_verdict_seconds")]
    [InlineData("seawall_next_hop_up")]
    [InlineData("seawall_smpp_binds")]
    [InlineData("seawall_smpp_pdus_total")]
    [InlineData("seawall_choices")]
    [InlineData("seawall_choice_changes_total")]
    [InlineData("seawall_book_version")]
    [InlineData("seawall_book_lag_seconds")]
    [InlineData("seawall_notices_total")]
    [InlineData("seawall_records_total")]
    [InlineData("seawall_records_waiting")]
    [InlineData("seawall_draining")]
    public void Names_that_others_rely_on(string name) => Assert.Contains(
        $"# TYPE {name} ", File.ReadAllText(Repository.File("tests/Seawall.Tests/Exposition/metrics.txt")),
        StringComparison.Ordinal);
}
