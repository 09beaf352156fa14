using System.Globalization;

namespace Seawall.Screening;

/// <summary>A trace in words, for people who ask why: one sentence for each finding.</summary>
public static class TraceText
{
    /// <summary>The name of a step of <see cref="VerdictRule"/>, by its number from 1 to 10.</summary>
    public static string StepName(int step) => step switch
    {
        1 => "origin",
        2 => "emergency service",
        3 => "emergency call-back",
        4 => "exempt",
        5 => "called line",
        6 => "personal rules",
        7 => "from home",
        8 => "home number from abroad",
        9 => "spoofed",
        10 => "choice",
        _ => "",
    };

    /// <summary>
    /// What was found, in words, with the names of the model, the trunk and the campaigns that the verdict was made
    /// with.
    /// </summary>
    public static string Describe(
        TraceEntry entry, ScreeningModel model, TrunkScreening trunk, CampaignsInForce? campaigns = null)
    {
        ulong value = entry.Value;
        return entry.Note switch
        {
            TraceNote.TrunkClass => $"trunk {trunk.Name} is {Name((TrunkClass)value)}",
            TraceNote.CallerAbsent => "no caller's number",
            TraceNote.CallerMalformed => "the caller's number cannot be read",
            TraceNote.CallerShort => $"caller {value}, a short code",
            TraceNote.CallerName => "the sender is a name, which has no country",
            TraceNote.RegisteredSender => $"registered on this trunk for {Name((SenderPurpose)value)}",
            TraceNote.HomeCode => $"{value} is a code of the home network",
            TraceNote.CallerNumber => $"caller {new E164(value)}",
            TraceNote.CallerWithheld => "withheld",
            TraceNote.CallerAsserted => "withheld, and the trunk is trusted: its word on the number counts",
            TraceNote.CallerFacts => Facts(NumberFacts.Unpack((uint)value), model),
            TraceNote.DivertedByOurLine => $"diverted by our line {new E164(value)}, by the word of a trusted trunk",
            TraceNote.Origin => Concluded(Origin.Unpack(value), model),

            TraceNote.NoEmergencyService => "not a call to an emergency service",
            TraceNote.EmergencyService => "a call to an emergency service: passes",

            TraceNote.NoEmergencyCallback => "not an emergency call-back",
            TraceNote.EmergencyCallback => "an emergency call-back, by the word of a trusted trunk: passes",
            TraceNote.EmergencyCallbackNotTrusted => "says it is an emergency call-back; the trunk is not trusted",

            TraceNote.NotExempt => "the caller is not exempt on this trunk",
            TraceNote.Exempt => $"{new E164(value)} is exempt on this trunk: passes",

            TraceNote.CalledUnreadable => "the called number is none of a line: passes",
            TraceNote.NotOurLine => $"{new E164(value)} is not a line of ours: passes",
            TraceNote.OurLine => $"{new E164(value)} is a line of ours",

            TraceNote.NoPersonalRule => "no personal rule decides",
            TraceNote.PersonalRulePasses => $"personal rule {value} passes it",
            TraceNote.PersonalRuleRefuses => $"personal rule {value} refuses it",
            TraceNote.PersonalRuleNotForSpoofed =>
                $"personal rule {value} would pass the number, but the number cannot come from abroad",
            >= TraceNote.CampaignShuts => DescribeCampaign(entry, campaigns ?? CampaignsInForce.None),
            _ => DescribeChoice(entry, model),
        };
    }

    static string DescribeChoice(TraceEntry entry, ScreeningModel model) => entry.Note switch
    {
        TraceNote.NotDomestic => "from abroad",
        TraceNote.Domestic => "from home: passes",
        TraceNote.OwnRoamer => "back from our own roamer abroad: passes",

        TraceNote.NotHomeFromAbroad => "not a home mobile number from abroad",
        TraceNote.HomeFromAbroad => (HomeNumberFromAbroad)entry.Value switch
        {
            HomeNumberFromAbroad.Refuse => "a home number from abroad: the trunk refuses it",
            HomeNumberFromAbroad.Announce => "a home number from abroad: the trunk answers with an announcement",
            _ => "a home number from abroad: the trunk passes it",
        },

        TraceNote.NotSpoofed => "not a number that cannot come from abroad",
        TraceNote.Spoofed => (SpoofedHandling)entry.Value switch
        {
            SpoofedHandling.Refuse => "a number that cannot come from abroad: the trunk refuses it",
            SpoofedHandling.Pass => "a number that cannot come from abroad: the trunk passes it",
            _ => "a number that cannot come from abroad: judged as from the rest of the world",
        },

        TraceNote.ChoiceUndecided => $"the line decided nothing for {Zone((byte)entry.Value, model)}: passes",
        TraceNote.ChoiceOpen => $"the line chose open for {Zone((byte)entry.Value, model)}: passes",
        TraceNote.ChoiceShut => $"the line chose shut for {Zone((byte)entry.Value, model)}: refused",
        TraceNote.PauseRuns => $"a pause runs until {Time(entry.Value)}: passes",
        TraceNote.PauseEnded => $"a pause ended {Time(entry.Value)}",
        TraceNote.RegisteredPasses =>
            $"the operator lets senders registered for {Name((SenderPurpose)entry.Value)} through: passes",
        TraceNote.RegisteredStays =>
            $"neither the line nor the operator lets senders registered for {Name((SenderPurpose)entry.Value)} through",
        TraceNote.UndecidedToCampaigns => $"the line decided nothing for {Zone((byte)entry.Value, model)}",
        _ => "",
    };

