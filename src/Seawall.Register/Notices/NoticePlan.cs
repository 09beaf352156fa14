using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What one turn of the writer is to do about notices, in the order of its lists. Used again.</summary>
sealed class NoticePlan
{
    /// <summary>Notices that were answered.</summary>
    public List<Flight> Answered { get; } = [];

    /// <summary>Receipts that came.</summary>
    public List<PendingReceipt> Receipts { get; } = [];

    /// <summary>Notices on which something is due that is not sending.</summary>
    public List<NoticeKey> Due { get; } = [];

    /// <summary>Notices in flight that are not handed over after all.</summary>
    public List<Flight> Back { get; } = [];

    /// <summary>Notices about to be handed over.</summary>
    public List<Flight> Begin { get; } = [];

    /// <summary>How far waves have come; one step a campaign.</summary>
    public List<WaveStep> Steps { get; } = [];

    /// <summary>Lines told something was refused to by default.</summary>
    public List<NoticeKey> Refused { get; } = [];

    /// <summary>Lines that opened something.</summary>
    public List<E164> Opened { get; } = [];

    /// <summary>How many rows it is about.</summary>
    public int Rows => Answered.Count + Receipts.Count + Due.Count + Back.Count + Begin.Count + Refused.Count
        + Opened.Count;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Rows == 0 && Steps.Count == 0;

    /// <summary>Rows it may have: fewer where the store is slow, so that nobody waits long for a turn.</summary>
    public int RowsMax { get; private set; } = NoticeLimits.TurnRowsMax;

    /// <summary>Rows there is room for.</summary>
    public int Room => RowsMax - Rows;

    /// <summary>The turn took so long: the next has as many rows as would fit the time it should take.</summary>
    public void Took(TimeSpan span)
    {
        var fits = span.TotalMilliseconds > NoticeLimits.TurnMs
            ? (int)(Math.Max(Rows, 1) * NoticeLimits.TurnMs / span.TotalMilliseconds)
            : RowsMax + RowsMax / 4;
        RowsMax = Math.Clamp(fits, NoticeLimits.TurnRowsMin, NoticeLimits.TurnRowsMax);
    }

    public void Clear()
    {
        Answered.Clear();
        Receipts.Clear();
        Due.Clear();
        Back.Clear();
        Begin.Clear();
        Steps.Clear();
        Refused.Clear();
        Opened.Clear();
    }
}

/// <summary>A wave goes on to a line, or is through.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Round">Its round when this was planned.</param>
/// <param name="Wave">Its wave.</param>
/// <param name="From">The line it stood at.</param>
/// <param name="To">The line it stands at afterwards.</param>
/// <param name="IsEnd">Whether the wave is through, and the next may begin if nothing brakes it.</param>
readonly record struct WaveStep(
    uint Campaign, int Round, int Wave, ulong From, ulong To, bool IsEnd)
{
    /// <summary>Whether the campaign still stands where this was planned for.</summary>
    public bool Fits(StoredCampaign campaign) => campaign is { State: CampaignState.Running, Braked.Length: 0 }
        && campaign.Round == Round && campaign.Wave == Wave && campaign.Cursor == From;
}

/// <summary>A line to be told after its first refusal; that this is being done is durable.</summary>
readonly record struct Aftermath(StoredNotice Notice, string Language);
