using System.Text;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>What a MESSAGE says of its body.</summary>
internal static class MessageContent
{
    /// <summary>What a MESSAGE carries.</summary>
    /// <param name="request">The MESSAGE.</param>
    /// <param name="networkMessages">Whether the trunk marks by class 0 what is never barred.</param>
    /// <param name="scratch"><see cref="CarriedText.TpduOctetsMax"/> octets.</param>
    public static CarriedText Read(scoped in SipMessage request, bool networkMessages, Span<byte> scratch) =>
        !IsSms(request) ? default
            : IsEncoded(request) ? new CarriedText { Fault = GateRefusal.SmsEncoded }
            : CarriedText.Read(request.Body, networkMessages, scratch);

    /// <summary>
    /// Whether the body is SMS over IP (TS 24.341 §5.3). Said twice it is enough that one says so: a phone may believe
    /// either.
    /// </summary>
    static bool IsSms(scoped in SipMessage request)
    {
        for (var row = request.First(HeaderId.ContentType); row >= 0; row = request.Next(row))
        {
            if (IsSms(request.Value(row)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the sender packed the body (RFC 3261 §20.12), so that nobody on the way reads it.</summary>
    static bool IsEncoded(scoped in SipMessage request)
    {
        var row = request.First(HeaderId.ContentEncoding);
        return row >= 0 && !Ascii.EqualsIgnoreCase(request.Value(row), "identity"u8);
    }

    // media-type = m-type SLASH m-subtype *( SEMI m-parameter ); SLASH may have blanks around it (§25.1).
    static bool IsSms(ReadOnlySpan<byte> value)
    {
        var semicolon = value.IndexOf((byte)';');
        var type = semicolon < 0 ? value : value[..semicolon];
        var slash = type.IndexOf((byte)'/');
        return slash > 0
            && Same(type[..slash], "application"u8)
            && Same(type[(slash + 1)..], "vnd.3gpp.sms"u8);
    }

    static bool Same(ReadOnlySpan<byte> word, ReadOnlySpan<byte> known) =>
        Ascii.EqualsIgnoreCase(word.Trim(" \t\r\n"u8), known);
}
