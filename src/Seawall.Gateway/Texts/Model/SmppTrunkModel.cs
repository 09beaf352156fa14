using System.Collections.Immutable;
using System.Net;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Where texts enter: who binds to us, or whom we bind to for what it delivers.</summary>
public sealed record SmppTrunkModel
{
    /// <summary>
    /// Name, index, class, dial rules and the other settings that verdicts depend on. The index goes on after the
    /// trunks of calls: records know one list.
    /// </summary>
    public required TrunkScreening Screening { get; init; }

    public string Name => Screening.Name;

    /// <summary>Who may bind to us as this trunk; null where we bind.</summary>
    public SmppAdmissionModel? Admission { get; init; }

    /// <summary>The hub that we bind to as its ESME; null where it binds to us. One of the two is given.</summary>
    public SmppTargetModel? Hub { get; init; }

    /// <summary>The group that passed texts go to.</summary>
    public required string NextHop { get; init; }

    public SmppRefusalModel Refusal { get; init; } = new();

    /// <summary>
    /// Requests of one bind that may wait for their responses at a time; more are held back in the connection. 1 to
    /// 1,000.
    /// </summary>
    public int Window { get; init; } = 100;

    /// <summary>
    /// Requests of ours that one bind of the peer may owe a response for at a time. 1 to 1,000 (v3.4 §2.7.3: 10).
    /// </summary>
    public int OwnWindow { get; init; } = 10;

    /// <summary>
    /// Null: not limited. Beyond it texts are answered ESME_RTHROTTLED; later parts of a text never are.
    /// </summary>
    public RateModel? Rate { get; init; }

    /// <summary>The same for each bind.</summary>
    public RateModel? BindRate { get; init; }

    /// <summary>Whether texts with a forged sender that pass are marked for those behind us.</summary>
    public SmppMarkModel? SpoofedMark { get; init; }

    /// <summary>
    /// The version whose rules hold towards the peer; null: what the peer says at its bind. For peers that forget to
    /// say it (v3.4 §3.4).
    /// </summary>
    public byte? Version { get; init; }

    /// <summary>
    /// Whether the peer marks network messages that are never barred: class 0 texts, and what else its contract says.
    /// </summary>
    public bool NetworkMessages { get; init; }
}

/// <summary>Who may bind to us.</summary>
public sealed record SmppAdmissionModel
{
    /// <summary>At most 15 octets.</summary>
    public required string SystemId { get; init; }

    /// <summary>At most 8 octets.</summary>
    public required string Password { get; init; }

    /// <summary>Addresses it may come from; none: any.</summary>
    public ImmutableArray<IPNetwork> Sources { get; init; } = [];

    /// <summary>Binds at a time. 1 to 10,000.</summary>
    public int BindsMax { get; init; } = 100;
}

/// <summary>How a trunk's refused texts are answered.</summary>
public sealed record SmppRefusalModel
{
    /// <summary>
    /// The status of submit_sm_resp, of data_sm_resp to an ESME, and of each refused destination of submit_multi. Null:
    /// ESME_RSUBMITFAIL, or ESME_RPROHIBITED to a peer of version 5. What a hub delivers is always answered
    /// ESME_RX_R_APPN.
    /// </summary>
    public SmppStatus? Status { get; init; }

    /// <summary>
    /// Accepted with an id of ours and not delivered; where the sender asks for a receipt, it says REJECTD.
    /// </summary>
    public bool Silent { get; init; }
}

/// <summary>How a passed text with a forged sender is marked.</summary>
/// <param name="Tag">The optional parameter that is added; one of an operator's own, 0x1400 to 0x3FFF.</param>
/// <param name="Value">Its octets.</param>
public sealed record SmppMarkModel(ushort Tag, ImmutableArray<byte> Value);
