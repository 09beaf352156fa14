using Seawall.Register;

namespace Seawall.Province;

/// <summary>What the campaign director does by chance.</summary>
enum ActKind
{
    /// <summary>Pauses, and goes on some hours later.</summary>
    Pause = 0,

    /// <summary>Puts the hour of effect off: notices hold.</summary>
    Later = 1,

    /// <summary>Gives people less time than they were told: all are told again.</summary>
    FewerDays = 2,

    /// <summary>Changes the title alone.</summary>
    Title = 3,

    /// <summary>How many acts by chance there are.</summary>
    Count = 4,

    /// <summary>Goes on after a pause.</summary>
    GoOn = 5,
}

/// <summary>
/// The campaign director: asks the desk, asks again where the process died meanwhile, and notes what was acknowledged.
/// </summary>
sealed class Director(World world)
{
    const int TriesMax = 5;

    long _goOnMs = long.MaxValue;

    /// <summary>Called to start the process again where it died.</summary>
    public Func<Task> Restart { get; set; } = () => Task.CompletedTask;

    string Name => world.Order.Campaign.Name;

    CampaignRequest Named => new() { Name = Name, Who = "director", Way = ChangeWay.Cli };

    /// <summary>The campaign as the register has it.</summary>
    public StoredCampaign? Stored =>
        world.Site.Register.Campaigns.Current.FirstOrDefault(one => one.Terms.Name == Name);

    /// <summary>Applies the campaign, or another version of it.</summary>
    public async Task ApplyAsync(Campaign terms)
    {
        var before = world.Truth.Terms;
        var receipt = await AskAsync(() => world.Site.Register.Campaigns.ApplyAsync(
            new CampaignOrder { Terms = terms, Who = "director", Way = ChangeWay.Cli }));
        world.Truth.Terms = receipt.Campaign?.Terms ?? before;
        var isWorse = before is not null && world.Truth.State != CampaignState.Draft
            && (terms.Effect < before.Effect || terms.Notice.Days < before.Notice.Days);
        // Where the answer was lost the version was there already when it was asked for again.
        if (receipt.Outcome == ChangeOutcome.Done && receipt.IsNewRound != isWorse)
        {
            world.Findings.Add("a round that is not due, or one that is missing", world.Now, receipt.Message);
        }
        if (isWorse)
        {
            world.Lines.NewRound();
        }
    }

    /// <summary>Starts it, or lets it go on.</summary>
    public async Task StartAsync()
    {
        await AskAsync(() => world.Site.Register.Campaigns.StartAsync(Named));
        (world.Truth.State, world.Truth.PausedUnixSeconds) = (CampaignState.Running, 0);
    }

    /// <summary>Pauses it: from the acknowledgement on nothing more goes out.</summary>
    public async Task PauseAsync()
    {
        await AskAsync(() => world.Site.Register.Campaigns.PauseAsync(Named));
        world.Sends.Look(world.Centre);
        (world.Truth.State, world.Truth.PausedUnixSeconds) = (CampaignState.Paused, world.NowSeconds);
    }

    /// <summary>Withdraws it.</summary>
    public async Task WithdrawAsync()
    {
        await AskAsync(() => world.Site.Register.Campaigns.WithdrawAsync(Named));
        world.Truth.State = CampaignState.Withdrawn;
    }

    /// <summary>Does something by chance.</summary>
    public Task ActAsync(ActKind kind)
    {
        var terms = world.Truth.Terms!;
        return kind switch
        {
            ActKind.Pause when world.Truth.State == CampaignState.Running => PauseAsync(),
            ActKind.GoOn when world.Truth.State == CampaignState.Paused => StartAsync(),
            ActKind.Later when world.NowMs < terms.Effect.ToUnixTimeMilliseconds() =>
                ApplyAsync(terms with { Effect = terms.Effect.AddHours(20) }),
            ActKind.FewerDays when terms.Notice.Days > 2 => ApplyAsync(
                terms with { Notice = terms.Notice with { Days = terms.Notice.Days - 2 } }),
            ActKind.Title => ApplyAsync(
                terms with { Title = terms.Title with { English = terms.Title.English + " again" } }),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Where a brake holds the next wave, a person looks at it and lets it go on an hour later.</summary>
    public async Task WatchAsync()
    {
        if (Stored is not { Braked.Length: > 0, State: CampaignState.Running })
        {
            _goOnMs = long.MaxValue;
            return;
        }
        if (_goOnMs == long.MaxValue)
        {
            _goOnMs = world.NowMs + 3_600_000;
        }
        else if (world.NowMs >= _goOnMs)
        {
            _goOnMs = long.MaxValue;
            await StartAsync();
        }
    }

    async Task<CampaignReceipt> AskAsync(Func<Task<CampaignReceipt>> ask)
    {
        for (var tries = 1; ; tries++)
        {
            var receipt = await ask();
            if (receipt.IsSo)
            {
                return receipt;
            }
            if (receipt.Outcome != ChangeOutcome.Unavailable || tries == TriesMax)
            {
                throw new InvalidOperationException($"{receipt.Outcome} {receipt.Field}: {receipt.Message}");
            }
            await Restart();
        }
    }
}
