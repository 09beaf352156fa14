using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>
/// Writes what a desk of campaigns and notices would, straight into a store: each step an entry with the rows it says.
/// </summary>
sealed class CampaignJournal(IRegisterStore store)
{
    public static readonly DateTimeOffset Start = new(2027, 4, 1, 9, 0, 0, TimeSpan.Zero);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    JournalTip _tip = null!;

    public DateTimeOffset Now { get; set; } = Start;

    public Dictionary<uint, StoredCampaign> Campaigns { get; } = [];

    public Dictionary<(uint Campaign, E164 Line), StoredNotice> Notices { get; } = [];

    readonly Dictionary<E164, StoredLine> _lines = [];

    public static async Task<CampaignJournal> OpenAsync(IRegisterStore store)
    {
        var head = await store.OpenAsync(true, Cancel);
        await using var view = await store.ViewAsync(Cancel);
        return new CampaignJournal(store) { _tip = await JournalTip.ReadAsync(view, head, Cancel) };
    }

    /// <summary>A campaign, or its next version, in another round where asked.</summary>
    public ValueTask ApplyAsync(uint id, bool round = false)
    {
        var campaign = Campaigns.TryGetValue(id, out var before)
            ? before with
            {
                Version = before.Version + 1, Round = before.Round + (round ? 1 : 0),
                Braked = round ? "" : before.Braked,
                Terms = before.Terms with { Basis = $"version {before.Version + 1}" },
            }
            : CampaignSamples.Running(id, $"campaign-{id}") with
            {
                State = CampaignState.Draft, StartedUnixSeconds = 0,
            };
        campaign = Campaigns[id] = campaign with { Journal = _tip.Head.Sequence + 1 };
        return AppendAsync(JournalKind.CampaignApplied, CampaignForm.WriteApplied(campaign), [campaign]);
    }

    public ValueTask StepAsync(uint id, JournalKind kind, string reason = "")
    {
        var (before, now) = (Campaigns[id], Now.ToUnixTimeSeconds());
        var after = kind switch
        {
            JournalKind.CampaignStarted => before with
            {
                State = CampaignState.Running, PausedUnixSeconds = 0, Braked = "",
                StartedUnixSeconds = before.StartedUnixSeconds == 0 ? now : before.StartedUnixSeconds,
            },
            JournalKind.CampaignPaused => before with { State = CampaignState.Paused, PausedUnixSeconds = now },
            JournalKind.CampaignWithdrawn => before with
            {
                State = CampaignState.Withdrawn, WithdrawnUnixSeconds = now, PausedUnixSeconds = 0, Braked = "",
            },
            _ => before with { Braked = reason },
        };
        Campaigns[id] = after with { Journal = _tip.Head.Sequence + 1 };
        return AppendAsync(kind, CampaignBody.Write(id, reason), [Campaigns[id]]);
    }

    public ValueTask TellAsync(uint id, params long[] lines)
    {
        StoredNotice[] told =
        [
            .. lines.Select(line => CampaignSamples.Notice(line, id) with
            {
                Round = Campaigns[id].Round, State = NoticeState.Told, DueUnixSeconds = 0,
                ToldUnixSeconds = Now.ToUnixTimeSeconds() - line % 7,
            }),
        ];
        foreach (var notice in told)
        {
            Notices[(id, notice.Number)] = notice;
        }
        return AppendAsync(
            JournalKind.LinesTold, ToldForm.WriteTold(id, Campaigns[id].Round, told), [], told);
    }

    public ValueTask UntellAsync(uint id, params long[] lines)
    {
        E164[] numbers = [.. lines.Select(RegisterSamples.Line)];
        return AppendAsync(JournalKind.LinesUntold, ToldForm.WriteUntold(id, numbers), [], [],
            [.. numbers.Where(line => Notices.Remove((id, line))).Select(line => new NoticeKey(id, line))]);
    }

