using System.Buffers.Binary;
using System.Text;

namespace Seawall.Gateway.Tests;

/// <summary>PDUs as a peer would write them: nothing of what is tested is used.</summary>
internal static class Pdu
{
    /// <summary>A PDU of octets (int), strings with their NUL, numbers of 32 bits (uint) and raw octets.</summary>
    public static byte[] Of(uint command, uint status, uint sequence, params object[] body)
    {
        var bytes = new List<byte>();
        foreach (var part in new object[] { 0u, command, status, sequence }.Concat(body))
        {
            switch (part)
            {
                case uint number:
                    var octets = new byte[4];
                    BinaryPrimitives.WriteUInt32BigEndian(octets, number);
                    bytes.AddRange(octets);
                    break;
                case int octet:
                    bytes.Add((byte)octet);
                    break;
                case string text:
                    bytes.AddRange([.. Encoding.Latin1.GetBytes(text), 0]);
                    break;
                case byte[] raw:
                    bytes.AddRange(raw);
                    break;
                default:
                    throw new ArgumentException(part.ToString());
            }
        }
        byte[] pdu = [.. bytes];
        BinaryPrimitives.WriteInt32BigEndian(pdu, pdu.Length);
        return pdu;
    }

    public static byte[] Tlv(ushort tag, params byte[] value) =>
        [(byte)(tag >> 8), (byte)tag, (byte)(value.Length >> 8), (byte)value.Length, .. value];

    public static byte[] Bind(uint command, uint sequence, string systemId, byte version) =>
        Of(command, 0, sequence, systemId, "secret", "", (int)version, 0, 0, "");

    /// <summary>submit_sm or deliver_sm.</summary>
    public static byte[] Message(
        uint command, uint sequence, string to, string from = "12025550123", int fromTon = 1, int esm = 0,
        int registered = 0, int coding = 0, int pid = 0, byte[]? text = null, params byte[][] tlvs)
    {
        text ??= [.. "hello"u8];
        return Of(
            command, 0, sequence,
            [
                "", fromTon, 1, from, 1, 1, to, esm, pid, 0, "", "", registered, 0, coding, 0, text.Length, text,
                .. tlvs,
            ]);
    }

    public static byte[] Data(
        uint sequence, string to, string from = "12025550123", int esm = 0, int registered = 0, int coding = 0,
        params byte[][] tlvs) =>
        Of(0x103, 0, sequence, ["", 1, 1, from, 1, 1, to, esm, registered, coding, .. tlvs]);

    /// <summary>submit_multi; a destination that begins with a dollar is the name of a list.</summary>
    public static byte[] Multi(uint sequence, string[] to, int registered = 0, int esm = 0, byte[]? text = null)
    {
        text ??= [.. "hello"u8];
        return Of(
            0x21, 0, sequence,
            [
                "", 1, 1, "12025550123", to.Length, .. to.SelectMany(Destination), esm, 0, 0, "", "", registered,
                0, 0, 0, text.Length, text,
            ]);
    }

    /// <summary>One part of a long text with a reference of 8 bits.</summary>
    public static byte[] Part8(byte reference, byte total, byte number) =>
        [5, 0, 3, reference, total, number, .. "part"u8];

    /// <summary>One part of a long text with a reference of 16 bits.</summary>
    public static byte[] Part16(ushort reference, byte total, byte number) =>
        [6, 8, 4, (byte)(reference >> 8), (byte)reference, total, number, .. "part"u8];

    /// <summary>One part of a long text by optional parameters.</summary>
    public static byte[][] Segment(ushort reference, byte total, byte number) =>
        [Tlv(0x20C, (byte)(reference >> 8), (byte)reference), Tlv(0x20E, total), Tlv(0x20F, number)];

    /// <summary>The same PDU with another command and sequence number.</summary>
    public static byte[] With(byte[] pdu, uint command, uint sequence)
    {
        byte[] copy = [.. pdu];
        BinaryPrimitives.WriteUInt32BigEndian(copy.AsSpan(4), command);
        BinaryPrimitives.WriteUInt32BigEndian(copy.AsSpan(12), sequence);
        return copy;
    }

    static IEnumerable<object> Destination(string to) => to[0] == '$' ? [2, to[1..]] : [1, 1, 1, to];
}
