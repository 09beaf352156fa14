using System.Text;

namespace Seawall.Smpp.Fuzz;

/// <summary>The default alphabet of TS 23.038 as its table is printed: eight columns of sixteen rows.</summary>
internal static class TwinText
{
    static readonly string[] Columns =
    [
        "@£$¥èéùìòÇ\nØø\rÅå", "Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ", " !\"#¤%&'()*+,-./", "0123456789:;<=>?",
        "¡ABCDEFGHIJKLMNO", "PQRSTUVWXYZÄÖÑÜ§", "¿abcdefghijklmno", "pqrstuvwxyzäöñüà",
    ];

    static readonly Dictionary<byte, char> Extension = new()
    {
        [0x0A] = '\f', [0x14] = '^', [0x28] = '{', [0x29] = '}', [0x2F] = '\\', [0x3C] = '[', [0x3D] = '~',
        [0x3E] = ']', [0x40] = '|', [0x65] = '€',
    };

    /// <summary>Unpacked septets as text.</summary>
    public static string OfSeptets(byte[] septets)
    {
        var text = new StringBuilder();
        bool escaped = false;
        foreach (byte septet in septets)
        {
            if (escaped && (septet >= 128 || septet == 0x1B))
            {
                text.Append(' ');
                escaped = false;
            }

            if (septet >= 128)
            {
                text.Append('\uFFFD');
            }
            else if (escaped)
            {
                text.Append(Extension.TryGetValue(septet, out char one) ? one : Basic(septet));
                escaped = false;
            }
            else if (septet == 0x1B)
            {
                escaped = true;
            }
            else
            {
                text.Append(Basic(septet));
            }
        }

        return text.Append(escaped ? " " : "").ToString();
    }

    /// <summary>Two octets a character; one left over is unreadable.</summary>
    public static string OfPairs(byte[] octets) => string.Concat(
        octets.Chunk(2).Select(pair => pair.Length == 2 ? (char)((pair[0] * 256) + pair[1]) : '\uFFFD'));

    static char Basic(byte septet) => Columns[septet / 16][septet % 16];
}
