using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Seawall.Sip.Fuzz;

/// <summary>
/// A message by its name. It is written as text in the notation of RFC 4475 §2: <c>&lt;allOneLine&gt;</c> around a
/// line that was too long for the page, <c>&lt;hex&gt;</c> around bytes, <c>&lt;repeat count=n&gt;</c>; every line
/// ends in CRLF.
/// </summary>
internal sealed record Sample(string Name, byte[] Bytes)
{
    /// <summary>Reads the notation. The last line of the text ends like all others.</summary>
    public static Sample Of(string name, string text)
    {
        string joined = Regex.Replace(
            text + "\n",
            "<allOneLine>\n(.*?)</allOneLine>",
            match => match.Groups[1].Value.Replace("\n", "", StringComparison.Ordinal),
            RegexOptions.Singleline);
        string repeated = Regex.Replace(
            joined,
            "<repeat count=([0-9]+)>(.*?)</repeat>",
            match => new StringBuilder().Insert(
                0, match.Groups[2].Value, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToString());
        string octets = Encoding.Latin1.GetString(
            Encoding.UTF8.GetBytes(repeated.Replace("\n", "\r\n", StringComparison.Ordinal)));
        string whole = Regex.Replace(
            octets,
            "<hex>([0-9A-F\r\n]*?)</hex>",
            match => Encoding.Latin1.GetString(
                Convert.FromHexString(match.Groups[1].Value.Replace("\r\n", "", StringComparison.Ordinal))));
        return new Sample(name, Encoding.Latin1.GetBytes(whole));
    }

    /// <summary>Writes the length of the body where the text has <c>Content-Length: ?</c>.</summary>
    public static Sample Sized(string name, string text)
    {
        byte[] bytes = Of(name, text).Bytes;
        string whole = Encoding.Latin1.GetString(bytes);
        int body = whole.Length - whole.IndexOf("\r\n\r\n", StringComparison.Ordinal) - 4;
        string sized = whole.Replace(
            ": ?\r\n", string.Create(CultureInfo.InvariantCulture, $": {body}\r\n"), StringComparison.Ordinal);
        return new Sample(name, Encoding.Latin1.GetBytes(sized));
    }
}
