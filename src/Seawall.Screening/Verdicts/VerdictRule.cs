using System.Runtime.CompilerServices;

namespace Seawall.Screening;

/// <summary>
/// The decision. Pure and total: from the model, the book and the query alone, without allocation, lock or clock.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Origin: where it comes from. Decides nothing yet, and is kept with every verdict.</item>
/// <item>A call to an emergency service passes.</item>
/// <item>An emergency call-back passes, where the trunk's word counts.</item>
/// <item>A caller exempt on this trunk passes.</item>
/// <item>What is not for a line of ours passes.</item>
/// <item>
/// Personal rules of the line: a number before a country before registered senders; a refusal before a pass.
/// </item>
/// <item>What is from home passes, our own roamers included.</item>
/// <item>A home mobile number from abroad: the trunk's setting.</item>
/// <item>A number that cannot come from abroad: the trunk's setting, where that does not leave it to the line.</item>
/// <item>
/// The line's choice for the zone: open, shut, a pause that runs, or nothing decided, which passes unless a campaign
/// shuts it (<see cref="CampaignRule"/>). A shut zone is passed by the registered senders of texts that the operator
/// lets through.
/// </item>
/// </list>
/// </remarks>
public static class VerdictRule
{
    /// <summary>The verdict, and each finding on the way to the trace, which never changes it.</summary>
    public static Verdict Judge<TTrace>(
        ScreeningModel model, ChoiceBook book, in ScreeningQuery query, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        // The line's page is far away in memory: asked for first, read last.
        ref readonly uint place = ref book.PlaceOf(query.Called.Number);

        // 1. Origin
        Origin origin = OriginRule.Conclude(model, query, ref trace);

        // 2. Emergency service
        if (query.EmergencyService)
        {
            trace.Note(TraceNote.EmergencyService, 0);
            return Pass(VerdictReason.Emergency, origin);
        }

        trace.Note(TraceNote.NoEmergencyService, 0);

        // 3. Emergency call-back
        if (query.EmergencyCallback && query.Trunk.Trusted)
        {
            trace.Note(TraceNote.EmergencyCallback, 0);
            return Pass(VerdictReason.EmergencyCallback, origin);
        }

        trace.Note(
            query.EmergencyCallback ? TraceNote.EmergencyCallbackNotTrusted : TraceNote.NoEmergencyCallback, 0);

        // 4. Exempt
        NumberReading caller = query.Caller.Number;
        if (query.Trunk.HasExempt && caller.Form == NumberForm.E164
            && query.Trunk.Exempt.Contains(caller.Number))
        {
            trace.Note(TraceNote.Exempt, caller.Number.Value);
            return Pass(VerdictReason.Exempt, origin);
        }

        trace.Note(TraceNote.NotExempt, 0);

        // 5. Not our line
        if (!IsOurLine(model, query.Called, ref trace))
        {
            return Pass(VerdictReason.NotOurLine, origin);
        }

        // 6. Personal rules
        LineGlance glance = book.GlanceAt(in place, query.Called.Number);
        LineState line = glance.IsDetailed(query.Service)
            ? book.Read(query.Called.Number)
            : new LineState(query.Called.Number, glance.Choices, null);
        if (line.Detail is null)
        {
            trace.Note(TraceNote.NoPersonalRule, 0);
        }
        else if (PersonalRules.Find(line.Detail, query, origin, ref trace) is { Id: not 0 } rule)
        {
            VerdictReason passed = rule.Registered == SenderPurpose.None
                ? VerdictReason.PersonalRulePass
                : VerdictReason.RegisteredSender;
            return rule.Pass
                ? new Verdict(Outcome.Pass, RefusalManner.None, passed, origin, rule.Id)
                : new Verdict(
                    Outcome.Refuse, RefusalManner.Answer, VerdictReason.PersonalRuleRefuse, origin, rule.Id);
        }

        return ByOrigin(model, book, query, line, origin, ref trace);
    }

    static Verdict ByOrigin<TTrace>(
        ScreeningModel model, ChoiceBook book, in ScreeningQuery query, in LineState line, Origin origin,
        ref TTrace trace)
        where TTrace : struct, ITrace
    {
        // 7. From home
        if (origin.Kind is OriginKind.Domestic or OriginKind.OwnRoamer)
        {
            bool isDomestic = origin.Kind == OriginKind.Domestic;
            trace.Note(isDomestic ? TraceNote.Domestic : TraceNote.OwnRoamer, 0);
            return Pass(isDomestic ? VerdictReason.Domestic : VerdictReason.OwnRoamer, origin);
        }

        trace.Note(TraceNote.NotDomestic, 0);

        // 8. Home number from abroad
        if (origin.Kind == OriginKind.HomeFromAbroad)
        {
            trace.Note(TraceNote.HomeFromAbroad, (ulong)query.Trunk.HomeNumberFromAbroad);
            return query.Trunk.HomeNumberFromAbroad switch
            {
                HomeNumberFromAbroad.Refuse => Refuse(VerdictReason.HomeFromAbroadRefuse, origin),
                HomeNumberFromAbroad.Announce => Refuse(
                    VerdictReason.HomeFromAbroadRefuse, origin, RefusalManner.Announce),
                _ => Pass(VerdictReason.HomeFromAbroadPass, origin),
            };
        }

        trace.Note(TraceNote.NotHomeFromAbroad, 0);

        // 9. Spoofed
        bool isSpoofed = origin.Kind == OriginKind.Spoofed;
        trace.Note(isSpoofed ? TraceNote.Spoofed : TraceNote.NotSpoofed, isSpoofed ? (ulong)query.Trunk.Spoofed : 0);
        if (isSpoofed && query.Trunk.Spoofed != SpoofedHandling.Choice)
        {
            return query.Trunk.Spoofed == SpoofedHandling.Refuse
                ? Refuse(VerdictReason.Spoofed, origin)
                : Pass(VerdictReason.SpoofedPass, origin);
        }

        // 10. The line's choice for the zone
        return query.Registered == SenderPurpose.None
            ? ByChoice(book, query, line, origin, ref trace)
            : ByRegistration(model, query, ByChoice(book, query, line, origin, ref trace), ref trace);
    }

