namespace Seawall.Sip;

/// <summary>What became of an identity in a message.</summary>
public enum IdentityState : byte
{
    /// <summary>Nothing was there.</summary>
    Absent = 0,

    /// <summary>A URI was there and could be read.</summary>
    Read = 1,

    /// <summary>Something was there that breaks its grammar.</summary>
    Malformed = 2,
}

/// <summary>The values of Privacy (RFC 3323 §4.2, RFC 3325 §9.3, RFC 7044 §10.1).</summary>
[Flags]
public enum PrivacyValues : byte
{
    None = 0,
    Header = 1,
    Session = 2,
    User = 4,
    Id = 8,
    History = 16,
    Critical = 32,

    /// <summary>The value <c>none</c>: privacy is expressly not wanted.</summary>
    NotWanted = 64,
}

/// <summary>
/// Namespaces of Resource-Priority that never get barred on a trusted trunk (RFC 4412 §12, RFC 7135).
/// </summary>
[Flags]
public enum ResourceNamespaces : byte
{
    None = 0,
    Ets = 1,
    Wps = 2,
    Esnet = 4,
    Q735 = 8,
}

/// <summary>Whose leg a P-Served-User names (RFC 5502 §4.4).</summary>
public enum SessionCase : byte
{
    Unknown = 0,
    Originating = 1,
    Terminating = 2,
}

/// <summary>Whether a served user is registered (RFC 5502 §4.4).</summary>
public enum RegistrationState : byte
{
    Unknown = 0,
    Registered = 1,
    Unregistered = 2,
}

/// <summary>
/// Who calls, by what a message says of it; none of it is to be believed before the trunk says so (RFC 3325 §5). The
/// URIs are <c>default</c> unless their state is <see cref="IdentityState.Read"/>.
/// </summary>
public ref struct IdentityFacts
{
    /// <summary>Whether there is an asserted identity.</summary>
    public IdentityState AssertedState { get; internal set; }

    /// <summary>P-Asserted-Identity: the tel value, else the first sip one (RFC 3325 §9.1, RFC 5876 §4.5).</summary>
    public SipUri Asserted { get; internal set; }

    /// <summary>Whether From could be read down to its URI.</summary>
    public IdentityState FromState { get; internal set; }

    /// <summary>From.</summary>
    public SipUri From { get; internal set; }

    /// <summary>Privacy.</summary>
    public PrivacyValues Privacy { get; internal set; }

    /// <summary>From is anonymous (RFC 3323 §4.1.1.3), or the asserted identity is.</summary>
    public bool Anonymous { get; internal set; }

    /// <summary>The caller asked to be withheld, which is not the same as absent.</summary>
    public readonly bool Withheld => Anonymous
        || (Privacy & (PrivacyValues.Id | PrivacyValues.User | PrivacyValues.Header | PrivacyValues.Session)) != 0;

    /// <summary>Whether there is a Diversion.</summary>
    public IdentityState DiversionState { get; internal set; }

    /// <summary>The topmost Diversion, which is the latest (RFC 5806 §4).</summary>
    public SipUri Diversion { get; internal set; }

    /// <summary>Whether History-Info tells of a diversion.</summary>
    public IdentityState HistoryState { get; internal set; }

    /// <summary>The line that diverted latest by History-Info (RFC 7044 §5, RFC 4458 causes).</summary>
    public SipUri History { get; internal set; }

    /// <summary>Priority is psap-callback (RFC 7090).</summary>
    public bool EmergencyCallback { get; internal set; }

    /// <summary>The namespaces of Resource-Priority.</summary>
    public ResourceNamespaces ResourcePriority { get; internal set; }

    /// <summary>Whether there is a P-Served-User.</summary>
    public IdentityState ServedUserState { get; internal set; }

    /// <summary>P-Served-User.</summary>
    public SipUri ServedUser { get; internal set; }

    /// <summary>On whose leg the served user is.</summary>
    public SessionCase ServedSessionCase { get; internal set; }

    /// <summary>Whether the served user is registered.</summary>
    public RegistrationState ServedRegistration { get; internal set; }

    /// <summary>The caller's side understands 608 (Feature-Caps <c>+sip.608</c>, RFC 8688 §3.4).</summary>
    public bool Understands608 { get; internal set; }

    /// <summary>The Request-URI is an emergency service (RFC 5031).</summary>
    public bool CallsEmergencyService { get; internal set; }

    /// <summary>Gathers the facts of a request; headers that are not there cost nothing.</summary>
    public static IdentityFacts Read(in SipMessage message) => IdentityReader.Read(message);
}
