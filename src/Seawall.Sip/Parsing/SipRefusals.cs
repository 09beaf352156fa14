namespace Seawall.Sip;

/// <summary>
/// What goes with each <see cref="SipRefusal"/>: its metric label, and what the standard has us answer.
/// </summary>
public static class SipRefusals
{
    /// <summary>
    /// How many members there are, <see cref="SipRefusal.None"/> included; the size of a counter array.
    /// </summary>
    public const int Count = 31;

    /// <summary>The <c>reason</c> label of <c>seawall_refused_input_total</c>.</summary>
    public static string Label(SipRefusal refusal) => refusal switch
    {
        SipRefusal.None => "none",
        SipRefusal.Empty => "empty",
        SipRefusal.TooLarge => "too_large",
        SipRefusal.StartLineMalformed => "start_line_malformed",
        SipRefusal.RequestLineMalformed => "request_line_malformed",
        SipRefusal.RequestUriMalformed => "request_uri_malformed",
        SipRefusal.StatusLineMalformed => "status_line_malformed",
        SipRefusal.VersionUnsupported => "version_unsupported",
        SipRefusal.LineBreakMalformed => "line_break_malformed",
        SipRefusal.HeadersUnended => "headers_unended",
        SipRefusal.HeadersTooMany => "headers_too_many",
        SipRefusal.HeaderRepeated => "header_repeated",
        SipRefusal.ViaMissing => "via_missing",
        SipRefusal.ViaMalformed => "via_malformed",
        SipRefusal.FromMissing => "from_missing",
        SipRefusal.FromMalformed => "from_malformed",
        SipRefusal.ToMissing => "to_missing",
        SipRefusal.ToMalformed => "to_malformed",
        SipRefusal.CallIdMissing => "call_id_missing",
        SipRefusal.CallIdMalformed => "call_id_malformed",
        SipRefusal.CSeqMissing => "cseq_missing",
        SipRefusal.CSeqMalformed => "cseq_malformed",
        SipRefusal.CSeqMethodMismatch => "cseq_method_mismatch",
        SipRefusal.MaxForwardsMalformed => "max_forwards_malformed",
        SipRefusal.ContentLengthMalformed => "content_length_malformed",
        SipRefusal.ContentLengthBeyondMessage => "content_length_beyond_message",
        SipRefusal.ContentLengthMissing => "content_length_missing",
        SipRefusal.RouteMalformed => "route_malformed",
        SipRefusal.SchemeUnsupported => "scheme_unsupported",
        SipRefusal.TooManyHops => "too_many_hops",
        SipRefusal.ExtensionUnsupported => "extension_unsupported",
        _ => "unknown",
    };

    /// <summary>
    /// The status a request is answered with, or 0: drop. A response is always dropped, and so is an ACK, and so is a
    /// request too broken to answer (<see cref="SipMessage.CanAnswer"/>).
    /// </summary>
    public static int Status(SipRefusal refusal) => refusal switch
    {
        SipRefusal.None or SipRefusal.Empty or SipRefusal.StartLineMalformed or SipRefusal.StatusLineMalformed => 0,

        // What stands after the break or beyond the slots was not read: an answer could leave out Via values.
        SipRefusal.LineBreakMalformed or SipRefusal.HeadersTooMany => 0,
        SipRefusal.TooLarge => 513,
        SipRefusal.VersionUnsupported => 505,
        SipRefusal.SchemeUnsupported => 416,
        SipRefusal.TooManyHops => 483,
        SipRefusal.ExtensionUnsupported => 420,
        _ => 400,
    };
}
