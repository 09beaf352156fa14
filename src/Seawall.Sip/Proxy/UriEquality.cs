namespace Seawall.Sip;

/// <summary>Whether two URIs are the same by RFC 3261 §19.1.4.</summary>
public static class UriEquality
{
    /// <summary>
    /// Compares two URIs as they are written. sip and sips by the rules of §19.1.4; any other scheme, and what is not a
    /// URI at all, character by character without regard to case.
    /// </summary>
    public static bool AreEqual(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        SipUri.TryRead(one, out var first) && first.IsSip && SipUri.TryRead(other, out var second) && second.IsSip
            ? AreEqual(first, second)
            : UriText.EqualIgnoreCase(one, other);

    static bool AreEqual(scoped in SipUri one, scoped in SipUri other) =>
        one.Scheme == other.Scheme

        // "Comparison of the userinfo of SIP and SIPS URIs is case-sensitive."
        && one.User.IsEmpty == other.User.IsEmpty
        && UriText.Equal(one.User.Of(one.Source), other.User.Of(other.Source))
        && UriText.Equal(one.Password.Of(one.Source), other.Password.Of(other.Source))

        // "A URI omitting any component with a default value will not match a URI explicitly containing that component
        // with its default value."
        && SameHost(one.Host.Of(one.Source), other.Host.Of(other.Source))
        && one.Port == other.Port
        && ParametersAgree(one, other) && ParametersAgree(other, one)
        && HeadersAgree(one.Headers.Of(one.Source), other.Headers.Of(other.Source))
        && HeadersAgree(other.Headers.Of(other.Source), one.Headers.Of(one.Source));

    static bool SameHost(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        HostAddress.TryParse(one, out var first) && HostAddress.TryParse(other, out var second)
            ? first == second
            : UriText.EqualIgnoreCase(one, other);

    // "Any uri-parameter appearing in both URIs must match. A user, ttl, or method uri-parameter appearing in only
    // one URI never matches", nor does maddr, nor transport, which may resolve elsewhere; "all other uri-parameters
    // appearing in only one URI are ignored".
    static bool ParametersAgree(scoped in SipUri one, scoped in SipUri other)
    {
        foreach (var pair in new UriPairs(one.Parameters.Of(one.Source), (byte)';'))
        {
            if (UriPairs.TryFind(other.Parameters.Of(other.Source), (byte)';', pair.Name, out var value))
            {
                if (!UriText.EqualIgnoreCase(pair.Value, value))
                {
                    return false;
                }
            }
            else if (Decides(pair.Name))
            {
                return false;
            }
        }

        return true;
    }

    static bool Decides(ReadOnlySpan<byte> name) =>
        UriText.EqualIgnoreCase(name, "user"u8) || UriText.EqualIgnoreCase(name, "ttl"u8)
        || UriText.EqualIgnoreCase(name, "method"u8) || UriText.EqualIgnoreCase(name, "maddr"u8)
        || UriText.EqualIgnoreCase(name, "transport"u8);

    // "URI header components are never ignored. Any present header component MUST be present in both URIs and match".
    static bool HeadersAgree(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        foreach (var pair in new UriPairs(one, (byte)'&'))
        {
            if (!UriPairs.TryFind(other, (byte)'&', pair.Name, out var value) || !UriText.Equal(pair.Value, value))
            {
                return false;
            }
        }

        return true;
    }
}
