namespace Seawall.Gateway.Tests;

/// <summary>Messages as a peer would write them.</summary>
internal static class Sip
{
    public const string Abroad = "+12025550123";
    public const string Shut = "+8613857100001";
    public const string Undecided = "+8613857100002";

    /// <summary>A request with what every request has; <paramref name="extra"/> are whole header rows.</summary>
    public static string Request(
        string method, string uri, string branch = "z9hG4bK776", string toTag = "", string callId = "a84b4c76e66710",
        string via = "192.0.2.7:5060", int cseq = 1, string transport = "UDP", string body = "", params string[] extra)
    {
        var rows = new List<string>
        {
            $"{method} {uri} SIP/2.0",
            $"Via: SIP/2.0/{transport} {via};branch={branch}",
            "Max-Forwards: 70",
            "From: \"A\" <sip:anybody@gw.example.net>;tag=1928301774",
            $"To: <{uri}>{(toTag.Length > 0 ? ";tag=" + toTag : "")}",
            $"Call-ID: {callId}",
            $"CSeq: {cseq} {method}",
        };
        rows.AddRange(extra);
        rows.Add($"Content-Length: {body.Length}");
        return string.Join("\r\n", rows) + "\r\n\r\n" + body;
    }

    /// <summary>An INVITE from abroad by its asserted number.</summary>
    public static string Invite(
        string to = Shut, string branch = "z9hG4bK776", string from = Abroad, string callId = "a84b4c76e66710",
        string via = "192.0.2.7:5060", string transport = "UDP", string body = "", params string[] extra) =>
        Request(
            "INVITE", $"sip:{to}@10.0.0.1;user=phone", branch, "", callId, via, 1, transport, body,
            [$"P-Asserted-Identity: <tel:{from}>", "Contact: <sip:anybody@192.0.2.7:5060>", .. extra]);

    /// <summary>A response to what left, written by whoever got it.</summary>
    public static string Answer(Left request, int status, string phrase = "x", string toTag = "callee") =>
        string.Join("\r\n",
        [
            $"SIP/2.0 {status} {phrase}",
            .. request.Rows("Via").Select(via => "Via: " + via),
            "From: " + request.Row("From"),
            "To: " + request.Row("To")
                + (request.Row("To").Contains("tag=", StringComparison.Ordinal) ? "" : ";tag=" + toTag),
            "Call-ID: " + request.Row("Call-ID"),
            "CSeq: " + request.Row("CSeq"),
            "Content-Length: 0",
        ]) + "\r\n\r\n";

    /// <summary>The tag at the end of a To.</summary>
    public static string TagOf(Left message) => message.Row("To").Split(";tag=")[1];
}
