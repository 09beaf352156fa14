using System.Text;
using System.Text.RegularExpressions;

namespace Seawall.Smpp.Fuzz;

/// <summary>What a message says, read slowly.</summary>
internal static class TwinFacts
{
    /// <summary>The elements of a user data header, or null where it is none; whole ones only.</summary>
    public static List<(byte Id, byte[] Value)>? Header(byte[] data, out int octets)
    {
        octets = 0;
        if (data.Length == 0 || data.Length < data[0] + 1)
        {
            return null;
        }

        octets = data[0] + 1;
        List<(byte, byte[])> elements = [];
        var cursor = new TwinCursor(data[1..octets]);
        try
        {
            while (cursor.Left > 0)
            {
                byte id = cursor.Octet();
                elements.Add((id, cursor.Take(cursor.Octet())));
            }
        }
        catch (TwinEndException)
        {
        }

        return elements;
    }

    /// <summary>The part that a header tells of: the last one that makes sense.</summary>
    public static PartKey Part(List<(byte Id, byte[] Value)> header)
    {
        PartKey part = default;
        foreach ((byte id, byte[] value) in header)
        {
            (PartForm form, int reference, byte total, byte number) = (id, value) switch
            {
                (0, [var r, var t, var n]) => (PartForm.Header8, r, t, n),
                (8, [var h, var l, var t, var n]) => (PartForm.Header16, (h * 256) + l, t, n),
                _ => (PartForm.None, 0, (byte)0, (byte)0),
            };
            part = number > 0 && number <= total ? new PartKey(form, (ushort)reference, total, number) : part;
        }

        return part;
    }

    /// <summary>The part that the three TLVs tell of.</summary>
    public static PartKey Segment(TwinPdu pdu)
    {
        byte[]? reference = Sized(pdu, 0x20C, 2);
        byte[]? total = Sized(pdu, 0x20E, 1);
        byte[]? number = Sized(pdu, 0x20F, 1);
        return reference is null || total is null || number is null || number[0] == 0 || number[0] > total[0]
            ? default
            : new PartKey(PartForm.Segment, (ushort)((reference[0] * 256) + reference[1]), total[0], number[0]);
    }

    /// <summary>The last TLV of a kind that has the length it should have.</summary>
    public static byte[]? Sized(TwinPdu pdu, int tag, int length) =>
        pdu.Tlvs.LastOrDefault(tlv => tlv.Tag == tag && tlv.Value.Length == length).Value;

    /// <summary>What data_coding says waits: 0 nothing, else one more than the type.</summary>
    public static int Waiting(byte coding) => coding is >= 192 and < 240 ? (coding % 4) + 1 : 0;

    /// <summary>data_coding of SMPP, or TP-DCS, as an alphabet.</summary>
    public static TextAlphabet Alphabet(byte coding, bool smpp)
    {
        if (smpp && coding < 16)
        {
            return Enum.IsDefined((TextAlphabet)coding) ? (TextAlphabet)coding
                : coding == 4 ? TextAlphabet.Octets
                : TextAlphabet.Unknown;
        }

        string bits = Convert.ToString(coding, 2).PadLeft(8, '0');
        return bits switch
        {
            _ when Regex.IsMatch(bits, "^0.0.00") => TextAlphabet.Default,
            _ when Regex.IsMatch(bits, "^0.0.01") => TextAlphabet.Octets,
            _ when Regex.IsMatch(bits, "^0.0.10") => TextAlphabet.Ucs2,
            _ when Regex.IsMatch(bits, "^0") => TextAlphabet.Unknown,
            _ when Regex.IsMatch(bits, "^1111.1") => TextAlphabet.Octets,
            _ when Regex.IsMatch(bits, "^1110") => TextAlphabet.Ucs2,
            _ => TextAlphabet.Default,
        };
    }

    /// <summary>The class of a message, or -1.</summary>
    public static int Class(byte coding) =>
        coding >= 240 || (coding < 128 && coding / 16 % 2 == 1) ? coding % 4 : -1;

    /// <summary>An address: kind, digits, and whether it looks like a number.</summary>
    public static (AddressKind Kind, string Digits, bool Looks) Address(byte ton, byte[] octets)
    {
        string text = Encoding.Latin1.GetString(octets);
        bool looks = Regex.IsMatch(text, @"\A[ \-.()/]*\+?[0-9 \-.()/]*\z") && text.Count(char.IsAsciiDigit) >= 7
            && !Regex.IsMatch(text, @"[0-9].*\+");
        bool plus = text.StartsWith('+');
        string digits = plus ? text[1..] : text;
        if (text == "")
        {
            return (AddressKind.Empty, "", false);
        }

        if (ton == 5)
        {
            return (AddressKind.Alphanumeric, text, looks);
        }

        if (!Regex.IsMatch(digits, @"\A[0-9]+\z"))
        {
            return looks && (plus || ton == 1) ? (AddressKind.International, digits, true)
                : looks ? (AddressKind.Dialled, text, true)
                : Regex.IsMatch(text, @"\A[0-9*#]+\z") ? (AddressKind.Short, text, false)
                : (AddressKind.Alphanumeric, text, false);
        }

        return plus ? (AddressKind.International, digits, looks)
            : ton == 1 ? (AddressKind.International, Regex.Replace(text, "^00", ""), looks)
            : ton is 3 or 6 ? (AddressKind.Short, text, looks)
            : ton == 2 ? (AddressKind.National, text, looks)
            : text.Length <= 6 ? (AddressKind.Short, text, looks)
            : (AddressKind.Dialled, text, looks);
    }
}
