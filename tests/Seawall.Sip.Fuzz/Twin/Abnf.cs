using System.Text.RegularExpressions;

namespace Seawall.Sip.Fuzz;

/// <summary>
/// The grammar of RFC 3261 §25.1 as regular expressions over Latin-1 text, one rule a line, with the liberties the
/// reader takes: more characters in host names, display names and unquoted values.
/// </summary>
internal static class Abnf
{
    const string Lws = "[ \t\r\n]*";
    const string Token = "[A-Za-z0-9\\-.!%*_+`'~]+";
    const string Quoted = "\"(?:[^\"\\\\]|\\\\.)*\"";
    const string Generic = "[^\\x00-\\x20\\x7F\",;<>]+";
    const string UriChar = "[^\\x00-\\x20\\x7F\"<>]";
    const string Host = "(?:\\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]|[A-Za-z0-9\\-._]+)";
    const string Param = $"{Lws};{Lws}(?<name>{Token})(?:{Lws}={Lws}(?<value>{Quoted}|{Generic}))?";
    const string Params = $"(?<params>(?:{Param})*){Lws}";

    /// <summary>One parameter of a header.</summary>
    public static readonly Regex Parameter = Rule(Param);

    /// <summary>sent-protocol LWS sent-by *( SEMI via-params )</summary>
    public static readonly Regex Via = Rule(
        $"^{Lws}{Token}{Lws}/{Lws}{Token}{Lws}/{Lws}(?<transport>{Token})[ \t\r\n]+(?<sentby>(?<host>{Host})"
        + $"(?:{Lws}:{Lws}(?<port>[0-9]+))?){Params}$");

    /// <summary>sent-protocol LWS sent-by, whatever follows</summary>
    public static readonly Regex ViaHead = Rule(
        $"^{Lws}{Token}{Lws}/{Lws}{Token}{Lws}/{Lws}(?<transport>{Token})[ \t\r\n]+(?<sentby>(?<host>{Host})"
        + $"(?:{Lws}:{Lws}(?<port>[0-9]*))?)");

    /// <summary>name-addr with parameters</summary>
    public static readonly Regex NameAddr = Rule(
        $"^{Lws}(?<display>{Quoted}|[^\"<>,;]*?){Lws}<(?<uri>{UriChar}+)>{Params}$");

    /// <summary>addr-spec with the header's parameters</summary>
    public static readonly Regex AddrSpec = Rule($"^{Lws}(?<uri>[^\\x00-\\x20\\x7F\"<>;,?]+){Params}$");

    /// <summary>sip[s]: userinfo, host, port, parameters, headers</summary>
    public static readonly Regex Sip = Rule(
        "^(?<scheme>[Ss][Ii][Pp][Ss]?):(?:(?<user>[^@:]+)(?<password>:[^@]*)?@)?"
        + $"(?<host>{Host})(?::(?<port>[0-9]+))?(?<params>(?:;[^;=?@]+(?:=[^;?@]*)?)*)(?<headers>\\?[^@]*)?$");

    /// <summary>tel: number and parameters</summary>
    public static readonly Regex Tel = Rule(
        "^(?<scheme>[Tt][Ee][Ll]):(?<user>[^;@?]+)(?<params>(?:;[^;=@?]+(?:=[^;@?]*)?)*)$");

    /// <summary>Any other scheme.</summary>
    public static readonly Regex Other = Rule($"^(?<scheme>[A-Za-z][A-Za-z0-9+\\-.]*):(?<user>{UriChar}+)$");

    /// <summary>What every URI is made of.</summary>
    public static readonly Regex Visible = Rule($"^{UriChar}+$");

    /// <summary>An escape that is none.</summary>
    public static readonly Regex BadEscape = Rule("%(?![0-9A-Fa-f]{2})");

    /// <summary>CSeq: a number, white space, a method</summary>
    public static readonly Regex CSeq = Rule($"^(?<number>[0-9]+)[ \t\r\n]+(?<method>{Token})$");

    /// <summary>A header row.</summary>
    public static readonly Regex Row = Rule($"^(?<name>{Token})[ \t]*:{Lws}(?<value>.*?){Lws}$");

    /// <summary>A request line.</summary>
    public static readonly Regex RequestLine = Rule($"^(?<method>{Token}) (?<uri>[^ \t]+) (?<version>[^ ]+)$");

    /// <summary>A status line.</summary>
    public static readonly Regex StatusLine = Rule("^(?<version>[^ ]+) (?<code>[1-6][0-9][0-9])(?: (?<phrase>.*))?$");

    /// <summary>Any version of SIP.</summary>
    public static readonly Regex Version = Rule("^[Ss][Ii][Pp]/[0-9]+\\.[0-9]+$");

    /// <summary>A host alone, or an IPv6 address without brackets.</summary>
    public static readonly Regex Address = Rule($"^(?:{Host}|[0-9A-Fa-f:.]+)$");

    /// <summary>A word that may be a Call-ID.</summary>
    public static readonly Regex CallId = Rule("^[!-~]+$");

    /// <summary>hi-entries, r-values and others: a list divided by commas outside of quotes and brackets.</summary>
    public static IEnumerable<string> List(string value)
    {
        int start = 0;
        for (int at = 0; at < value.Length; at++)
        {
            if (value[at] == ',')
            {
                yield return Trim(value[start..at]);
                start = at + 1;
            }
            else if (value[at] == '"')
            {
                for (at++; at < value.Length && value[at] != '"'; at++)
                {
                    at += value[at] == '\\' ? 1 : 0;
                }
            }
            else if (value[at] == '<')
            {
                while (at < value.Length && value[at] != '>')
                {
                    at++;
                }
            }
        }

        yield return Trim(value[start..]);
    }

    /// <summary>A number that may begin with zeros, up to a maximum.</summary>
    public static int? Number(string digits, int max)
    {
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        string significant = digits.TrimStart('0');
        return significant.Length <= 10 && long.Parse("0" + significant, null) <= max
            ? (int)long.Parse("0" + significant, null)
            : null;
    }

    /// <summary>Without the white space around it.</summary>
    public static string Trim(string value) => value.Trim(' ', '\t', '\r', '\n');

    static Regex Rule(string pattern) => new(
        pattern.Replace("$", "\\z", StringComparison.Ordinal),
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.Compiled);
}
