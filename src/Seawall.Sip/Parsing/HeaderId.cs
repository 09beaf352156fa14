namespace Seawall.Sip;

/// <summary>The headers that have a number. There is room for 63, so that a set of them is one integer.</summary>
public enum HeaderId : byte
{
    /// <summary>A well-formed name that is not in the table.</summary>
    Unknown = 0,

    /// <summary>
    /// A row without a name and a colon. Nobody reads it, and it passes through untouched (RFC 3261 §16.3).
    /// </summary>
    Malformed = 1,

    Via = 2,
    From = 3,
    To = 4,
    CallId = 5,
    CSeq = 6,
    MaxForwards = 7,
    ContentLength = 8,
    ContentType = 9,
    Contact = 10,
    Route = 11,
    RecordRoute = 12,
    ProxyRequire = 13,
    Require = 14,
    Supported = 15,
    PAssertedIdentity = 16,
    Privacy = 17,
    Diversion = 18,
    HistoryInfo = 19,
    Priority = 20,
    ResourcePriority = 21,
    PServedUser = 22,
    FeatureCaps = 23,
    Identity = 24,
    IdentityInfo = 25,
    ContentEncoding = 26,
    Subject = 27,
    Event = 28,
    AllowEvents = 29,
    ReferTo = 30,
    ReferredBy = 31,
    SessionExpires = 32,
    AcceptContact = 33,
    RejectContact = 34,
    RequestDisposition = 35,
    Allow = 36,
    UserAgent = 37,
    Reason = 38,
    CallInfo = 39,
    PPreferredIdentity = 40,
}
