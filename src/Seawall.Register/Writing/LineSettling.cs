using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// What the files say of lines, ascending, and which of them are lines at all: those imported, and those that anybody
/// ever touched. A number that is only in the ported numbers' file need not be anybody's.
/// </summary>
sealed record LineFacts(E164[] Numbers, Subscriber?[] Subscribers, PortedNumber?[] Ported)
{
    /// <summary>Whether anybody ever touched the line, where no subscriber is known.</summary>
    public required Predicate<int> IsTouched { get; init; }

    /// <summary>No lines.</summary>
    public static LineFacts None { get; } = new([], [], []) { IsTouched = _ => false };

    /// <summary>Reads what is stored, in the writer's turn.</summary>
    public static async ValueTask<LineFacts> ReadAsync(RegisterSession session, E164[] numbers)
    {
        var (subscribers, ported) = (new Subscriber?[numbers.Length], new PortedNumber?[numbers.Length]);
        await session.Store.ReadSubscribersAsync(numbers, subscribers, CancellationToken.None).ConfigureAwait(false);
        await session.Store.ReadPortedAsync(numbers, ported, CancellationToken.None).ConfigureAwait(false);
        return new LineFacts(numbers, subscribers, ported)
        {
            IsTouched = await TouchedAsync(session, numbers).ConfigureAwait(false),
        };
    }

    /// <summary>Which of the lines anybody ever touched, as stored.</summary>
    public static async ValueTask<Predicate<int>> TouchedAsync(RegisterSession session, E164[] numbers)
    {
        var lines = new StoredLine[numbers.Length];
        await session.Store.ReadLinesAsync(numbers, lines, CancellationToken.None).ConfigureAwait(false);
        return line => lines[line].Last != 0;
    }
}

/// <summary>
/// Settles in the writer's turn which campaigns lines are in: 1 of each campaign in force, 2 the lines that left it,
/// and those with another person, lose their notice, 3 those told an entry of the journal says so for, 4 written in the
/// batch of whatever made it so, 5 then the told marks go, and the rolls know.
/// </summary>
sealed class LineSettling
{
    readonly List<StoredCampaign> _campaigns = [];
    readonly List<NoticeKey> _gone = [];
    readonly List<(uint Campaign, List<E164> Lines)> _untold = [];
    readonly List<(StoredCampaign Campaign, E164 Number, int Wave, StoredNotice? Notice)> _standings = [];

    /// <summary>Notices that go, by campaign and number.</summary>
    public IReadOnlyList<NoticeKey> Gone => _gone;

    /// <summary>Campaigns whose counts change.</summary>
    public IReadOnlyList<StoredCampaign> Campaigns => _campaigns;

    /// <summary>Looks at lines as they are afterwards.</summary>
    public static async ValueTask<LineSettling> OfAsync(
        RegisterSession session, LineFacts facts, Predicate<E164> isNewPerson)
    {
        var settling = new LineSettling();
        if (facts.Numbers.Length == 0)
        {
            return settling;
        }
        foreach (var campaign in session.Now.Campaigns)
        {
            // 1 Of each campaign in force.
            if (campaign.IsInForce)
            {
                var notices = new StoredNotice?[facts.Numbers.Length];
                await session.Store.ReadNoticesAsync(campaign.Id, facts.Numbers, notices, CancellationToken.None)
                    .ConfigureAwait(false);
                settling.Look(campaign, new CampaignScope(campaign.Terms, session.Words.Model), facts, notices,
                    isNewPerson);
            }
        }
        return settling;
    }

    void Look(
        StoredCampaign campaign, CampaignScope scope, LineFacts facts, StoredNotice?[] notices,
        Predicate<E164> isNewPerson)
    {
        // 2 The lines that left it, and those with another person, lose their notice.
        var after = campaign;
        List<E164> untold = [];
        for (var i = 0; i < facts.Numbers.Length; i++)
        {
            var number = facts.Numbers[i];
            var wave = facts.Subscribers[i] is null && notices[i] is null && !facts.IsTouched(i)
                ? -1
                : scope.WaveOf(number, facts.Subscribers[i], facts.Ported[i]);
            if (notices[i] is { } notice && (wave < 0 || isNewPerson(number)))
            {
                _gone.Add(new NoticeKey(campaign.Id, number));
                after = NoticeCounts.Replace(after, notice, null);
                if (notice.State == NoticeState.Told && notice.Round == campaign.Round)
                {
                    untold.Add(number);
                }
                notices[i] = null;
            }
            _standings.Add((campaign, number, wave, notices[i]));
        }
        if (after != campaign)
        {
            _campaigns.Add(after);
        }
        if (untold.Count > 0)
        {
            _untold.Add((campaign.Id, untold));
        }
    }

    /// <summary>3 Adds the entries of the journal.</summary>
    public void AddEntries(List<JournalEntry> entries, ref JournalTip end, ChangeSource source, DateTimeOffset now)
    {
        foreach (var (campaign, lines) in _untold)
        {
            var entry = Chain.Entry(end, now, JournalKind.LinesUntold, source, 0,
                ToldForm.WriteUntold(campaign, [.. lines]));
            end = Chain.After(end, entry);
            entries.Add(entry);
        }
    }

    /// <summary>5 After the batch, and after its lines are in the book.</summary>
    /// <param name="session">The session.</param>
    /// <param name="rolls">Rolls under way that are to know as well.</param>
    public void Apply(RegisterSession session, IReadOnlyCollection<CampaignRoll>? rolls = null)
    {
        var book = session.Now.Book;
        foreach (var (campaign, lines) in _untold)
        {
            if (book.Campaigns.Find(campaign) is { } terms)
            {
                lines.ForEach(line => book.Told.Forget(terms.Place, line));
            }
        }
        foreach (var (campaign, number, wave, notice) in _standings)
        {
            if (rolls is null)
            {
                session.Rolls.Touch(number);
            }
            foreach (var roll in rolls ?? session.Rolls.Ready)
            {
                if (roll.IsOf(campaign))
                {
                    roll.Put(number, RollMark.Of(roll.Scope, wave, notice, campaign.Round, book, number));
                }
            }
        }
        session.ApplyCampaigns(_campaigns);
    }
}
