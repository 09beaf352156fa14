using Seawall.Sip;

namespace Seawall.Calls;

/// <summary>Opens a line by a way that was found, and makes a call on it.</summary>
internal static class CallPlacing
{
    /// <summary>Makes one call; <paramref name="begins"/> is told its Call-ID before anything is sent.</summary>
    public static async Task<CallResult> PlaceAsync(
        CallRoute way,
        CallRequest request,
        TimeProvider time,
        Action<string> begins,
        Action<CallEvent> report,
        CancellationToken cancel)
    {
        ICallLine line = way.Listener.Transport == SipTransport.Tcp
            ? await TcpLine.ConnectAsync(way.From, way.Listener.Endpoint, cancel)
            : new UdpLine(way.From, way.Listener.Endpoint);
        await using (line)
        {
            var text = new CallText(request, line, way.Listener.Endpoint);
            begins(text.CallId);
            return await new TestCall(line, text, request, time, report).RunAsync(cancel);
        }
    }
}
