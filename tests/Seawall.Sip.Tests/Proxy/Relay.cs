using Xunit;

namespace Seawall.Sip.Tests.Proxy;

/// <summary>An element that forwards: settings as text, and the calls a gateway would make.</summary>
internal sealed record Relay
{
    internal static readonly byte[] ClusterKey = [.. Enumerable.Range(1, 16).Select(octet => (byte)octet)];

    internal KeyedHash Key { get; init; } = new(ClusterKey);

    internal OwnNames Names { get; init; } = new([
        new OwnName(SipTransport.Unknown, "192.0.2.1", 5060),
        new OwnName(SipTransport.Unknown, "192.0.2.1", 5061),
        new OwnName(SipTransport.Unknown, "2001:db8::1", 5060),
        new OwnName(SipTransport.Unknown, "screen.example.net", 0),
    ]);

    internal string Source { get; init; } = "192.0.2.10";

    internal ushort SourcePort { get; init; } = 5060;

    internal ReturnPath Path { get; init; } = new(1, 0);

    internal SipTransport Transport { get; init; } = SipTransport.Udp;

    internal string SentBy { get; init; } = "192.0.2.1:5060";

    internal bool Rport { get; init; }

    internal RouteMode Mode { get; init; }

    internal ReceivedOn ReceivedOn { get; init; } = new(SipTransport.Udp, 5060);

    internal string Target { get; init; } = "";

    internal bool WithoutRoutes { get; init; }

    internal string RecordRoute { get; init; } = "";

    internal string RecordRouteBelow { get; init; } = "";

    internal SourceAddress From => new(HostAddress.ReadOrNone(Wire.Octets(Source)), SourcePort);

    internal int Write(ReadOnlySpan<byte> octets, Span<byte> span)
    {
        var request = Wire.Read(octets);
        Assert.Equal(SipRefusal.None, RouteRule.Decide(request, Names, ReceivedOn, Mode, out var route));
        var plan = new ForwardPlan
        {
            Source = From,
            Path = Path,
            Transport = Transport,
            SentBy = Wire.Octets(SentBy),
            Rport = Rport,
            Route = route,
            Target = Wire.Octets(Target),
            WithoutRoutes = WithoutRoutes,
            RecordRoute = Wire.Octets(RecordRoute),
            RecordRouteBelow = Wire.Octets(RecordRouteBelow),
        };
        return RequestForwarder.Write(request, plan, Key, span);
    }

    internal byte[] Forward(ReadOnlySpan<byte> octets)
    {
        var span = new byte[SipLimits.MessageMax];
        return span[..Write(octets, span)];
    }

    internal string Forward(string text) => Wire.Text(Forward(Wire.Octets(text)));

    internal string Masked(string text) => Wire.Masked(Forward(Wire.Octets(text)));

    internal ResponseDrop Decide(ReadOnlySpan<byte> octets) =>
        ResponseForwarder.Decide(Wire.Read(octets), Names, Key, out _);

    /// <summary>The popped response and a line that tells where it goes.</summary>
    internal (byte[] Octets, string Hop) Back(ReadOnlySpan<byte> octets, SipTransport transport = SipTransport.Udp)
    {
        var response = Wire.Read(octets);
        Assert.Equal(ResponseDrop.None, ResponseForwarder.Decide(response, Names, Key, out var hop));
        var span = new byte[octets.Length + 64];
        return (span[..ResponseForwarder.Write(response, transport, span)], Text(hop));
    }

    internal static string Text(in ResponseHop hop)
    {
        var host = new byte[HostAddress.TextLengthMax];
        var name = hop.Address.TryWrite(host, out var written) && !hop.Address.IsNone
            ? Wire.Text(host.AsSpan(0, written))
            : "name " + Wire.Text(hop.Host);
        return $"{hop.Transport} {name} {hop.Port} by {hop.Path.Listener}/{hop.Path.Connection}";
    }

    /// <summary>What a callee answers: the Via rows, From, To, Call-ID and CSeq of the request as it got it.</summary>
    internal static byte[] AnswerTo(
        ReadOnlySpan<byte> request, string status = "180 Ringing", string more = "Content-Length: 0\n\n")
    {
        var text = Wire.Text(request);
        string[] names = ["Via", "v", "From", "To", "Call-ID", "CSeq"];
        var head = text[..text.IndexOf("\n\n", StringComparison.Ordinal)].Replace("\n ", " ");
        var rows = head.Split('\n').Where(line => names.Contains(line.Split(':')[0].Trim()));
        return Wire.Octets($"SIP/2.0 {status}\n" + string.Join("\n", rows) + "\n" + more);
    }
}
