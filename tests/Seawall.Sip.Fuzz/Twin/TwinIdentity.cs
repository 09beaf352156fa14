namespace Seawall.Sip.Fuzz;

/// <summary>Who calls, as the twin reads it.</summary>
internal sealed class TwinIdentity
{
    static readonly string[] Withholding = ["ID", "USER", "HEADER", "SESSION"];

    public IdentityState AssertedState { get; private init; }

    public TwinUri? Asserted { get; private init; }

    public IdentityState FromState { get; private init; }

    public TwinUri? From { get; private init; }

    public bool Withheld { get; private init; }

    public (IdentityState State, TwinUri? Uri) Diversion { get; private init; }

    public (IdentityState State, TwinUri? Uri) History { get; private init; }

    public bool EmergencyCallback { get; private init; }

    public ResourceNamespaces Namespaces { get; private init; }

    public (IdentityState State, TwinUri? Uri) Served { get; private init; }

    public SessionCase Case { get; private init; }

    public RegistrationState Registration { get; private init; }

    public bool Understands608 { get; private init; }

    /// <summary>Reads the facts of a message.</summary>
    public static TwinIdentity Read(TwinMessage message)
    {
        var asserted = message.Values(HeaderId.PAssertedIdentity).Select(UriOf).ToList();
        var named = asserted.Where(uri => uri is not null && !Anonymous(uri)).ToList();
        TwinUri? best = named.OrderBy(uri => uri!.Scheme switch
        {
            UriScheme.Tel => 0,
            UriScheme.Sip or UriScheme.Sips => 1,
            _ => 2,
        }).FirstOrDefault();
        bool hasFrom = message.Rows.Any(row => row.Id == HeaderId.From);
        TwinUri? from = message.From is null ? null : TwinUris.Read(message.From.Uri);
        string[] privacy = message.Rows.Where(row => row.Id == HeaderId.Privacy)
            .SelectMany(row => row.Value.Split(';', ',')).Select(one => Abnf.Trim(one).ToUpperInvariant()).ToArray();
        string? served = message.Rows.FirstOrDefault(row => row.Id == HeaderId.PServedUser)?.Value;
        TwinUri? servedUri = served is null ? null : UriOf(served);
        TwinAddress? servedAddress = servedUri is null ? null : TwinFields.ReadAddress(served!);
        return new TwinIdentity
        {
            Asserted = best,
            AssertedState = best is not null ? IdentityState.Read
                : asserted.Contains(null) ? IdentityState.Malformed : IdentityState.Absent,
            From = from,
            FromState = from is not null ? IdentityState.Read
                : hasFrom ? IdentityState.Malformed : IdentityState.Absent,
            Withheld = privacy.Intersect(Withholding).Any() || Anonymous(from) || asserted.Any(Anonymous),
            Diversion = State(message.Values(HeaderId.Diversion).Take(1).ToList()),
            History = HistoryOf(message.Values(HeaderId.HistoryInfo).Take(32).ToList()),
            EmergencyCallback = "psap-callback".Equals(
                message.Rows.FirstOrDefault(row => row.Id == HeaderId.Priority)?.Value,
                StringComparison.OrdinalIgnoreCase),
            Namespaces = message.Values(HeaderId.ResourcePriority)
                .Aggregate(ResourceNamespaces.None, (all, one) => all | NamespaceOf(one)),
            Served = served is null ? default : State([served]),
            Case = servedAddress?.Find("sescase")?.ToUpperInvariant() switch
            {
                "TERM" => SessionCase.Terminating,
                "ORIG" => SessionCase.Originating,
                _ => SessionCase.Unknown,
            },
            Registration = servedAddress?.Find("regstate")?.ToUpperInvariant() switch
            {
                "REG" => RegistrationState.Registered,
                "UNREG" => RegistrationState.Unregistered,
                _ => RegistrationState.Unknown,
            },
            Understands608 = message.Values(HeaderId.FeatureCaps).Any(Has608),
        };
    }

    static TwinUri? UriOf(string value) =>
        TwinFields.ReadAddress(value) is { } address ? TwinUris.Read(address.Uri) : null;

    static (IdentityState, TwinUri?) State(List<string> values) => values.Count == 0 ? default
        : UriOf(values[0]) is { } uri ? (IdentityState.Read, uri) : (IdentityState.Malformed, null);

    static bool Anonymous(TwinUri? uri) => uri is { Scheme: UriScheme.Sip or UriScheme.Sips }
        && (uri.Host.Equals("anonymous.invalid", StringComparison.OrdinalIgnoreCase)
            || uri.User.Equals("anonymous", StringComparison.OrdinalIgnoreCase));

    static (IdentityState, TwinUri?) HistoryOf(List<string> entries)
    {
        var read = entries.Select(entry => UriOf(entry) is { } uri ? (Address: TwinFields.ReadAddress(entry)!, Uri: uri)
            : ((TwinAddress Address, TwinUri Uri)?)null).ToList();
        int target = read.FindLastIndex(one => one is { } entry
            && (entry.Address.Find("mp") is not null || TwinUris.Find(entry.Uri.Parameters, "cause") is not null));
        if (target < 0)
        {
            return default;
        }

        string mapped = read[target]!.Value.Address.Find("mp") ?? "";
        int diverting = mapped.Length == 0 ? -1
            : read.Take(target).ToList().FindLastIndex(one => one?.Address.Find("index") == mapped);
        diverting = diverting < 0 ? target - 1 : diverting;
        return diverting >= 0 && read[diverting] is { } line
            ? (IdentityState.Read, line.Uri)
            : (IdentityState.Malformed, null);
    }

    static ResourceNamespaces NamespaceOf(string value) => !value.Contains('.', StringComparison.Ordinal)
        ? ResourceNamespaces.None
        : value.Split('.')[0].ToUpperInvariant() switch
        {
            "ETS" => ResourceNamespaces.Ets,
            "WPS" => ResourceNamespaces.Wps,
            "ESNET" => ResourceNamespaces.Esnet,
            "Q735" => ResourceNamespaces.Q735,
            _ => ResourceNamespaces.None,
        };

    // The parameters are read up to the first that is none.
    static bool Has608(string value)
    {
        string rest = value.StartsWith('*') ? value[1..] : "";
        while (Abnf.Parameter.Match(rest) is { Success: true, Index: 0 } match)
        {
            rest = rest[match.Length..];
            if (Abnf.Trim(rest).StartsWith('='))
            {
                return false;
            }

            if (match.Groups["name"].Value.Equals("+sip.608", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
