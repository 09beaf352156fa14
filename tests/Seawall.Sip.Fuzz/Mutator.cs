using System.Text;

namespace Seawall.Sip.Fuzz;

/// <summary>
/// Spoils messages in small ways that parsers get wrong. The same random numbers spoil in the same way.
/// </summary>
internal sealed class Mutator(Random random)
{
    static readonly string[] Pieces =
    [
        "\r\n", "\n", "\r", "\r\n ", "\r\n\t", "\r\n\r\n", " ", "\t", ";", ",", "<", ">", "\"", "\\", "\\\"", ":", "@",
        "=", "%", "%41", "%0", "%2B", "[", "]", "[::1]", "::", "?", "/", "*", "+", ".", "\0", "\x7F", "\x80",
        "\xEF\xBC\x90", "\xEF\xBC\x99", "\xEF\xBC\x8B", "<sip:\xEF\xBC\x90@h>",
        "0", "00", "1", "255", "256", "65535", "65536", "2147483647", "2147483648", "4294967296",
        "99999999999999999999",
        "-1", "SIP/2.0", "sip/2.0", "SIP/3.0", "SIP/", " SIP/2.0", "sip:", "sips:", "tel:", "urn:service:sos", "http:",
        ";rport", ";rport=5", ";received=192.0.2.1", ";received=2001:db8::1", ";branch=z9hG4bKx", ";maddr=[::1]",
        ";ttl=1",
        ";tag=x", ";tag=", ";lr", ";user=phone", ";phone-context=+86", ";cause=302", ";index=1", ";mp=1", ";x=\"a,b\"",
        ";+sip.608", ";sescase=term", ";sescase=orig", ";regstate=unreg", "anonymous", "anonymous.invalid", "<sip:a@b>",
        "<tel:+1>", "\"x\" ", "SIP/2.0/UDP h", "SIP/2.0/TCP [::1]:5060;rport", "id", "user", "none", "ets.1", "q735.0",
        "*",
    ];

    static readonly string[] Rows =
    [
        "Via: SIP/2.0/UDP h;branch=z9hG4bKm", "v: SIP/2.0/UDP h", "From: <sip:a@b>;tag=1", "f: sip:a@b",
        "To: <sip:c@d>",
        "Call-ID: x", "i: y", "CSeq: 1 INVITE", "Max-Forwards: 70", "Content-Length: 0", "l: 5", "Route: <sip:r;lr>",
        "P-Asserted-Identity: <tel:+8613800138000>", "P-Asserted-Identity: sip:anonymous@anonymous.invalid",
        "Privacy: id", "Privacy: none", "Diversion: <sip:+1@h>;reason=away", "History-Info: <sip:a@b>;index=1",
        "History-Info: <sip:a@b;cause=302>;index=1.1;mp=1", "Priority: psap-callback", "Resource-Priority: esnet.0",
        "P-Served-User: <sip:a@b>;sescase=orig", "Feature-Caps: *;+sip.608", "No colon here", ": no name", " folded",
        "",
    ];

    /// <summary>A message with one to four faults; now and then none.</summary>
    public byte[] Spoil(byte[] message, byte[] other)
    {
        List<byte> bytes = [.. message];
        for (int faults = random.Next(5); faults > 0; faults--)
        {
            Spoil(bytes, other);
        }

        return [.. bytes];
    }

    void Spoil(List<byte> bytes, byte[] other)
    {
        int at = random.Next(bytes.Count + 1);
        int length = Math.Min(1 + random.Next(random.Next(4) == 0 ? 200 : 6), bytes.Count - at);
        switch (random.Next(12))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 2 or 3 or 4:
                bytes.InsertRange(at, Encoding.Latin1.GetBytes(Pieces[random.Next(Pieces.Length)]));
                break;
            case 5:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Encoding.Latin1.GetBytes(Pieces[random.Next(Pieces.Length)]));
                break;
            case 6 when bytes.Count > at:
                bytes[at] = (byte)random.Next(256);
                break;
            case 7 when bytes.Count > at:
                bytes[at] ^= 0x20;
                break;
            case 8:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 9:
                Graft(bytes, at, other);
                break;
            default:
                InsertRow(bytes);
                break;
        }
    }

    // A piece of another message in the place of one of ours.
    void Graft(List<byte> bytes, int at, byte[] other)
    {
        int from = random.Next(other.Length);
        int length = 1 + random.Next(Math.Min(80, other.Length - from));
        bytes.InsertRange(at, other.AsSpan(from, length).ToArray());
    }

    // A whole row, ours or copied, before another one.
    void InsertRow(List<byte> bytes)
    {
        List<int> starts = [];
        for (int at = 0; at + 1 < bytes.Count && starts.Count < 60; at++)
        {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n')
            {
                starts.Add(at + 2);
            }
        }

        if (starts.Count < 2)
        {
            return;
        }

        int from = random.Next(starts.Count - 1);
        List<byte> row = random.Next(3) == 0
            ? bytes.GetRange(starts[from], starts[from + 1] - starts[from])
            : [.. Encoding.Latin1.GetBytes(Rows[random.Next(Rows.Length)] + "\r\n")];
        bytes.InsertRange(starts[random.Next(starts.Count)], row);
    }
}
