using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Answers a text that its verdict refused, in the trunk's way: a status by direction, or silently: accepted with an id
/// of ours, and told of by a receipt where its sender asked for one.
/// </summary>
internal sealed class TextRefuser(TextState state, TextAnswers answers, ReceiptSender receipts)
{
    public void Refuse(in TextArrival arrival, scoped in SmppPdu pdu, RegisteredDelivery registered)
    {
        var near = arrival.From;
        var refusal = arrival.Trunk.Trunk.Model.Refusal;
        if (!refusal.Silent)
        {
            var status = StatusRule.Refused(refusal, near.Side, near.Version);
            answers.Say(near, pdu.Command, pdu.Sequence, status, id: default);
            return;
        }

        // What a hub delivers has no id of ours (v3.4 §4.6.2), and no receipt goes that way.
        if (near.Side == SessionSide.Esme)
        {
            answers.Say(near, pdu.Command, pdu.Sequence, SmppStatus.Ok, id: default);
            return;
        }
        Span<byte> id = stackalloc byte[OwnIds.Length];
        state.Ids.Next(id);
        answers.Say(near, pdu.Command, pdu.Sequence, SmppStatus.Ok, id);
        if (!registered.WantsFailure)
        {
            return;
        }
        var service = pdu.Text(SmppField.ServiceType);
        if (pdu.Command != CommandId.SubmitMulti)
        {
            receipts.Send(near, pdu.Source, pdu.Destination, service, id);
            return;
        }
        foreach (var destination in pdu.Destinations)
        {
            receipts.Send(near, pdu.Source, destination.Address, service, id);
        }
    }
}
