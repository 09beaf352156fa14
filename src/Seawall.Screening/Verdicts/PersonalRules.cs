namespace Seawall.Screening;

/// <summary>Step 6 of <see cref="VerdictRule"/>: which of a line's personal rules decides, if one does.</summary>
internal static class PersonalRules
{
    /// <summary>
    /// The rule that decides; <c>default</c> (id 0) where none does. A rule for the caller's number goes before one
    /// for the country, a refusal before a pass of the same sort. A number counts only where the caller shows it or a
    /// trusted trunk tells it; a pass never helps a number that cannot call from abroad; a country counts only where
    /// the origin is one.
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

    /// <summary>0 does not match, 1 country passes, 2 country refuses, 3 number passes, 4 number refuses.</summary>
    static int Rank<TTrace>(in PersonalRule rule, in ScreeningQuery query, Origin origin, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        if (((byte)rule.Services & (byte)query.Service) == 0)
        {
            return 0;
        }

        if (rule.Number.IsNone)
        {
            bool isFromThere = origin.Kind == OriginKind.Zone && rule.Country != 0 && rule.Country == origin.Country;
            return !isFromThere ? 0 : rule.Pass ? 1 : 2;
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

        return rule.Pass ? 3 : 4;
    }
}
