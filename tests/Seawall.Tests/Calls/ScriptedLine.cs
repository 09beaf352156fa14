using System.Globalization;
using System.Net;
using System.Text;
using System.Threading.Channels;
using Seawall.Calls;

namespace Seawall.Tests.Calls;

/// <summary>
/// The far end of a line as a test writes it: what was sent is kept as text, what comes back is text.
/// </summary>
internal sealed class ScriptedLine : ICallLine
{
    private readonly Channel<SipText?> _incoming = Channel.CreateUnbounded<SipText?>();
    private readonly Channel<string> _outgoing = Channel.CreateUnbounded<string>();

    public string Transport => "UDP";

    public IPEndPoint Local { get; } = new(IPAddress.Parse("192.0.2.1"), 5999);

    public bool IsLossy => true;

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel) =>
        _outgoing.Writer.WriteAsync(Encoding.UTF8.GetString(message.Span), cancel);

    public ValueTask<SipText?> ReceiveAsync(CancellationToken cancel) => _incoming.Reader.ReadAsync(cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The next message that was sent.</summary>
    public async Task<string> SentAsync() => await _outgoing.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Answers a request.</summary>
    public void Answer(string request, string status, string more = "")
    {
        var isTagged = Value(request, "To").Contains(";tag=", StringComparison.Ordinal);
        var tag = status.StartsWith('1') || isTagged ? "" : ";tag=far";
        var text = $"SIP/2.0 {status}\r\nVia: {Value(request, "Via")}\r\nFrom: {Value(request, "From")}\r\n"
            + $"To: {Value(request, "To")}{tag}\r\nCall-ID: {Value(request, "Call-ID")}\r\n"
            + $"CSeq: {Value(request, "CSeq")}\r\n"
            + $"{more}Content-Length: 0\r\n\r\n";
        _incoming.Writer.TryWrite(SipText.Read(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The far end closes.</summary>
    public void Close() => _incoming.Writer.TryWrite(null);

    /// <summary>The value of a header of a message.</summary>
    public static string Value(string message, string header) => message.Split("\r\n")
        .Where(line => line.StartsWith(header + ": ", StringComparison.Ordinal))
        .Select(line => line[(header.Length + 2)..])
        .FirstOrDefault(string.Format(CultureInfo.InvariantCulture, "no {0}", header));

    /// <summary>The start line of a message.</summary>
    public static string Start(string message) => message[..message.IndexOf("\r\n", StringComparison.Ordinal)];
}
