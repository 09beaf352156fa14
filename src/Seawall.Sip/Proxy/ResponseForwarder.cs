namespace Seawall.Sip;

/// <summary>Why a response goes no further. The numbers are kept in records and never change meaning.</summary>
public enum ResponseDrop : byte
{
    /// <summary>It goes on.</summary>
    None = 0,

    /// <summary>The topmost Via is not ours (RFC 3261 §18.1.2).</summary>
    NotOurs = 1,

    /// <summary>The topmost Via names us, but we did not write it, or not above the Via below it.</summary>
    Forged = 2,

    /// <summary>No Via below ours: it answers a request of our own.</summary>
    ForUs = 3,

    /// <summary>The Via below ours breaks its grammar: there is nowhere to send it.</summary>
    NextViaMalformed = 4,
}

/// <summary>
/// Passes a response back (RFC 3261 §16.7, §16.11): 1. the topmost Via is ours, 2. it was written by us for the Via
/// below it, 3. it comes off, 4. the response goes where the Via below says (§18.2.2).
/// </summary>
public static class ResponseForwarder
{
    /// <summary>
    /// Finds where a response goes. <paramref name="names"/> are the sent-by values that any listener of the cluster
    /// writes. The hop points into the response.
    /// </summary>
    public static ResponseDrop Decide(
        scoped in SipMessage response, OwnNames names, scoped in KeyedHash key, out ResponseHop hop)
    {
        hop = default;
        ref readonly var via = ref response.TopVia;
        var bytes = response.Bytes;
        if (!names.HasSentBy(SipTransports.Of(via.Transport), via.Host.Of(bytes), Math.Max(via.Port, 0)))
        {
            return ResponseDrop.NotOurs;
        }

        var values = response.Values(HeaderId.Via);
        values.MoveNext();
        if (!values.MoveNext())
        {
            return ResponseDrop.ForUs;
        }

        var below = values.Current.Range;
        if (!ViaValue.TryRead(bytes, below.Start, below.End, out var next))
        {
            return ResponseDrop.NextViaMalformed;
        }

        var lower = LowerVia.Read(next);
        if (!Branch.TryRead(via.Branch.Of(bytes), out var branch)
            || !via.TryParameter(ReturnToken.Name, out var token)
            || !ReturnToken.TryRead(token, key, branch, lower, out var path))
        {
            return ResponseDrop.Forged;
        }

        hop = lower.Hop(path);
        return ResponseDrop.None;
    }

    /// <summary>
    /// Writes the response without its topmost Via value; every other byte as it came, but Content-Length is added
    /// where <paramref name="transport"/>, what it leaves over, is a stream and it has none. Returns the length, or -1
    /// when the span is too small.
    /// </summary>
    public static int Write(scoped in SipMessage response, SipTransport transport, Span<byte> span)
    {
        var bytes = response.Bytes;
        var row = response.Headers[response.First(HeaderId.Via)];
        var values = response.Values(HeaderId.Via);
        values.MoveNext();
        var top = values.Current;

        var writer = new WireWriter(span);
        writer.Put(bytes[..(top.IsLastInRow ? row.NameOffset : top.Range.Start)]);
        writer.Put(bytes[(top.IsLastInRow ? row.RowEnd : top.Next)..response.HeadersEnd]);
        if (transport.IsStream() && response.ContentLength < 0)
        {
            writer.Put("Content-Length: "u8);
            writer.PutNumber(response.Body.Length);
            writer.Put("\r\n"u8);
        }

        writer.Put("\r\n"u8);
        writer.Put(response.Body);
        return writer.Length;
    }
}
