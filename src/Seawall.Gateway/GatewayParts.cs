using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Seawall.Net;
using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>What a gateway is given: everything it does not make itself, and cannot change while it runs.</summary>
public sealed record GatewayParts
{
    /// <summary>What subscribers decided; read by verdicts, written by others.</summary>
    public required ChoiceBook Book { get; init; }

    /// <summary>Takes one record for each verdict.</summary>
    public required IRecordSink Records { get; init; }

    /// <summary>Takes the texts to numbers of ours (<see cref="SmppModel.Service"/>); null: they are relayed.</summary>
    public IServiceTexts? ServiceTexts { get; init; }

    /// <summary>
    /// Takes the receipts of notices that message centres deliver; null: they go where those of relayed texts go.
    /// </summary>
    public IOwnReceipts? Receipts { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Spreads the pauses between attempts to connect; used under a lock.</summary>
    public required Random Random { get; init; }

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>For what concerns texts over SMPP.</summary>
    public ILogger SmppLogger { get; init; } = NullLogger.Instance;

    /// <summary>Workers of each UDP listener: a socket and a thread each; 0 takes one for each core.</summary>
    public int Workers { get; init; }

    /// <summary>
    /// Whether datagrams of one source are spread over all workers, as few peers send most of the traffic. They may
    /// then overtake each other, a BYE its ACK too. Off: one source, one worker, and its order.
    /// </summary>
    public bool SpreadsEachSource { get; init; }

    /// <summary>
    /// Whether datagrams are taken and sent together in heavy traffic (<see cref="UdpOptions.Coalesces"/>).
    /// </summary>
    public bool Coalesces { get; init; } = true;

    /// <summary>Limits of connections and buffers.</summary>
    public NetLimits Net { get; init; } = new();
}
