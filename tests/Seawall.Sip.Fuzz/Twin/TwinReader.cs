using System.Text.RegularExpressions;

namespace Seawall.Sip.Fuzz;

/// <summary>
/// A second reader of messages: slow and plain, over strings, from the grammar. It knows nothing of the first.
/// </summary>
internal static class TwinReader
{
    static readonly Dictionary<string, HeaderId> Names = BuildNames();

    static readonly HeaderId[] Singles =
    [
        HeaderId.From, HeaderId.To, HeaderId.CallId, HeaderId.CSeq, HeaderId.MaxForwards, HeaderId.ContentLength,
    ];

    /// <summary>Reads a datagram given as Latin-1 text, taking so many rows at most.</summary>
    public static TwinMessage Read(string text, int rowsMax)
    {
        while (text.StartsWith("\r\n", StringComparison.Ordinal))
        {
            text = text[2..];
        }

        var message = new TwinMessage();
        message.Refusal = ReadWhole(message, text, rowsMax);
        return message;
    }

    static SipRefusal ReadWhole(TwinMessage message, string text, int rowsMax)
    {
        if (text.Length == 0)
        {
            return SipRefusal.Empty;
        }

        if (text.Length > 65535)
        {
            return SipRefusal.TooLarge;
        }

        int end = text.IndexOfAny(['\r', '\n']);
        if (end < 0 || end == text.Length - 1)
        {
            return SipRefusal.StartLineMalformed;
        }

        if (text[end..(end + 2)] != "\r\n")
        {
            return SipRefusal.LineBreakMalformed;
        }

        string line = text[..end];
        bool status = line.StartsWith("SIP/", StringComparison.OrdinalIgnoreCase);
        if (!status && !line.Contains(" SIP/", StringComparison.OrdinalIgnoreCase))
        {
            return SipRefusal.StartLineMalformed;
        }

        message.IsRequest = !status;
        string rest = text[(end + 2)..];
        SipRefusal start = status ? ReadStatusLine(message, line) : ReadRequestLine(message, line);
        if (rest.StartsWith(' ') || rest.StartsWith('\t'))
        {
            start = status ? SipRefusal.StatusLineMalformed : SipRefusal.RequestLineMalformed;
        }

        SipRefusal rows = ReadRows(message, rest, rowsMax, out string? body);
        SipRefusal fields = TwinFields.Read(message, rows, body);
        return start != SipRefusal.None ? start : rows != SipRefusal.None ? rows : fields;
    }

    static SipRefusal ReadRequestLine(TwinMessage message, string line)
    {
        message.Method = Regex.Match(line, "^[A-Za-z0-9\\-.!%*_+`'~]*").Value;
        Match match = Abnf.RequestLine.Match(line);
        if (!match.Success)
        {
            // A version alone at the end of an otherwise broken line does not make it a matter of versions.
            return SipRefusal.RequestLineMalformed;
        }

        string version = match.Groups["version"].Value;
        if (!Abnf.Version.IsMatch(version))
        {
            return SipRefusal.RequestLineMalformed;
        }

        if (!version.Equals("SIP/2.0", StringComparison.OrdinalIgnoreCase))
        {
            return SipRefusal.VersionUnsupported;
        }

        message.Uri = TwinUris.Read(match.Groups["uri"].Value);
        return message.Uri is { Headers: null } ? SipRefusal.None : SipRefusal.RequestUriMalformed;
    }

    static SipRefusal ReadStatusLine(TwinMessage message, string line)
    {
        string version = line.Split(' ')[0];
        if (!Abnf.Version.IsMatch(version) || version == line)
        {
            return SipRefusal.StatusLineMalformed;
        }

        if (!version.Equals("SIP/2.0", StringComparison.OrdinalIgnoreCase))
        {
            return SipRefusal.VersionUnsupported;
        }

        Match match = Abnf.StatusLine.Match(line);
        if (!match.Success)
        {
            return SipRefusal.StatusLineMalformed;
        }

        message.Status = int.Parse(match.Groups["code"].Value, null);
        message.Phrase = match.Groups["phrase"].Value;
        return SipRefusal.None;
    }

    static SipRefusal ReadRows(TwinMessage message, string text, int rowsMax, out string? body)
    {
        body = null;
        while (true)
        {
            if (text.StartsWith("\r\n", StringComparison.Ordinal))
            {
                body = text[2..];
                bool repeated = Singles.Any(id => message.Rows.Count(row => row.Id == id) > 1);
                return repeated ? SipRefusal.HeaderRepeated : SipRefusal.None;
            }

            // A row goes on where its line break is followed by white space.
            int end = 0;
            while (end < text.Length && (!IsBreak(text, end) || IsFold(text, end)))
            {
                if (text[end] == '\n' || (text[end] == '\r' && end + 1 < text.Length && text[end + 1] != '\n'))
                {
                    return SipRefusal.LineBreakMalformed;
                }

                end += IsBreak(text, end) ? 2 : 1;
            }

            if (!IsBreak(text, end))
            {
                return SipRefusal.HeadersUnended;
            }

            if (message.Rows.Count == rowsMax)
            {
                return SipRefusal.HeadersTooMany;
            }

            Match match = Abnf.Row.Match(text[..end]);
            message.Rows.Add(match.Success
                ? new TwinRow(IdOf(match.Groups["name"].Value), text[..(end + 2)], match.Groups["value"].Value)
                : new TwinRow(HeaderId.Malformed, text[..(end + 2)], text[..end]));
            text = text[(end + 2)..];
        }
    }

    static bool IsBreak(string text, int at) => at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n';

    static bool IsFold(string text, int at) => at + 2 < text.Length && text[at + 2] is ' ' or '\t';

    static HeaderId IdOf(string name) => Names.GetValueOrDefault(name, HeaderId.Unknown);

    static Dictionary<string, HeaderId> BuildNames()
    {
        // RFC 3261 §20 and the registry of SIP header fields; the compact forms stand behind the bar.
        const string table = """
            Via|v From|f To|t Call-ID|i CSeq Max-Forwards Content-Length|l Content-Type|c Contact|m Route Record-Route
            Proxy-Require Require Supported|k P-Asserted-Identity Privacy Diversion History-Info Priority
            Resource-Priority P-Served-User Feature-Caps Identity|y Identity-Info|n Content-Encoding|e Subject|s
            Event|o Allow-Events|u
            Refer-To|r Referred-By|b Session-Expires|x Accept-Contact|a Reject-Contact|j Request-Disposition|d Allow
            User-Agent Reason Call-Info P-Preferred-Identity
            """;
        var names = new Dictionary<string, HeaderId>(StringComparer.OrdinalIgnoreCase);
        foreach (string entry in table.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] forms = entry.Split('|');
            HeaderId id = Enum.Parse<HeaderId>(forms[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            foreach (string form in forms)
            {
                names.Add(form, id);
            }
        }

        return names;
    }
}
