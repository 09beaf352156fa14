using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>The journal is walked with its campaigns, and the store's rows of them are what it makes.</summary>
public sealed class ToldVerifyTests
{
    const string ToldFault = "the told lines of campaign campaign-1 are not those the journal makes";
    const string CampaignFault = "campaign campaign-1 is not as the journal makes it";

    static async Task<CampaignJournal> FilledAsync()
    {
        var journal = await CampaignJournal.OpenAsync(new MemoryStore(new MemoryDisk()));
        await journal.ApplyAsync(1);
        await journal.ApplyAsync(2);
        await journal.StepAsync(1, JournalKind.CampaignStarted);
        await journal.StepAsync(2, JournalKind.CampaignStarted);
        await journal.TellAsync(1, 1, 2, 3, 4, 5, 25_000);
        await journal.TellAsync(2, 1, 2, 3);
        await journal.UntellAsync(1, 2);
        await journal.ChangeHoldersAsync(JournalKind.HolderChanged, 3);
        await journal.UntellAsync(1, 4);
        journal.Now += TimeSpan.FromHours(5);
        await journal.TellAsync(1, 2, 3);
        await journal.StepAsync(1, JournalKind.CampaignBraked, "too many came back");
        await journal.StepAsync(1, JournalKind.CampaignPaused);
        return journal;
    }

    [Fact]
    public async Task What_was_told_untold_and_told_again_holds()
    {
        var journal = await FilledAsync();
        await journal.HoldsAsync();
        Assert.Equal(5, journal.Notices.Count(one => one.Key.Campaign == 1));
        await journal.StepAsync(1, JournalKind.CampaignStarted);
        await journal.StepAsync(1, JournalKind.CampaignWithdrawn);
        await journal.HoldsAsync();
    }

    [Fact]
    public async Task A_withdrawn_campaign_keeps_what_it_told_whoever_has_the_line_since()
    {
        var journal = await FilledAsync();
        await journal.StepAsync(1, JournalKind.CampaignWithdrawn);
        var told = journal.Notices.Values.ToList();
        await journal.ChangeHoldersAsync(JournalKind.HolderChanged, 1, 5);
        foreach (var notice in told.Where(one => one.Campaign == 1))
        {
            await journal.PutAsync(notice: notice);
        }
        await journal.HoldsAsync();
    }

    [Fact]
    public async Task A_move_untells_those_that_its_entry_of_lines_untold_names()
    {
        var journal = await FilledAsync();
        var told = journal.Notices[(1, RegisterSamples.Line(5))];
        await journal.ChangeHoldersAsync(JournalKind.Moved, 5, 6);
        await journal.PutAsync(notice: told);
        await journal.HoldsAsync();
    }

    [Fact]
    public async Task A_new_round_makes_nothing_of_those_told_before()
    {
        var journal = await FilledAsync();
        await journal.ApplyAsync(1, round: true);
        await journal.HoldsAsync();
        await journal.TellAsync(1, 1, 3);
        await journal.ApplyAsync(1);
        await journal.HoldsAsync();
        await journal.PutAsync(notice: journal.Notices[(1, RegisterSamples.Line(5))] with { Round = 2 });
        await journal.FindsAsync(ToldFault);
    }

    [Fact]
    public async Task Whoever_bends_a_told_line_is_found_out()
    {
        var (one, nine) = (RegisterSamples.Line(1), RegisterSamples.Line(9));
        foreach (var bend in (Func<CampaignJournal, ValueTask>[])
        [
            journal => journal.PutAsync(notice: journal.Notices[(1, one)] with
            {
                ToldUnixSeconds = journal.Notices[(1, one)].ToldUnixSeconds - 1,
            }),
            journal => journal.PutAsync(notice: journal.Notices[(1, one)] with { Number = nine }),
            journal => journal.PutAsync(notice: journal.Notices[(1, one)] with { State = NoticeState.Sent }),
            journal => journal.PutAsync(notice: journal.Notices[(1, one)] with { Round = 9 }),
            journal => journal.PutAsync(gone: new NoticeKey(1, one)),
            journal => journal.PutAsync(gone: new NoticeKey(1, RegisterSamples.Line(3))),

            // Their notices went with the new holder, the move, and the entry that said so.
            journal => journal.PutAsync(notice: journal.Notices[(1, one)] with { Number = RegisterSamples.Line(4) }),
            async journal =>
            {
                var told = journal.Notices[(1, RegisterSamples.Line(3))];
                await journal.UntellAsync(1, 3);
                await journal.PutAsync(notice: told);
            },
        ])
        {
            var journal = await FilledAsync();
            await bend(journal);
            await journal.FindsAsync(ToldFault);
        }
    }

    [Fact]
    public async Task Marks_counts_and_notices_that_prove_nothing_are_of_no_entry()
    {
        var journal = await FilledAsync();
        await journal.PutAsync(
            journal.Campaigns[1] with { Cursor = 7, Wave = 1, Counts = [WaveCount.Zero] },
            journal.Notices[(1, RegisterSamples.Line(1))] with { Marks = NoticeMarks.Resumed });
        await journal.PutAsync(notice: CampaignSamples.Notice(77));
        await journal.HoldsAsync();
    }

