using System.Collections.Concurrent;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Requests of our own that wait for their response, by tickets; windows bound how many there are.</summary>
internal sealed class OwnRequests
{
    readonly ConcurrentDictionary<uint, TaskCompletionSource<SmppStatus?>> waiting = [];
    uint last;

    /// <summary>A request begins; its ticket is never 0.</summary>
    public uint Begin(out Task<SmppStatus?> answer)
    {
        var source = new TaskCompletionSource<SmppStatus?>(TaskCreationOptions.RunContinuationsAsynchronously);
        uint ticket;
        do
        {
            ticket = Interlocked.Increment(ref last);
        }
        while (ticket == 0 || !waiting.TryAdd(ticket, source));
        answer = source.Task;
        return ticket;
    }

    /// <summary>It was answered, or never will be (null).</summary>
    public void End(uint ticket, SmppStatus? status)
    {
        if (waiting.TryRemove(ticket, out var source))
        {
            source.TrySetResult(status);
        }
    }
}
