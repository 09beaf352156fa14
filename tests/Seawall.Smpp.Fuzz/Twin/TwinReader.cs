namespace Seawall.Smpp.Fuzz;

/// <summary>Reads PDUs slowly, from the tables of the standard.</summary>
internal static class TwinReader
{
    /// <summary>One PDU.</summary>
    public static TwinPdu Read(byte[] bytes)
    {
        var pdu = new TwinPdu();
        var cursor = new TwinCursor(bytes);
        if (bytes.Length < 16)
        {
            pdu.Refusal = SmppRefusal.LengthBelowHeader;
            return pdu;
        }

        uint length = cursor.Number();
        pdu.Command = cursor.Number();
        pdu.Status = cursor.Number();
        pdu.Sequence = cursor.Number();
        if (length != bytes.Length)
        {
            pdu.Refusal = SmppRefusal.LengthMismatch;
        }
        else if (TwinLayouts.Of(pdu.Command) is not { } layout)
        {
            pdu.Refusal = pdu.IsResponse ? SmppRefusal.ResponseUnknown : SmppRefusal.CommandUnknown;
        }
        else if (pdu.IsResponse && bytes.Length == 16)
        {
            pdu.FieldsRead = true;
        }
        else
        {
            pdu.Refusal = ReadFields(pdu, cursor, layout);
            pdu.FieldsRead = pdu.Refusal == SmppRefusal.None;
            pdu.Refusal = pdu.FieldsRead ? ReadTlvs(pdu, cursor) : pdu.Refusal;
        }

        return pdu;
    }

    /// <summary>What stands at the head of a stream: kind, length, refusal and sequence number.</summary>
    public static SmppFrame Frame(byte[] stream, int octetsMax)
    {
        try
        {
            var cursor = new TwinCursor(stream);
            uint length = cursor.Number();
            if (length < 16)
            {
                return new SmppFrame(SmppFrameKind.Refused, 0, SmppRefusal.LengthBelowHeader, 0);
            }

            cursor.Take(8);
            uint sequence = cursor.Number();
            if (length > octetsMax)
            {
                return new SmppFrame(SmppFrameKind.Refused, 0, SmppRefusal.LengthBeyondLimit, sequence);
            }

            cursor.Take((int)length - 16);
            return new SmppFrame(SmppFrameKind.Pdu, (int)length, SmppRefusal.None, sequence);
        }
        catch (TwinEndException)
        {
            return default;
        }
    }

    static SmppRefusal ReadFields(TwinPdu pdu, TwinCursor cursor, (string Name, char Kind, int Max)[] layout)
    {
        foreach ((string name, char kind, _) in layout)
        {
            if (kind is 'b' or 'z' && cursor.Left == 0)
            {
                return SmppRefusal.BodyTruncated;
            }

            int count = pdu.Fields is [.., (_, [var octet, ..])] ? octet : 0;
            try
            {
                pdu.Fields.Add((name, kind switch
                {
                    'b' => cursor.Take(1),
                    'z' => cursor.Text(),
                    'm' => cursor.Take(count),
                    'd' => Destinations(cursor, count),
                    _ => Unsuccessful(cursor, count),
                }));
            }
            catch (TwinEndException)
            {
                return kind switch
                {
                    'z' => SmppRefusal.TextUnterminated,
                    'm' => SmppRefusal.ShortMessageTruncated,
                    'd' => SmppRefusal.DestinationsTruncated,
                    _ => SmppRefusal.UnsuccessfulTruncated,
                };
            }
            catch (InvalidDataException)
            {
                return SmppRefusal.DestinationFlagUnknown;
            }
        }

        return SmppRefusal.None;
    }

    static byte[] Destinations(TwinCursor cursor, int count)
    {
        List<byte> list = [];
        for (; count > 0; count--)
        {
            byte flag = cursor.Octet();
            list.Add(flag);
            list.AddRange(flag switch { 1 => cursor.Take(2), 2 => [], _ => throw new InvalidDataException() });
            list.AddRange(cursor.Text());
        }

        return [.. list];
    }

    static byte[] Unsuccessful(TwinCursor cursor, int count)
    {
        List<byte> list = [];
        for (; count > 0; count--)
        {
            list.AddRange(cursor.Take(2));
            list.AddRange(cursor.Text());
            list.AddRange(cursor.Take(4));
        }

        return [.. list];
    }

    static SmppRefusal ReadTlvs(TwinPdu pdu, TwinCursor cursor)
    {
        try
        {
            while (cursor.Left > 0)
            {
                ushort tag = cursor.Short();
                pdu.Tlvs.Add((tag, cursor.Take(cursor.Short())));
            }

            return SmppRefusal.None;
        }
        catch (TwinEndException)
        {
            return SmppRefusal.TlvStreamBroken;
        }
    }
}
