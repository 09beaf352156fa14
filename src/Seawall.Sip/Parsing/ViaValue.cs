namespace Seawall.Sip;

/// <summary>The transports a Via names (RFC 3261 §20.42).</summary>
public enum ViaTransport : byte
{
    /// <summary>Any other token.</summary>
    Other = 0,
    Udp = 1,
    Tcp = 2,
    Tls = 3,
    Sctp = 4,
    Ws = 5,
    Wss = 6,
}

/// <summary>
/// One Via value: <c>sent-protocol LWS sent-by *( SEMI via-params )</c> (RFC 3261 §20.42, §25.1; rport of RFC 3581).
/// Ranges are places in the bytes the value was read from; what is absent is an empty range.
/// </summary>
public readonly ref struct ViaValue
{
    private readonly ReadOnlySpan<byte> _bytes;

    internal ViaValue(ReadOnlySpan<byte> bytes, ByteRange whole)
    {
        _bytes = bytes;
        Whole = whole;
        Port = -1;
        Ttl = -1;
    }

    /// <summary>The magic cookie of a branch made by RFC 3261 §8.1.1.7.</summary>
    public static ReadOnlySpan<byte> Cookie => "z9hG4bK"u8;

    /// <summary>The bytes that all ranges are places in.</summary>
    public ReadOnlySpan<byte> Source => _bytes;

    /// <summary>The whole value, without the commas and white space around it.</summary>
    public ByteRange Whole { get; }

    /// <summary>The transport's name.</summary>
    public ByteRange TransportName { get; internal init; }

    /// <summary>The transport, if it is a known one.</summary>
    public ViaTransport Transport { get; internal init; }

    /// <summary>The host of sent-by, with brackets if it is IPv6.</summary>
    public ByteRange Host { get; internal init; }

    /// <summary>How the host is written.</summary>
    public HostKind HostKind { get; internal init; }

    /// <summary>The port of sent-by, or -1 where none is written.</summary>
    public int Port { get; internal init; }

    /// <summary>sent-by as it is written: host and port.</summary>
    public ByteRange SentBy { get; internal init; }

    /// <summary>The branch.</summary>
    public ByteRange Branch { get; internal init; }

    /// <summary>Where the parameter rport stands, name and value; empty without it.</summary>
    public ByteRange Rport { get; internal init; }

    /// <summary>The value of rport, or -1 where it is absent or has none.</summary>
    public int RportValue { get; internal init; }

    /// <summary>The value of received; an IPv6 address with or without brackets (RFC 5118 §4.5).</summary>
    public ByteRange Received { get; internal init; }

    /// <summary>Where the parameter received stands, name and value; empty without it.</summary>
    public ByteRange ReceivedParameter { get; internal init; }

    /// <summary>The value of maddr.</summary>
    public ByteRange Maddr { get; internal init; }

    /// <summary>The value of ttl, or -1.</summary>
    public int Ttl { get; internal init; }

    /// <summary>The parameters from their first semicolon; empty without any.</summary>
    public ByteRange Parameters { get; internal init; }

    /// <summary>Whether rport is there, with or without a value.</summary>
    public bool HasRport => !Rport.IsEmpty;

    /// <summary>Whether the branch is unique by construction: the cookie, and something after it.</summary>
    public bool HasCookie => Branch.Length > Cookie.Length && Branch.Of(_bytes).StartsWith(Cookie);

    /// <summary>A parameter by its name; its value (quotes included) is empty when there is none.</summary>
    public bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var reader = new ParameterReader(_bytes, Parameters);
        while (reader.MoveNext())
        {
            if (reader.Is(name))
            {
                value = reader.Value.Of(_bytes);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Reads the value that fills the range; false if it breaks its grammar.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out ViaValue via) =>
        ViaReader.TryRead(bytes, start, end, out via);
}
