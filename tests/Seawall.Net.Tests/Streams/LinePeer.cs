using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Seawall.Net.Tests.Streams;

/// <summary>A peer that connects and speaks lines.</summary>
sealed class LinePeer : IAsyncDisposable
{
    readonly Socket _socket;
    readonly Stream _stream;
    byte[] _read = new byte[4096];
    int _readCount;

    LinePeer(Socket socket, Stream stream)
    {
        _socket = socket;
        _stream = stream;
    }

    public PeerAddress Local => PeerAddress.From((IPEndPoint)_socket.LocalEndPoint!);

    public Stream Stream => _stream;

    public static async Task<LinePeer> ConnectAsync(
        PeerAddress server, SslClientAuthenticationOptions? tls = null, string? from = null)
    {
        var end = server.ToIPEndPoint();
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (from is not null) socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(end, Guard.Token).AsTask().Within();
        var plain = new NetworkStream(socket, ownsSocket: true);
        if (tls is null) return new LinePeer(socket, plain);
        var stream = new SslStream(plain);
        await stream.AuthenticateAsClientAsync(tls, Guard.Token).Within();
        return new LinePeer(socket, stream);
    }

    public Task SendAsync(string text) =>
        _stream.WriteAsync(Encoding.ASCII.GetBytes(text), Guard.Token).AsTask().Within();

    public async Task<string> LineAsync()
    {
        var searched = 0;
        while (true)
        {
            var end = _read.AsSpan(searched, _readCount - searched).IndexOf((byte)'\n') + searched;
            if (end >= searched)
            {
                var line = Encoding.ASCII.GetString(_read.AsSpan(0, end));
                _readCount -= end + 1;
                _read.AsSpan(end + 1, _readCount).CopyTo(_read);
                return line;
            }
            searched = _readCount;
            if (_readCount == _read.Length) Array.Resize(ref _read, _read.Length * 2);
            var read = await _stream.ReadAsync(_read.AsMemory(_readCount), Guard.Token).Within();
            Assert.True(read > 0, $"The connection ended after {_readCount} octets of a line.");
            _readCount += read;
        }
    }

    public async Task<string> AskAsync(string line)
    {
        await SendAsync(line + "\n");
        return await LineAsync();
    }

    /// <summary>Waits for the end, whatever comes before it.</summary>
    public async Task EndAsync()
    {
        try
        {
            var buffer = new byte[65_536];
            while (await _stream.ReadAsync(buffer, Guard.Token).Within() > 0)
            {
            }
        }
        catch (IOException)
        {
            // Broken off is ended, too.
            return;
        }
    }

    /// <summary>Says that it sends no more, and goes on reading.</summary>
    public void FinishSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks the connection with a reset.</summary>
    public void Break()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
