using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>What one worker counts beside the trunks: refused input by reason, and how long verdicts took.</summary>
internal sealed class WorkerCounters(long ticksPerSecond)
{
    readonly long[] wire = new long[SipRefusals.Count];
    readonly long[] gate = new long[GateRefusals.Count];

    public VerdictClock Verdicts { get; } = new(ticksPerSecond);

    public void Refuse(SipRefusal refusal) => wire[(int)refusal]++;

    public void Refuse(GateRefusal refusal) => gate[(int)refusal]++;

    public long Of(SipRefusal refusal) => Volatile.Read(ref wire[(int)refusal]);

    public long Of(GateRefusal refusal) => Volatile.Read(ref gate[(int)refusal]);
}
