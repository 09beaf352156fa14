using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Notices for tests, written as the desk of notices writes them.</summary>
static class NoticeSample
{
    public static StoredCampaign Campaign(this Bench bench, string name = CampaignSample.Name) =>
        bench.Register.Campaigns.Current.Single(one => one.Terms.Name == name);

    /// <summary>Lines get a notice in a state; those told are told now.</summary>
    public static Task NoticeAsync(this Bench bench, NoticeState state, string name, params long[] lines) =>
        bench.Register.Ledger.TurnAsync(async turn =>
        {
            var campaign = turn.Find(bench.Campaign(name).Id)!;
            E164[] numbers = [.. lines.Order().Select(RegisterSamples.Line)];
            var before = new StoredNotice?[numbers.Length];
            await turn.ReadAsync(campaign.Id, numbers, before);
            var now = bench.Time.GetUtcNow().ToUnixTimeSeconds();
            StoredNotice[] after =
            [
                .. numbers.Select(number => new StoredNotice(campaign.Id, number, campaign.Round, 0, state,
                    NoticeReason.None, NoticeMarks.None, 1, now, state == NoticeState.Told ? now : 0, 0, "smsc", "1",
                    0)),
            ];
            for (var i = 0; i < numbers.Length; i++)
            {
                campaign = NoticeCounts.Replace(campaign, before[i], after[i]);
            }
            await turn.CommitAsync(new NoticeBatch
            {
                Notices = after, Told = state == NoticeState.Told ? after : default, Campaigns = [campaign],
            });
        }, Bench.Cancel);

    public static Task TellAsync(this Bench bench, params long[] lines) =>
        bench.NoticeAsync(NoticeState.Told, CampaignSample.Name, lines);

    /// <summary>Notices are gone, as of lines that decided before they were tried again.</summary>
    public static Task UnnoticeAsync(this Bench bench, long line) => bench.Register.Ledger.TurnAsync(async turn =>
    {
        var campaign = turn.Find(bench.Campaign().Id)!;
        var before = new StoredNotice?[1];
        await turn.ReadAsync(campaign.Id, new[] { RegisterSamples.Line(line) }, before);
        await turn.CommitAsync(new NoticeBatch
        {
            Gone = [new NoticeKey(campaign.Id, RegisterSamples.Line(line))],
            Campaigns = [NoticeCounts.Replace(campaign, before[0], null)],
        });
    }, Bench.Cancel);

    public static async Task<StoredNotice?> NoticeOfAsync(
        this Bench bench, long line, string name = CampaignSample.Name)
    {
        await using var view = await bench.Store.ViewAsync(Bench.Cancel);
        return await view.NoticeAsync(bench.Campaign(name).Id, RegisterSamples.Line(line), Bench.Cancel);
    }

    public static bool IsToldInBook(this Bench bench, long line, string name = CampaignSample.Name) =>
        bench.Register.Book.Campaigns.Find(bench.Campaign(name).Id) is { } terms
        && bench.Register.Book.Told.ToldAt(terms.Place, RegisterSamples.Line(line)) is not null;

    /// <summary>The lines of a wave still to be told, all of them: <c>1 2 8</c>.</summary>
    public static async Task<string> SayToTellAsync(this Bench bench, int wave = 0) =>
        string.Join(' ', await bench.ToTellAsync(wave));

    public static async Task<long[]> ToTellAsync(this Bench bench, int wave = 0, string name = CampaignSample.Name)
    {
        await bench.Register.Campaigns.EnrolAsync(Bench.Cancel);
        List<long> lines = [];
        var found = new E164[3];
        for (var after = default(E164);
            bench.Register.Ledger.NextLines(bench.Campaign(name), wave, after, found) is > 0 and var count;
            after = found[count - 1])
        {
            lines.AddRange(found[..count].Select(number => (long)(number.Value - RegisterSamples.Line(0).Value)));
        }
        return [.. lines];
    }

    public static async Task<Bench> RunningAsync(this Task<Bench> starting, Campaign? terms = null)
    {
        var bench = await starting;
        Assert.True((await bench.ApplyAsync(terms ?? CampaignSample.Terms())).IsSo);
        Assert.True((await bench.StartCampaignAsync()).IsSo);
        return bench;
    }

    /// <summary>Subscribers: <c>line operator region district</c>, by commas; a dash is nothing.</summary>
    public static async Task PeopleAsync(this Bench bench, params string[] rows)
    {
        var csv = string.Join('\n', rows.Select(row =>
        {
            var fields = row.Split(',').Select(field => field == "-" ? "" : field).ToArray();
            return $"{Bench.Number(long.Parse(fields[0]))},{string.Join(',', fields[1..])}";
        }));
        var names = string.Join(',', ((string[])["number", "operator", "region", "district", "holder"])
            [..rows[0].Split(',').Length]);
        Assert.True((await bench.ImportAsync(ImportKind.Subscribers, $"{names}\n{csv}\n")).Report.Complete);
    }

    public static async Task PortAsync(this Bench bench, long line, string name, string region = "")
    {
        var csv = $"number,operator,region\n{Bench.Number(line)},{name},{region}\n";
        Assert.Equal(0, (await bench.ImportAsync(ImportKind.Ported, csv)).Report.Rejected);
    }
}
