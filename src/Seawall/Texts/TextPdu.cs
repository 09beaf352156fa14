using System.Globalization;
using System.Text;
using Seawall.Smpp;
using SmppCommands = Seawall.Smpp.Commands;

namespace Seawall.Texts;

/// <summary>
/// A PDU as a test ESME reads it: in words, for people. The gate never does this; it reads bytes in place.
/// </summary>
internal sealed record TextPdu
{
    public required CommandId Command { get; init; }

    public required SmppStatus Status { get; init; }

    public required uint Sequence { get; init; }

    /// <summary>message_id of a response, or the id that a receipt is about.</summary>
    public string MessageId { get; private init; } = "";

    /// <summary>The word of a receipt, such as <c>DELIVRD</c>; empty where it is none.</summary>
    public string ReceiptState { get; private init; } = "";

    /// <summary>Its name, number and what matters of it.</summary>
    public string Line { get; private init; } = "";

    /// <summary>Whether it answers one of so many requests from this sequence number on.</summary>
    public bool IsResponseTo(uint first, int count) =>
        SmppCommands.IsResponse(Command) && Sequence >= first && Sequence - first < count;

    /// <summary>Reads one; a PDU that cannot be read is named with its refusal.</summary>
    public static TextPdu Read(ReadOnlySpan<byte> bytes)
    {
        var refusal = SmppPdu.Parse(bytes, out var pdu);
        DeliveryReceipt receipt = default;
        var isReceipt = refusal == SmppRefusal.None && (pdu.Command is CommandId.DeliverSm or CommandId.DataSm)
            && MessageFacts.Of(pdu).IsReport && DeliveryReceipt.TryRead(pdu, out receipt);
        var id = isReceipt ? Text(receipt.MessageId)
            : pdu.IsResponse && pdu.Has(SmppField.MessageId) ? Text(pdu.Text(SmppField.MessageId)) : "";
        var state = isReceipt ? Text(MessageStates.Word(receipt.State)) : "";
        var more = refusal != SmppRefusal.None ? $" ({SmppRefusals.Label(refusal)})"
            : state.Length > 0 ? $" receipt of {id}: {state}"
            : pdu.Command == CommandId.DeliverSm ? $" {Way(pdu)}"
            : id.Length > 0 ? $", message_id {id}"
            : SmppCommands.IsBind(SmppCommands.RequestOf(pdu.Command)) && pdu.Has(SmppField.SystemId)
                ? $", system_id {Text(pdu.Text(SmppField.SystemId))}"
            : "";
        return new TextPdu
        {
            Command = pdu.Command,
            Status = pdu.Status,
            Sequence = pdu.Sequence,
            MessageId = id,
            ReceiptState = state,
            Line = $"{Name(pdu)}{more}",
        };
    }

    /// <summary>A status as people read it: the name and the number of the standard.</summary>
    public static string Say(SmppStatus status) => status == SmppStatus.Ok
        ? SmppStatuses.Label(status)
        : string.Create(CultureInfo.InvariantCulture, $"{SmppStatuses.Label(status)} (0x{(uint)status:X})");

    private static string Name(scoped in SmppPdu pdu)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{SmppCommands.Label(pdu.Command)} #{pdu.Sequence}");
        return pdu.IsResponse ? $"{name} {Say(pdu.Status)}" : name;
    }

    private static string Way(scoped in SmppPdu pdu) =>
        $"from {Text(pdu.Source.Text)} to {Text(pdu.Destination.Text)}";

    private static string Text(ReadOnlySpan<byte> octets) => Encoding.Latin1.GetString(octets);
}
