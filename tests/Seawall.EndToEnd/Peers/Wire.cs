using System.Net;
using System.Net.Sockets;

namespace Seawall.EndToEnd;

/// <summary>
/// A TCP relay that keeps what it carries, so that tshark can look at it without privileges. It stands between two
/// programs and changes nothing.
/// </summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly PcapFile _capture = new();
    private readonly int _target;
    private readonly Task _accepting;
    private int _connections;

    private Wire(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens; what connects there reaches the target.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>A wire to a port of loopback.</summary>
    public static Wire To(int target) => new(target);

    /// <summary>
    /// Every PDU so far, as tshark names it (<c>submit_sm</c>, <c>submit_sm_resp</c>, …); fails where it complains of
    /// one.
    /// </summary>
    public Task<IReadOnlyList<string>> DecodeAsync() => Tshark.DecodeAsync(_capture);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carrying = new List<Task>();
        try
        {
            while (true)
                carrying.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(carrying);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, _target, _ending.Token);
                var stream = _capture.Open((ushort)(20_000 + Interlocked.Increment(ref _connections)));
                var forth = CopyAsync(near, far, stream, fromNear: true);
                var back = CopyAsync(far, near, stream, fromNear: false);
                await Task.WhenAny(forth, back);
                near.Close();
                far.Close();
                await Task.WhenAll(forth, back);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // Nobody listens, or the test is over: the near side sees its connection end.
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, PcapFile.Stream stream, bool fromNear)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _ending.Token) is var read and > 0)
            {
                stream.Keep(buffer.AsSpan(0, read), fromNear);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _ending.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException
            or InvalidOperationException)
        {
            // One side closed: so does the other.
        }
    }
}
