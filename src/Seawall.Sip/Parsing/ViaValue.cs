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
public ref struct ViaValue
{
    /// <summary>The magic cookie of a branch made by RFC 3261 §8.1.1.7.</summary>
    public static ReadOnlySpan<byte> Cookie => "z9hG4bK"u8;

    /// <summary>The bytes that all ranges are places in.</summary>
    public ReadOnlySpan<byte> Source { get; internal set; }

    /// <summary>The whole value, without the commas and white space around it.</summary>
    public ByteRange Whole { get; internal set; }

    /// <summary>The transport's name.</summary>
    public ByteRange TransportName { get; internal set; }

    /// <summary>The transport, if it is a known one.</summary>
    public ViaTransport Transport { get; internal set; }

    /// <summary>The host of sent-by, with brackets if it is IPv6.</summary>
    public ByteRange Host { get; internal set; }

    /// <summary>How the host is written.</summary>
    public readonly HostKind HostKind => HostReader.KindOf(Host.Of(Source));

    /// <summary>The port of sent-by, or -1 where none is written.</summary>
    public int Port { get; internal set; }

    /// <summary>sent-by as it is written: host and port.</summary>
    public ByteRange SentBy { get; internal set; }

    /// <summary>The branch.</summary>
    public ByteRange Branch { get; internal set; }

    /// <summary>Where the parameter rport stands, name and value; empty without it.</summary>
    public ByteRange Rport { get; internal set; }

    /// <summary>The value of rport, or -1 where it is absent or has none.</summary>
    public int RportValue { get; internal set; }

    /// <summary>The value of received; an IPv6 address with or without brackets (RFC 5118 §4.5).</summary>
    public ByteRange Received { get; internal set; }

    /// <summary>Where the parameter received stands, name and value; empty without it.</summary>
    public ByteRange ReceivedParameter { get; internal set; }

    /// <summary>The value of maddr.</summary>
    public ByteRange Maddr { get; internal set; }

    /// <summary>The value of ttl, or -1.</summary>
    public int Ttl { get; internal set; }

    /// <summary>The parameters from their first semicolon; empty without any.</summary>
    public ByteRange Parameters { get; internal set; }

    /// <summary>Whether rport is there, with or without a value.</summary>
    public readonly bool HasRport => !Rport.IsEmpty;

    /// <summary>Whether the branch is unique by construction: the cookie, and something after it.</summary>
    public readonly bool HasCookie => Branch.Length > Cookie.Length && Branch.Of(Source).StartsWith(Cookie);

    /// <summary>A parameter by its name; its value (quotes included) is empty when there is none.</summary>
    public readonly bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var reader = new ParameterReader(Source, Parameters);
        while (reader.MoveNext())
        {
            if (reader.Is(name))
            {
                value = reader.Value.Of(Source);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Reads the value that fills the range; false, and nothing read, if it breaks its grammar.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out ViaValue via)
    {
        if (ViaReader.TryRead(bytes, start, end, out via))
        {
            return true;
        }

        via = default;
        return false;
    }
}