    static string DescribeCampaign(TraceEntry entry, CampaignsInForce campaigns)
    {
        var found = CampaignFinding.Unpack(entry.Value);
        string name = campaigns.Find(found.Id) is { } campaign ? $"campaign {campaign.Name}" : $"campaign {found.Id}";
        string moment = Time((ulong)found.UnixSeconds);
        return entry.Note switch
        {
            TraceNote.CampaignShuts => $"{name} shuts it since {moment}: refused",
            TraceNote.CampaignShadow => $"{name} would shut it since {moment}, and refuses nothing (shadow)",
            TraceNote.CampaignNotTold => $"{name} does not shut it: the line was not told",
            TraceNote.CampaignEffectAhead => $"{name} does not shut it before its hour of effect, {moment}",
            TraceNote.CampaignNoticeRuns => $"{name} does not shut it before the line's notice has run, {moment}",
            TraceNote.CampaignPaused => $"{name} is paused since {moment}, and shuts nothing more",
            _ => "",
        };
    }

    static string Facts(NumberFacts facts, ScreeningModel model)
    {
        Country country = model.Plan.CountryAt(facts.Country);
        string name = country.Iso2.Length == 0 ? "no country" : $"{country.NameEnglish} ({country.Iso2})";
        return facts.Kind == NumberKind.Unassigned
            ? $"{name}, where nobody has such a number"
            : $"{name}, {Name(facts.Kind)}";
    }

    static string Concluded(Origin origin, ScreeningModel model)
    {
        string what = origin.Kind switch
        {
            OriginKind.Domestic => "domestic",
            OriginKind.Zone when origin.Country == 0 => $"zone {Zone(origin.Zone, model)}, by the word of the trunk",
            OriginKind.Zone => $"zone {Zone(origin.Zone, model)}, {model.Plan.CountryAt(origin.Country).NameEnglish}",
            OriginKind.Withheld => $"zone {Zone(origin.Zone, model)}, withheld",
            OriginKind.Unidentified => $"zone {Zone(origin.Zone, model)}, unidentified",
            OriginKind.HomeFromAbroad => "home number from abroad",
            OriginKind.OwnRoamer => "own roamer",
            _ => "spoofed",
        };
        return $"origin: {what} (evidence: {Name(origin.Evidence)})";
    }

    static string Zone(byte zone, ScreeningModel model) =>
        zone < model.Zones.Names.Length ? model.Zones.Names[zone] : "no zone";

    static string Time(ulong unixSeconds) => DateTimeOffset
        .FromUnixTimeSeconds((long)Math.Min(unixSeconds, 253_402_300_799))
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Name(TrunkClass value) => value switch
    {
        TrunkClass.International => "international",
        TrunkClass.Domestic => "domestic",
        _ => "core",
    };

    static string Name(NumberKind value) => value switch
    {
        NumberKind.Fixed => "fixed line",
        NumberKind.Mobile => "mobile",
        NumberKind.FixedOrMobile => "fixed line or mobile",
        NumberKind.Service => "service number",
        _ => "other number",
    };

    static string Name(SenderPurpose value) => value switch
    {
        SenderPurpose.Code => "codes",
        SenderPurpose.Service => "services",
        _ => "any purpose",
    };

    static string Name(Evidence value) => value switch
    {
        Evidence.Trunk => "trunk",
        Evidence.Number => "number",
        Evidence.Diversion => "diversion",
        Evidence.Privacy => "privacy",
        _ => "no readable number",
    };
}