    [Fact]
    public async Task Whoever_bends_a_campaign_is_found_out()
    {
        foreach (var bend in (Func<StoredCampaign, StoredCampaign>[])
        [
            one => one with { Terms = one.Terms with { Effect = one.Terms.Effect.AddDays(-1) } },
            one => one with { Version = 2 },
            one => one with { Round = 2 },
            one => one with { State = CampaignState.Running },
            one => one with { Braked = "" },
            one => one with { PausedUnixSeconds = 0 },
            one => one with { PausedUnixSeconds = one.PausedUnixSeconds + 3_600 },
            one => one with { StartedUnixSeconds = 1 },
            one => one with { WithdrawnUnixSeconds = 1 },
            one => one with { Journal = 1 },
        ])
        {
            var journal = await FilledAsync();
            await journal.PutAsync(bend(journal.Campaigns[1]));
            await journal.FindsAsync(CampaignFault);
        }
        var other = await FilledAsync();
        await other.PutAsync(CampaignSamples.Running(3, "other"));
        await other.FindsAsync("campaign other of the store is not in the journal");
    }

    [Fact]
    public async Task Entries_that_follow_on_nothing_cannot_be_read()
    {
        foreach (var (kind, body) in ((JournalKind, byte[])[])
        [
            (JournalKind.CampaignStarted, CampaignBody.Write(9, "")),
            (JournalKind.CampaignPaused, []),
            (JournalKind.CampaignApplied, "{}"u8.ToArray()),
            (JournalKind.CampaignApplied, CampaignForm.WriteApplied(CampaignSamples.Running(9) with { Version = 2 })),
            (JournalKind.CampaignApplied, CampaignForm.WriteApplied(CampaignSamples.Running() with { Version = 2 })),
            (JournalKind.LinesTold, ToldForm.WriteTold(9, 1, [Told(9, 1)])),
            (JournalKind.LinesTold, ToldForm.WriteTold(1, 2, [Told(1, 2)])),
            (JournalKind.LinesTold, []),
            (JournalKind.LinesUntold, ToldForm.WriteUntold(9, [RegisterSamples.Line(1)])),
            (JournalKind.LinesUntold, [1, 0]),
        ])
        {
            var journal = await FilledAsync();
            await journal.AppendAsync(kind, body, []);
            await journal.FindsAsync("cannot be read");
        }

        static StoredNotice Told(uint campaign, int round) =>
            CampaignSamples.Notice(1, campaign) with { Round = round, ToldUnixSeconds = 1 };
    }

    [Fact]
    public async Task Where_persons_were_removed_what_was_told_later_is_compared_and_the_rest_counted()
    {
        var journal = await FilledAsync();
        await journal.RemovePersonsAsync();
        var report = await journal.VerifyAsync();
        Assert.True(report.Holds, string.Join('\n', report.Faults));
        Assert.Equal((6, 7), (report.Removed, report.ToldWithoutHistory));
        await journal.TellAsync(1, 50, 51, 52);
        await journal.ChangeHoldersAsync(JournalKind.HolderChanged, 1, 51);
        await journal.TellAsync(1, 51);
        report = await journal.VerifyAsync();
        Assert.True(report.Holds, string.Join('\n', report.Faults));
        Assert.Equal(5, report.ToldWithoutHistory);
        var told = journal.Notices[(1, RegisterSamples.Line(50))];
        await journal.PutAsync(notice: told with { ToldUnixSeconds = 5 });
        await journal.FindsAsync(ToldFault);
        await journal.PutAsync(notice: told);
        await journal.HoldsAsync();

        // Of the one whose holder changed since it is known that nothing told it.
        await journal.PutAsync(notice: told with { Number = RegisterSamples.Line(1) });
        await journal.FindsAsync(ToldFault);
    }

    [Fact]
    public async Task Whatever_happens_in_whatever_order_holds()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var journal = await FilledAsync();
            for (var step = 0; step < 60; step++)
            {
                journal.Now += TimeSpan.FromSeconds(random.Next(100_000));
                await StepAsync(journal, random);
            }
            await journal.HoldsAsync();
        }

        static async ValueTask StepAsync(CampaignJournal journal, Random random)
        {
            var id = (uint)random.Next(1, 3);
            var round = journal.Campaigns[id].Round;
            long[] lines = [.. Enumerable.Range(0, 20_000).Where(_ => random.Next(4_000) == 0).Select(i => (long)i)];
            long[] untold =
            [
                .. lines.Where(line => !journal.Notices.TryGetValue((id, RegisterSamples.Line(line)), out var notice)
                    || notice.Round < round),
            ];
            switch (random.Next(8))
            {
                case 0:
                    await journal.ApplyAsync(id, random.Next(3) == 0);
                    break;
                case 1 when lines.Length > 0:
                    await journal.UntellAsync(id, lines);
                    break;
                case 2 when lines.Length > 0:
                    await journal.ChangeHoldersAsync(JournalKind.HolderChanged, lines);
                    break;
                case 3 when random.Next(4) == 0:
                    await journal.RemovePersonsAsync();
                    break;
                default:
                    await (untold.Length > 0 ? journal.TellAsync(id, untold) : ValueTask.CompletedTask);
                    break;
            }
        }
    }
}
