using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>The report of a campaign is what the journal says, whatever happened in which order.</summary>
public sealed class CampaignReporterTests
{
    static readonly Service[] Services = [Service.Voice, Service.Sms];

    static Campaign Terms(int effectHour, int days = 1, string zone = "Asia/Shanghai") => CampaignSample.Terms() with
    {
        Services = ServiceMask.Voice,
        Zones = ["overseas", "hongkong"],
        Effect = ReportScript.Start.AddHours(effectHour),
        TimeZone = zone,
        Notice = CampaignSample.Terms().Notice with { Days = days },
    };

    static ReportScript Running(int effectHour, int days = 1)
    {
        var script = new ReportScript();
        script.Apply(Terms(effectHour, days), 1);
        script.Live(JournalKind.CampaignStarted);
        return script;
    }

    [Fact]
    public async Task Told_kept_shut_and_back_are_counted_on_their_days()
    {
        // Noon in Shanghai at hour 1 of the 27th; the hour of effect is 11 of the 29th.
        var script = Running(effectHour: 48);
        script.Hour = 1;
        script.Tell(1, script.Now, 101, 102, 103, 104, 20_105);
        script.Hour = 10;
        script.Choose(101, Service.Voice, 0, Choice.Open);
        script.Choose(102, Service.Voice, 0, Choice.Shut);
        script.Choose(102, Service.Voice, 1, Choice.Shut);
        script.Choose(103, Service.Sms, 0, Choice.Open);
        script.Choose(103, Service.Voice, 2, Choice.Open);
        script.Hour = 75;
        script.Choose(104, Service.Voice, 1, Choice.Open);
        script.Choose(20_105, Service.Voice, 0, Choice.Shut);
        script.Hour = 80;
        var report = await script.ReportAsync();

        // 101 kept one zone and was shut in the other; 103 decided nothing that the campaign is about.
        Assert.Equal(
            "2026-03-27 5 0 1 1 0 0\n2026-03-29 0 0 0 0 4 0\n2026-03-30 0 0 0 1 0 1\ntold 5 shut 4",
            ReportTwin.Say(report));
        Assert.Equal(new ReportDay(default, 5, 0, 1, 2, 4, 1), report.Sum);
        Assert.Equal((script.Entries.Count, ""), ((int)report.Journal, string.Join('\n', report.Remarks)));
    }

    [Fact]
    public async Task What_was_shut_before_its_hour_moved_stays_counted_and_a_pause_shuts_no_more()
    {
        var script = Running(effectHour: 2, days: 1);
        script.Hour = 1;
        script.Tell(1, script.Now, 1, 2);
        script.Hour = 10;
        script.Tell(1, script.Now, 3);
        script.Hour = 30;
        script.Live(JournalKind.CampaignPaused);
        script.Hour = 60;
        Assert.Equal("2026-03-27 3 0 0 0 0 0\n2026-03-28 0 0 0 0 2 0\ntold 3 shut 2",
            ReportTwin.Say(await script.ReportAsync()));
        script.Live(JournalKind.CampaignStarted);
        Assert.Equal(
            "2026-03-27 3 0 0 0 0 0\n2026-03-28 0 0 0 0 2 0\n2026-03-29 0 0 0 0 1 0\ntold 3 shut 3",
            ReportTwin.Say(await script.ReportAsync()));
        script.Live(JournalKind.CampaignWithdrawn);
        Assert.Equal(0, (await script.ReportAsync()).ShutNow);
    }

    [Fact]
    public async Task Other_campaigns_and_drafts_count_for_nothing()
    {
        var script = new ReportScript();
        script.Apply(Terms(2), 1);
        script.Hour = 1;
        script.Live(JournalKind.CampaignStarted, id: 8);
        script.Tell(8, 1, script.Now, 1, 2, 3);
        script.Choose(1, Service.Voice, 0, Choice.Open);
        script.Hour = 100;
        var report = await script.ReportAsync();
        Assert.Equal("\ntold 0 shut 0", ReportTwin.Say(report));
        Assert.Empty(report.Days);
        Assert.Equal(Enum.GetValues<NoticeState>().Length, report.Notices.States.Length);
    }

    [Fact]
    public async Task Where_persons_were_removed_the_report_says_so_and_knows_what_lines_are_now()
    {
        var script = Running(effectHour: 2, days: 1);
        script.Choose(1, Service.Voice, 0, Choice.Shut);
        script.Choose(1, Service.Voice, 1, Choice.Shut);
        script.Hour = 1;
        script.Tell(1, script.Now, 1, 2);
        script.Hour = 60;
        var report = await script.ReportAsync(removedTo: 4);
        Assert.Equal(1, report.Sum.Shut);
        Assert.Contains("from 2 entries since the campaign was applied", Assert.Single(report.Remarks));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_report_is_that_of_a_twin_who_looks_at_every_line_every_hour(int seed)
    {
        var random = new Random(seed);
        var script = new ReportScript();
        string[] zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York"];
        var terms = Terms(random.Next(0, 100), random.Next(0, 3), zones[seed % 3]);
        var round = 1;
        script.Apply(terms, round);
        while (script.Hour < 200)
        {
            for (var what = random.Next(4); what > 0; what--)
            {
                (terms, round) = Happen(script, random, terms, round);
            }
            script.Hour++;
        }
        Assert.Equal(new ReportTwin(script).Run(), ReportTwin.Say(await script.ReportAsync()));
    }

    static (Campaign Terms, int Round) Happen(ReportScript script, Random random, Campaign terms, int round)
    {
        var line = ReportScript.First + (ulong)random.Next(12);
        switch (random.Next(40))
        {
            case 0:
                terms = terms with
                {
                    Effect = ReportScript.Start.AddHours(random.Next(0, 150)),
                    Services = (ServiceMask)random.Next(1, 4),
                    Zones = random.Next(2) == 0 ? ["hongkong"] : ["overseas", "hongkong"],
                    Shadow = random.Next(6) == 0,
                    Default = random.Next(8) == 0 ? CampaignDefault.None : CampaignDefault.Shut,
                    Notice = terms.Notice with { Days = random.Next(0, 3) },
                };
                round += random.Next(3) == 0 ? 1 : 0;
                script.Apply(terms, round);
                break;
            case 1 or 2:
                script.Live(JournalKind.CampaignStarted);
                break;
            case 3:
                script.Live(random.Next(3) == 0 ? JournalKind.CampaignWithdrawn : JournalKind.CampaignPaused);
                break;
            case < 12:
                script.Tell(round, script.Now - (random.Next(3) == 0 ? random.Next(1, 60) * 3600L : 0), line,
                    ReportScript.First + 20);
                break;
            case 12:
                script.Untell(line);
                break;
            case 13:
                script.Change(line, default, random.Next(2) == 0 ? JournalKind.HolderChanged : JournalKind.Moved);
                break;
            case 14:
                script.Tell(8, 1, script.Now, line);
                break;
            case < 18:
                var pause = new StoredPause(Services[random.Next(2)], (byte)random.Next(3), script.Now + 7200);
                script.Change(line, script.ChoicesOf(line) with { Detail = new StoredDetail([pause], []) });
                break;
            default:
                script.Choose(line, Services[random.Next(2)], random.Next(3), (Choice)random.Next(3));
                break;
        }
        return (terms, round);
    }
}
