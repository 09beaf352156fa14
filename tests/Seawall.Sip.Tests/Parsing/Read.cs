using System.Text;

namespace Seawall.Sip.Tests.Parsing;

/// <summary>Messages from text: one byte a character, every line ends in CRLF.</summary>
internal static class Read
{
    /// <summary>A plain call, which the tables change in one place each.</summary>
    public const string Call = """
        INVITE sip:bob@example.com SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa
        Max-Forwards: 70
        From: <sip:alice@example.com>;tag=1
        To: <sip:bob@example.com>
        Call-ID: c1@192.0.2.1
        CSeq: 1 INVITE
        Content-Length: 4

        body
        """;

    /// <summary>A plain answer.</summary>
    public const string Answer = """
        SIP/2.0 180 Ringing
        Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKb, SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa
        From: <sip:alice@example.com>;tag=1
        To: <sip:bob@example.com>;tag=2
        Call-ID: c1@192.0.2.1
        CSeq: 1 INVITE
        Content-Length: 0


        """;

    /// <summary>The octets of a text.</summary>
    public static byte[] Octets(string text) => Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n"));

    /// <summary>The text of octets.</summary>
    public static string Text(ReadOnlySpan<byte> octets) => Encoding.Latin1.GetString(octets);

    /// <summary>Reads with room for all rows.</summary>
    public static SipRefusal Message(ReadOnlySpan<byte> octets, out SipMessage message) =>
        SipMessage.Parse(octets, new HeaderSlot[SipLimits.HeaderRowsMax], out message);

    /// <summary>The refusal alone.</summary>
    public static SipRefusal Refusal(ReadOnlySpan<byte> octets) => Message(octets, out _);

    /// <summary>The plain call with one more header row.</summary>
    public static byte[] CallWith(params string[] rows) =>
        Octets(Call.Replace("Content-Length", string.Concat(rows.Select(row => row + "\n")) + "Content-Length"));
}
