using System.Text;
using Seawall.Smpp;
using SmppCommands = Seawall.Smpp.Commands;

namespace Seawall.Texts;

/// <summary>The PDUs that a test text takes, as an ESME writes them.</summary>
internal static class TextPdus
{
    /// <summary>
    /// information element of concatenated texts with an 8-bit reference: length, its id, its own length, then
    /// reference, parts, part (TS 23.040 §9.2.3.24.1).
    /// </summary>
    private const int HeaderOctets = 6;

    /// <summary>A sender or receiver may be written so.</summary>
    public const int AddressMax = SmppLimits.AddressOctetsMax - 1;

    /// <summary>bind_transceiver.</summary>
    public static byte[] Bind(uint sequence, string systemId, string password)
    {
        Span<byte> span = stackalloc byte[SmppLimits.UnboundPduOctetsMax];
        var writer = new PduWriter(span, CommandId.BindTransceiver, SmppStatus.Ok, sequence);
        writer.Put(SmppField.SystemId, Encoding.ASCII.GetBytes(systemId));
        writer.Put(SmppField.Password, Encoding.ASCII.GetBytes(password));
        writer.Put(SmppField.InterfaceVersion, InterfaceVersion.V34);
        return span[..writer.Finish()].ToArray();
    }

    /// <summary>A PDU of a header alone.</summary>
    public static byte[] Header(CommandId command, uint sequence, SmppStatus status = SmppStatus.Ok)
    {
        Span<byte> span = stackalloc byte[SmppLimits.HeaderOctets];
        return span[..PduWriter.WriteHeader(span, command, status, sequence)].ToArray();
    }

    /// <summary>The answer to a request of the other end: taken.</summary>
    public static byte[] Ok(CommandId request, uint sequence)
    {
        Span<byte> span = stackalloc byte[SmppLimits.UnboundPduOctetsMax];
        return span[..ResponseWriter.Write(
            SmppCommands.ResponseOf(request), SmppStatus.Ok, sequence, default, span)].ToArray();
    }

    /// <summary>submit_sm for each part of a text, with sequence numbers from the first one on.</summary>
    public static IReadOnlyList<byte[]> Submit(TextRequest request, uint firstSequence, byte reference)
    {
        var parts = new TextParts(request.Message);
        var count = parts.Count;
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

            var length = header + TextCodec.Encode(parts.Alphabet, part, content[header..]);
            pdus.Add(Write(
                CommandId.SubmitSm, request, firstSequence + (uint)pdus.Count, header > 0, parts.Alphabet,
                content[..length]));
        }

        return pdus;
    }

    /// <summary>deliver_sm of a text, of a long one its first part.</summary>
    public static byte[] Deliver(TextRequest request, uint sequence)
    {
        Span<byte> content = stackalloc byte[SmppLimits.ShortMessageOctetsMax];
        var parts = new TextParts(request.Message);
        parts.MoveNext();
        var length = TextCodec.Encode(parts.Alphabet, parts.Current, content);
        return Write(CommandId.DeliverSm, request, sequence, hasHeader: false, parts.Alphabet, content[..length]);
    }

    private static byte[] Write(
        CommandId command, TextRequest request, uint sequence, bool hasHeader, TextAlphabet alphabet,
        ReadOnlySpan<byte> content)
    {
        const byte userDataHeader = 0x40;
        const byte ucs2 = 8;
        Span<byte> span = stackalloc byte[SmppLimits.UnboundPduOctetsMax];
        var writer = new PduWriter(span, command, SmppStatus.Ok, sequence);
        writer.PutSource(Address(request.From, Encoding.Latin1.GetBytes(Bare(request.From))));
        writer.PutDestination(Address(request.To, Encoding.Latin1.GetBytes(Bare(request.To))));
        writer.Put(SmppField.EsmClass, hasHeader ? userDataHeader : (byte)0);
        writer.Put(SmppField.RegisteredDelivery, (byte)(request.Receipt ? 1 : 0));
        writer.Put(SmppField.DataCoding, alphabet == TextAlphabet.Ucs2 ? ucs2 : (byte)0);
        writer.Put(SmppField.ShortMessage, content);
        return span[..writer.Finish()].ToArray();
    }

    private static string Bare(string address) => address.StartsWith('+') ? address[1..] : address;

    /// <summary>The type that the way it is typed says: a plus, few digits, more digits, letters.</summary>
    private static SmppAddress Address(string typed, byte[] octets) =>
        octets.AsSpan().ContainsAnyExceptInRange((byte)'0', (byte)'9')
            ? new SmppAddress(Ton.Alphanumeric, Npi.Unknown, octets)
        : typed.StartsWith('+') ? new SmppAddress(Ton.International, Npi.Isdn, octets)
        : octets.Length <= SmppLimits.ShortCodeDigitsMax ? new SmppAddress(Ton.NetworkSpecific, Npi.Unknown, octets)
        : new SmppAddress(Ton.Unknown, Npi.Isdn, octets);
}
