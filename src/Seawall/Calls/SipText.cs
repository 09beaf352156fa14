using System.Globalization;
using System.Text;
using Seawall.Sip;

namespace Seawall.Calls;

/// <summary>
/// A SIP message as a test phone reads it: as text, for people. The gate never does this; it reads bytes in place.
/// </summary>
internal sealed record SipText
{
    public bool IsRequest { get; private init; }

    /// <summary>Method of a request; for a response that of the request it answers.</summary>
    public string Method { get; private init; } = "";

    public string RequestUri { get; private init; } = "";

    /// <summary>0 for a request.</summary>
    public int Status { get; private init; }

    public string Phrase { get; private init; } = "";

    public string CallId { get; private init; } = "";

    public string To { get; private init; } = "";

    public string ToTag { get; private init; } = "";

    /// <summary>All header rows, names as written, in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; private init; } = [];

    /// <summary>The first row of a header, or null.</summary>
    public string? First(string name, string? compact = null) => All(name, compact).FirstOrDefault();

    /// <summary>All rows of a header.</summary>
    public IEnumerable<string> All(string name, string? compact = null) => Headers
        .Where(row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            || row.Name.Equals(compact, StringComparison.OrdinalIgnoreCase))
        .Select(row => row.Value);

    /// <summary>The start line, for people.</summary>
    public string StartLine => IsRequest
        ? $"{Method} {RequestUri}"
        : string.Create(CultureInfo.InvariantCulture, $"{Status} {Phrase}");

    /// <summary>Reads a message; null for what is none.</summary>
    public static SipText? Read(ReadOnlySpan<byte> bytes)
    {
        var slots = new HeaderSlot[SipLimits.HeaderRowsMax];
        if (SipMessage.Parse(bytes, slots, out var message) != SipRefusal.None)
        {
            return null;
        }

        var headers = new List<(string, string)>();
        foreach (var slot in message.Headers)
        {
            headers.Add((Text(message.Name(slot)), Text(message.Value(slot))));
        }

        return new SipText
        {
            IsRequest = message.IsRequest,
            Method = Text(message.IsRequest ? message.MethodName : message.CSeqMethodName),
            RequestUri = message.IsRequest ? Text(message.RequestUri) : "",
            Status = message.StatusCode,
            Phrase = message.IsRequest ? "" : Text(message.ReasonPhraseRange.Of(message.Bytes)),
            CallId = Text(message.CallId),
            ToTag = Text(message.ToTag),
            To = headers.Where(
                row => row.Item1.Equals("To", StringComparison.OrdinalIgnoreCase) || row.Item1 is "t" or "T")
                .Select(row => row.Item2).FirstOrDefault() ?? "",
            Headers = headers,
        };
    }

    /// <summary>The URI inside a name-addr: <c>"Name" &lt;sip:x&gt;;tag=y</c> to <c>sip:x</c>.</summary>
    public static string Uri(string value)
    {
        var open = value.IndexOf('<', StringComparison.Ordinal);
        var close = value.IndexOf('>', StringComparison.Ordinal);
        return open >= 0 && close > open ? value[(open + 1)..close] : value.Split(';')[0].Trim();
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
