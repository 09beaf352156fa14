using System.Diagnostics;

namespace Seawall.Sip;

/// <summary>
/// Writes a request as it goes on (RFC 3261 §16.6, §16.11): our Via on top, the neighbour's stamped, Max-Forwards less
/// one, the Route as decided, and every other byte as it came. The same request gives the same bytes each time.
/// </summary>
public static class RequestForwarder
{
    /// <summary>A span is large enough with this much more than the request and the texts of its plan.</summary>
    public const int GrowthMax = 256;

    const int MaxForwardsInitial = 70;

    /// <summary>
    /// Returns the length written, or -1 when the span is too small. The request was taken by the reader and has hops
    /// left.
    /// </summary>
    public static int Write(
        scoped in SipMessage request, scoped in ForwardPlan plan, scoped in KeyedHash key, Span<byte> span)
    {
        Debug.Assert(request.MaxForwards != 0, "A request without hops left is answered, not forwarded.");
        var writer = new WireWriter(span);
        var stamp = ViaStamp.Of(request.TopVia, plan.Source);

        // 1. The request line.
        PutRequestLine(ref writer, request, plan);

        // 2. What we add on top.
        PutVia(ref writer, request, plan, stamp, key);
        PutRecordRoute(ref writer, plan.RecordRoute);
        PutRecordRoute(ref writer, plan.RecordRouteBelow);
        if (request.MaxForwards < 0)
        {
            PutHeader(ref writer, "Max-Forwards: "u8, MaxForwardsInitial);
        }

        // 3. The rows, with changes in three of them.
        PutRows(ref writer, request, plan, stamp);

        // 4. On a stream the length has to be said (§18.3, §20.14).
        if (plan.Transport.IsStream() && request.ContentLength < 0)
        {
            PutHeader(ref writer, "Content-Length: "u8, request.Body.Length);
        }

        // 5. The empty line and the body.
        writer.Put("\r\n"u8);
        writer.Put(request.Body);
        return writer.Length;
    }

    // Request-Line = Method SP Request-URI SP SIP-Version CRLF
    static void PutRequestLine(scoped ref WireWriter writer, scoped in SipMessage request, scoped in ForwardPlan plan)
    {
        var bytes = request.Bytes;
        var uri = request.RequestUriRange;
        writer.Put(bytes[..uri.Start]);
        if (!plan.Target.IsEmpty)
        {
            writer.Put(plan.Target);
        }
        else
        {
            var route = plan.Route;
            var routed = route.RequestUri.IsEmpty ? request.RequestUri : route.RequestUri;
            PutUri(ref writer, routed, route.WithoutMaddr && route.AppendedRoute.IsEmpty);
        }

        writer.Put(bytes[uri.End..request.HeadersOffset]);
    }

    // Via = "Via" HCOLON sent-protocol LWS sent-by *( SEMI via-params )
    static void PutVia(
        scoped ref WireWriter writer, scoped in SipMessage request, scoped in ForwardPlan plan,
        scoped in ViaStamp stamp, scoped in KeyedHash key)
    {
        var branch = plan.BranchSum == UInt128.Zero ? Branch.Of(key, request) : plan.BranchSum;
        writer.Put("Via: SIP/2.0/"u8);
        writer.Put(plan.Transport.ViaWord());
        writer.Put((byte)' ');
        writer.Put(plan.SentBy);
        writer.Put(";branch="u8);
        Branch.Put(ref writer, branch);
        ReturnToken.Put(ref writer, key, branch, plan.Path, LowerVia.Stamped(request.TopVia, stamp));
        writer.Put(plan.Rport ? ";rport\r\n"u8 : "\r\n"u8);
    }

    static void PutRecordRoute(scoped ref WireWriter writer, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty)
        {
            writer.Put("Record-Route: "u8);
            writer.Put(value);
            writer.Put("\r\n"u8);
        }
    }

    static void PutHeader(scoped ref WireWriter writer, ReadOnlySpan<byte> name, int number)
    {
        writer.Put(name);
        writer.PutNumber(number);
        writer.Put("\r\n"u8);
    }

    static void PutRows(
        scoped ref WireWriter writer, scoped in SipMessage request, scoped in ForwardPlan plan,
        scoped in ViaStamp stamp)
    {
        var bytes = request.Bytes;
        var rows = request.Headers;
        var from = request.HeadersOffset;
        var topVia = request.First(HeaderId.Via);
        var routes = new RouteRows(request, plan.Route, plan.WithoutRoutes);
        for (var index = 0; index < rows.Length; index++)
        {
            ref readonly var row = ref rows[index];
            if (row.Id == HeaderId.Via && index == topVia)
            {
                ref readonly var via = ref request.TopVia;
                writer.Put(bytes[from..via.Whole.Start]);
                stamp.Put(ref writer, via);
                from = via.Whole.End;
            }
            else if (row.Id == HeaderId.MaxForwards)
            {
                writer.Put(bytes[from..row.ValueOffset]);
                writer.PutNumber(request.MaxForwards - 1);
                from = row.ValueEnd;
            }
            else if (row.Id == HeaderId.Route && routes.Change)
            {
                writer.Put(bytes[from..row.NameOffset]);
                routes.PutRow(ref writer, row);
                from = row.RowEnd;
            }
        }

        writer.Put(bytes[from..request.HeadersEnd]);
    }

    /// <summary>
    /// A URI, or what is left of it without maddr and without a port or transport that is not the default.
    /// </summary>
    internal static void PutUri(scoped ref WireWriter writer, ReadOnlySpan<byte> text, bool withoutMaddr)
    {
        if (!withoutMaddr || !SipUri.TryRead(text, out var uri))
        {
            writer.Put(text);
            return;
        }

        var secure = uri.Scheme == UriScheme.Sips;
        writer.Put(text[..(uri.Port == (secure ? 5061 : 5060) ? uri.Parameters.Start : uri.Host.End)]);
        var parameters = uri.Parameters.Of(text);
        while (!parameters.IsEmpty)
        {
            var length = parameters[1..].IndexOf((byte)';') + 1;
            var parameter = length == 0 ? parameters : parameters[..length];
            if (!Octets.Same(parameter[..Math.Min(parameter.Length, 7)], ";maddr="u8)
                && (!Octets.Same(parameter[..Math.Min(parameter.Length, 11)], ";transport="u8)
                    || Octets.Same(parameter[11..], secure ? "tls"u8 : "udp"u8)))
            {
                writer.Put(parameter);
            }

            parameters = parameters[parameter.Length..];
        }

        writer.Put(text[uri.Parameters.End..]);
    }
}
