using System.Buffers.Binary;
using System.Diagnostics;

namespace Seawall.Smpp;

/// <summary>
/// Writes any PDU into a span that the caller gave. Parameters are put in wire order; one that is not put is its empty
/// value, a zero octet. Too small a span, or a value that its parameter cannot hold, is remembered, not thrown:
/// <see cref="Finish"/> then returns <see cref="Failed"/>.
/// </summary>
public ref struct PduWriter
{
    /// <summary>What every writer of this project returns when it could not write.</summary>
    public const int Failed = -1;

    readonly Span<byte> _span;
    readonly PduLayout _layout;
    int _position;
    int _length;
    bool _failed;

    /// <summary>Begins a PDU with its header; the length follows at the end.</summary>
    public PduWriter(Span<byte> span, CommandId command, SmppStatus status, uint sequence)
    {
        _span = span;
        PduLayout? layout = PduLayouts.Of(command);
        Debug.Assert(layout is not null, "Only a PDU that has a layout can be written.");
        _layout = layout ?? new PduLayout();
        _failed = layout is null || span.Length < SmppLimits.HeaderOctets;
        if (!_failed)
        {
            BinaryPrimitives.WriteUInt32BigEndian(span[SmppPdu.CommandOffset..], (uint)command);
            BinaryPrimitives.WriteUInt32BigEndian(span[SmppPdu.StatusOffset..], (uint)status);
            BinaryPrimitives.WriteUInt32BigEndian(span[SmppPdu.SequenceOffset..], sequence);
            _length = SmppLimits.HeaderOctets;
        }
    }

    /// <summary>A PDU of a header alone: enquire_link, unbind, generic_nack, and every response that says no.</summary>
    public static int WriteHeader(Span<byte> span, CommandId command, SmppStatus status, uint sequence)
    {
        var writer = new PduWriter(span, command, status, sequence);
        return writer.End();
    }

    /// <summary>A parameter of one octet.</summary>
    public void Put(SmppField field, byte octet)
    {
        if (Enter(field, FieldKind.Octet, 1))
        {
            Append(octet);
        }
    }

    /// <summary>
    /// A string without its NUL, which is added; or the octets of short_message, with their length before them.
    /// </summary>
    public void Put(SmppField field, scoped ReadOnlySpan<byte> value)
    {
        if (field == SmppField.ShortMessage)
        {
            PutShortMessage(default, value);
        }
        else if (Enter(field, FieldKind.Text, value.Length + 1))
        {
            _failed |= value.Contains((byte)0);
            Append(value);
            Append(0);
        }
    }

    /// <summary>source_addr_ton, source_addr_npi, source_addr.</summary>
    public void PutSource(scoped SmppAddress address)
    {
        Put(SmppField.SourceTon, (byte)address.Ton);
        Put(SmppField.SourceNpi, (byte)address.Npi);
        Put(SmppField.SourceAddress, address.Text);
    }

    /// <summary>dest_addr_ton, dest_addr_npi, destination_addr.</summary>
    public void PutDestination(scoped SmppAddress address)
    {
        Put(SmppField.DestinationTon, (byte)address.Ton);
        Put(SmppField.DestinationNpi, (byte)address.Npi);
        Put(SmppField.DestinationAddress, address.Text);
    }

    /// <summary>number_of_dests and as many dest_address as a <see cref="DestinationListWriter"/> wrote.</summary>
    public void PutDestinations(int count, scoped ReadOnlySpan<byte> list) =>
        PutCounted(SmppField.DestinationCount, count, SmppField.Destinations, FieldKind.Destinations, list);

    /// <summary>no_unsuccess and as many unsuccess_sme as an <see cref="UnsuccessfulListWriter"/> wrote.</summary>
    public void PutUnsuccessful(int count, scoped ReadOnlySpan<byte> list) =>
        PutCounted(SmppField.UnsuccessfulCount, count, SmppField.Unsuccessful, FieldKind.Unsuccessful, list);

    /// <summary>An optional parameter. All mandatory ones before it are written by now.</summary>
    public void PutTlv(TlvTag tag, scoped ReadOnlySpan<byte> value)
    {
        FillUpTo(_layout.Rows.Length);
        if (value.Length > SmppLimits.TlvOctetsMax || !HasRoom(Tlv.HeaderOctets + value.Length))
        {
            _failed = true;
            return;
        }

        BinaryPrimitives.WriteUInt16BigEndian(_span[_length..], (ushort)tag);
        BinaryPrimitives.WriteUInt16BigEndian(_span[(_length + 2)..], (ushort)value.Length);
        _length += Tlv.HeaderOctets;
        Append(value);
    }

    /// <summary>An optional parameter of one octet.</summary>
    public void PutOctetTlv(TlvTag tag, byte value) => PutTlv(tag, [value]);

    /// <summary>An optional parameter of two octets.</summary>
    public void PutShortTlv(TlvTag tag, ushort value) => PutTlv(tag, [(byte)(value >> 8), (byte)value]);

    /// <summary>Optional parameters as they stand in another PDU.</summary>
    public void PutTlvs(scoped ReadOnlySpan<byte> tlvs)
    {
        FillUpTo(_layout.Rows.Length);
        Append(tlvs);
    }

    /// <summary>short_message in two pieces: a user data header, and what follows it.</summary>
    internal void PutShortMessage(scoped ReadOnlySpan<byte> header, scoped ReadOnlySpan<byte> body)
    {
        int octets = header.Length + body.Length;
        PutCount(SmppField.ShortMessageLength, octets);
        if (Enter(SmppField.ShortMessage, FieldKind.Counted, octets))
        {
            Append(header);
            Append(body);
        }
    }

    /// <summary>unsuccess_sme of two lists.</summary>
    internal void PutUnsuccessful(
        int count, scoped ReadOnlySpan<byte> list, int moreCount, scoped ReadOnlySpan<byte> more)
    {
        PutCount(SmppField.UnsuccessfulCount, count + moreCount);
        if (Enter(SmppField.Unsuccessful, FieldKind.Unsuccessful, list.Length + more.Length))
        {
            Append(list);
            Append(more);
        }
    }

    /// <summary>The destinations of another PDU without some of them.</summary>
    internal void PutDestinations(scoped in SmppPdu pdu, scoped in DestinationSet without)
    {
        PutCount(SmppField.DestinationCount, pdu.Octet(SmppField.DestinationCount) - without.Count);
        if (Enter(SmppField.Destinations, FieldKind.Destinations, 0))
        {
            DestinationReader destinations = pdu.Destinations;
            while (destinations.MoveNext())
            {
                if (!without.Contains(destinations.Index))
                {
                    Append(destinations.Current.Whole.Of(pdu.Bytes));
                }
            }
        }
    }

    /// <summary>Ends the PDU and returns its length, or <see cref="Failed"/>.</summary>
    public int Finish()
    {
        FillUpTo(_layout.Rows.Length);
        return End();
    }

    int End()
    {
        if (_failed || _length > SmppLimits.PduOctetsMax)
        {
            return Failed;
        }

        BinaryPrimitives.WriteUInt32BigEndian(_span, (uint)_length);
        return _length;
    }

    void PutCounted(
        SmppField countField, int count, SmppField field, FieldKind kind, scoped ReadOnlySpan<byte> value)
    {
        PutCount(countField, count);
        if (Enter(field, kind, value.Length))
        {
            Append(value);
        }
    }

    void PutCount(SmppField field, int count)
    {
        _failed |= count is < 0 or > byte.MaxValue;
        Put(field, (byte)count);
    }

    // Whether this parameter may come now and can hold so many octets. short_message holds what its length octet can
    // say: version 5.0 has one octet more than 3.4, and a relay does not judge.
    bool Enter(SmppField field, FieldKind kind, int octets)
    {
        int position = _layout.PositionOf(field);
        bool fits = position >= _position && _layout.Has(field) && _layout.Rows[position].Kind == kind
            && (kind == FieldKind.Counted || octets <= _layout.Rows[position].OctetsMax);
        if (!fits)
        {
            _failed = true;
            return false;
        }

        FillUpTo(position);
        _position++;
        return !_failed;
    }

    // What was not put is empty: one zero octet, or nothing where a zero count stands before it.
    void FillUpTo(int position)
    {
        for (; _position < position; _position++)
        {
            if (_layout.Rows[_position].Kind is FieldKind.Octet or FieldKind.Text)
            {
                Append(0);
            }
        }
    }

    bool HasRoom(int octets) => !_failed && _span.Length - _length >= octets;

    void Append(byte octet)
    {
        if (!HasRoom(1))
        {
            _failed = true;
            return;
        }

        _span[_length++] = octet;
    }

    void Append(scoped ReadOnlySpan<byte> octets)
    {
        if (!HasRoom(octets.Length))
        {
            _failed = true;
            return;
        }

        octets.CopyTo(_span[_length..]);
        _length += octets.Length;
    }
}
