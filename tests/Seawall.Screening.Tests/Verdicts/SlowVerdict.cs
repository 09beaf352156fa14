namespace Seawall.Screening.Tests;

/// <summary>The decision once more, from the state of the line and not from the book: the slow twin.</summary>
static class SlowVerdict
{
    public static Verdict Judge(
        ScreeningModel model, LineState line, ScreeningQuery query, CampaignTerms[] campaigns, SlowTold told)
    {
        Origin origin = Conclude(model, query);
        (uint campaign, bool shuts, _) = SlowCampaigns.Judge(
            campaigns, told, query.Called.Number, query.Service, origin.Zone, query.NowUnixSeconds);
        (VerdictReason reason, uint rule) = Reason(model, line, query, origin, campaign != 0);
        if (reason == VerdictReason.Undecided && campaign != 0)
        {
            (reason, rule) = (shuts ? VerdictReason.Campaign : VerdictReason.CampaignShadow, campaign);
        }

        bool passes = (byte)reason < 100;
        bool announces = reason == VerdictReason.HomeFromAbroadRefuse
            && query.Trunk.HomeNumberFromAbroad == HomeNumberFromAbroad.Announce;
        return new Verdict(
            passes ? Outcome.Pass : Outcome.Refuse,
            passes ? RefusalManner.None : announces ? RefusalManner.Announce : RefusalManner.Answer,
            reason,
            origin,
            rule);
    }

    static Origin Conclude(ScreeningModel model, ScreeningQuery query)
    {
        NumberReading caller = query.Caller.Number;
        bool abroad = query.Trunk.Class == TrunkClass.International;
        bool hasNumber = caller.Form == NumberForm.E164;
        NumberFacts facts = hasNumber ? model.Plan.Find(caller.Number) : default;
        bool isHome = hasNumber && facts.Country == model.Plan.HomeCountry;
        bool hidden = query.Caller.Withheld
            && (!query.Trunk.Trusted || caller.Form is NumberForm.Absent or NumberForm.Malformed);
        bool text = query.Service == Service.Sms;
        string digits = caller.Number.Value.ToString();
        bool homeCode = caller.Form is NumberForm.E164 or NumberForm.Short && (digits is "110" or "10086" or "12308"
            || digits.StartsWith("106", StringComparison.Ordinal)
            || (digits.Length == 10 && digits.StartsWith("400", StringComparison.Ordinal)));
        bool byOurRoamer = query.Trunk.Trusted && query.Caller.Diverting.Form == NumberForm.E164
            && model.Lines.IsOurs(query.Caller.Diverting.Number);
        byte world = model.Zones.Overseas;
        ushort home = model.Plan.HomeCountry;

        if (abroad && hidden)
        {
            return new Origin(OriginKind.Withheld, world, 0, Evidence.Privacy);
        }

        if (abroad && text && homeCode && facts.Kind == NumberKind.Unassigned)
        {
            return new Origin(OriginKind.Spoofed, world, 0, Evidence.Number);
        }

        if (hasNumber && !isHome)
        {
            return facts.Kind == NumberKind.Unassigned
                ? new Origin(OriginKind.Unidentified, world, 0, Evidence.Number)
                : new Origin(OriginKind.Zone, model.Zones.ZoneOf(facts.Country), facts.Country, Evidence.Number);
        }

        if (!abroad)
        {
            return new Origin(OriginKind.Domestic, Origin.NoZone, home, Evidence.Trunk);
        }

        if (caller.Form is NumberForm.Absent or NumberForm.Malformed)
        {
            return new Origin(OriginKind.Unidentified, world, 0, Evidence.Missing);
        }

        if (caller.Form == NumberForm.Name || (text && caller.Form == NumberForm.Short))
        {
            return new Origin(OriginKind.Zone, world, 0, Evidence.Trunk);
        }

        if (text)
        {
            return new Origin(OriginKind.Spoofed, world, 0, Evidence.Number);
        }

        bool exists = caller.Form == NumberForm.Short || facts.Kind != NumberKind.Unassigned;
        bool roams = facts.Kind is NumberKind.Mobile or NumberKind.FixedOrMobile;
        return exists && byOurRoamer ? new Origin(OriginKind.OwnRoamer, Origin.NoZone, home, Evidence.Diversion)
            : roams ? new Origin(OriginKind.HomeFromAbroad, Origin.NoZone, home, Evidence.Number)
            : new Origin(OriginKind.Spoofed, world, 0, Evidence.Number);
    }

