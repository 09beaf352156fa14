using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;

namespace Seawall.Net.Tests.Datagrams;

/// <summary>Sends every datagram back to where it came from.</summary>
class EchoHandler : IDatagramHandler
{
    public virtual void Handle(ReadOnlySpan<byte> datagram, in PeerAddress from, DatagramSender sender)
    {
        datagram.CopyTo(sender.Reserve());
        sender.Send(datagram.Length, from);
    }

    public virtual void EndOfBatch()
    {
    }
}

/// <summary>Does with each datagram what the test says.</summary>
sealed class ScriptedHandler(ScriptedHandler.Script script) : IDatagramHandler
{
    public delegate void Script(ReadOnlySpan<byte> datagram, in PeerAddress from, DatagramSender sender);

    public Action? AtEndOfBatch { get; init; }

    public void Handle(ReadOnlySpan<byte> datagram, in PeerAddress from, DatagramSender sender) =>
        script(datagram, from, sender);

    public void EndOfBatch() => AtEndOfBatch?.Invoke();
}

/// <summary>Holds the worker at the first datagram until released, and notes what came in which batch.</summary>
sealed class GatedHandler : EchoHandler
{
    public ManualResetEventSlim Gate { get; } = new();

    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<int> Batches { get; } = new();

    int _inBatch;

    public override void Handle(ReadOnlySpan<byte> datagram, in PeerAddress from, DatagramSender sender)
    {
        Entered.TrySetResult();
        Gate.Wait();
        _inBatch++;
        base.Handle(datagram, from, sender);
    }

    public override void EndOfBatch()
    {
        Batches.Enqueue(_inBatch);
        _inBatch = 0;
    }
}

static class Listening
{
    public static readonly string Loopback = "127.0.0.1:0";

    public static UdpListener On(string endPoint, IDatagramHandler handler, UdpOptions? options = null) =>
        On(endPoint, _ => handler, options);

    public static UdpListener On(string endPoint, Func<int, IDatagramHandler> handlers, UdpOptions? options = null)
    {
        Assert.True(PeerAddress.TryParse(endPoint, out var address));
        var listener = new UdpListener(address.ToIPEndPoint(), options ?? new(), handlers, NullLogger.Instance);
        listener.Start();
        return listener;
    }
}
