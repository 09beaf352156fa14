namespace Seawall.Sip;

/// <summary>
/// The telephone number a URI carries: <c>tel:</c> (RFC 3966), <c>sip:…;user=phone</c> (RFC 3261 §19.1.6) with its
/// parameters inside the user part, or a plain sip user that begins like a number. Escapes are undone; prefixes and
/// visual separators are left to the dial rules.
/// </summary>
public readonly ref struct TelephoneFacts
{
    readonly ReadOnlySpan<byte> _parameters;

    TelephoneFacts(ReadOnlySpan<byte> number, ReadOnlySpan<byte> context, ReadOnlySpan<byte> parameters)
    {
        Number = number;
        PhoneContext = context;
        _parameters = parameters;
    }

    /// <summary>
    /// The number as written, escapes undone; may be anything at all where <c>user=phone</c> claims too much.
    /// </summary>
    public ReadOnlySpan<byte> Number { get; }

    /// <summary>
    /// The value of <c>phone-context</c>, escapes undone: a domain, or + and digits; empty without one.
    /// </summary>
    public ReadOnlySpan<byte> PhoneContext { get; }

    /// <summary>
    /// A parameter of the number, such as <c>verstat</c>, <c>rn</c>, <c>npdi</c>, <c>cpc</c>; escapes are left.
    /// </summary>
    public bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value) =>
        UriReader.TryParameter(_parameters, name, out value);

    /// <summary>
    /// Reads the number of a URI; false if it carries none. <paramref name="scratch"/> takes what had to be unescaped
    /// (<see cref="SipLimits.TelephoneMax"/> is plenty); a number too long for it is given with its escapes.
    /// </summary>
    public static bool TryRead(in SipUri uri, Span<byte> scratch, out TelephoneFacts facts)
    {
        facts = default;
        if (!uri.IsSip && uri.Scheme != UriScheme.Tel)
        {
            return false;
        }

        ReadOnlySpan<byte> user = uri.User.Of(uri.Source);
        ReadOnlySpan<byte> parameters = uri.Parameters.Of(uri.Source);
        if (uri.IsSip)
        {
            // A telephone-subscriber rides in the user part, with its own parameters.
            int semicolon = user.IndexOf((byte)';');
            parameters = semicolon < 0 ? default : user[semicolon..];
            user = semicolon < 0 ? user : user[..semicolon];
        }

        ReadOnlySpan<byte> number = Plain(user, scratch, out int used);
        if (uri.IsSip && !LooksDialled(number) && !uri.UserIsPhone)
        {
            return false;
        }

        UriReader.TryParameter(parameters, "phone-context"u8, out ReadOnlySpan<byte> context);
        facts = new TelephoneFacts(number, Plain(context, scratch[used..], out _), parameters);
        return true;
    }

    // Begins with a digit, or with + and a digit, in ASCII or full width (U+FF0B, U+FF10 to U+FF19).
    static bool LooksDialled(ReadOnlySpan<byte> number)
    {
        if (number.StartsWith("+"u8))
        {
            number = number[1..];
        }
        else if (number.StartsWith("\uFF0B"u8))
        {
            number = number[3..];
        }

        return number.Length > 0
            && (Octets.Is(number[0], Octets.Digit)
                || (number.Length > 2 && number[0] == 0xEF && number[1] == 0xBC && number[2] is >= 0x90 and <= 0x99));
    }

    static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> escaped, Span<byte> scratch, out int used)
    {
        used = escaped.IndexOf((byte)'%') < 0 ? 0 : Octets.Unescape(escaped, scratch);
        if (used > 0)
        {
            return scratch[..used];
        }

        used = 0;
        return escaped;
    }
}