    /// <summary>Lines get other holders, or move: their notices go in the same batch, without an entry.</summary>
    public ValueTask ChangeHoldersAsync(JournalKind kind, params long[] lines)
    {
        var body = new LineChangeWriter();
        body.Begin(_tip.Head.Sequence + 1);
        List<StoredLine> after = [];
        foreach (var number in lines.Select(RegisterSamples.Line))
        {
            var before = _lines.GetValueOrDefault(number, new StoredLine(number, default, 0));
            after.Add(_lines[number] = before with { Last = _tip.Head.Sequence + 1 });
            body.Add(new LineChange(number, before.Last, before.Choices, before.Choices, ""));
        }
        List<NoticeKey> gone = [];
        var whose = lines.Select(RegisterSamples.Line).ToHashSet();
        foreach (var key in Notices.Keys.Where(key => whose.Contains(key.Line))
            .OrderBy(key => (key.Campaign, key.Line.Value)).ToList())
        {
            Notices.Remove(key);
            gone.Add(new NoticeKey(key.Campaign, key.Line));
        }
        return AppendAsync(kind, body.ToArray(), [], [], gone, [.. after]);
    }

    public ValueTask AppendAsync(JournalKind kind, byte[] body, StoredCampaign[] campaigns,
        StoredNotice[]? notices = null, List<NoticeKey>? gone = null, StoredLine[]? lines = null)
    {
        var entry = Chain.Entry(_tip, Now, kind, ChangeSource.System, lines?.Length ?? 0, body);
        return AppendAsync(new StoreBatch
        {
            Expected = _tip.Head, Next = Chain.After(_tip, entry).Head, Entries = [entry], Campaigns = campaigns,
            Notices = notices, NoticesGone = gone ?? [], Lines = lines,
        }, entry);
    }

    async ValueTask AppendAsync(StoreBatch batch, JournalEntry entry)
    {
        await store.AppendAsync(batch, Cancel);
        _tip = Chain.After(_tip, entry);
    }

    /// <summary>Removes persons from all there is, as the work that does would.</summary>
    public async Task RemovePersonsAsync()
    {
        await using var view = await store.ViewAsync(Cancel);
        List<Removal> removals = [];
        await foreach (var entry in view.JournalAsync(view.RemovedTo + 1, Cancel))
        {
            if (PersonRemoval.HoldsPersons(entry) && PersonalPart.TryHash(entry, out var personal))
            {
                removals.Add(new Removal(entry.Sequence, personal));
            }
        }
        if (removals.Count == 0)
        {
            return;
        }
        var removed = Chain.Entry(_tip, Now, JournalKind.PersonsRemoved, ChangeSource.System, 0,
            PersonRemoval.Body(removals[^1].Journal));
        await AppendAsync(new StoreBatch
        {
            Expected = _tip.Head, Next = Chain.After(_tip, removed).Head, Entries = [removed], Removals = removals,
        }, removed);
    }

    /// <summary>Rows as somebody writes who does not ask the journal.</summary>
    public ValueTask PutAsync(StoredCampaign? campaign = null, StoredNotice? notice = null, NoticeKey? gone = null) =>
        store.AppendAsync(new StoreBatch
        {
            Expected = _tip.Head, Next = _tip.Head, Campaigns = campaign is null ? [] : [campaign],
            Notices = notice is { } row ? new[] { row } : default, NoticesGone = gone is { } key ? [key] : [],
        }, Cancel);

    public async Task<VerifyReport> VerifyAsync()
    {
        await using var view = await store.ViewAsync(Cancel);
        return await new JournalVerifier(view).RunAsync(null, Cancel);
    }

    public async Task HoldsAsync()
    {
        var report = await VerifyAsync();
        Assert.True(report.Holds, string.Join('\n', report.Faults));
    }

    public async Task FindsAsync(string fault)
    {
        var report = await VerifyAsync();
        Assert.False(report.Holds);
        Assert.Contains(report.Faults, found => found.Contains(fault, StringComparison.Ordinal));
    }
}
