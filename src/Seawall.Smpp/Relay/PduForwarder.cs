using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>
/// Writes a PDU for the other leg: 1. as it came with other numbers in its header, where that is enough; 2. else
/// parameter by parameter in the layout of what it becomes.
/// </summary>
public static class PduForwarder
{
    /// <summary>
    /// The span is large enough with this much more than the PDU, the replacement and the added parameter.
    /// </summary>
    public const int GrowthMax = 64;

    /// <summary>What is returned where the other leg cannot be told: nothing is to be sent.</summary>
    public const int CannotSay = 0;

    /// <summary>
    /// Returns the length written, -1 when the span is too small, and <see cref="CannotSay"/> when the other leg has no
    /// way to be told: a payload too long for a peer without optional parameters, an address too long for submit_sm, or
    /// no destination left. The PDU must have all its mandatory parameters read.
    /// </summary>
    public static int Write(scoped in SmppPdu pdu, scoped in ForwardPlan plan, Span<byte> span)
    {
        CommandId command = plan.Command == CommandId.None ? pdu.Command : plan.Command;
        SmppStatus status = plan.Status ?? pdu.Status;

        // 1. The header is four numbers. What was left over of a broken tail is not passed on.
        if (!plan.Rewrites && HaveSameFields(command, pdu.Command) && !LacksBody(pdu, status))
        {
            int length = Math.Max(pdu.TlvRange.End, SmppLimits.HeaderOctets);
            if (span.Length < length)
            {
                return PduWriter.Failed;
            }

            pdu.Bytes[..length].CopyTo(span);
            BinaryPrimitives.WriteUInt32BigEndian(span, (uint)length);
            BinaryPrimitives.WriteUInt32BigEndian(span[SmppPdu.CommandOffset..], (uint)command);
            BinaryPrimitives.WriteUInt32BigEndian(span[SmppPdu.StatusOffset..], (uint)status);
            BinaryPrimitives.WriteUInt32BigEndian(span[SmppPdu.SequenceOffset..], plan.Sequence);
            if (plan.Registered is { } registered && pdu.Has(SmppField.RegisteredDelivery))
            {
                span[pdu.Range(SmppField.RegisteredDelivery).Start] = registered.Value;
            }

            return length;
        }

        // 2. Parameter by parameter.
        Span<byte> header = stackalloc byte[LowerContent.HeaderOctetsMax];
        LowerContent content = plan.DropTlvs ? LowerContent.WithoutTlvs(pdu, header) : LowerContent.AsItIs(pdu);
        return CanSay(pdu, plan, command, content)
            ? Rewrite(pdu, plan, new PduWriter(span, command, status, plan.Sequence), command, content)
            : CannotSay;
    }

    // A response that says yes should have its message_id: one that came without it gets an empty one.
    static bool LacksBody(scoped in SmppPdu pdu, SmppStatus status) =>
        pdu.IsResponse && status == SmppStatus.Ok && pdu.Layout!.Rows.Length > pdu.FieldCount;

    static bool HaveSameFields(CommandId one, CommandId other) =>
        one == other
        || (one is CommandId.SubmitSm or CommandId.DeliverSm && other is CommandId.SubmitSm or CommandId.DeliverSm)
        || (HasMessageIdOnly(one) && HasMessageIdOnly(other));

    static bool HasMessageIdOnly(CommandId command) =>
        command is CommandId.SubmitSmResp or CommandId.DeliverSmResp or CommandId.DataSmResp;

    static bool CanSay(
        scoped in SmppPdu pdu, scoped in ForwardPlan plan, CommandId command, scoped in LowerContent content)
    {
        PduLayout target = PduLayouts.Of(command)!;
        if (content.IsLost || (content.Octets > 0 && !target.Has(SmppField.ShortMessage)))
        {
            return false;
        }

        int refused = plan.Refused.Count;
        if (refused > 0 && refused >= pdu.Octet(SmppField.DestinationCount))
        {
            return false;
        }

        // Only data_sm has addresses that no other message can hold.
        foreach (ref readonly FieldRow row in target.Rows.AsSpan())
        {
            if (row.Kind == FieldKind.Text && row.Field != plan.Replaced && pdu.Range(row.Field).Length > row.OctetsMax)
            {
                return false;
            }
        }

        return true;
    }

    static int Rewrite(
        scoped in SmppPdu pdu, scoped in ForwardPlan plan, scoped PduWriter writer, CommandId command,
        scoped in LowerContent content)
    {
        foreach (ref readonly FieldRow row in PduLayouts.Of(command)!.Rows.AsSpan())
        {
            switch (row.Kind)
            {
                case FieldKind.Octet when row.Field == SmppField.EsmClass:
                    writer.Put(row.Field, (byte)(pdu.Octet(row.Field) | content.EsmBits));
                    break;
                case FieldKind.Octet when row.Field == SmppField.RegisteredDelivery && plan.Registered is not null:
                    writer.Put(row.Field, plan.Registered.Value.Value);
                    break;
                case FieldKind.Octet when pdu.Has(row.Field) && !IsCount(row.Field):
                    writer.Put(row.Field, pdu.Octet(row.Field));
                    break;
                case FieldKind.Text:
                    writer.Put(row.Field, row.Field == plan.Replaced ? plan.Replacement : pdu.Text(row.Field));
                    break;
                case FieldKind.Counted:
                    writer.PutShortMessage(content.Header, content.Body);
                    break;
                case FieldKind.Destinations:
                    writer.PutDestinations(pdu, plan.Refused);
                    break;
                case FieldKind.Unsuccessful:
                    writer.PutUnsuccessful(pdu.Octet(SmppField.UnsuccessfulCount), pdu.Range(row.Field).Of(pdu.Bytes));
                    break;
                default:
                    break;
            }
        }

        if (!plan.DropTlvs)
        {
            writer.PutTlvs(pdu.TlvRange.Of(pdu.Bytes));
            if (!plan.Added.Value.IsEmpty)
            {
                writer.PutTlv(plan.Added.Tag, plan.Added.Value);
            }
        }

        return writer.Finish();
    }

    static bool IsCount(SmppField field) =>
        field is SmppField.ShortMessageLength or SmppField.DestinationCount or SmppField.UnsuccessfulCount;
}
