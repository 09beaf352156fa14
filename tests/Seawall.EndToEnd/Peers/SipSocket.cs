using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Seawall.EndToEnd;

/// <summary>A bare UDP socket that speaks SIP as text, for what sipp cannot say.</summary>
internal sealed class SipSocket : IDisposable
{
    private readonly UdpClient _udp;
    private int _count;

    public SipSocket(string address = "127.0.0.1", int port = 0) =>
        _udp = new UdpClient(new IPEndPoint(IPAddress.Parse(address), port));

    public int Port => ((IPEndPoint)_udp.Client.LocalEndPoint!).Port;

    private string Host => ((IPEndPoint)_udp.Client.LocalEndPoint!).Address.ToString();

    public string Options(int port) => Request("OPTIONS", $"sip:127.0.0.1:{port}", "probe", []);

    /// <summary>An INVITE from a From of this user part, with the extra header lines given.</summary>
    public string Invite(string uri, string from, params string[] headers) => Request("INVITE", uri, from, headers);

    /// <summary>A MESSAGE of an IP-SM-GW with a message of the RP layer in it (TS 24.341).</summary>
    public string Text(int port, string line, byte[] body) => Request(
        "MESSAGE", $"sip:{line}@127.0.0.1:{port};user=phone", "ipsmgw",
        ["P-Asserted-Identity: <sip:ipsmgw@home.example.net>", "Content-Type: application/vnd.3gpp.sms"],
        Encoding.Latin1.GetString(body));

    public async Task SendAsync(int port, string text) => await SendAsync(port, Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(int port, byte[] bytes) =>
        await _udp.SendAsync(bytes, new IPEndPoint(IPAddress.Loopback, port), TestContext.Current.CancellationToken);

    public async Task<string> ReceiveAsync(int milliseconds = 10_000)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(milliseconds);
        return Encoding.Latin1.GetString((await _udp.ReceiveAsync(limit.Token)).Buffer);
    }

    /// <summary>Asks and returns the answer, or nothing when none came in time.</summary>
    public async Task<string> TryAskAsync(int port, string text, int milliseconds)
    {
        try
        {
            await SendAsync(port, text);
            return await ReceiveAsync(milliseconds);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return "";
        }
        catch (SocketException)
        {
            return "";
        }
    }

    public async Task<string> AskAsync(int port, string text)
    {
        await SendAsync(port, text);
        return await ReceiveAsync();
    }

    public void Dispose() => _udp.Dispose();

    private string Request(string method, string uri, string from, string[] headers, string body = "")
    {
        var id = $"{Guid.NewGuid():N}{++_count}";
        var extra = string.Concat(headers.Select(header => header + "\r\n"));
        return $"{method} {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {Host}:{Port};branch=z9hG4bK{id};rport\r\n"
            + $"Max-Forwards: 70\r\n"
            + $"From: <sip:{from}@{Host}:{Port}>;tag=f{id}\r\nTo: <{uri}>\r\nCall-ID: {id}\r\nCSeq: 1 {method}\r\n"
            + $"{extra}Content-Length: {body.Length}\r\n\r\n{body}";
    }
}
