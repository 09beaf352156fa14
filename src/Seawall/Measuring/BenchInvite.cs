namespace Seawall.Measuring;

/// <summary>An INVITE as gateways send it, about a thousand octets with its body.</summary>
internal static class BenchInvite
{
    private const string Sdp =
        "v=0\r\no=gw 20518 0 IN IP4 203.0.113.1\r\ns=call\r\nc=IN IP4 203.0.113.1\r\nt=0 0\r\n"
        + "m=audio 49170 RTP/AVP 8 0 18 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
        + "a=rtpmap:18 G729/8000\r\n"
        + "a=fmtp:18 annexb=no\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";

    /// <summary>The text, to a line, with a branch and a Call-ID.</summary>
    public static string Text(ulong line, string branch, string callId, string host = "127.0.0.1:5060") =>
        $"INVITE sip:+{line}@{host};user=phone SIP/2.0\r\n"
        + $"Via: SIP/2.0/UDP 127.0.0.1:5999;branch={branch};rport\r\nMax-Forwards: 70\r\n"
        + "From: \"Caller\" <sip:+12025550123@gw.example.net;user=phone>;tag=1928301774\r\n"
        + $"To: <sip:+{line}@{host};user=phone>\r\nCall-ID: {callId}@gw.example.net\r\nCSeq: 1 INVITE\r\n"
        + "Contact: <sip:+12025550123@203.0.113.1:5060;transport=udp>\r\n"
        + "P-Asserted-Identity: <sip:+12025550123@gw.example.net;user=phone>\r\n"
        + "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, INFO\r\nSupported: 100rel, timer\r\n"
        + "Session-Expires: 1800\r\nUser-Agent: gateway\r\nContent-Type: application/sdp\r\n"
        + $"Content-Length: {Sdp.Length}\r\n\r\n{Sdp}";
}
