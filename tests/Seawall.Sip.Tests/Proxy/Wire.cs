using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Seawall.Sip.Tests.Proxy;

/// <summary>Messages as text: one octet a character, line breaks as CRLF.</summary>
internal static partial class Wire
{
    internal static byte[] Octets(string text) => Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n"));

    internal static string Text(ReadOnlySpan<byte> octets) => Encoding.Latin1.GetString(octets).Replace("\r\n", "\n");

    /// <summary>The text with our branch and token, which no reader can check by eye, as <c>OURS</c>.</summary>
    internal static string Masked(ReadOnlySpan<byte> octets) => OurBranch().Replace(Text(octets), ";branch=OURS");

    internal static SipMessage Read(ReadOnlySpan<byte> octets)
    {
        Assert.Equal(SipRefusal.None,
            SipMessage.Parse(octets, new HeaderSlot[SipLimits.HeaderRowsMax], out var message));
        return message;
    }

    /// <summary>The lines that begin with a name, in order.</summary>
    internal static string[] Lines(string text, string name) =>
        [.. text.Split('\n').Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))];

    [GeneratedRegex(";branch=z9hG4bK[0-9a-f]{32};sw=[0-9a-f]{20,36}")]
    private static partial Regex OurBranch();
}
