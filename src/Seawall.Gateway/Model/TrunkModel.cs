using System.Collections.Immutable;
using System.Net;
using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>Where traffic enters: who may send, how it is judged, and where it goes.</summary>
public sealed record TrunkModel
{
    /// <summary>
    /// Name, index in the settings' order, class, dial rules and the other settings that verdicts depend on.
    /// </summary>
    public required TrunkScreening Screening { get; init; }

    public string Name => Screening.Name;

    /// <summary>Addresses its elements send from. The longest prefix wins among all trunks.</summary>
    public ImmutableArray<IPNetwork> Sources { get; init; } = [];

    /// <summary>
    /// Names (subject alternative names, else common name) one of which a TLS peer's certificate must carry; then its
    /// address does not matter. A leading <c>*.</c> stands for one label.
    /// </summary>
    public ImmutableArray<string> TlsNames { get; init; } = [];

    /// <summary>
    /// Names of the listeners it may use; none: all. Trunks of different listeners may have the same sources.
    /// </summary>
    public ImmutableArray<string> Listeners { get; init; } = [];

    public TrunkMode Mode { get; init; } = TrunkMode.Proxy;

    /// <summary>
    /// The group calls go to. Needed in the modes proxy and redirect; in the mode as it serves where the next Route
    /// names a host that is no literal address.
    /// </summary>
    public string? NextHop { get; init; }

    public IdentitySource Identity { get; init; } = IdentitySource.Asserted;

    /// <summary>Null: not limited.</summary>
    public RateModel? Rate { get; init; }

    public RefusalModel Refusal { get; init; } = new();

    public AnnouncementModel? Announcement { get; init; }

    public SipTextsModel Texts { get; init; } = new();

    public InDialogRule InDialog { get; init; } = InDialogRule.Known;

    /// <summary>
    /// Whether a request to a UDP target that is longer than 1300 octets goes by TCP to the same address (RFC 3261
    /// §18.1.1).
    /// </summary>
    public bool LargeByTcp { get; init; }

    /// <summary>
    /// Whether Seawall stays on the way of the dialogs of passed calls (Record-Route): needed where the two sides
    /// cannot reach each other, or where one hop is UDP and the other TCP and an element does not follow.
    /// </summary>
    public bool RecordRoute { get; init; }
}

/// <summary>What Seawall is to the elements of a trunk.</summary>
public enum TrunkMode : byte
{
    /// <summary>In line: passed calls are forwarded.</summary>
    Proxy = 1,

    /// <summary>Asked: passed calls are answered 302 towards the next hop.</summary>
    Redirect = 2,

    /// <summary>IMS application server: passed calls go back by their Route.</summary>
    As = 3,
}

/// <summary>Whose word about the caller counts on a trunk.</summary>
public enum IdentitySource : byte
{
    /// <summary>P-Asserted-Identity (RFC 3325).</summary>
    Asserted = 1,

    /// <summary>P-Asserted-Identity, else From: where the contract says that From is the network's own.</summary>
    From = 2,
}

/// <summary>Where requests inside a dialog may go.</summary>
public enum InDialogRule : byte
{
    /// <summary>Only to addresses of trunks and next hops; Seawall is no open relay.</summary>
    Known = 1,

    /// <summary>
    /// To any literal address: for trunks whose peers' media gateways sign dialogs with addresses of their own.
    /// </summary>
    Any = 2,
}

/// <summary>How many new requests a trunk may bring: a token bucket.</summary>
/// <param name="PerSecond">Tokens that flow in each second, 1 to 1,000,000.</param>
/// <param name="Burst">How many the bucket holds, at least 1.</param>
public sealed record RateModel(int PerSecond, int Burst);
