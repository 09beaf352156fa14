namespace Seawall.Screening;

/// <summary>
/// What a step of the decision found. The hundreds are the number of the step in <see cref="VerdictRule"/>; each says
/// what its value is. Values are sent by <c>explain</c>.
/// </summary>
public enum TraceNote
{
    /// <summary>Value: <see cref="Screening.TrunkClass"/>.</summary>
    TrunkClass = 101,
    CallerAbsent = 102,
    CallerMalformed = 103,

    /// <summary>Value: the digits.</summary>
    CallerShort = 104,

    /// <summary>Value: the number.</summary>
    CallerNumber = 105,
    CallerWithheld = 106,

    /// <summary>Withheld, and known by the word of a trusted trunk.</summary>
    CallerAsserted = 107,

    /// <summary>Value: <see cref="NumberFacts.Packed"/>.</summary>
    CallerFacts = 108,

    /// <summary>Value: the number of our line that diverted the call.</summary>
    DivertedByOurLine = 109,

    /// <summary>Value: <see cref="Origin.Packed"/>.</summary>
    Origin = 110,

    /// <summary>A text's sender that is a name.</summary>
    CallerName = 111,

    /// <summary>Value: what the sender is registered for, <see cref="SenderPurpose"/>.</summary>
    RegisteredSender = 112,

    /// <summary>Value: the digits of a code of the home network.</summary>
    HomeCode = 113,

    NoEmergencyService = 200,
    EmergencyService = 201,

    NoEmergencyCallback = 300,
    EmergencyCallback = 301,
    EmergencyCallbackNotTrusted = 302,

    NotExempt = 400,

    /// <summary>Value: the number.</summary>
    Exempt = 401,

    /// <summary>Value: <see cref="NumberForm"/>.</summary>
    CalledUnreadable = 500,

    /// <summary>Value: the number.</summary>
    NotOurLine = 501,

    /// <summary>Value: the number.</summary>
    OurLine = 502,

    NoPersonalRule = 600,

    /// <summary>Value: the id of the rule.</summary>
    PersonalRulePasses = 601,

    /// <summary>Value: the id of the rule.</summary>
    PersonalRuleRefuses = 602,

    /// <summary>Value: the id of the rule.</summary>
    PersonalRuleNotForSpoofed = 603,

    NotDomestic = 700,
    Domestic = 701,
    OwnRoamer = 702,

    NotHomeFromAbroad = 800,

    /// <summary>Value: <see cref="Screening.HomeNumberFromAbroad"/>.</summary>
    HomeFromAbroad = 801,

    NotSpoofed = 900,

    /// <summary>Value: <see cref="SpoofedHandling"/>.</summary>
    Spoofed = 901,

    /// <summary>Value: the zone.</summary>
    ChoiceUndecided = 1000,

    /// <summary>Value: the zone.</summary>
    ChoiceOpen = 1001,

    /// <summary>Value: the zone.</summary>
    ChoiceShut = 1002,

    /// <summary>Value: when it ends, seconds since 1970.</summary>
    PauseRuns = 1003,

    /// <summary>Value: when it ended, seconds since 1970.</summary>
    PauseEnded = 1004,

    /// <summary>Value: what the sender is registered for, of what the operator lets through.</summary>
    RegisteredPasses = 1005,

    /// <summary>Value: what the sender is registered for.</summary>
    RegisteredStays = 1006,

    /// <summary>Undecided, and campaigns in force have the zone. Value: the zone.</summary>
    UndecidedToCampaigns = 1007,

    /// <summary>Value: <see cref="CampaignFinding"/>, since when.</summary>
    CampaignShuts = 1008,

    /// <summary>Value: <see cref="CampaignFinding"/>, since when it would.</summary>
    CampaignShadow = 1009,

    /// <summary>Value: <see cref="CampaignFinding"/>, no moment.</summary>
    CampaignNotTold = 1010,

    /// <summary>Value: <see cref="CampaignFinding"/>, the hour of effect, which is yet to come.</summary>
    CampaignEffectAhead = 1011,

    /// <summary>Value: <see cref="CampaignFinding"/>, when the line's notice will have run.</summary>
    CampaignNoticeRuns = 1012,

    /// <summary>Value: <see cref="CampaignFinding"/>, since when it is paused.</summary>
    CampaignPaused = 1013,
}

/// <summary>Is told what each step of a decision found; never has a say in it.</summary>
public interface ITrace
{
    /// <summary>A step found something.</summary>
    void Note(TraceNote note, ulong value);
}

/// <summary>The trace of the path: nothing, and nothing is left of it in the compiled code.</summary>
public readonly struct NoTrace : ITrace
{
    /// <inheritdoc />
    public void Note(TraceNote note, ulong value)
    {
    }
}

/// <summary>One finding of one step.</summary>
public readonly record struct TraceEntry(TraceNote Note, ulong Value)
{
    /// <summary>The step of <see cref="VerdictRule"/> that found it.</summary>
    public int Step => (int)Note / 100;
}

/// <summary>A trace that keeps everything, for <c>explain</c>.</summary>
public readonly struct Trace() : ITrace
{
    readonly List<TraceEntry> _entries = [];

    /// <summary>What was noted, in order.</summary>
    public IReadOnlyList<TraceEntry> Entries => _entries;

    /// <inheritdoc />
    public void Note(TraceNote note, ulong value) => _entries.Add(new TraceEntry(note, value));
}
