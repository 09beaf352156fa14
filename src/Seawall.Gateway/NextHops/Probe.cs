using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// The OPTIONS that ask one target whether it lives: one each period, each with a branch nobody can guess; no answer in
/// time, one that could not be sent, or one of the codes that count as down, is a miss.
/// </summary>
internal sealed class Probe : IDisposable
{
    readonly Lock gate = new();
    readonly ProbeParts parts;
    readonly Target target;
    readonly byte[] room = new byte[2_048];
    readonly byte[] branch = new byte[Branch.Length];
    readonly ITimer period;
    readonly ITimer deadline;
    Hop hop;
    ProbeModel model;
    int sequence;
    long askedAt;
    bool isAwaited;
    bool isOver;

    public Probe(ProbeParts parts, Hop hop, ProbeModel model)
    {
        this.parts = parts;
        this.hop = hop;
        this.model = model;
        target = hop.Target;
        deadline = parts.Time.CreateTimer(
            static self => ((Probe)self!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        period = parts.Time.CreateTimer(static self => ((Probe)self!).Ask(), this, TimeSpan.Zero, model.Every);
    }

    /// <summary>New settings for the same target.</summary>
    public void Change(Hop hop, ProbeModel model)
    {
        lock (gate)
        {
            this.hop = hop;
            if (this.model.Every != model.Every)
            {
                period.Change(model.Every, model.Every);
            }
            this.model = model;
        }
    }

    /// <summary>A response whose only Via is ours; false where it answers another request.</summary>
    public bool Answered(ReadOnlySpan<byte> itsBranch, int status)
    {
        lock (gate)
        {
            if (!isAwaited || !itsBranch.SequenceEqual(branch))
            {
                return false;
            }
            if (status >= 200)
            {
                isAwaited = false;
                Conclude(!model.DownCodes.Contains(status), status.ToString(CultureInfo.InvariantCulture));
            }
            return true;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
        }
        period.Dispose();
        deadline.Dispose();
    }

    void Ask()
    {
        lock (gate)
        {
            if (isOver || target.State == TargetState.Disabled)
            {
                return;
            }
            // A period no longer than the time an answer may take: the last one is missed by now.
            if (isAwaited)
            {
                isAwaited = false;
                Conclude(isAlive: false, "no answer");
            }
            var length = Write();
            if (length > 0 && parts.Send(hop.Way, room.AsSpan(0, length)))
            {
                isAwaited = true;
                askedAt = parts.Time.GetTimestamp();
                deadline.Change(model.Timeout, Timeout.InfiniteTimeSpan);
            }
            else
            {
                Conclude(isAlive: false, "could not be sent");
            }
        }
    }

    /// <summary>
    /// The time of an answer is over. A call that was on its way when the next probe was asked is no judgement on that
    /// one.
    /// </summary>
    void Expire()
    {
        lock (gate)
        {
            var isOfThisProbe = parts.Time.GetElapsedTime(askedAt) >= model.Timeout / 2;
            if (isAwaited && isOfThisProbe && !isOver)
            {
                isAwaited = false;
                Conclude(isAlive: false, "no answer");
            }
        }
    }

    int Write()
    {
        sequence = (sequence + 1) & int.MaxValue;
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Group} {target.Address} {parts.Time.GetUtcNow().UtcTicks} {sequence}");
        var sum = Branch.Of(parts.Key, Encoding.UTF8.GetBytes(name));
        Branch.Write(sum, branch);
        var listener = parts.Listeners[hop.Listener];
        return ProbeWriter.Write(
            new ProbePlan
            {
                Target = TargetUri(),
                Transport = hop.Transport,
                SentBy = listener.SentBy,
                BranchSum = sum,
                CallId = Encoding.ASCII.GetBytes($"probe-{(ulong)(sum >> 64):x16}"),
                FromTag = Encoding.ASCII.GetBytes($"{(ulong)sum:x16}"),
                CSeqNumber = Math.Max(1, sequence),
            },
            room);
    }

    byte[] TargetUri()
    {
        var suffix = hop.Transport switch
        {
            SipTransport.Tcp => ";transport=tcp",
            SipTransport.Tls => ";transport=tls",
            _ => "",
        };
        return [.. "sip:"u8, .. hop.HostPort, .. Encoding.ASCII.GetBytes(suffix)];
    }

    void Conclude(bool isAlive, string what)
    {
        var before = target.State;
        var now = target.Probed(isAlive, model, what);
        if (now != before)
        {
            GatewayLog.TargetChanged(parts.Logger, target.Group, target.Address, before, now, what);
        }
    }
}

/// <summary>What all probes share.</summary>
internal sealed record ProbeParts(
    Listeners Listeners, KeyedHash Key, TimeProvider Time, RequestSender Send, ILogger Logger);
