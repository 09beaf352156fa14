using System.Buffers.Binary;

namespace Seawall.Smpp.Fuzz;

/// <summary>A plan of forwarding, drawn at random among those that fit the PDU.</summary>
internal sealed record TwinPlan(
    uint Sequence, uint Command, bool DropTlvs, int[] Refused, byte[]? ServiceType, byte[]? Added)
{
    /// <summary>Draws one.</summary>
    public static TwinPlan Draw(TwinPdu pdu, Random random)
    {
        uint command = (pdu.Command, random.Next(3)) switch
        {
            (4, 0) => 5,
            (5, 0) => 4,
            (0x103, 0) => 4,
            (0x103, 1) => 5,
            (0x80000004, 0) => 0x80000103,
            (0x80000005, 0) => 0x80000004,
            _ => 0,
        };
        int count = pdu.Command == 0x21 ? pdu.Destinations.Count : 0;
        int[] refused = [.. Enumerable.Range(0, count).Where(_ => random.Next(3) == 0)];
        byte[]? service = pdu.Has("service_type") && random.Next(5) == 0 ? [(byte)'X', (byte)'Y'] : null;
        byte[]? added = random.Next(6) == 0 ? [1, 2, 3] : null;
        return new TwinPlan((uint)random.Next(1, int.MaxValue), command, random.Next(3) == 0, refused, service, added);
    }
}

/// <summary>Forwards slowly: takes all parts out, changes them, and puts them together again.</summary>
internal static class TwinForwarder
{
    /// <summary>The bytes, or null where the other leg cannot be told.</summary>
    public static byte[]? Write(TwinPdu pdu, TwinPlan plan)
    {
        uint command = plan.Command == 0 ? pdu.Command : plan.Command;
        bool bare = pdu.Fields.Count == 0 && TwinLayouts.Of(pdu.Command)!.Length > 0;
        bool other = !pdu.IsResponse && (pdu.Command == 0x103) != (command == 0x103);
        bool changed = plan.Refused.Length > 0 || plan.ServiceType is not null || plan.Added is not null;
        bool rewritten = plan.DropTlvs || changed || other;
        byte[] esm = [pdu.Octet("esm_class")];
        byte[]? message = pdu.Bytes("short_message");
        if (plan.DropTlvs && (pdu.Command is 4 or 5 or 0x21 or 0x103))
        {
            message = Lower(pdu, esm);
        }

        if (message is null || (plan.Refused.Length > 0 && plan.Refused.Length == pdu.Destinations.Count))
        {
            return null;
        }

        List<byte> body = [];
        bool hasMessage = false;
        if (!bare || rewritten || pdu.Status == 0)
        {
            foreach ((string name, char kind, int max) in TwinLayouts.Of(command)!)
            {
                byte[] value = name switch
                {
                    "esm_class" => esm,
                    "sm_length" => [(byte)message.Length],
                    "short_message" => message,
                    "service_type" when plan.ServiceType is not null => [.. plan.ServiceType, 0],
                    "number_of_dests" => [(byte)(pdu.Destinations.Count - plan.Refused.Length)],
                    "dest_address" => Kept(pdu, plan),
                    _ when pdu.Has(name) => pdu.Bytes(name),
                    _ => kind is 'b' or 'z' ? [0] : [],
                };
                hasMessage |= name == "short_message";
                if (rewritten && kind == 'z' && value.Length > max)
                {
                    return null;
                }

                body.AddRange(value);
            }
        }

        if (message.Length > 0 && !hasMessage)
        {
            return null;
        }

        foreach ((ushort tag, byte[] value) in plan.DropTlvs ? [] : pdu.Tlvs)
        {
            body.AddRange(Build.Tlv(tag, value));
        }

        body.AddRange(plan.Added is null || plan.DropTlvs ? [] : Build.Tlv(0x1401, plan.Added));
        return Build.Pdu(command, pdu.Status, plan.Sequence, body.ToArray());
    }

    static byte[] Kept(TwinPdu pdu, TwinPlan plan) =>
        [.. pdu.Destinations.Where((_, at) => !plan.Refused.Contains(at)).SelectMany(one => one.Whole)];

    // What the TLVs said goes into the message; null where it has no room.
    static byte[]? Lower(TwinPdu pdu, byte[] esm)
    {
        byte[] text = pdu.Content;
        if (pdu.Bytes("short_message").Length > 0 && pdu.Tlv(0x424) is { Length: > 0 })
        {
            return null;
        }

        List<byte> header = [];
        if ((esm[0] & 0x40) == 0)
        {
            byte[]? to = pdu.Tlv(0x20B) is { Length: 2 } destination ? destination : null;
            byte[]? from = pdu.Tlv(0x20A) is { Length: 2 } source ? source : null;
            if (to is not null || from is not null)
            {
                header.AddRange([5, 4, .. to ?? [0, 0], .. from ?? [0, 0]]);
            }

            PartKey part = TwinFacts.Segment(pdu);
            byte[] reference = new byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(reference, part.Reference);
            if (part.IsPart && part.Reference < 256)
            {
                header.AddRange([0, 3, reference[1], part.Total, part.Number]);
            }
            else if (part.IsPart)
            {
                header.AddRange([8, 4, .. reference, part.Total, part.Number]);
            }
        }

        if (header.Count > 0)
        {
            esm[0] |= 0x40;
            text = [(byte)header.Count, .. header, .. text];
        }

        return text.Length > 254 ? null : text;
    }
}
