using System.Text;
using System.Text.RegularExpressions;

namespace Seawall.Sip.Fuzz;

/// <summary>URIs and the telephone numbers in them, as the twin reads them.</summary>
internal static class TwinUris
{
    /// <summary>A URI, or null where it breaks the grammar of its scheme.</summary>
    public static TwinUri? Read(string text)
    {
        if (!Abnf.Visible.IsMatch(text))
        {
            return null;
        }

        string scheme = text.Split(':')[0].ToUpperInvariant();
        return scheme switch
        {
            "SIP" or "SIPS" => ReadSip(text),
            "TEL" => Abnf.BadEscape.IsMatch(text) ? null : Of(text, Abnf.Tel.Match(text), UriScheme.Tel),
            "URN" => Of(text, Abnf.Other.Match(text), UriScheme.Urn),
            _ => Of(text, Abnf.Other.Match(text), UriScheme.Unknown),
        };
    }

    /// <summary>A URI parameter's value, empty without one, or null where the parameter is absent.</summary>
    public static string? Find(string parameters, string name)
    {
        foreach (string parameter in parameters.Split(';').Skip(1))
        {
            string[] parts = parameter.Split('=', 2);
            if (parts[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parts.Length == 1 ? "" : parts[1];
            }
        }

        return null;
    }

    /// <summary>The number and its context, escapes undone, or null where the URI carries none.</summary>
    public static (string Number, string Context)? Telephone(TwinUri uri)
    {
        if (uri.Scheme is not (UriScheme.Sip or UriScheme.Sips or UriScheme.Tel))
        {
            return null;
        }

        bool sip = uri.Scheme != UriScheme.Tel;
        int semicolon = sip ? uri.User.IndexOf(';', StringComparison.Ordinal) : -1;
        string number = Unescape(semicolon < 0 ? uri.User : uri.User[..semicolon]);
        string parameters = !sip ? uri.Parameters : semicolon < 0 ? "" : uri.User[semicolon..];
        bool phone = (Find(uri.Parameters, "user") ?? "").Equals("phone", StringComparison.OrdinalIgnoreCase);
        string wide = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(number));
        bool dialled = Regex.IsMatch(wide, "^[+\uFF0B]?[0-9\uFF10-\uFF19]");
        return sip && !phone && !dialled ? null : (number, Unescape(Find(parameters, "phone-context") ?? ""));
    }

    static TwinUri? ReadSip(string text)
    {
        Match match = Abnf.Sip.Match(text);
        UriScheme scheme = match.Groups["scheme"].Length == 3 ? UriScheme.Sip : UriScheme.Sips;
        int? port = match.Groups["port"].Success ? Abnf.Number(match.Groups["port"].Value, 65535) : -1;
        return port is null || Abnf.BadEscape.IsMatch(text) ? null : Of(text, match, scheme);
    }

    static TwinUri? Of(string text, Match match, UriScheme scheme)
    {
        if (!match.Success)
        {
            return null;
        }

        string? headers = match.Groups["headers"].Success ? match.Groups["headers"].Value[1..] : null;
        string password = match.Groups["password"].Success ? match.Groups["password"].Value[1..] : "";
        return new TwinUri(
            text, scheme, match.Groups["user"].Value, password, match.Groups["host"].Value,
            match.Groups["port"].Success ? Abnf.Number(match.Groups["port"].Value, 65535)!.Value : -1,
            match.Groups["params"].Value, headers);
    }

    static string Unescape(string text) =>
        Regex.Replace(text, "%([0-9A-Fa-f]{2})", match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString());
}
