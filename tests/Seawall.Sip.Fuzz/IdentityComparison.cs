namespace Seawall.Sip.Fuzz;

/// <summary>Sets who calls by the reader beside who calls by the twin.</summary>
internal static class IdentityComparison
{
    /// <summary>Compares all facts.</summary>
    public static void Compare(Differences differences, scoped in SipMessage message, TwinMessage other)
    {
        IdentityFacts facts = IdentityFacts.Read(message);
        TwinIdentity twin = TwinIdentity.Read(other);
        differences.Add("asserted", facts.AssertedState, twin.AssertedState);
        Comparison.CompareUri(differences, "asserted", facts.Asserted, twin.Asserted);
        differences.Add("from", facts.FromState, twin.FromState);
        Comparison.CompareUri(differences, "from", facts.From, twin.From);
        differences.Add("withheld", facts.Withheld, twin.Withheld);
        differences.Add("diversion", facts.DiversionState, twin.Diversion.State);
        Comparison.CompareUri(differences, "diversion", facts.Diversion, twin.Diversion.Uri);
        differences.Add("history", facts.HistoryState, twin.History.State);
        Comparison.CompareUri(differences, "history", facts.History, twin.History.Uri);
        differences.Add("call-back", facts.EmergencyCallback, twin.EmergencyCallback);
        differences.Add("namespaces", facts.ResourcePriority, twin.Namespaces);
        differences.Add("served", facts.ServedUserState, twin.Served.State);
        Comparison.CompareUri(differences, "served", facts.ServedUser, twin.Served.Uri);
        differences.Add("session case", facts.ServedSessionCase, twin.Case);
        differences.Add("registration", facts.ServedRegistration, twin.Registration);
        differences.Add("608", facts.Understands608, twin.Understands608);
    }
}
