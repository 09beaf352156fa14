namespace Seawall.Gateway;

/// <summary>Who sent the datagram before: most often who sent this one as well. For one thread.</summary>
internal sealed class SourceCache
{
    GatewayTables? tables;
    UInt128 host;
    int listener;
    Source source;

    public Source Of(in Arrival arrival, GatewayTables now)
    {
        if (arrival.Peer is { } peer)
        {
            return peer.SourceIn(now);
        }
        if (tables != now || host != arrival.From.Bits || listener != arrival.Listener)
        {
            source = now.SourceOf(arrival.Host, arrival.Listener);
            (tables, host, listener) = (now, arrival.From.Bits, arrival.Listener);
        }
        return source;
    }
}
