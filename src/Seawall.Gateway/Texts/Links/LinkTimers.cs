using System.Collections.Concurrent;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Looks at every link from time to time, and then at what else there is: one timer for all, because most have nothing
/// to wait for most of the time.
/// </summary>
internal sealed class LinkTimers : IDisposable
{
    readonly LinkParts parts;
    readonly LinkSessions sessions;
    readonly ConcurrentDictionary<ulong, SmppLink> links;
    readonly Action<long> also;
    readonly ITimer timer;
    int isRunning;

    public LinkTimers(
        LinkParts parts, LinkSessions sessions, ConcurrentDictionary<ulong, SmppLink> links,
        Action<long> also)
    {
        this.parts = parts;
        this.sessions = sessions;
        this.links = links;
        this.also = also;
        var period = TimeSpan.FromMilliseconds(LinkLimits.SweepMs);
        timer = parts.Clock.Time.CreateTimer(static self => ((LinkTimers)self!).Sweep(), this, period, period);
    }

    public void Dispose() => timer.Dispose();

    /// <summary>Looks at all of them now.</summary>
    public void Sweep()
    {
        if (Interlocked.Exchange(ref isRunning, 1) != 0)
        {
            return;
        }
        var now = parts.Clock.Now;
        foreach (var (_, link) in links)
        {
            try
            {
                Look(link, now);
            }
            catch (Exception fault)
            {
                // A mistake of ours costs the link it was made on, as it does where octets come in.
                LinkLog.Fault(parts.Logger, fault);
                link.Close();
            }
        }
        also(now);
        Volatile.Write(ref isRunning, 0);
    }

    void Look(SmppLink link, long now)
    {
        var times = parts.Times;
        if (link.Attempt is { } attempt)
        {
            if (now >= attempt.DueAt)
            {
                sessions.Continue(link);
            }
            return;
        }
        if (!link.IsBound && link.Binder is null && now - link.OpenedAt >= times.SessionInit)
        {
            Close(link, LinkRefusal.SessionInitTimedOut);
        }
        Expire(link, now, times);
        if (link.IsBound)
        {
            KeepAlive(link, now, times);
        }
        if (link.IsLeaving)
        {
            link.SettleLeaving(now);
        }
    }

    void Expire(SmppLink link, long now, LinkTimes times)
    {
        var before = link.Sent;
        var own = link.GiveUpSentBy(now - times.Response, GiveUp.TimedOut);
        if (Commands.IsBind(own) || own == CommandId.Unbind)
        {
            Close(link, LinkRefusal.ResponseTimedOut);
        }
        else if (own == CommandId.EnquireLink && now - link.ReceivedAt >= times.Response)
        {
            Close(link, LinkRefusal.PeerSilent);
        }
        if (link.Sent < before)
        {
            link.Role!.Room.Signal();
        }
    }

    void Close(SmppLink link, LinkRefusal why)
    {
        if (link.Close())
        {
            parts.Counters.Refuse(why);
        }
    }

    static void KeepAlive(SmppLink link, long now, LinkTimes times)
    {
        var isQuiet = times.EnquireLink > 0 && now - Math.Max(link.ReceivedAt, link.EnquiredAt) >= times.EnquireLink;
        // While it is not read its answer could not be, either.
        if (isQuiet && !link.IsHeld)
        {
            link.EnquiredAt = now;
            Span<byte> pdu = stackalloc byte[SmppLimits.HeaderOctets];
            PduWriter.WriteHeader(pdu, CommandId.EnquireLink, SmppStatus.Ok, 0);
            link.Ask(pdu);
        }
        if (times.Inactivity > 0 && now - link.MessageAt >= times.Inactivity)
        {
            link.Leave();
        }
    }
}
