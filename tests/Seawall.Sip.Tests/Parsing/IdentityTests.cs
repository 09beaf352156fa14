using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class IdentityTests
{
    [Theory]
    [InlineData(new string[0], IdentityState.Absent, "")]
    [InlineData(new[] { "P-Asserted-Identity: <tel:+1>" }, IdentityState.Read, "tel:+1")]
    [InlineData(new[] { "P-Asserted-Identity: tel:+1" }, IdentityState.Read, "tel:+1")]
    [InlineData(new[] { "P-Asserted-Identity: \"A, B\" <sip:+1@h>, <tel:+2>" }, IdentityState.Read, "tel:+2")]
    [InlineData(
        new[] { "P-Asserted-Identity: <sip:+1@h>", "p-asserted-identity: <tel:+2>" }, IdentityState.Read, "tel:+2")]
    [InlineData(new[] { "P-Asserted-Identity: <sip:a@h>, <sips:b@h>, <sip:c@h>" }, IdentityState.Read, "sip:a@h")]
    [InlineData(new[] { "P-Asserted-Identity: <http:x>, <sip:a@h>" }, IdentityState.Read, "sip:a@h")]
    [InlineData(new[] { "P-Asserted-Identity: <http:x>" }, IdentityState.Read, "http:x")]
    [InlineData(new[] { "P-Asserted-Identity: <broken>, <tel:+2>" }, IdentityState.Read, "tel:+2")]
    [InlineData(new[] { "P-Asserted-Identity: <tel:+2>, <broken>" }, IdentityState.Read, "tel:+2")]
    [InlineData(new[] { "P-Asserted-Identity: <broken>" }, IdentityState.Malformed, "")]
    [InlineData(new[] { "P-Asserted-Identity: <sip:@h>" }, IdentityState.Malformed, "")]
    [InlineData(new[] { "P-Asserted-Identity:" }, IdentityState.Malformed, "")]
    [InlineData(new[] { "P-Asserted-Identity: \"x <tel:+1>" }, IdentityState.Malformed, "")]
    [InlineData(new[] { "P-Asserted-Identity: <sip:anonymous@anonymous.invalid>" }, IdentityState.Absent, "")]
    public void The_asserted_identity_is_the_telephone_number_if_there_is_one(
        string[] rows, IdentityState state, string uri)
    {
        Read.Message(Read.CallWith(rows), out SipMessage message);
        IdentityFacts facts = IdentityFacts.Read(message);
        Assert.Equal((state, uri), (facts.AssertedState, Text(facts.Asserted)));
    }

    [Theory]
    [InlineData("Privacy: id", PrivacyValues.Id, true)]
    [InlineData("Privacy: USER", PrivacyValues.User, true)]
    [InlineData("Privacy: header;critical", PrivacyValues.Header | PrivacyValues.Critical, true)]
    [InlineData("Privacy: session ;\n id", PrivacyValues.Session | PrivacyValues.Id, true)]
    [InlineData("Privacy: none, id", PrivacyValues.NotWanted | PrivacyValues.Id, true)]
    [InlineData("Privacy: none", PrivacyValues.NotWanted, false)]
    [InlineData("Privacy: history", PrivacyValues.History, false)]
    [InlineData("Privacy: critical", PrivacyValues.Critical, false)]
    [InlineData("Privacy: identity;x;;", PrivacyValues.None, false)]
    [InlineData("Privacy:", PrivacyValues.None, false)]
    [InlineData("Privacy: none\nPrivacy: id", PrivacyValues.NotWanted | PrivacyValues.Id, true)]
    public void Privacy_says_whether_the_caller_is_withheld(string row, PrivacyValues values, bool withheld)
    {
        Read.Message(Read.CallWith(row), out SipMessage message);
        IdentityFacts facts = IdentityFacts.Read(message);
        Assert.Equal((values, withheld), (facts.Privacy, facts.Withheld));
    }

    [Theory]
    [InlineData("\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=1", true)]
    [InlineData("<sip:x@ANONYMOUS.invalid>;tag=1", true)]
    [InlineData("sip:Anonymous@192.0.2.1;tag=1", true)]
    [InlineData("\"Anonymous\" <sip:+1@h>;tag=1", false)]
    [InlineData("<sip:unavailable@unknown.invalid>;tag=1", false)]
    public void An_anonymous_from_is_withheld(string from, bool withheld)
    {
        byte[] octets = Read.Octets(Read.Call.Replace("<sip:alice@example.com>;tag=1", from));
        Assert.Equal(SipRefusal.None, Read.Message(octets, out SipMessage message));
        IdentityFacts facts = IdentityFacts.Read(message);
        Assert.Equal((withheld, withheld), (facts.Withheld, facts.Anonymous));
        Assert.Equal(IdentityState.Read, facts.FromState);
    }

    [Fact]
    public void From_is_read_down_to_its_uri()
    {
        Read.Message(Read.CallWith(), out SipMessage message);
        Assert.Equal("sip:alice@example.com", Text(IdentityFacts.Read(message).From));
        Read.Message(Read.Octets(Read.Call.Replace("<sip:alice@", "<sip:@")), out message);
        Assert.Equal(IdentityState.Malformed, IdentityFacts.Read(message).FromState);
        Read.Message(Read.Octets(Read.Call.Replace("From", "Frog")), out message);
        Assert.Equal(IdentityState.Absent, IdentityFacts.Read(message).FromState);
    }

    [Theory]
    [InlineData(new string[0], IdentityState.Absent, "")]
    [InlineData(new[] { "Diversion: <tel:+1>;reason=unconditional, <tel:+2>" }, IdentityState.Read, "tel:+1")]
    [InlineData(new[] { "Diversion: \"A, B\" <tel:+1>", "Diversion: <tel:+2>" }, IdentityState.Read, "tel:+1")]
    [InlineData(new[] { "Diversion: broken", "Diversion: <tel:+2>" }, IdentityState.Malformed, "")]
    [InlineData(new[] { "Diversion: <broken>" }, IdentityState.Malformed, "")]
    public void The_top_diversion_counts(string[] rows, IdentityState state, string uri)
    {
        Read.Message(Read.CallWith(rows), out SipMessage message);
        IdentityFacts facts = IdentityFacts.Read(message);
        Assert.Equal((state, uri), (facts.DiversionState, Text(facts.Diversion)));
    }

    [Theory]
    [InlineData("<sip:a@h>;index=1", IdentityState.Absent, "")]
    [InlineData("<sip:a@h>;index=1, <sip:b@h>;index=1.1;rc=1", IdentityState.Absent, "")]
    [InlineData("<sip:a@h>;index=1, <sip:b@h;cause=302>;index=1.1;mp=1", IdentityState.Read, "sip:a@h")]
    [InlineData("<sip:a@h>;index=1, <sip:b@h;cause=302>;index=1.1", IdentityState.Read, "sip:a@h")]
    [InlineData("<sip:a@h>;index=1, <sip:b@h>;index=1.1;mp=1", IdentityState.Read, "sip:a@h")]
    [InlineData(
        "<sip:a@h>;index=1, <sip:b@h;cause=302>;index=1.1;mp=1, <sip:c@h;cause=486>;index=1.2;mp=1.1, "
        + "<sip:d@h>;index=1.2.1",
        IdentityState.Read, "sip:b@h;cause=302")]
    [InlineData(
        "<sip:a@h>;index=1, <sip:b@h>;index=1.1, <sip:c@h>;index=1.1.1, "
        + "<sip:d@h;cause=408?Privacy=history>;index=1.2;mp=1",
        IdentityState.Read, "sip:a@h")]
    [InlineData("<sip:a@h>;index=1, <sip:b@h;cause=302>;index=1.1;mp=7", IdentityState.Read, "sip:a@h")]
    [InlineData("<sip:b@h;cause=302>;index=1.1;mp=1", IdentityState.Malformed, "")]
    [InlineData("<broken>;index=1, <sip:b@h;cause=302>;index=1.1;mp=1", IdentityState.Malformed, "")]
    public void The_latest_line_that_diverted_is_told_by_history(string list, IdentityState state, string uri)
    {
        foreach (string row in new[] { list, list.Replace(", ", "\nHistory-Info: ") })
        {
            Read.Message(Read.CallWith("History-Info: " + row), out SipMessage message);
            IdentityFacts facts = IdentityFacts.Read(message);
            Assert.Equal((state, uri), (facts.HistoryState, Text(facts.History)));
        }
    }

    [Fact]
    public void A_history_without_end_is_read_up_to_a_limit()
    {
        string[] rows = [.. Enumerable.Range(1, SipLimits.HistoryEntriesMax + 5)
            .Select(index => $"History-Info: <sip:u{index}@h;cause=302>;index={index}")];
        Read.Message(Read.CallWith(rows), out SipMessage message);
        Assert.Equal(
            $"sip:u{SipLimits.HistoryEntriesMax - 1}@h;cause=302", Text(IdentityFacts.Read(message).History));
    }

    [Theory]
    [InlineData("Priority: psap-callback", true)]
    [InlineData("Priority: PSAP-Callback ", true)]
    [InlineData("Priority: emergency", false)]
    [InlineData("Priority: psap-callback;x", false)]
    public void An_emergency_call_back_is_known(string row, bool callback)
    {
        Read.Message(Read.CallWith(row), out SipMessage message);
        Assert.Equal(callback, IdentityFacts.Read(message).EmergencyCallback);
    }

    [Theory]
    [InlineData("Resource-Priority: ets.0", ResourceNamespaces.Ets)]
    [InlineData("Resource-Priority: WPS.3, esnet.1", ResourceNamespaces.Wps | ResourceNamespaces.Esnet)]
    [InlineData(
        "Resource-Priority: q735.2\nResource-Priority: ets.4", ResourceNamespaces.Q735 | ResourceNamespaces.Ets)]
    [InlineData("Resource-Priority: dsn.flash, ets, etsx.1, .ets", ResourceNamespaces.None)]
    public void Resource_priority_tells_its_namespaces(string row, ResourceNamespaces namespaces)
    {
        Read.Message(Read.CallWith(row), out SipMessage message);
        Assert.Equal(namespaces, IdentityFacts.Read(message).ResourcePriority);
    }

    [Theory]
    [InlineData("<sip:+86@h>;sescase=term;regstate=reg", SessionCase.Terminating, RegistrationState.Registered)]
    [InlineData("<sip:+86@h>;RegState=UNREG; SESCASE = ORIG", SessionCase.Originating, RegistrationState.Unregistered)]
    [InlineData("sip:+86@h;sescase=orig-cdiv", SessionCase.Unknown, RegistrationState.Unknown)]
    [InlineData("<sip:+86@h>", SessionCase.Unknown, RegistrationState.Unknown)]
    public void The_served_user_is_told_with_its_leg(string value, SessionCase session, RegistrationState registration)
    {
        Read.Message(Read.CallWith("P-Served-User: " + value), out SipMessage message);
        IdentityFacts facts = IdentityFacts.Read(message);
        Assert.Equal((IdentityState.Read, "sip:+86@h"), (facts.ServedUserState, Text(facts.ServedUser)));
        Assert.Equal((session, registration), (facts.ServedSessionCase, facts.ServedRegistration));
    }

    [Fact]
    public void A_broken_served_user_is_malformed()
    {
        Read.Message(Read.CallWith("P-Served-User: <x>;sescase=term"), out SipMessage message);
        Assert.Equal(IdentityState.Malformed, IdentityFacts.Read(message).ServedUserState);
        Assert.Equal(SessionCase.Unknown, IdentityFacts.Read(message).ServedSessionCase);
    }

    [Theory]
    [InlineData("Feature-Caps: *;+sip.608", true)]
    [InlineData("Feature-Caps: *;+g.x=\"a,b\";+SIP.608", true)]
    [InlineData("Feature-Caps: *;+a\nFeature-Caps: *, * ; +sip.608", true)]
    [InlineData("Feature-Caps: *;+sip.6080", false)]
    [InlineData("Feature-Caps: +sip.608", false)]
    [InlineData("Feature-Caps: x;+sip.608", false)]
    [InlineData("Feature-Caps: *;broken=;+sip.608", false)]
    [InlineData("Feature-Caps:", false)]
    public void The_608_capability_is_known(string row, bool understands)
    {
        Read.Message(Read.CallWith(row), out SipMessage message);
        Assert.Equal(understands, IdentityFacts.Read(message).Understands608);
    }

    [Theory]
    [InlineData("urn:service:sos", true)]
    [InlineData("sip:sos@h", false)]
    public void A_call_to_the_emergency_service_is_known(string uri, bool emergency)
    {
        Read.Message(Read.Octets(Read.Call.Replace("sip:bob@example.com SIP", uri + " SIP")), out SipMessage message);
        Assert.Equal(emergency, IdentityFacts.Read(message).CallsEmergencyService);
    }

    static string Text(scoped in SipUri uri) => Read.Text(uri.Whole.Of(uri.Source));
}
