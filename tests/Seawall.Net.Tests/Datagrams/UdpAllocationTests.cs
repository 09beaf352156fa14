namespace Seawall.Net.Tests.Datagrams;

public class UdpAllocationTests
{
    const int WarmUp = 20_000;
    const int Measured = 50_000;

    [Theory]
    [InlineData("127.0.0.1:0", false)]
    [InlineData("[::1]:0", false)]
    [InlineData("0.0.0.0:0", false)]
    [InlineData("[::]:0", true)]
    public async Task A_datagram_costs_its_worker_no_octet_of_heap(string endPoint, bool isDualStack)
    {
        var handler = new MeasuredEcho();
        await using var listener = Listening.On(endPoint, handler, new() { IsDualStack = isDualStack });
        var host = isDualStack || !endPoint.StartsWith('[') ? "127.0.0.1" : "[::1]";
        Assert.True(PeerAddress.TryParse($"{host}:{listener.Local.Port}", out var server));
        using var peer = new UdpPeer(server);
        // In step, 64 at a time: none is lost, and both lone datagrams and batches occur.
        for (var sent = 0; sent < WarmUp + Measured; sent += 64)
        {
            for (var i = 0; i < 64; i++) peer.Send(1, 2, 3);
            peer.Drain(64);
        }
        Assert.Equal(0, await handler.Allocated.Task.Within());
    }

    sealed class MeasuredEcho : EchoHandler
    {
        int _handled;
        long _before;

        public TaskCompletionSource<long> Allocated { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Handle(ReadOnlySpan<byte> datagram, in PeerAddress from, DatagramSender sender)
        {
            _handled++;
            if (_handled == WarmUp) _before = GC.GetAllocatedBytesForCurrentThread();
            if (_handled == WarmUp + Measured) Allocated.TrySetResult(GC.GetAllocatedBytesForCurrentThread() - _before);
            base.Handle(datagram, from, sender);
        }
    }
}
