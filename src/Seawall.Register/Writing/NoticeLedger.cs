using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>The register as the desk of notices sees it.</summary>
sealed class NoticeLedger(RegisterSession session, ChoiceWriter writer, TimeProvider time) : INoticeLedger
{
    public ImmutableArray<StoredCampaign> Campaigns => session.Now.Campaigns;

    public event Action<E164>? Opened
    {
        add => session.OpenedDefault += value;
        remove => session.OpenedDefault -= value;
    }

    public RegisterModel Model => session.Words.Model;

    public bool IsUp => session.Down is null;

    public int? NextLines(StoredCampaign campaign, int wave, E164 after, Span<E164> lines) =>
        session.Rolls.Find(campaign)?.Next(wave, after, lines);

    public int? WaveOf(StoredCampaign campaign, E164 line) =>
        session.Rolls.Find(campaign)?.Find(line) is { Wave: >= 0 } mark ? mark.Wave : null;

    public long Enrolment(StoredCampaign campaign) => session.Rolls.Find(campaign)?.Late ?? 0;

    /// <summary>A line that is not the campaign's any more has nothing to be told either.</summary>
    public bool IsDecided(StoredCampaign campaign, E164 line) => session.Rolls.Find(campaign) is { } roll
        ? roll.Find(line).Wave < 0 || roll.Scope.IsDecided(session.Now.Book, line)
        : new CampaignScope(campaign.Terms, session.Words.Model).IsDecided(session.Now.Book, line);

    public ValueTask<IRegisterView> ViewAsync(CancellationToken cancel) => session.Store.ViewAsync(cancel);

    public Task TurnAsync(Func<INoticeTurn, ValueTask> work, CancellationToken cancel) =>
        writer.SubmitAsync(async turn =>
        {
            await work(new NoticeTurn(turn, time)).ConfigureAwait(false);
            return true;
        }, cancel);
}

/// <summary>
/// The store in the writer's turn, for notices. A batch is written so: 1 an entry of the journal for the lines told in
/// each campaign and for each brake, 2 all of it durably at once, 3 the told marks are in force and the rolls know.
/// </summary>
sealed class NoticeTurn(RegisterSession session, TimeProvider time) : INoticeTurn
{
    public StoredCampaign? Find(uint campaign) => session.Now.Campaigns.FirstOrDefault(one => one.Id == campaign);

    public ValueTask ReadAsync(uint campaign, ReadOnlyMemory<E164> numbers, Memory<StoredNotice?> notices) =>
        session.Store.ReadNoticesAsync(campaign, numbers, notices, CancellationToken.None);

    public ValueTask ReadAsync(ReadOnlyMemory<E164> numbers, Memory<Subscriber?> subscribers) =>
        session.Store.ReadSubscribersAsync(numbers, subscribers, CancellationToken.None);

    public async ValueTask CommitAsync(NoticeBatch batch)
    {
        // 1 An entry of the journal for the lines told in each campaign and for each brake.
        List<JournalEntry> entries = [];
        var end = session.Tip;
        var now = time.GetUtcNow();
        for (var at = 0; at < batch.Told.Length;)
        {
            var told = SameCampaign(batch.Told.Span[at..]);
            Add(JournalKind.LinesTold, batch.Source, ToldForm.WriteTold(told[0].Campaign, told[0].Round, told));
            at += told.Length;
        }
        foreach (var campaign in batch.Braked)
        {
            Add(JournalKind.CampaignBraked, ChangeSource.System, CampaignBody.Write(campaign.Id, campaign.Braked));
        }

        // 2 All of it durably at once; how many lines there are is known by the rolls alone.
        var rolls = session.Rolls;
        Mark(batch);
        StoredCampaign[] campaigns = [.. batch.Campaigns.Select(rolls.Counted)];
        await session.CommitAsync(new StoreBatch
        {
            Expected = session.Head, Next = end.Head, Entries = entries, Campaigns = campaigns,
            Notices = batch.Notices, NoticesGone = batch.Gone,
        }, end, CancellationToken.None).ConfigureAwait(false);

        // 3 The told marks are in force.
        session.ApplyTold(batch.Told.Span);
        session.ApplyCampaigns(campaigns);

        void Add(JournalKind kind, ChangeSource source, byte[] body)
        {
            var entry = Chain.Entry(end, now, kind, source, 0, body);
            end = Chain.After(end, entry);
            entries.Add(entry);
        }
    }

    static ReadOnlySpan<StoredNotice> SameCampaign(ReadOnlySpan<StoredNotice> told)
    {
        var count = 1;
        while (count < told.Length && told[count].Campaign == told[0].Campaign)
        {
            count++;
        }
        return told[..count];
    }

    /// <summary>
    /// Before it is written: should the writing fail, all rolls are made again anyhow.
    /// </summary>
    void Mark(NoticeBatch batch)
    {
        var book = session.Now.Book;
        foreach (ref readonly var notice in batch.Notices.Span)
        {
            Mark(notice.Campaign, notice.Number, notice, book);
        }
        foreach (var (campaign, number) in batch.Gone)
        {
            Mark(campaign, number, null, book);
        }
    }

    void Mark(uint campaign, E164 number, in StoredNotice? notice, ChoiceBook book)
    {
        session.Rolls.Touch(number);
        if (Find(campaign) is { } stored && session.Rolls.Find(stored) is { } roll)
        {
            roll.Notice(number, notice is { } one && one.Round == stored.Round ? one.Wave : null, book);
        }
    }
}
