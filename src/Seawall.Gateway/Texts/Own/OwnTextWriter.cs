using System.Globalization;
using System.Text;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Writes the parts of a text of ours.</summary>
internal static class OwnTextWriter
{
    /// <summary>
    /// Information element of concatenated texts with an 8-bit reference: length, its id, its own length, then
    /// reference, parts, part (TS 23.040 §9.2.3.24.1).
    /// </summary>
    const int HeaderOctets = 6;

    const byte Ucs2 = 8;

    /// <summary>
    /// The parts, one PDU each, without sequence numbers: deliver_sm towards an ESME, submit_sm towards a message
    /// centre. Empty where sender or text cannot be written.
    /// </summary>
    public static IReadOnlyList<byte[]> Write(OwnText text, CommandId command, byte reference)
    {
        if (text.Ussd is not null)
        {
            return WriteStep(text, command);
        }
        var parts = new TextParts(text.Text);
        var count = parts.Count;
        if (count > byte.MaxValue)
        {
            return [];
        }
        var pdus = new List<byte[]>(count);
        Span<byte> content = stackalloc byte[SmppLimits.ShortMessageOctetsMax];
        foreach (var part in parts)
        {
            var header = count > 1 ? HeaderOctets : 0;
            if (header > 0)
            {
                ReadOnlySpan<byte> element = [5, 0, 3, reference, (byte)count, (byte)(pdus.Count + 1)];
                element.CopyTo(content);
            }
            var octets = TextCodec.Encode(parts.Alphabet, part, content[header..]);
            if (octets < 0 || Write(text, command, header > 0, parts.Alphabet, content[..(header + octets)])
                is not { } pdu)
            {
                return [];
            }
            pdus.Add(pdu);
        }
        return pdus;
    }

    /// <summary>A step of USSD has no parts: 182 septets, or 80 characters of UCS-2 (TS 23.038 §5).</summary>
    static IReadOnlyList<byte[]> WriteStep(OwnText text, CommandId command)
    {
        var alphabet = new TextParts(text.Text).Alphabet;
        var max = alphabet == TextAlphabet.Default ? GatewayLimits.UssdSeptetsMax : GatewayLimits.UssdCharactersMax;
        var said = text.Text.AsSpan(0, Math.Min(text.Text.Length, max));
        Span<byte> content = stackalloc byte[GatewayLimits.UssdSeptetsMax];
        int octets;
        while ((octets = TextCodec.Encode(alphabet, said, content)) < 0 && !said.IsEmpty)
        {
            // Characters of two septets.
            said = said[..^1];
        }
        return octets >= 0 && Write(text, command, hasHeader: false, alphabet, content[..octets]) is { } pdu
            ? [pdu]
            : [];
    }

    static byte[]? Write(
        OwnText text, CommandId command, bool hasHeader, TextAlphabet alphabet, scoped ReadOnlySpan<byte> content)
    {
        Span<byte> span = stackalloc byte[SmppLimits.UnboundPduOctetsMax];
        var writer = new PduWriter(span, command, SmppStatus.Ok, 1);
        if (text.Ussd is not null)
        {
            writer.Put(SmppField.ServiceType, "USSD"u8);
        }
        var from = Encoding.Latin1.GetBytes(text.From);
        writer.PutSource(Sender(from));
        writer.PutDestination(new SmppAddress(
            Ton.International, Npi.Isdn,
            Encoding.ASCII.GetBytes(text.To.Value.ToString(CultureInfo.InvariantCulture))));
        writer.Put(SmppField.EsmClass, hasHeader ? EsmClass.HeaderBit : (byte)0);
        writer.Put(SmppField.DataCoding, alphabet == TextAlphabet.Ucs2 ? Ucs2 : (byte)0);
        writer.Put(SmppField.ShortMessage, content);
        if (text.Ussd is { } step)
        {
            UssdParameters.Put(ref writer, step);
        }
        var length = writer.Finish();
        return length < 0 ? null : span[..length].ToArray();
    }

    /// <summary>What is dialled for a service, few digits a short code, more a number; all else is a name.</summary>
    public static SmppAddress Sender(ReadOnlySpan<byte> text) =>
        text is [(byte)'*', .., (byte)'#']
            ? new SmppAddress(Ton.Unknown, Npi.Unknown, text)
        : text.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            ? new SmppAddress(Ton.Alphanumeric, Npi.Unknown, text)
        : text.Length <= SmppLimits.ShortCodeDigitsMax ? new SmppAddress(Ton.NetworkSpecific, Npi.Isdn, text)
        : new SmppAddress(Ton.Unknown, Npi.Isdn, text);
}
