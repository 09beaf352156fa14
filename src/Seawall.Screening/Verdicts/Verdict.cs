namespace Seawall.Screening;

/// <summary>Pass or refuse. Values are stored in records.</summary>
public enum Outcome : byte
{
    Pass = 1,
    Refuse = 2,
}

/// <summary>How a refusal is made. Values are stored in records.</summary>
public enum RefusalManner : byte
{
    /// <summary>Nothing is refused.</summary>
    None = 0,

    /// <summary>The trunk's refusal profile answers.</summary>
    Answer = 1,

    /// <summary>The call is retargeted to an announcement (RFC 4240).</summary>
    Announce = 2,
}

/// <summary>
/// Why a verdict is what it is: closed, stored in records and used as a metric label. Values never change meaning;
/// those under 100 pass, the others refuse.
/// </summary>
public enum VerdictReason : byte
{
    /// <summary>The called number is none of our lines, or none we can read: not ours to judge.</summary>
    NotOurLine = 1,

    /// <summary>The origin is domestic.</summary>
    Domestic = 2,

    /// <summary>The subscriber decided nothing for the zone and no campaign shuts it.</summary>
    Undecided = 3,

    /// <summary>The subscriber chose open.</summary>
    ChoiceOpen = 4,

    /// <summary>A pause of the subscriber is running.</summary>
    Pause = 5,

    /// <summary>A personal rule passes the country or number.</summary>
    PersonalRulePass = 6,

    /// <summary>The operator exempts this number on this trunk.</summary>
    Exempt = 7,

    /// <summary>The call goes to an emergency service (RFC 5031).</summary>
    Emergency = 8,

    /// <summary>An emergency call-back or priority call, told so by a trusted trunk (RFC 7090, RFC 4412).</summary>
    EmergencyCallback = 9,

    /// <summary>A home number from abroad, and the trunk's setting passes it.</summary>
    HomeFromAbroadPass = 10,

    /// <summary>One of our lines diverted the call home from abroad.</summary>
    OwnRoamer = 11,

    /// <summary>A forged home number, and the trunk's setting passes it.</summary>
    SpoofedPass = 12,

    /// <summary>A registered sender of texts, let through by a rule of the line or by the operator's default.</summary>
    RegisteredSender = 13,

    /// <summary>
    /// The subscriber decided nothing for the zone, and a campaign in shadow would have shut it;
    /// <see cref="Verdict.Rule"/> names it.
    /// </summary>
    CampaignShadow = 14,

    /// <summary>The subscriber shut the zone.</summary>
    ChoiceShut = 101,

    /// <summary>A personal rule refuses the country or number.</summary>
    PersonalRuleRefuse = 102,

    /// <summary>A forged home number, to a line that shut overseas or on a trunk that refuses all of them.</summary>
    Spoofed = 103,

    /// <summary>A home number from abroad, and the trunk's setting refuses or announces it.</summary>
    HomeFromAbroadRefuse = 104,

    /// <summary>
    /// The subscriber decided nothing for the zone, was told of a campaign in time, and the campaign shuts it;
    /// <see cref="Verdict.Rule"/> names it.
    /// </summary>
    Campaign = 105,
}

/// <summary>
/// The decision for one call or text. <see cref="Rule"/> names the personal rule that decided, or the campaign where
/// the reason is <see cref="VerdictReason.Campaign"/> or <see cref="VerdictReason.CampaignShadow"/>, by its id in the
/// register; 0 where none did.
/// </summary>
/// <remarks>Two words, so that it is returned in registers.</remarks>
public readonly record struct Verdict
{
    const int MannerAt = 8;
    const int ReasonAt = 16;
    const int OriginAt = 24;

    readonly ulong _word;
    readonly ulong _rule;

    public Verdict(Outcome outcome, RefusalManner manner, VerdictReason reason, Origin origin, uint rule)
    {
        _word = (ulong)outcome
            | ((ulong)manner << MannerAt)
            | ((ulong)reason << ReasonAt)
            | (origin.Packed << OriginAt);
        _rule = rule;
    }

    public Outcome Outcome
    {
        get => (Outcome)(byte)_word;
        init => _word = (_word & ~0xFFul) | (ulong)value;
    }

    public RefusalManner Manner
    {
        get => (RefusalManner)(byte)(_word >> MannerAt);
        init => _word = (_word & ~(0xFFul << MannerAt)) | ((ulong)value << MannerAt);
    }

    public VerdictReason Reason
    {
        get => (VerdictReason)(byte)(_word >> ReasonAt);
        init => _word = (_word & ~(0xFFul << ReasonAt)) | ((ulong)value << ReasonAt);
    }

    public Origin Origin
    {
        get => Origin.Unpack(_word >> OriginAt);
        init => _word = (_word & ((1ul << OriginAt) - 1)) | (value.Packed << OriginAt);
    }

    public uint Rule
    {
        get => (uint)_rule;
        init => _rule = value;
    }
}
