namespace Seawall.Smpp;

/// <summary>Writes the responses that we give ourselves.</summary>
public static class ResponseWriter
{
    /// <summary>
    /// A response to any request. One that says no is a header alone (v3.4 §4.1.2, §4.4.2), but for deliver_sm_resp and
    /// data_sm_resp, which always have a message_id (§4.6.2, §4.7.2); one that says yes has the message_id or system_id
    /// given. Returns the length written, -1 when the span is too small or the id too long.
    /// </summary>
    public static int Write(
        CommandId response, SmppStatus status, uint sequence, scoped ReadOnlySpan<byte> id, Span<byte> span)
    {
        if (status != SmppStatus.Ok && response is not (CommandId.DeliverSmResp or CommandId.DataSmResp))
        {
            return PduWriter.WriteHeader(span, response, status, sequence);
        }

        var writer = new PduWriter(span, response, status, sequence);
        PutId(ref writer, response, id);
        return writer.Finish();
    }

    /// <summary>
    /// bind_resp that says yes: our system_id and, for a peer that takes optional parameters, the version we speak
    /// (v3.4 §4.1.2). Without the version the peer sends none.
    /// </summary>
    public static int WriteBound(
        CommandId response, uint sequence, scoped ReadOnlySpan<byte> systemId, byte peerVersion, Span<byte> span)
    {
        var writer = new PduWriter(span, response, SmppStatus.Ok, sequence);
        writer.Put(SmppField.SystemId, systemId);
        if (InterfaceVersion.TakesTlvs(peerVersion))
        {
            writer.PutOctetTlv(TlvTag.InterfaceVersion, Math.Min(peerVersion, InterfaceVersion.V50));
        }

        return writer.Finish();
    }

    /// <summary>submit_multi_resp with those it was not accepted for (v3.4 §4.5.2).</summary>
    public static int WriteMulti(
        uint sequence, scoped ReadOnlySpan<byte> messageId, int count, scoped ReadOnlySpan<byte> unsuccessful,
        Span<byte> span)
    {
        var writer = new PduWriter(span, CommandId.SubmitMultiResp, SmppStatus.Ok, sequence);
        writer.Put(SmppField.MessageId, messageId);
        writer.PutUnsuccessful(count, unsuccessful);
        return writer.Finish();
    }

    static void PutId(scoped ref PduWriter writer, CommandId response, scoped ReadOnlySpan<byte> id)
    {
        SmppField field = response is CommandId.BindReceiverResp or CommandId.BindTransmitterResp
            or CommandId.BindTransceiverResp ? SmppField.SystemId : SmppField.MessageId;
        if (PduLayouts.Of(response)?.Has(field) == true)
        {
            writer.Put(field, id);
        }
    }
}
