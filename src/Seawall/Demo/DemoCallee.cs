using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Seawall.Calls;

namespace Seawall.Demo;

/// <summary>
/// The phone at the far end of the demonstration: answers OPTIONS, rings and takes every call, and hangs up when told
/// to. It keeps no state; on loopback nothing is lost that would have to be sent again.
/// </summary>
internal sealed class DemoCallee : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;

    private DemoCallee(Socket socket) => _socket = socket;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Starts to listen.</summary>
    public static DemoCallee Start(IPEndPoint at)
    {
        var socket = new Socket(at.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(at);
        var callee = new DemoCallee(socket);
        callee._running = callee.RunAsync();
        return callee;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
        {
            return;
        }

        await _end.CancelAsync();
        await _running;
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        var buffer = new byte[65_536];
        var anyone = new IPEndPoint(
            _socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer, anyone, _end.Token);
                if (SipText.Read(buffer.AsSpan(0, received.ReceivedBytes)) is { IsRequest: true } request)
                {
                    await AnswerAsync(request, received.RemoteEndPoint);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // An earlier answer met a closed port; the next request is waited for.
            }
        }
    }

    private async Task AnswerAsync(SipText request, EndPoint to)
    {
        string[] answers = request.Method switch
        {
            "ACK" => [],
            "INVITE" => ["180 Ringing", "200 OK"],
            _ => ["200 OK"],
        };
        foreach (var answer in answers)
        {
            await _socket.SendToAsync(Write(request, answer), to, _end.Token);
        }
    }

    private byte[] Write(SipText request, string answer)
    {
        var text = new StringBuilder($"SIP/2.0 {answer}\r\n");
        foreach (var via in request.All("Via", "v"))
        {
            text.Append(CultureInfo.InvariantCulture, $"Via: {via}\r\n");
        }

        foreach (var route in request.All("Record-Route"))
        {
            text.Append(CultureInfo.InvariantCulture, $"Record-Route: {route}\r\n");
        }

        var tag = request.ToTag.Length > 0 ? "" : ";tag=callee";
        text.Append(CultureInfo.InvariantCulture, $"From: {request.First("From", "f")}\r\nTo: {request.To}{tag}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Call-ID: {request.CallId}\r\nCSeq: {request.First("CSeq")}\r\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"Contact: <sip:callee@{_socket.LocalEndPoint}>\r\nContent-Length: 0\r\n\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