    /// <summary>
    /// What the choice or a campaign says of a registered sender, unless it is shut and the operator lets the sender
    /// through. A campaign in shadow would not have refused what passes so.
    /// </summary>
    static Verdict ByRegistration<TTrace>(
        ScreeningModel model, in ScreeningQuery query, in Verdict verdict, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        bool isShut = verdict.Reason
            is VerdictReason.ChoiceShut or VerdictReason.Campaign or VerdictReason.CampaignShadow;
        if (!isShut || !PersonalRules.HelpsRegistered(verdict.Origin))
        {
            return verdict;
        }

        SenderPurpose passed = query.Registered & model.RegisteredPass;
        bool passes = passed != SenderPurpose.None;
        trace.Note(
            passes ? TraceNote.RegisteredPasses : TraceNote.RegisteredStays,
            (ulong)(passes ? passed : query.Registered));
        return passes ? Pass(VerdictReason.RegisteredSender, verdict.Origin) : verdict;
    }

    static Verdict ByChoice<TTrace>(
        ChoiceBook book, in ScreeningQuery query, in LineState line, Origin origin, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        if (line.Detail is not null && PauseRuns(line.Detail, query, origin.Zone, ref trace))
        {
            return Pass(VerdictReason.Pause, origin);
        }

        // By tables, not by branches: what a line chose is the one thing here that nothing foretells, and it arrives
        // last.
        int choice = (int)line.Choices.Get(query.Service, origin.Zone);
        if (book.HasCampaigns && choice == (int)Choice.Undecided)
        {
            return ByCampaign(book, query, origin, ref trace);
        }

        trace.Note(TraceNote.ChoiceUndecided + choice, origin.Zone);
        VerdictReason reason = (origin.Kind == OriginKind.Spoofed ? SpoofedByChoice : ByChoiceAlone)[choice];
        byte refused = (byte)(choice >> 1);      // 1 for shut, 0 for all else
        return new Verdict(Outcome.Pass + refused, RefusalManner.None + refused, reason, origin, 0);
    }

    /// <summary>
    /// What campaigns say of an undecided line. Where one shuts the rest of the world, what is forged is refused by it
    /// too. Out of line: what it is made of is no part of a verdict without campaigns.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Verdict ByCampaign<TTrace>(ChoiceBook book, in ScreeningQuery query, Origin origin, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        CampaignsInForce campaigns = book.Campaigns;
        bool isFree = campaigns.PlacesOf(query.Service, origin.Zone) == 0;
        trace.Note(isFree ? TraceNote.ChoiceUndecided : TraceNote.UndecidedToCampaigns, origin.Zone);
        if (isFree)
        {
            return Pass(VerdictReason.Undecided, origin);
        }

        E164 line = query.Called.Number;
        if (typeof(TTrace) != typeof(NoTrace))
        {
            CampaignRule.Explain(
                campaigns, book.Told, line, query.Service, origin.Zone, query.NowUnixSeconds, ref trace);
        }

        CampaignVerdict found = CampaignRule.Judge(
            campaigns, book.Told, line, query.Service, origin.Zone, query.NowUnixSeconds);
        return found.Campaign is not { } campaign ? Pass(VerdictReason.Undecided, origin)
            : found.Shuts
                ? new Verdict(Outcome.Refuse, RefusalManner.Answer, VerdictReason.Campaign, origin, campaign.Id)
                : new Verdict(Outcome.Pass, RefusalManner.None, VerdictReason.CampaignShadow, origin, campaign.Id);
    }

    static ReadOnlySpan<VerdictReason> ByChoiceAlone =>
        [VerdictReason.Undecided, VerdictReason.ChoiceOpen, VerdictReason.ChoiceShut];

    static ReadOnlySpan<VerdictReason> SpoofedByChoice =>
        [VerdictReason.Undecided, VerdictReason.ChoiceOpen, VerdictReason.Spoofed];

    static bool PauseRuns<TTrace>(LineDetail detail, in ScreeningQuery query, byte zone, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        foreach (Pause pause in detail.Pauses)
        {
            if (pause.Service != query.Service || pause.Zone != zone)
            {
                continue;
            }

            bool runs = query.NowUnixSeconds < pause.UntilUnixSeconds;
            trace.Note(runs ? TraceNote.PauseRuns : TraceNote.PauseEnded, (ulong)pause.UntilUnixSeconds);
            if (runs)
            {
                return true;
            }
        }

        return false;
    }

    static bool IsOurLine<TTrace>(ScreeningModel model, NumberReading called, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        if (called.Form != NumberForm.E164)
        {
            trace.Note(TraceNote.CalledUnreadable, (ulong)called.Form);
            return false;
        }

        bool isOurs = model.Lines.IsOurs(called.Number);
        trace.Note(isOurs ? TraceNote.OurLine : TraceNote.NotOurLine, called.Number.Value);
        return isOurs;
    }

    static Verdict Pass(VerdictReason reason, Origin origin) =>
        new(Outcome.Pass, RefusalManner.None, reason, origin, 0);

    static Verdict Refuse(VerdictReason reason, Origin origin, RefusalManner manner = RefusalManner.Answer) =>
        new(Outcome.Refuse, manner, reason, origin, 0);
}
