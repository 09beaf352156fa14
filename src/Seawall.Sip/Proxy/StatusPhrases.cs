namespace Seawall.Sip;

/// <summary>
/// The phrases of the statuses we answer with ourselves (RFC 3261 §21, RFC 3428, RFC 5079, RFC 8197, RFC 8688).
/// </summary>
public static class StatusPhrases
{
    /// <summary>The standard's phrase, or that of the status's class.</summary>
    public static ReadOnlySpan<byte> Of(int status) => status switch
    {
        200 => "OK"u8,
        202 => "Accepted"u8,
        302 => "Moved Temporarily"u8,
        400 => "Bad Request"u8,
        403 => "Forbidden"u8,
        404 => "Not Found"u8,
        405 => "Method Not Allowed"u8,
        408 => "Request Timeout"u8,
        416 => "Unsupported URI Scheme"u8,
        420 => "Bad Extension"u8,
        433 => "Anonymity Disallowed"u8,
        480 => "Temporarily Unavailable"u8,
        481 => "Call/Transaction Does Not Exist"u8,
        482 => "Loop Detected"u8,
        483 => "Too Many Hops"u8,
        486 => "Busy Here"u8,
        488 => "Not Acceptable Here"u8,
        500 => "Server Internal Error"u8,
        503 => "Service Unavailable"u8,
        505 => "Version Not Supported"u8,
        513 => "Message Too Large"u8,
        600 => "Busy Everywhere"u8,
        603 => "Decline"u8,
        604 => "Does Not Exist Anywhere"u8,
        606 => "Not Acceptable"u8,
        607 => "Unwanted"u8,
        608 => "Rejected"u8,
        < 300 => "OK"u8,
        < 400 => "Redirect"u8,
        < 500 => "Request Failure"u8,
        < 600 => "Server Failure"u8,
        _ => "Decline"u8,
    };
}
