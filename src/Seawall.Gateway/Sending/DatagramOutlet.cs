using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// The way out of a UDP worker: straight into its own batch where it can, into the batch of another listener, or onto a
/// stream.
/// </summary>
internal sealed class DatagramOutlet : IOutlet
{
    readonly int listener;
    readonly Carriers carriers;
    readonly DatagramSender?[] others;
    DatagramSender? sender;
    bool hasOthers;

    /// <param name="listener">The worker's own listener.</param>
    /// <param name="listeners">How many listeners there are.</param>
    /// <param name="carriers">All other ways.</param>
    public DatagramOutlet(int listener, int listeners, Carriers carriers)
    {
        this.listener = listener;
        this.carriers = carriers;
        others = [.. Enumerable.Range(0, listeners).Select(index => index == listener ? null : carriers.Open(index))];
    }

    /// <summary>The sender of the datagram in hand.</summary>
    public void Use(DatagramSender current) => sender = current;

    public Span<byte> Reserve() => sender!.Reserve();

    public bool Send(int length, in Way way)
    {
        if (way.Transport != SipTransport.Udp || way.Connection != 0)
        {
            return carriers.TrySend(way, sender!.Reserve()[..length]);
        }
        if (way.Listener == listener)
        {
            sender!.Send(length, way.To, way.FromWhereItCame ? sender.Local : default);
            return true;
        }
        if (others[way.Listener] is not { } other)
        {
            return false;
        }
        sender!.Reserve()[..length].CopyTo(other.Reserve());
        other.Send(length, way.To, default);
        hasOthers = true;
        return true;
    }

    /// <summary>Hands what went to other listeners to the kernel; the worker does so with its own.</summary>
    public void Flush()
    {
        if (!hasOthers)
        {
            return;
        }
        hasOthers = false;
        foreach (var other in others)
        {
            other?.Flush();
        }
    }
}
