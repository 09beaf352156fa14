using System.Buffers.Binary;
using Seawall.Sip;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// The keyed hashes under which something of a text is kept: short runs of octets, each field with its length before it
/// and each purpose with a letter of its own.
/// </summary>
internal static class TextKey
{
    const int OctetsMax = 192;

    /// <summary>A long text: where it entered, sender, receiver, reference and total.</summary>
    public static ulong OfText(
        in KeyedHash hash, ushort trunk, scoped SmppAddress source, scoped SmppAddress destination, PartKey part)
    {
        Span<byte> octets = stackalloc byte[OctetsMax];
        var length = Put(octets, 0, 'T', trunk);
        length = Put(octets, length, source);
        length = Put(octets, length, destination);
        octets[length++] = (byte)part.Form;
        BinaryPrimitives.WriteUInt16BigEndian(octets[length..], part.Reference);
        octets[length + 2] = part.Total;
        return hash.Hash64(octets[..(length + 3)]);
    }

    /// <summary>A message id that a message centre gave: whose text it is.</summary>
    public static ulong OfReceipt(in KeyedHash hash, ushort target, scoped ReadOnlySpan<byte> messageId) =>
        OfId(hash, 'R', target, messageId);

    /// <summary>A message id as the sender knows it: which message centre has it.</summary>
    public static ulong OfQuery(in KeyedHash hash, ushort trunk, scoped ReadOnlySpan<byte> messageId) =>
        OfId(hash, 'Q', trunk, messageId);

    /// <summary>A sender towards a group of message centres: where its texts came from lately.</summary>
    public static ulong OfSender(in KeyedHash hash, ushort group, scoped ReadOnlySpan<byte> address) =>
        OfId(hash, 'S', group, address);

    static ulong OfId(in KeyedHash hash, char purpose, ushort owner, scoped ReadOnlySpan<byte> text)
    {
        Span<byte> octets = stackalloc byte[OctetsMax];
        var length = Put(octets, 0, purpose, owner);
        text = text[..Math.Min(text.Length, SmppLimits.MessageIdOctetsMax)];
        text.CopyTo(octets[length..]);
        return hash.Hash64(octets[..(length + text.Length)]);
    }

    static int Put(Span<byte> octets, int at, char purpose, ushort owner)
    {
        octets[at] = (byte)purpose;
        BinaryPrimitives.WriteUInt16BigEndian(octets[(at + 1)..], owner);
        return at + 3;
    }

    static int Put(Span<byte> octets, int at, scoped SmppAddress address)
    {
        var text = address.Text[..Math.Min(address.Text.Length, SmppLimits.LongAddressOctetsMax)];
        octets[at] = (byte)address.Ton;
        octets[at + 1] = (byte)address.Npi;
        octets[at + 2] = (byte)text.Length;
        text.CopyTo(octets[(at + 3)..]);
        return at + 3 + text.Length;
    }
}
