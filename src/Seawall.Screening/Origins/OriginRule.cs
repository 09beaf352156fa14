namespace Seawall.Screening;

/// <summary>
/// Concludes where a call or text comes from: evidence in the order trunk class, caller's number, diversion. Pure and
/// total.
/// </summary>
public static class OriginRule
{
    /// <summary>
    /// The conclusion. From an international trunk everything is from abroad, whatever its numbers claim; from a
    /// domestic or core trunk only what shows a foreign number.
    /// </summary>
    public static Origin Conclude<TTrace>(ScreeningModel model, in ScreeningQuery query, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        trace.Note(TraceNote.TrunkClass, (ulong)query.Trunk.Class);
        if (typeof(TTrace) != typeof(NoTrace))
        {
            NoteCaller(query, ref trace);
        }

        Origin origin = query.Trunk.Class == TrunkClass.International
            ? FromAbroad(model, query, ref trace)
            : FromHome(model, query, ref trace);
        trace.Note(TraceNote.Origin, origin.Packed);
        return origin;
    }

    static Origin FromAbroad<TTrace>(ScreeningModel model, in ScreeningQuery query, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        // Withheld, and nobody whose word counts says who it is: as hidden as no number at all.
        NumberReading caller = query.Caller.Number;
        bool isReadable = caller.Form is NumberForm.E164 or NumberForm.Short or NumberForm.Name;
        if (query.Caller.Withheld && !(query.Trunk.Trusted && isReadable))
        {
            return new Origin(OriginKind.Withheld, model.Zones.Overseas, 0, Evidence.Privacy);
        }

        if (!isReadable)
        {
            return new Origin(OriginKind.Unidentified, model.Zones.Overseas, 0, Evidence.Missing);
        }

        if (query.Service == Service.Sms || caller.Form == NumberForm.Name)
        {
            return TextFromAbroad(model, caller, ref trace);
        }

        NumberFacts facts = Facts(model, caller, ref trace);
        if (caller.Form == NumberForm.E164 && facts.Country != model.Plan.HomeCountry)
        {
            return Foreign(model, facts);
        }

        // A home number. Our roamer's phone did not answer abroad and the call comes back: the caller is at home.
        NumberReading diverting = query.Caller.Diverting;
        bool isAssigned = caller.Form == NumberForm.Short || facts.Kind != NumberKind.Unassigned;
        if (query.Trunk.Trusted && isAssigned
            && diverting.Form == NumberForm.E164 && model.Lines.IsOurs(diverting.Number))
        {
            trace.Note(TraceNote.DivertedByOurLine, diverting.Number.Value);
            return new Origin(OriginKind.OwnRoamer, Origin.NoZone, model.Plan.HomeCountry, Evidence.Diversion);
        }

        // A mobile line can roam. Fixed lines, services and emergency numbers cannot, nor what nobody has.
        return facts.Kind is NumberKind.Mobile or NumberKind.FixedOrMobile
            ? new Origin(OriginKind.HomeFromAbroad, Origin.NoZone, model.Plan.HomeCountry, Evidence.Number)
            : Spoofed(model);
    }

    /// <summary>
    /// A text from abroad. A name or a foreign code has no country: the trunk speaks for it. What our roamers write
    /// enters at home, through our own message centre: a home number here is forged, mobile or not.
    /// </summary>
    static Origin TextFromAbroad<TTrace>(ScreeningModel model, NumberReading sender, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        NumberFacts facts = Facts(model, sender, ref trace);
        if (facts.Country == model.Plan.HomeCountry)
        {
            return Spoofed(model);
        }

        // A code of ours; or an international number nobody has, which looks like one on the telephone.
        if (facts.Kind == NumberKind.Unassigned && model.IsHomeCode(sender.Number))
        {
            trace.Note(TraceNote.HomeCode, sender.Number.Value);
            return Spoofed(model);
        }

        return sender.Form == NumberForm.E164
            ? Foreign(model, facts)
            : new Origin(OriginKind.Zone, model.Zones.Overseas, 0, Evidence.Trunk);
    }

    static Origin Spoofed(ScreeningModel model) =>
        new(OriginKind.Spoofed, model.Zones.Overseas, 0, Evidence.Number);

    static Origin FromHome<TTrace>(ScreeningModel model, in ScreeningQuery query, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        // A foreign number on a domestic trunk was routed around the gateway, withheld from the callee or not.
        if (query.Caller.Number.Form == NumberForm.E164)
        {
            NumberFacts facts = Facts(model, query.Caller.Number, ref trace);
            if (facts.Country != model.Plan.HomeCountry)
            {
                return Foreign(model, facts);
            }
        }

        return new Origin(OriginKind.Domestic, Origin.NoZone, model.Plan.HomeCountry, Evidence.Trunk);
    }

    /// <summary>A foreign number: its country's zone; the rest of the world where no country assigned it.</summary>
    static Origin Foreign(ScreeningModel model, NumberFacts facts) => facts.Kind == NumberKind.Unassigned
        ? new Origin(OriginKind.Unidentified, model.Zones.Overseas, 0, Evidence.Number)
        : new Origin(OriginKind.Zone, model.Zones.ZoneOf(facts.Country), facts.Country, Evidence.Number);

    static NumberFacts Facts<TTrace>(ScreeningModel model, NumberReading caller, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        if (caller.Form != NumberForm.E164)
        {
            return default;
        }

        NumberFacts facts = model.Plan.Find(caller.Number);
        trace.Note(TraceNote.CallerFacts, facts.Packed);
        return facts;
    }

    static void NoteCaller<TTrace>(in ScreeningQuery query, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        NumberReading caller = query.Caller.Number;
        trace.Note(
            caller.Form switch
            {
                NumberForm.E164 => TraceNote.CallerNumber,
                NumberForm.Short => TraceNote.CallerShort,
                NumberForm.Malformed => TraceNote.CallerMalformed,
                NumberForm.Name => TraceNote.CallerName,
                _ => TraceNote.CallerAbsent,
            },
            caller.Number.Value);
        if (query.Registered != SenderPurpose.None)
        {
            trace.Note(TraceNote.RegisteredSender, (ulong)query.Registered);
        }

        if (query.Caller.Withheld)
        {
            bool isAsserted = query.Trunk.Trusted
                && caller.Form is (NumberForm.E164 or NumberForm.Short or NumberForm.Name);
            trace.Note(isAsserted ? TraceNote.CallerAsserted : TraceNote.CallerWithheld, 0);
        }
    }
}
