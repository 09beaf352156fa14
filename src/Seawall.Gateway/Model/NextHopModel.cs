using System.Collections.Immutable;
using System.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>A named group of elements that calls are handed to.</summary>
public sealed record NextHopModel
{
    public required string Name { get; init; }

    /// <summary>At least one.</summary>
    public required ImmutableArray<TargetModel> Targets { get; init; }

    /// <summary>Null: never probed, every target counts as active until an operator says otherwise.</summary>
    public ProbeModel? Probe { get; init; }

    /// <summary>What becomes of calls while no target is active.</summary>
    public AllDown AllDown { get; init; } = AllDown.Refuse;

    /// <summary>
    /// Name of the listener whose address requests leave from; null: the first that fits transport and family.
    /// </summary>
    public string? From { get; init; }
}

/// <summary>One element of a group. Its state is kept over a reload by group and address.</summary>
public sealed record TargetModel
{
    /// <summary>
    /// As written in the settings, <c>udp:127.0.0.1:5070</c>; names the target in status and metrics.
    /// </summary>
    public required string Address { get; init; }

    public required SipTransport Transport { get; init; }

    public required IPEndPoint Endpoint { get; init; }

    /// <summary>Lower is preferred; the next one is used when no target of the lower is active. 0 to 65535.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Share of the calls among active targets of one priority. 1 to 65535.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The name a TLS target's certificate must carry; null: its address.</summary>
    public string? ServerName { get; init; }
}

/// <summary>
/// OPTIONS sent to each target of a group. Any final answer is a sign of life but the codes of <see cref="DownCodes"/>.
/// </summary>
public sealed record ProbeModel
{
    public required TimeSpan Every { get; init; }

    /// <summary>How long an answer may take; at most <see cref="Every"/>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Failures in a row until an active target is down.</summary>
    public int DownAfter { get; init; } = 3;

    /// <summary>Answers in a row until a down target is active again.</summary>
    public int UpAfter { get; init; } = 2;

    /// <summary>Final answers that count as failures.</summary>
    public ImmutableArray<int> DownCodes { get; init; } = [408, 503];
}

/// <summary>What becomes of calls while no target of a group is active.</summary>
public enum AllDown : byte
{
    /// <summary>Answered 503 with Retry-After, so that the sender tries another way at once.</summary>
    Refuse = 1,

    /// <summary>
    /// Handed to a target that is down all the same, chosen as if all were active: for a group whose probes may be
    /// wrong.
    /// </summary>
    Try = 2,
}
