using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// A response on its way back (RFC 3261 §16.7, §16.11): our Via comes off, and what stands in it says by which listener
/// or connection it goes to the Via below.
/// </summary>
internal sealed class ResponseGate(GateState state, GateWorker worker)
{
    public void Pass(scoped in SipMessage response, in Incoming incoming)
    {
        // 1. "If the sent-by is not ours, silently discard", and so for what we did not write.
        var drop = ResponseForwarder.Decide(response, state.Listeners.Names, state.Key, out var hop);
        if (drop != ResponseDrop.None)
        {
            Drop(response, drop);
            return;
        }

        // 2. Where the Via below leads.
        if (!ReturnWay.TryFind(hop, state.Listeners, out var way))
        {
            worker.Counters.Refuse(GateRefusal.ResponseAstray);
            return;
        }

        // 3. Out, one Via shorter.
        var length = ResponseForwarder.Write(response, way.Transport, worker.Outlet.Reserve());
        if (length > 0 && worker.Outlet.Send(length, way))
        {
            worker.CountResponse(TrunkOf(hop, incoming.Tables), response.StatusCode);
        }
    }

    /// <summary>Whose request it answers: who holds the connection, else who has the address.</summary>
    Trunk? TrunkOf(scoped in ResponseHop hop, GatewayTables tables) =>
        hop.Path.Connection != 0 && state.Peers.Find(hop.Path.Connection) is { } peer
            ? peer.SourceIn(tables).Trunk
            : tables.TrunkAt(hop.Address);

    void Drop(scoped in SipMessage response, ResponseDrop drop)
    {
        // No Via below ours: the answer to a request of our own.
        if (drop == ResponseDrop.ForUs && (state.Reports.Answered(response) || state.Probes.Answered(response)))
        {
            return;
        }
        worker.Counters.Refuse(drop switch
        {
            ResponseDrop.NotOurs => GateRefusal.ResponseNotOurs,
            ResponseDrop.Forged => GateRefusal.ResponseForged,
            ResponseDrop.ForUs => GateRefusal.ResponseUnawaited,
            _ => GateRefusal.ResponseAstray,
        });
    }
}
