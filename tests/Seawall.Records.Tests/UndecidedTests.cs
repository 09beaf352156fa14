using Seawall.Screening;
using Xunit;
using Record = Seawall.Screening.Record;

namespace Seawall.Records.Tests;

/// <summary>What passed because lines had decided nothing: counted by service, zone, country and line.</summary>
public sealed class UndecidedTests
{
    private const ulong FirstLine = 8613857100001;

    private static readonly UndecidedQuestion _everything = new()
    {
        Services = ServiceMask.All, Zones = ["overseas", "hongkong"], Takes = static (in _, _, _) => true,
    };

    [Fact]
    public void Only_what_passed_undecided_for_services_and_zones_counts()
    {
        var tally = new UndecidedTally(_everything);
        Show(tally, Passed());
        Show(tally, Passed(reason: VerdictReason.CampaignShadow));
        Show(tally, Passed(service: Service.Sms, country: 0));
        Show(tally, Passed(zone: 0, country: 2, line: 1));
        foreach (var reason in Enum.GetValues<VerdictReason>()
            .Except([VerdictReason.Undecided, VerdictReason.CampaignShadow]))
        {
            Show(tally, Passed(reason: reason));
        }

        Show(tally, Passed(zone: 1));
        Show(tally, Passed(zone: Origin.NoZone));
        Show(tally, Passed() with { Verdict = Passed().Verdict with { Outcome = Outcome.Refuse } });
        var answer = tally.Answer;
        Assert.Equal((3, 1, new Counted(2, 0), 0),
            (answer.Calls, answer.Texts, answer.Lines, answer.Unnamed));
        Assert.Equal(
            [new CountryCount("GB", 2, 0), new CountryCount("", 0, 1), new CountryCount("HK", 1, 0)],
            answer.Countries);
    }

    [Theory]
    [InlineData(ServiceMask.Voice, 1, 0)]
    [InlineData(ServiceMask.Sms, 0, 1)]
    [InlineData(ServiceMask.All, 1, 1)]
    public void Services_are_those_asked_for(ServiceMask services, long calls, long texts)
    {
        var tally = new UndecidedTally(_everything with { Services = services });
        Show(tally, Passed());
        Show(tally, Passed(service: Service.Sms));
        Assert.Equal((calls, texts), (tally.Answer.Calls, tally.Answer.Texts));
    }

    [Fact]
    public void Who_asks_has_a_say_in_lines_and_senders()
    {
        List<string> asked = [];
        var tally = new UndecidedTally(_everything with
        {
            Takes = (in record, names, sender) =>
            {
                asked.Add($"{record.Called.Number} {names.Trunks[record.Trunk]} {sender.Length}");
                return record.Called.Number.Value == FirstLine;
            },
        });
        Show(tally, Passed(), "MyBank"u8);
        Show(tally, Passed(line: 5));
        Show(tally, Passed(zone: 2));
        Assert.Equal(["+8613857100001 igw-shanghai 6", "+8613857100006 igw-shanghai 0"], asked);
        Assert.Equal(1, tally.Answer.Calls);
    }

    [Fact]
    public void Zones_are_found_by_the_names_of_each_generation()
    {
        var tally = new UndecidedTally(_everything with { Zones = ["overseas"] });
        var others = TestRecords.Names with { Zones = ["overseas", "neighbours"] };
        tally.Visit(Passed(zone: 3), TestRecords.Names, default);
        tally.Visit(Passed(zone: 3), others, default);
        tally.Visit(Passed(zone: 0), others, default);
        tally.Visit(Passed(zone: 0), TestRecords.Names, default);
        tally.Visit(Passed(zone: 3), null, default);
        Assert.Equal((2, 1), (tally.Answer.Calls, tally.Answer.Unnamed));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(40_000)]
    [InlineData(1_000_000)]
    public void Beyond_the_bound_lines_are_estimated_and_the_error_is_said(int lines)
    {
        var tally = new UndecidedTally(_everything with { ExactLinesMax = 99 });
        for (var twice = 0; twice < 2; twice++)
        {
            for (var line = 0; line < lines; line++)
            {
                tally.Visit(Passed(line: line), TestRecords.Names, default);
            }
        }

        var counted = tally.Answer.Lines;
        Assert.Equal(1.625, counted.ErrorPercent);
        Assert.InRange(counted.Count, lines * (1 - 0.01625), lines * (1 + 0.01625));
    }

    private static void Show(UndecidedTally tally, in Record record, ReadOnlySpan<byte> sender = default) =>
        tally.Visit(record, TestRecords.Names, sender);

    private static Record Passed(
        VerdictReason reason = VerdictReason.Undecided, Service service = Service.Voice, byte zone = 3,
        ushort country = 3, int line = 0) => TestRecords.Refused() with
    {
        Service = service,
        Called = new NumberReading(NumberForm.E164, new E164(FirstLine + (ulong)line)),
        Verdict = new Verdict(
            (byte)reason < 100 ? Outcome.Pass : Outcome.Refuse, RefusalManner.None, reason,
            new Origin(OriginKind.Zone, zone, country, Evidence.Number), 0),
    };
}
