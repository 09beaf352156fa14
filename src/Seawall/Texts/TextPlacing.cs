using System.Net.Sockets;

namespace Seawall.Texts;

/// <summary>Opens a connection by a way that was found, and sends a text on it.</summary>
internal static class TextPlacing
{
    /// <summary>Sends one text.</summary>
    public static async Task<TextResult> PlaceAsync(
        TextRoute way, TextRequest request, TimeProvider time, Action<TextEvent> report, CancellationToken cancel)
    {
        var socket = new Socket(way.From.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new System.Net.IPEndPoint(way.From, 0));
            await socket.ConnectAsync(way.Listener, cancel);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var stream = new SmppStream(new NetworkStream(socket, ownsSocket: true));
        await using (stream)
        {
            return await new TestText(stream, way.Login, request, time, report).RunAsync(cancel);
        }
    }
}
