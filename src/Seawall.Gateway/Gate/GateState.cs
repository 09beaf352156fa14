using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// What all workers share: the tables in force and those before them, the memory of transactions, the book.
/// </summary>
internal sealed class GateState
{
    const int Recent = 4;

    readonly GatewayTables?[] recent = new GatewayTables?[Recent];
    volatile GatewayTables tables;
    volatile bool isDraining;

    public GateState(GatewayTables first)
    {
        tables = first;
        recent[first.Swap] = first;
    }

    public required Listeners Listeners { get; init; }

    public required KeyedHash Key { get; init; }

    public required TransactionMemory Memory { get; init; }

    public required ChoiceBook Book { get; init; }

    public required IRecordSink Records { get; init; }

    /// <summary>Takes answers to requests of our own.</summary>
    public required IProbeAnswers Probes { get; init; }

    /// <summary>What was decided for long texts lately.</summary>
    public required PartMemory Parts { get; init; }

    /// <summary>Looks after our reports about refused texts.</summary>
    public required ReportTable Reports { get; init; }

    /// <summary>Finds the other end of a connection.</summary>
    public required IPeers Peers { get; init; }

    public GatewayTables Tables => tables;

    /// <summary>No new work is taken.</summary>
    public bool IsDraining
    {
        get => isDraining;
        set => isDraining = value;
    }

    /// <summary>The number of the tables after those in force.</summary>
    public byte NextSwap => (byte)((tables.Swap + 1) % Recent);

    public void Swap(GatewayTables next)
    {
        Volatile.Write(ref recent[next.Swap], next);
        tables = next;
    }

    /// <summary>The tables a transaction was decided by; after four swaps since, those in force.</summary>
    public GatewayTables TablesOf(byte swap) => Volatile.Read(ref recent[swap % Recent]) ?? tables;

    /// <summary>
    /// A target by its id: as the tables in force have it, else as the latest have that still knew it.
    /// </summary>
    public Hop? HopOf(ushort target)
    {
        var now = tables;
        for (var back = 0; back < Recent; back++)
        {
            if (Volatile.Read(ref recent[(now.Swap + Recent - back) % Recent])?.HopOf(target) is { } hop)
            {
                return hop;
            }
        }
        return null;
    }
}

/// <summary>Who waits for answers to requests of our own.</summary>
internal interface IProbeAnswers
{
    /// <summary>A response whose only Via is ours; false when nobody waits for it.</summary>
    bool Answered(scoped in SipMessage response);
}

/// <summary>Who stands at the other end of stream connections.</summary>
internal interface IPeers
{
    /// <summary>The peer of a connection that stands; null without.</summary>
    Peer? Find(ulong connection);
}
