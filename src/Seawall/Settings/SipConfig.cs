using System.Collections.Immutable;
using System.Net;

namespace Seawall.Settings;

/// <summary><c>[sip]</c>: where calls are listened for, and who sends and takes them.</summary>
internal sealed record SipConfig
{
    public required ImmutableArray<Placed<SipAddress>> Listen { get; init; }

    /// <summary>Threads for each UDP listener; 0: one for each core.</summary>
    public required int Workers { get; init; }

    /// <summary>Whether the datagrams of one source may go to all workers, at the price of their order.</summary>
    public required bool SpreadSources { get; init; }

    /// <summary>Whether datagrams are taken and sent together in heavy traffic.</summary>
    public required bool Coalesce { get; init; }

    /// <summary>
    /// Host, or host and port, that our Via and Contact values name; null: the address of the listener.
    /// </summary>
    public required Placed<string>? Advertise { get; init; }

    /// <summary>Certificates of the TLS listeners; null where none are given.</summary>
    public required TlsConfig? Tls { get; init; }

    /// <summary>
    /// What all nodes behind one address share; null: made at the first start and kept in the data folder.
    /// </summary>
    public required Placed<string>? ClusterKey { get; init; }

    public required TimeSpan RetryAfter { get; init; }

    /// <summary>For how long a stop by SIGTERM turns new calls away before the process ends.</summary>
    public required TimeSpan Drain { get; init; }

    public required ImmutableArray<NextHopConfig> NextHops { get; init; }

    public required ImmutableArray<TrunkConfig> Trunks { get; init; }

    /// <summary>Where the section stands.</summary>
    public required Position At { get; init; }

    /// <summary>Reads the section.</summary>
    public static SipConfig Read(SectionReader section, string home)
    {
        var config = new SipConfig
        {
            Listen = section.TakeList("listen", Expect.SipAddress, needed: true),
            Workers = section.Take("workers", Expect.Whole(0, 256), 0).Value,
            SpreadSources = section.Take("spread_sources", Expect.Flag, false).Value,
            Coalesce = section.Take("coalesce", Expect.Flag, true).Value,
            Advertise = section.Has("advertise") ? section.Take("advertise", _advertise, "") : null,
            Tls = section.Section("tls") is { } tls ? TlsConfig.Read(tls, home) : null,
            ClusterKey = TakeClusterKey(section, home),
            RetryAfter = section.Take(
                "retry_after", Expect.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
                TimeSpan.FromSeconds(5)).Value,
            Drain = section.Take("drain", Expect.Duration(TimeSpan.Zero, TimeSpan.FromHours(1)), TimeSpan.Zero).Value,
            NextHops = [.. section.Sections("next_hops").Select(NextHopConfig.Read)],
            Trunks = [.. section.Sections("trunks").Select(TrunkConfig.Read)],
            At = section.At,
        };
        section.Finish();
        return config;
    }

    private static Placed<string>? TakeClusterKey(SectionReader section, string home)
    {
        const int lengthMin = 16;
        var key = SecretReader.Take(section, "cluster_key", home);
        if (key is { } given && given.Value.Length < lengthMin)
        {
            section.Mistakes.Add(
                given.At, section.Full("cluster_key"), $"expected a secret of at least {lengthMin} characters");
        }

        return key;
    }

    private static readonly Expected<string> _advertise = Expect.OfText(
        "a host such as \"sip.example.net\", \"192.0.2.1\" or \"[2001:db8::1]\", with or without a port",
        (string text, out string value) =>
        {
            value = text;
            var colon = text.LastIndexOf(':');
            var withPort = colon > 0 && !text.EndsWith(']');
            var host = withPort ? text[..colon] : text;
            var portRight = !withPort
                || (ushort.TryParse(
                    text.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture, out var port)
                        && port > 0);
            return portRight && (Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4
                || (host.StartsWith('[') && host.EndsWith(']')
                    && IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out _)));
        });
}

/// <summary><c>[sip.tls]</c>: certificates of the TLS listeners, PEM files by their full paths.</summary>
internal sealed record TlsConfig(
    Placed<string> Certificate, Placed<string> Key, Placed<string>? Authorities, bool RequireClientCertificate)
{
    /// <summary>Reads the section.</summary>
    public static TlsConfig Read(SectionReader section, string home)
    {
        var config = new TlsConfig(
            Full(section.Need("certificate", Expect.Path), home),
            Full(section.Need("key", Expect.Path), home),
            section.Has("authorities") ? Full(section.Take("authorities", Expect.Path, ""), home) : null,
            section.Take("client_certificate", _required, false).Value);
        section.Finish();
        return config;
    }

    private static Placed<string> Full(Placed<string> path, string home) =>
        path with { Value = Path.GetFullPath(path.Value ?? "", home) };

    private static readonly Expected<bool> _required = Expect.OneOf(("optional", false), ("required", true));
}
