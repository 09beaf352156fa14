using System.Globalization;
using System.Net;
using System.Text;

namespace Seawall.Calls;

/// <summary>The messages of a test call: requests as RFC 3261 §8.1 and §12.2 have a phone write them.</summary>
internal sealed class CallText
{
    private readonly CallRequest _request;
    private readonly ICallLine _line;
    private readonly IPEndPoint _listener;
    private readonly string _fromTag = Token();
    private readonly string _branch = Branch();

    /// <summary>The messages of one call.</summary>
    public CallText(CallRequest request, ICallLine line, IPEndPoint listener) =>
        (_request, _line, _listener) = (request, line, listener);

    /// <summary>The Call-ID.</summary>
    public string CallId { get; } = $"{Token()}@seawall-test";

    private string Target => $"sip:{_request.To}@{_listener};user=phone";

    /// <summary>The first request, with a body as phones send one.</summary>
    public byte[] Invite() =>
        Request("INVITE", Target, $"<{Target}>", 1, _branch, Identity() + Contact() + Accept, Sdp());

    /// <summary>
    /// The ACK of an answer that is no 2xx: part of the INVITE's transaction, same branch (§17.1.1.3).
    /// </summary>
    public byte[] AckRefusal(SipText answer) => Request("ACK", Target, answer.To, 1, _branch, "", "");

    /// <summary>The caller gives up: same branch as the INVITE, no To tag (§9.1).</summary>
    public byte[] Cancel() => Request("CANCEL", Target, $"<{Target}>", 1, _branch, "", "");

    /// <summary>The ACK of a 2xx: a request of its own inside the dialog (§13.2.2.4).</summary>
    public byte[] AckAnswer(SipText answer) => InDialog("ACK", answer, 1);

    /// <summary>The end of the call.</summary>
    public byte[] Bye(SipText answer) => InDialog("BYE", answer, 2);

    /// <summary>200 to a request that the other end sends us inside the call.</summary>
    public static byte[] Ok(SipText request)
    {
        var text = new StringBuilder("SIP/2.0 200 OK\r\n");
        foreach (var via in request.All("Via", "v"))
        {
            text.Append("Via: ").Append(via).Append("\r\n");
        }

        return Bytes(
            text.Append(CultureInfo.InvariantCulture, $"From: {request.First("From", "f")}\r\nTo: {request.To}\r\n")
            .Append(CultureInfo.InvariantCulture,
                $"Call-ID: {request.CallId}\r\nCSeq: {request.First("CSeq")}\r\nContent-Length: 0\r\n\r\n"));
    }

    /// <summary>
    /// The dialog's route set is the answer's Record-Route, backwards (§12.1.2); the target is its Contact.
    /// </summary>
    private byte[] InDialog(string method, SipText answer, int sequence)
    {
        var target = answer.First("Contact", "m") is { } contact ? SipText.Uri(contact) : Target;
        var routes = answer.All("Record-Route").SelectMany(row => row.Split(',')).Select(
            route => route.Trim()).Reverse();
        var header = string.Concat(routes.Select(route => $"Route: {route}\r\n"));
        return Request(method, target, answer.To, sequence, Branch(), header, "");
    }

    private byte[] Request(string method, string uri, string to, int sequence, string branch, string more, string body)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{method} {uri} SIP/2.0\r\n")
            .Append(CultureInfo.InvariantCulture,
                $"Via: SIP/2.0/{_line.Transport} {_line.Local};rport;branch={branch}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Max-Forwards: 70\r\nFrom: {From()};tag={_fromTag}\r\nTo: {to}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Call-ID: {CallId}\r\nCSeq: {sequence} {method}\r\n{more}")
            .Append(CultureInfo.InvariantCulture, $"User-Agent: seawall-test/{ProductVersion.Text}\r\n");
        if (body.Length > 0)
        {
            text.Append("Content-Type: application/sdp\r\n");
        }

        return Bytes(
            text.Append(
                CultureInfo.InvariantCulture, $"Content-Length: {Encoding.ASCII.GetByteCount(body)}\r\n\r\n{body}"));
    }

    private string From() => _request.From == CallRequest.Anonymous
        ? "\"Anonymous\" <sip:anonymous@anonymous.invalid>"
        : $"<sip:{_request.From}@{_line.Local.Address};user=phone>";

    /// <summary>Who calls, by the word of the network; a caller who hides it has only the wish to be hidden.</summary>
    private string Identity() => _request.From == CallRequest.Anonymous
        ? "Privacy: id\r\n"
        : $"P-Asserted-Identity: <sip:{_request.From}@{_line.Local.Address};user=phone>\r\n";

    private string Contact() => $"Contact: <sip:test@{_line.Local};transport={_line.Transport.ToLowerInvariant()}>\r\n";

    private const string Accept = "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n";

    private string Sdp()
    {
        var family = _line.Local.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? "IP4" : "IP6";
        return $"v=0\r\no=seawall 0 0 IN {family} {_line.Local.Address}\r\n"
            + $"s=test\r\nc=IN {family} {_line.Local.Address}\r\n"
            + "t=0 0\r\nm=audio 9 RTP/AVP 8 0\r\na=inactive\r\n";
    }

    private static string Branch() => $"z9hG4bK{Token()}";

    private static string Token() => Guid.NewGuid().ToString("N");

    private static byte[] Bytes(StringBuilder text) => Encoding.UTF8.GetBytes(text.ToString());
}
