using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What the far leg answered goes back to who asked: with the asker's own sequence number, the message id untouched,
/// the status by direction and version. What it never answered is answered for it.
/// </summary>
internal sealed class AnswerGate(TextState state, TextAnswers answers, ReceiptSender receipts)
{
    public void Answered(SmppLink far, scoped in SmppPdu response, in InFlight waiting)
    {
        if (IsNotice(waiting))
        {
            state.Notices.Answered(far, response, waiting);
            return;
        }

        // A text of ours that is waited for by its ticket, or a receipt of ours, which nobody waits for.
        if (waiting.Near is not { } near)
        {
            state.Own.End(waiting.NearSequence, Said(response));
            return;
        }
        var status = StatusOf(response, waiting, near, far);
        Learn(far, response, waiting, near);
        if (!Respond(near, response, waiting, status))
        {
            state.Counters.Refuse(TextRefusal.AnswerAstray);
        }
        if (waiting.Multi != 0)
        {
            TellRefused(near, response, waiting);
            state.Multi.Release(waiting.Multi);
        }
    }

    public void GivenUp(in InFlight waiting, GiveUp why)
    {
        var reason = why == GiveUp.TimedOut ? TextRefusal.FarSilent : TextRefusal.FarLost;
        if (IsNotice(waiting))
        {
            state.Counters.Refuse(reason);
            state.Notices.GivenUp(waiting);
            return;
        }
        state.Multi.Release(waiting.Multi);
        if (waiting.Near is not { } near)
        {
            state.Own.End(waiting.NearSequence, null);
            state.Counters.Refuse(waiting.NearSequence == 0 ? TextRefusal.ReceiptAstray : reason);
            return;
        }
        answers.Temporary(near, waiting.NearCommand, waiting.NearSequence, reason);
    }

    static bool IsNotice(in InFlight waiting) => ((TextFlags)waiting.Flags & TextFlags.Notice) != 0;

    /// <summary>What a response says; a generic_nack that says yes says nothing.</summary>
    static SmppStatus? Said(scoped in SmppPdu response) =>
        response.Command == CommandId.GenericNack && response.Status == SmppStatus.Ok ? null : response.Status;

    /// <summary>
    /// generic_nack answers for any response: the far leg could not read what we sent; one that says yes says nothing.
    /// A message centre that knows no data_sm gets submit_sm when it comes again.
    /// </summary>
    static SmppStatus StatusOf(scoped in SmppPdu response, in InFlight waiting, SmppLink near, SmppLink far) =>
        Said(response) is { } status && !LacksDataSm(response, waiting)
            ? StatusRule.Back(status, waiting.NearCommand, near.Side, far.Side, near.Version)
            : StatusRule.Temporary(near.Side);

    static bool LacksDataSm(scoped in SmppPdu response, in InFlight waiting) =>
        waiting.NearCommand == CommandId.DataSm && response.Status == SmppStatus.InvalidCommandId;

    bool Respond(SmppLink near, scoped in SmppPdu response, in InFlight waiting, SmppStatus status)
    {
        var command = Commands.ResponseOf(waiting.NearCommand);
        if (response.Command == CommandId.GenericNack || !response.FieldsRead)
        {
            Span<byte> answer = stackalloc byte[SmppLimits.HeaderOctets + SmppLimits.MessageIdOctetsMax + 1];
            var id = command == CommandId.DeliverSmResp ? default : response.Text(SmppField.MessageId);
            var length = ResponseWriter.Write(command, status, waiting.NearSequence, id, answer);
            return length > 0 && near.Respond(answer[..length]);
        }

        // v3.4 §4.6.2: the answer to a delivery has no message id.
        var isTurned = command == CommandId.DeliverSmResp && response.Command != CommandId.DeliverSmResp;
        var plan = new ForwardPlan
        {
            Sequence = waiting.NearSequence,
            Command = command,
            Status = status,
            DropTlvs = !near.TakesTlvs,
            Replaced = isTurned ? SmppField.MessageId : SmppField.None,
        };
        var isMerged = waiting.Multi != 0 && ((TextFlags)waiting.Flags & TextFlags.Silent) == 0;
        return isMerged ? RespondMerged(near, response, plan, waiting.Multi) : near.Respond(response, plan);
    }

    bool RespondMerged(SmppLink near, scoped in SmppPdu response, scoped in ForwardPlan plan, ushort multi)
    {
        var slot = state.Multi[multi];
        SmppPdu.Parse(slot.Answer, out var ours);
        var room = LinkScratch.Take(response.Bytes.Length + slot.Answer.Length + PduForwarder.GrowthMax);
        var entries = ours.Range(SmppField.Unsuccessful).Of(ours.Bytes);
        var length = MultiAnswer.WriteMerged(response, plan, slot.Refused.Count, entries, room);
        return length > 0 && near.Respond(room[..length]);
    }

    /// <summary>Receipts for those left out silently, with the id that the others have.</summary>
    void TellRefused(SmppLink near, scoped in SmppPdu response, in InFlight waiting)
    {
        if (response.Status != SmppStatus.Ok || ((TextFlags)waiting.Flags & TextFlags.WantsReceipt) == 0)
        {
            return;
        }
        var slot = state.Multi[waiting.Multi];
        SmppPdu.Parse(slot.Answer, out var ours);
        foreach (var refused in ours.Unsuccessful)
        {
            receipts.Send(near, slot.Sender, refused.Address, default, response.Text(SmppField.MessageId));
        }
    }

    /// <summary>
    /// Remembers whose text a message id is, for what will be asked and told of it; and that a message centre knows no
    /// data_sm.
    /// </summary>
    void Learn(SmppLink far, scoped in SmppPdu response, in InFlight waiting, SmppLink near)
    {
        if (far.Flow?.Target is not { } target || near.Flow?.Trunk is not { } trunk)
        {
            return;
        }
        if (response.Status == SmppStatus.Ok)
        {
            var id = response.Text(SmppField.MessageId);
            if (!id.IsEmpty && Commands.IsMessage(waiting.NearCommand) && trunk.Number != 0 && target.Number != 0)
            {
                state.Routes.Given(
                    trunk.Number, target.Number, id, state.Clock.Second(state.Clock.Ticks()));
            }
            return;
        }
        if (LacksDataSm(response, waiting))
        {
            target.LacksDataSm = true;
        }
    }
}
