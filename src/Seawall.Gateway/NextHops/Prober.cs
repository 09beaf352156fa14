using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Keeps a probe running for every target whose group asks for it, and finds the probe that a response answers.
/// </summary>
internal sealed class Prober(ProbeParts parts) : IProbeAnswers, IDisposable
{
    readonly Dictionary<Target, Probe> running = [];
    volatile Probe[] all = [];

    /// <summary>Follows new tables: probes are kept, changed, begun and ended. One caller at a time.</summary>
    public void Watch(GatewayTables tables)
    {
        var wanted = new HashSet<Target>();
        foreach (var group in tables.Groups)
        {
            foreach (var hop in group.Hops)
            {
                if (group.Model.Probe is { } model && wanted.Add(hop.Target))
                {
                    Run(hop, model);
                }
            }
        }
        foreach (var (target, probe) in running.Where(row => !wanted.Contains(row.Key)).ToArray())
        {
            probe.Dispose();
            running.Remove(target);
        }
        all = [.. running.Values];
    }

    /// <summary>
    /// Rare enough for a walk: only responses whose one Via is ours come here, and only from known senders.
    /// </summary>
    public bool Answered(scoped in SipMessage response)
    {
        var branch = response.TopVia.Branch.Of(response.Bytes);
        foreach (var probe in all)
        {
            if (probe.Answered(branch, response.StatusCode))
            {
                return true;
            }
        }
        return false;
    }

    public void Dispose()
    {
        foreach (var probe in all)
        {
            probe.Dispose();
        }
        all = [];
        running.Clear();
    }

    void Run(Hop hop, ProbeModel model)
    {
        if (running.TryGetValue(hop.Target, out var probe))
        {
            probe.Change(hop, model);
        }
        else
        {
            running.Add(hop.Target, new Probe(parts, hop, model));
        }
    }
}
