using System.Buffers.Binary;
using System.Text;

namespace Seawall.Smpp.Fuzz;

/// <summary>Puts a PDU together from its parts, without the writer under test.</summary>
internal static class Build
{
    /// <summary>A string becomes a C-octet string, a number one octet, an array itself.</summary>
    public static byte[] Pdu(uint command, uint status, uint sequence, params object[] parts)
    {
        List<byte> body = [];
        foreach (object part in parts)
        {
            switch (part)
            {
                case string text:
                    body.AddRange(Encoding.Latin1.GetBytes(text));
                    body.Add(0);
                    break;
                case int octet:
                    body.Add((byte)octet);
                    break;
                default:
                    body.AddRange((byte[])part);
                    break;
            }
        }

        byte[] pdu = new byte[16 + body.Count];
        BinaryPrimitives.WriteInt32BigEndian(pdu, pdu.Length);
        BinaryPrimitives.WriteUInt32BigEndian(pdu.AsSpan(4), command);
        BinaryPrimitives.WriteUInt32BigEndian(pdu.AsSpan(8), status);
        BinaryPrimitives.WriteUInt32BigEndian(pdu.AsSpan(12), sequence);
        body.CopyTo(pdu, 16);
        return pdu;
    }

    /// <summary>An optional parameter.</summary>
    public static byte[] Tlv(int tag, params byte[] value) =>
        [(byte)(tag >> 8), (byte)tag, (byte)(value.Length >> 8), (byte)value.Length, .. value];

    /// <summary>Octets of text.</summary>
    public static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>Octets of hexadecimal digits.</summary>
    public static byte[] Hex(string digits) => Convert.FromHexString(digits);

    /// <summary>submit_sm (4) or deliver_sm (5).</summary>
    public static byte[] Message(
        uint command, (int Ton, int Npi, string Text) from, (int Ton, int Npi, string Text) to, int esm, int pid,
        int coding, byte[] text, params byte[] tlvs) =>
        Pdu(
            command, 0, 77, "", from.Ton, from.Npi, from.Text, to.Ton, to.Npi, to.Text, esm, pid, 0, "", "", 1, 0,
            coding, 0, text.Length, text, tlvs);

    /// <summary>data_sm.</summary>
    public static byte[] Data(
        (int Ton, int Npi, string Text) from, (int Ton, int Npi, string Text) to, int esm, int coding,
        params byte[] tlvs) =>
        Pdu(0x103, 0, 78, "", from.Ton, from.Npi, from.Text, to.Ton, to.Npi, to.Text, esm, 0, coding, tlvs);
}
