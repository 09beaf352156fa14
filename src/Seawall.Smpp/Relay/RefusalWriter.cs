namespace Seawall.Smpp;

/// <summary>Answers what was refused, as the standard wants it (v3.4 §4.3.1, §5.1.3).</summary>
public static class RefusalWriter
{
    /// <summary>The longest answer: a response with an empty message_id.</summary>
    public const int OctetsMax = SmppLimits.HeaderOctets + 1;

    /// <summary>
    /// Answers a PDU that was read as far as it could be. Returns the length written, 0 where there is nothing to
    /// answer, -1 when the span is too small.
    /// </summary>
    public static int Write(scoped in SmppPdu pdu, SmppRefusal refusal, Span<byte> span)
    {
        SmppAnswer answer = SmppRefusals.Answer(refusal);
        CommandId response = Commands.ResponseOf(pdu.Command);
        bool silent = pdu.IsResponse || (pdu.Layout is not null && response == CommandId.None);
        return answer.Kind switch
        {
            SmppAnswerKind.GenericNack when !silent =>
                PduWriter.WriteHeader(span, CommandId.GenericNack, answer.Status, pdu.Sequence),
            SmppAnswerKind.Response when !silent =>
                ResponseWriter.Write(response, answer.Status, pdu.Sequence, default, span),
            _ => 0,
        };
    }

    /// <summary>Answers a stream that cannot be read on; it is closed after that.</summary>
    public static int Write(SmppFrame frame, Span<byte> span) =>
        SmppRefusals.Answer(frame.Refusal).Kind == SmppAnswerKind.GenericNack
            ? PduWriter.WriteHeader(
                span, CommandId.GenericNack, SmppRefusals.Answer(frame.Refusal).Status, frame.Sequence)
            : 0;
}