    static (VerdictReason Reason, uint Rule) Reason(
        ScreeningModel model, LineState line, ScreeningQuery query, Origin origin, bool byCampaign)
    {
        NumberReading caller = query.Caller.Number;
        bool forged = origin.Kind == OriginKind.Spoofed;
        PersonalRule[] rules = [.. line.Detail!.Rules.Where(rule => rule.Services.HasFlag((ServiceMask)query.Service))];
        bool canBeRegistered = origin.Kind is OriginKind.Zone or OriginKind.Unidentified;
        PersonalRule[] senders = [.. rules.Where(rule => canBeRegistered && (rule.Registered & query.Registered) != 0)];
        PersonalRule[] numbers = [.. rules.Where(rule => !rule.Number.IsNone && rule.Number == caller.Number
            && caller.Form == NumberForm.E164 && (query.Trunk.Trusted || !query.Caller.Withheld)
            && !(forged && rule.Pass))];
        PersonalRule[] countries = [.. rules.Where(rule => rule.Number.IsNone && rule.Country != 0
            && origin.Kind == OriginKind.Zone && rule.Country == origin.Country)];
        PersonalRule decider = numbers.Concat(countries).Concat(senders)
            .OrderBy(rule => rule.Number.IsNone).ThenBy(rule => rule.Country == 0)
            .ThenBy(rule => rule.Registered == SenderPurpose.Any).ThenBy(rule => rule.Pass).FirstOrDefault();
        bool ours = query.Called.Form == NumberForm.E164 && model.Lines.IsOurs(query.Called.Number);
        bool isTheLine = query.Called.Number == line.Number;
        ChoiceBits choices = isTheLine ? line.Choices : default;
        bool paused = isTheLine && line.Detail.Pauses.Any(pause => pause.Service == query.Service
            && pause.Zone == origin.Zone && pause.UntilUnixSeconds > query.NowUnixSeconds);

        return (query, origin.Kind) switch
        {
            ({ EmergencyService: true }, _) => (VerdictReason.Emergency, 0u),
            ({ EmergencyCallback: true, Trunk.Trusted: true }, _) => (VerdictReason.EmergencyCallback, 0u),
            _ when caller.Form == NumberForm.E164 && query.Trunk.Exempt.Contains(caller.Number) =>
                (VerdictReason.Exempt, 0u),
            _ when !ours => (VerdictReason.NotOurLine, 0u),
            _ when isTheLine && decider.Id != 0 =>
                (!decider.Pass ? VerdictReason.PersonalRuleRefuse
                    : decider.Registered != 0 ? VerdictReason.RegisteredSender
                    : VerdictReason.PersonalRulePass, decider.Id),
            (_, OriginKind.Domestic) => (VerdictReason.Domestic, 0u),
            (_, OriginKind.OwnRoamer) => (VerdictReason.OwnRoamer, 0u),
            ({ Trunk.HomeNumberFromAbroad: HomeNumberFromAbroad.Pass }, OriginKind.HomeFromAbroad) =>
                (VerdictReason.HomeFromAbroadPass, 0u),
            (_, OriginKind.HomeFromAbroad) => (VerdictReason.HomeFromAbroadRefuse, 0u),
            ({ Trunk.Spoofed: SpoofedHandling.Refuse }, OriginKind.Spoofed) => (VerdictReason.Spoofed, 0u),
            ({ Trunk.Spoofed: SpoofedHandling.Pass }, OriginKind.Spoofed) => (VerdictReason.SpoofedPass, 0u),
            _ when paused => (VerdictReason.Pause, 0u),
            _ => choices.Get(query.Service, origin.Zone) switch
            {
                Choice.Shut when canBeRegistered && (query.Registered & model.RegisteredPass) != 0 =>
                    (VerdictReason.RegisteredSender, 0u),
                Choice.Undecided when byCampaign && canBeRegistered
                    && (query.Registered & model.RegisteredPass) != 0 => (VerdictReason.RegisteredSender, 0u),
                Choice.Shut => (forged ? VerdictReason.Spoofed : VerdictReason.ChoiceShut, 0u),
                Choice.Open => (VerdictReason.ChoiceOpen, 0u),
                _ => (VerdictReason.Undecided, 0u),
            },
        };
    }
}
