namespace Seawall.Sip;

/// <summary>
/// Why a message is not taken, as a closed set. The numbers are kept in records and never change meaning; labels and
/// answers are in <see cref="SipRefusals"/>.
/// </summary>
public enum SipRefusal : byte
{
    /// <summary>Taken.</summary>
    None = 0,

    /// <summary>Nothing but line breaks: a keep-alive, or no message at all.</summary>
    Empty = 1,

    /// <summary>Longer than <see cref="SipLimits.MessageMax"/>, or a start line beyond its limit.</summary>
    TooLarge = 2,

    /// <summary>The first line is neither a request nor a status line of SIP.</summary>
    StartLineMalformed = 3,

    /// <summary>A request line of SIP, but not method, one space, URI, one space, version (RFC 3261 §7.1).</summary>
    RequestLineMalformed = 4,

    /// <summary>The Request-URI breaks the grammar of its scheme, or carries headers (RFC 3261 §19.1.1).</summary>
    RequestUriMalformed = 5,

    /// <summary>A status line whose version, code (100 to 699) or form is wrong (RFC 3261 §7.2).</summary>
    StatusLineMalformed = 6,

    /// <summary>SIP, but not version 2.0 (RFC 3261 §21.5.6).</summary>
    VersionUnsupported = 7,

    /// <summary>
    /// A carriage return or a line feed alone: the next element might read other headers than we did.
    /// </summary>
    LineBreakMalformed = 8,

    /// <summary>The message ended before the empty line after its headers.</summary>
    HeadersUnended = 9,

    /// <summary>More header rows than there are slots.</summary>
    HeadersTooMany = 10,

    /// <summary>From, To, Call-ID, CSeq, Max-Forwards or Content-Length more than once (RFC 3261 §7.3.1).</summary>
    HeaderRepeated = 11,

    /// <summary>No Via.</summary>
    ViaMissing = 12,

    /// <summary>The topmost Via value breaks its grammar (RFC 3261 §20.42).</summary>
    ViaMalformed = 13,

    /// <summary>No From.</summary>
    FromMissing = 14,

    /// <summary>From is no name-addr or addr-spec with parameters (RFC 3261 §20.20).</summary>
    FromMalformed = 15,

    /// <summary>No To.</summary>
    ToMissing = 16,

    /// <summary>To is no name-addr or addr-spec with parameters (RFC 3261 §20.39).</summary>
    ToMalformed = 17,

    /// <summary>No Call-ID.</summary>
    CallIdMissing = 18,

    /// <summary>Call-ID is empty or not one word (RFC 3261 §20.8).</summary>
    CallIdMalformed = 19,

    /// <summary>No CSeq.</summary>
    CSeqMissing = 20,

    /// <summary>CSeq is not a number below 2^31 and a method (RFC 3261 §20.16).</summary>
    CSeqMalformed = 21,

    /// <summary>The method of CSeq is not that of the request (RFC 3261 §8.1.1.5).</summary>
    CSeqMethodMismatch = 22,

    /// <summary>Max-Forwards is no number from 0 to 255 (RFC 3261 §20.22).</summary>
    MaxForwardsMalformed = 23,

    /// <summary>Content-Length is no number (RFC 3261 §20.14).</summary>
    ContentLengthMalformed = 24,

    /// <summary>Content-Length claims more than the datagram holds (RFC 3261 §18.3).</summary>
    ContentLengthBeyondMessage = 25,

    /// <summary>No Content-Length on a stream (RFC 3261 §18.3, §20.14).</summary>
    ContentLengthMissing = 26,

    /// <summary>A Route value is no name-addr (RFC 3261 §20.34).</summary>
    RouteMalformed = 27,

    /// <summary>The Request-URI's scheme is not one we know (RFC 3261 §16.3, check 2).</summary>
    SchemeUnsupported = 28,

    /// <summary>Max-Forwards has run out (RFC 3261 §16.3, check 3).</summary>
    TooManyHops = 29,

    /// <summary>Proxy-Require names an extension we do not have (RFC 3261 §16.3, check 5).</summary>
    ExtensionUnsupported = 30,
}
