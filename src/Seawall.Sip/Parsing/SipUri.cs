namespace Seawall.Sip;

/// <summary>The schemes a URI is told apart by.</summary>
public enum UriScheme : byte
{
    /// <summary>Any other; the rest of the URI is opaque.</summary>
    Unknown = 0,
    Sip = 1,
    Sips = 2,
    Tel = 3,
    Urn = 4,
}

/// <summary>What a host is written as.</summary>
public enum HostKind : byte
{
    /// <summary>There is none.</summary>
    None = 0,
    Name = 1,
    IPv4 = 2,

    /// <summary>A reference in square brackets, which belong to the range.</summary>
    IPv6 = 3,
}

/// <summary>
/// A URI, cut into its parts and not decoded (RFC 3261 §19.1, §25.1; RFC 3966 §3). Ranges are places in the bytes the
/// URI was read from. Of a <c>tel:</c> URI the number is <see cref="User"/>, of a <c>urn:</c> all after the colon.
/// </summary>
public readonly ref struct SipUri
{
    private readonly ReadOnlySpan<byte> _bytes;

    internal SipUri(ReadOnlySpan<byte> bytes, ByteRange whole, UriScheme scheme, ByteRange name)
    {
        _bytes = bytes;
        Whole = whole;
        Scheme = scheme;
        SchemeName = name;
        Port = -1;
    }

    /// <summary>The bytes that all ranges are places in.</summary>
    public ReadOnlySpan<byte> Source => _bytes;

    /// <summary>The whole URI.</summary>
    public ByteRange Whole { get; }

    /// <summary>Its scheme, if it is one of ours.</summary>
    public UriScheme Scheme { get; }

    /// <summary>The name of the scheme, without the colon.</summary>
    public ByteRange SchemeName { get; }

    /// <summary>The user part with its own parameters but without the password; the number of a tel URI; the rest of others.</summary>
    public ByteRange User { get; internal init; }

    /// <summary>The password; empty without one.</summary>
    public ByteRange Password { get; internal init; }

    /// <summary>The host, with brackets if it is IPv6; empty unless sip or sips.</summary>
    public ByteRange Host { get; internal init; }

    /// <summary>How the host is written.</summary>
    public HostKind HostKind { get; internal init; }

    /// <summary>The port, or -1 where none is written.</summary>
    public int Port { get; internal init; }

    /// <summary>The URI parameters from their first semicolon; empty without any.</summary>
    public ByteRange Parameters { get; internal init; }

    /// <summary>The URI headers without their question mark; empty without any.</summary>
    public ByteRange Headers { get; internal init; }

    /// <summary>Whether a question mark is there, even before nothing.</summary>
    public bool HasHeaders { get; internal init; }

    /// <summary>Whether it is sip or sips.</summary>
    public bool IsSip => Scheme is UriScheme.Sip or UriScheme.Sips;

    /// <summary>Whether a loose router wrote it (RFC 3261 §16.12).</summary>
    public bool IsLoose => IsSip && TryParameter("lr"u8, out _);

    /// <summary>A number by its form: tel, or sip with <c>user=phone</c> (RFC 3261 §19.1.6).</summary>
    public bool IsTelephone => Scheme == UriScheme.Tel || UserIsPhone;

    /// <summary>sip or sips with <c>user=phone</c>.</summary>
    public bool UserIsPhone => IsSip && TryParameter("user"u8, out var user) && Octets.Same(user, "phone"u8);

    /// <summary><c>urn:service:sos</c> or a service below it (RFC 5031).</summary>
    public bool IsEmergencyService
    {
        get
        {
            ReadOnlySpan<byte> service = "service:sos"u8;
            ReadOnlySpan<byte> rest = User.Of(_bytes);
            return Scheme == UriScheme.Urn && rest.Length >= service.Length && Octets.Same(rest[..service.Length], service)
                && (rest.Length == service.Length || rest[service.Length] == '.');
        }
    }

    /// <summary>A URI parameter by its name, in any case; the value is empty when there is none.</summary>
    public bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value) =>
        UriReader.TryParameter(Parameters.Of(_bytes), name, out value);

    /// <summary>Reads the URI that fills the range; false if it breaks the grammar of its scheme.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out SipUri uri) =>
        UriReader.TryRead(bytes, start, end, out uri);

    /// <summary>Reads the URI that fills the bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SipUri uri) => TryRead(bytes, 0, bytes.Length, out uri);
}
