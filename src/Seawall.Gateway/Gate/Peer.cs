using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// The other end of a stream connection: who it is by address and certificate, looked up once for each generation of
/// the settings and not for each message.
/// </summary>
internal sealed class Peer(ulong connection, int listener, HostAddress address, string[] names)
{
    volatile Known? known;

    public ulong Connection { get; } = connection;

    public int Listener { get; } = listener;

    public Source SourceIn(GatewayTables tables)
    {
        var last = known;
        if (last?.Tables != tables)
        {
            known = last = new Known(tables, tables.SourceOf(names, address, Listener));
        }
        return last.Source;
    }

    sealed record Known(GatewayTables Tables, Source Source);
}
