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
public ref struct SipUri
{
    /// <summary>The bytes that all ranges are places in.</summary>
    public ReadOnlySpan<byte> Source { get; internal set; }

    /// <summary>The whole URI.</summary>
    public ByteRange Whole { get; internal set; }

    /// <summary>Its scheme, if it is one of ours.</summary>
    public UriScheme Scheme { get; internal set; }

    /// <summary>The name of the scheme, without the colon.</summary>
    public ByteRange SchemeName { get; internal set; }

    /// <summary>
    /// The user part with its own parameters but without the password; the number of a tel URI; the rest of others.
    /// </summary>
    public ByteRange User { get; internal set; }

    /// <summary>The password; empty without one.</summary>
    public ByteRange Password { get; internal set; }

    /// <summary>The host, with brackets if it is IPv6; empty unless sip or sips.</summary>
    public ByteRange Host { get; internal set; }

    /// <summary>How the host is written.</summary>
    public readonly HostKind HostKind => HostReader.KindOf(Host.Of(Source));

    /// <summary>The port, or -1 where none is written.</summary>
    public int Port { get; internal set; }

    /// <summary>The URI parameters from their first semicolon; empty without any.</summary>
    public ByteRange Parameters { get; internal set; }

    /// <summary>The URI headers without their question mark; empty without any.</summary>
    public ByteRange Headers { get; internal set; }

    /// <summary>Whether a question mark is there, even before nothing.</summary>
    public bool HasHeaders { get; internal set; }

    /// <summary>Whether it is sip or sips.</summary>
    public readonly bool IsSip => Scheme is UriScheme.Sip or UriScheme.Sips;

    /// <summary>Whether a loose router wrote it (RFC 3261 §16.12).</summary>
    public readonly bool IsLoose => IsSip && TryParameter("lr"u8, out _);

    /// <summary>A number by its form: tel, or sip with <c>user=phone</c> (RFC 3261 §19.1.6).</summary>
    public readonly bool IsTelephone => Scheme == UriScheme.Tel || UserIsPhone;

    /// <summary>sip or sips with <c>user=phone</c>.</summary>
    public readonly bool UserIsPhone => IsSip && TryParameter("user"u8, out var user) && Octets.Same(user, "phone"u8);

    /// <summary><c>urn:service:sos</c> or a service below it (RFC 5031).</summary>
    public readonly bool IsEmergencyService
    {
        get
        {
            ReadOnlySpan<byte> service = "service:sos"u8;
            ReadOnlySpan<byte> rest = User.Of(Source);
            return Scheme == UriScheme.Urn && rest.Length >= service.Length
                && Octets.Same(rest[..service.Length], service)
                && (rest.Length == service.Length || rest[service.Length] == '.');
        }
    }

    /// <summary>A URI parameter by its name, in any case; the value is empty when there is none.</summary>
    public readonly bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value) =>
        UriReader.TryParameter(Parameters.Of(Source), name, out value);

    /// <summary>
    /// Reads the URI that fills the range; false, and nothing read, if it breaks the grammar of its scheme.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int start, int end, out SipUri uri)
    {
        if (UriReader.TryRead(bytes, start, end, out uri))
        {
            return true;
        }

        uri = default;
        return false;
    }

    /// <summary>Reads the URI that fills the bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SipUri uri) => TryRead(bytes, 0, bytes.Length, out uri);
}
