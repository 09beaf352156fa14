using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// From what a request says to the question that is judged: whose number counts, which line is called.
/// </summary>
internal static class CallQuestion
{
    /// <summary>The question of an initial INVITE or a MESSAGE.</summary>
    /// <param name="request">The request.</param>
    /// <param name="facts">What it says of its caller.</param>
    /// <param name="trunk">Where it came in.</param>
    /// <param name="called">The called line, as <see cref="Called"/> reads it.</param>
    /// <param name="now">Seconds since 1970, UTC.</param>
    /// <param name="scratch">Room for numbers with escapes, <see cref="SipLimits.TelephoneMax"/> octets.</param>
    public static ScreeningQuery Of(
        scoped in SipMessage request, scoped in IdentityFacts facts, TrunkModel trunk, NumberReading called, long now,
        scoped Span<byte> scratch) =>
        new()
        {
            Service = request.Method == SipMethod.Message ? Service.Sms : Service.Voice,
            Trunk = trunk.Screening,
            Caller = new CallerFacts
            {
                Number = Caller(facts, trunk, scratch),
                Withheld = facts.Withheld,
                Diverting = Diverting(facts, trunk.Screening.Dial, scratch),
            },
            Called = called,
            EmergencyCallback = facts.EmergencyCallback || facts.ResourcePriority != ResourceNamespaces.None,
            EmergencyService = facts.CallsEmergencyService,
            NowUnixSeconds = now,
        };

    /// <summary>
    /// The Request-URI; at an application server the served user, where the S-CSCF names one (RFC 5502).
    /// </summary>
    public static NumberReading Called(
        scoped in SipMessage request, scoped in IdentityFacts facts, TrunkModel trunk, scoped Span<byte> scratch) =>
        trunk.Mode == TrunkMode.As
        && facts.ServedUserState == IdentityState.Read
        && facts.ServedSessionCase == SessionCase.Terminating
            ? Number(IdentityState.Read, facts.ServedUser, trunk.Screening.Dial, scratch)
            : Number(IdentityState.Read, request.Uri, trunk.Screening.Dial, scratch);

    /// <summary>
    /// P-Asserted-Identity is the network's word (RFC 3325 §5). Where the contract says that From is the network's own,
    /// it counts too, and P-Asserted-Identity before it only from a trusted peer.
    /// </summary>
    static NumberReading Caller(scoped in IdentityFacts facts, TrunkModel trunk, scoped Span<byte> scratch)
    {
        var dial = trunk.Screening.Dial;
        if (trunk.Identity == IdentitySource.Asserted)
        {
            return Number(facts.AssertedState, facts.Asserted, dial, scratch);
        }
        if (trunk.Screening.Trusted && facts.AssertedState == IdentityState.Read)
        {
            return Number(facts.AssertedState, facts.Asserted, dial, scratch);
        }
        // An anonymous From names nobody; it is withheld, not malformed.
        return facts.Anonymous ? NumberReading.Absent : Number(facts.FromState, facts.From, dial, scratch);
    }

    /// <summary>The latest line that diverted the call: Diversion (RFC 5806), else History-Info (RFC 7044).</summary>
    static NumberReading Diverting(scoped in IdentityFacts facts, DialRules dial, scoped Span<byte> scratch) =>
        facts.DiversionState == IdentityState.Read
            ? Number(facts.DiversionState, facts.Diversion, dial, scratch)
            : Number(facts.HistoryState, facts.History, dial, scratch);

    static NumberReading Number(IdentityState state, scoped in SipUri uri, DialRules dial, scoped Span<byte> scratch) =>
        state switch
        {
            IdentityState.Absent => NumberReading.Absent,
            IdentityState.Read when TelephoneFacts.TryRead(uri, scratch, out var telephone) =>
                dial.Read(telephone.Number, telephone.PhoneContext),
            _ => new NumberReading(NumberForm.Malformed, default),
        };
}
