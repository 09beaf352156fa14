namespace Seawall.Screening;

/// <summary>Step 6 of <see cref="VerdictRule"/>: which of a line's personal rules decides, if one does.</summary>
internal static class PersonalRules
{
    /// <summary>
    /// The rule that decides; <c>default</c> (id 0) where none does. A rule for the caller's number goes before one
    /// for the country, that before one for registered senders of a purpose, that before one for all of them; a refusal
    /// before a pass of the same sort. A number counts only where the caller shows it or a trusted trunk tells it; a
    /// pass never helps a number that cannot come from abroad; a country counts only where the origin is one; that a
    /// sender is registered counts only from abroad, and not for what is forged or withheld.
    /// </summary>
    public static PersonalRule Find<TTrace>(
        LineDetail detail, in ScreeningQuery query, Origin origin, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        PersonalRule best = default;
        int bestRank = 0;
        foreach (PersonalRule rule in detail.Rules)
        {
            int rank = Rank(rule, query, origin, ref trace);
            if (rank > bestRank)
            {
                best = rule;
                bestRank = rank;
            }
        }

        trace.Note(
            bestRank == 0 ? TraceNote.NoPersonalRule
                : best.Pass ? TraceNote.PersonalRulePasses : TraceNote.PersonalRuleRefuses,
            best.Id);
        return best;
    }

    /// <summary>
    /// 0 does not match; else one of all registered senders 1, of those of a purpose 3, of a country 5, of a number 7;
    /// one more where it refuses.
    /// </summary>
    static int Rank<TTrace>(in PersonalRule rule, in ScreeningQuery query, Origin origin, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        if (((byte)rule.Services & (byte)query.Service) == 0)
        {
            return 0;
        }

        if (rule.Registered != SenderPurpose.None)
        {
            bool isMeant = (rule.Registered & query.Registered) != 0 && HelpsRegistered(origin);
            return !isMeant ? 0 : (rule.Registered == SenderPurpose.Any ? 1 : 3) + (rule.Pass ? 0 : 1);
        }

        if (rule.Number.IsNone)
        {
            bool isFromThere = origin.Kind == OriginKind.Zone && rule.Country != 0 && rule.Country == origin.Country;
            return !isFromThere ? 0 : rule.Pass ? 5 : 6;
        }

        CallerFacts caller = query.Caller;
        bool isKnown = caller.Number.Form == NumberForm.E164 && (!caller.Withheld || query.Trunk.Trusted);
        if (!isKnown || caller.Number.Number != rule.Number)
        {
            return 0;
        }

        if (rule.Pass && origin.Kind == OriginKind.Spoofed)
        {
            trace.Note(TraceNote.PersonalRuleNotForSpoofed, rule.Id);
            return 0;
        }

        return rule.Pass ? 7 : 8;
    }

    /// <summary>Whether it counts for a text of this origin that its sender is registered.</summary>
    internal static bool HelpsRegistered(Origin origin) => origin.Kind is OriginKind.Zone or OriginKind.Unidentified;
}
