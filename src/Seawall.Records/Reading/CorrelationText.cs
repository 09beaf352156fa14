using System.Text;

namespace Seawall.Records;

/// <summary>
/// A correlation id as text that is safe on any terminal and in any document: printable ASCII as it is, the backslash
/// doubled, every other octet as <c>\xHH</c>. The peer chose these octets; they may be anything.
/// </summary>
static class CorrelationText
{
    public static string Of(ReadOnlySpan<byte> octets)
    {
        if (!octets.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E) && !octets.Contains((byte)'\\'))
        {
            return Encoding.ASCII.GetString(octets);
        }

        var text = new StringBuilder(octets.Length * 2);
        foreach (var octet in octets)
        {
            if (octet == '\\')
            {
                text.Append(@"\\");
            }
            else if (octet is >= 0x20 and <= 0x7E)
            {
                text.Append((char)octet);
            }
            else
            {
                text.Append(@"\x").Append(Convert.ToHexString([octet]));
            }
        }

        return text.ToString();
    }
}
