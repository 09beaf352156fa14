using System.Globalization;
using System.Text;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Writes a part of a notice: submit_sm (v3.4 §4.4.1), without its sequence number.</summary>
internal static class NoticeWriter
{
    /// <summary>More than any part takes: fixed parameters with two addresses and a short_message.</summary>
    public const int OctetsMax = 512;

    const byte FinalReceipt = (byte)ReceiptWish.Always;

    /// <summary>Returns the length, -1 where the sender cannot be written.</summary>
    public static int Write(in OwnNotice notice, NoticeText text, int part, byte reference, Span<byte> span)
    {
        Span<byte> from = stackalloc byte[SmppLimits.AddressOctetsMax];
        if (notice.From.Length >= from.Length || !Encoding.Latin1.TryGetBytes(notice.From, from, out var octets))
        {
            return PduWriter.Failed;
        }
        from = from[..octets];
        Span<byte> to = stackalloc byte[E164.DigitsMax + 5];
        notice.To.Value.TryFormat(to, out var digits, default, CultureInfo.InvariantCulture);
        Span<byte> validity = stackalloc byte[SmppLimits.TimeOctetsMax];
        Span<byte> content = stackalloc byte[SmppLimits.ShortMessageOctetsMax];
        text[part].CopyTo(content);
        if (text.HasHeader)
        {
            content[NoticeText.ReferenceAt] = reference;
        }
        var writer = new PduWriter(span, CommandId.SubmitSm, SmppStatus.Ok, 1);
        writer.PutSource(OwnTextWriter.Sender(from));
        writer.PutDestination(new SmppAddress(Ton.International, Npi.Isdn, to[..digits]));
        writer.Put(SmppField.EsmClass, text.HasHeader ? EsmClass.HeaderBit : (byte)0);
        writer.Put(SmppField.ValidityPeriod, validity[..SmppTime.WriteSpan(notice.Validity, validity)]);
        writer.Put(SmppField.RegisteredDelivery, notice.AsksReceipt ? FinalReceipt : (byte)0);
        writer.Put(SmppField.DataCoding, text.Coding);
        writer.Put(SmppField.ShortMessage, content[..text[part].Length]);
        return writer.Finish();
    }
}
