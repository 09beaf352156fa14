using Microsoft.AspNetCore.Http;
using Seawall.Portal.Visits;
using Seawall.Screening;

namespace Seawall.Portal.Entry;

/// <summary>
/// Signing in on the line's own mobile data: a trusted proxy puts the line's number into a header. From anybody else
/// the header is nothing; more than one value of it is nothing either.
/// </summary>
internal sealed class HeaderEntry(PortalOptions options, PortalParts parts, Sessions sessions)
{
    /// <summary>
    /// The session of a request: the one of its cookie, or a new one where the header names another line.
    /// </summary>
    public Session? Take(HttpContext http, Session? kept)
    {
        if (options.Header.Length == 0 || !Peer.IsTrusted(http, options.TrustedProxies)
            || http.Request.Headers[options.Header] is not [{ } value]
            || !IsPlain(value))
        {
            return kept;
        }

        var model = parts.Model();
        if (!model.Dial.TryReadTyped(value, out var line) || !Lines.IsLine(model, line) || kept?.Line == line)
        {
            return kept;
        }

        sessions.End(http.Request.Cookies[Cookies.Session]);
        Cookies.Drop(http, Cookies.Form);
        var (session, text) = sessions.Begin(line, SignInWay.Header);
        Cookies.Set(http, Cookies.Session, text);
        return session;
    }

    /// <summary>Digits, with a plus or not: not a list, not what a person would type.</summary>
    private static bool IsPlain(string value) =>
        value.Length is > 0 and <= E164.DigitsMax + 1
        && value.AsSpan().TrimStart('+').IndexOfAnyExceptInRange('0', '9') < 0;
}
