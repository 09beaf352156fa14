namespace Seawall.Sip;

/// <summary>
/// What the Via below ours says about where a response goes, the same when read from the request as we forward it and
/// from the response as it comes back.
/// </summary>
internal readonly ref struct LowerVia
{
    internal SipTransport Transport { get; init; }

    internal ReadOnlySpan<byte> Host { get; init; }

    /// <summary>The port of sent-by, or -1.</summary>
    internal int Port { get; init; }

    internal ReadOnlySpan<byte> Branch { get; init; }

    internal ReadOnlySpan<byte> Maddr { get; init; }

    internal HostAddress Received { get; init; }

    /// <summary>The value of rport, or -1.</summary>
    internal int Rport { get; init; }

    /// <summary>The top Via of a request as it stands after <see cref="ViaStamp"/> wrote into it.</summary>
    internal static LowerVia Stamped(scoped in ViaValue via, scoped in ViaStamp stamp) => new()
    {
        Transport = SipTransports.Of(via.Transport),
        Host = via.Host.Of(via.Source),
        Port = via.Port,
        Branch = via.Branch.Of(via.Source),
        Maddr = via.Maddr.Of(via.Source),
        Received = stamp.Received,
        Rport = stamp.Rport,
    };

    /// <summary>The second Via of a response.</summary>
    internal static LowerVia Read(scoped in ViaValue via) => new()
    {
        Transport = SipTransports.Of(via.Transport),
        Host = via.Host.Of(via.Source),
        Port = via.Port,
        Branch = via.Branch.Of(via.Source),
        Maddr = via.Maddr.Of(via.Source),
        Received = HostAddress.ReadOrNone(via.Received.Of(via.Source)),
        Rport = via.RportValue,
    };

    internal void AppendTo(ref KeyedHash.Sum sum)
    {
        sum.AppendNumber((ulong)Transport);
        sum.AppendField(Host);
        sum.AppendNumber((ulong)(uint)Port << 32 | (uint)Rport);
        sum.AppendField(Branch);
        sum.AppendField(Maddr);
        sum.AppendNumber((ulong)(Received.Bits >> 64));
        sum.AppendNumber((ulong)Received.Bits);
    }

    /// <summary>The rules of §18.2.2 in their order, with RFC 3581 §4 among them.</summary>
    internal ResponseHop Hop(ReturnPath path)
    {
        var sentByPort = Port > 0 ? Port : Transport.DefaultPort();

        // "If the sent-protocol is a reliable transport …": the connection, else received and the port of sent-by.
        if (Transport.IsStream() || path.Connection != 0)
        {
            return To(path, Received, Host, sentByPort);
        }

        // "Otherwise, if the Via header field value contains a maddr parameter …"
        if (!Maddr.IsEmpty)
        {
            return To(path, default, Maddr, sentByPort);
        }

        // "Otherwise (for unreliable unicast transports), if the top Via has a received parameter …", or rport.
        return To(path, Received, Host, !Received.IsNone && Rport > 0 ? Rport : sentByPort);
    }

    ResponseHop To(ReturnPath path, HostAddress received, ReadOnlySpan<byte> host, int port) => new()
    {
        Path = path,
        Transport = Transport,
        Address = received.IsNone ? HostAddress.ReadOrNone(host) : received,
        Host = host,
        Port = port,
    };
}
