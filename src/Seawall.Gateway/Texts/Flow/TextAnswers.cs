using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>The answers that we give ourselves, each counted by its reason.</summary>
internal sealed class TextAnswers(TextState state)
{
    /// <summary>A request with something in it that no far leg could be told.</summary>
    public void Refuse(SmppLink from, scoped in SmppPdu pdu, SmppRefusal refusal)
    {
        state.Counters.Refuse(refusal);
        Span<byte> answer = stackalloc byte[RefusalWriter.OctetsMax];
        var length = RefusalWriter.Write(pdu, refusal, answer);
        if (length > 0)
        {
            from.Respond(answer[..length]);
        }
    }

    /// <summary>Not now: nothing was done with it, and the sender may try the same again.</summary>
    public void Temporary(SmppLink near, CommandId request, uint sequence, TextRefusal why) =>
        Say(near, request, sequence, StatusRule.Temporary(near.Side), why);

    /// <summary>Too fast.</summary>
    public void Throttled(SmppLink near, CommandId request, uint sequence) =>
        Say(near, request, sequence, StatusRule.Throttled(near.Side), TextRefusal.OverRate);

    /// <summary>Never.</summary>
    public void Impossible(SmppLink near, CommandId request, uint sequence, TextRefusal why) =>
        Say(near, request, sequence, StatusRule.Impossible(near.Side), why);

    /// <summary>Any status, for a reason of its own.</summary>
    public void Say(SmppLink near, CommandId request, uint sequence, SmppStatus status, TextRefusal why)
    {
        state.Counters.Refuse(why);
        Say(near, request, sequence, status, id: default);
    }

    /// <summary>A status that needs no count of its own, with an id where it says yes.</summary>
    public void Say(
        SmppLink near, CommandId request, uint sequence, SmppStatus status, scoped ReadOnlySpan<byte> id)
    {
        Span<byte> answer = stackalloc byte[SmppLimits.HeaderOctets + SmppLimits.MessageIdOctetsMax + 1];
        var length = ResponseWriter.Write(Commands.ResponseOf(request), status, sequence, id, answer);
        if (length > 0 && !near.Respond(answer[..length]))
        {
            state.Counters.Refuse(TextRefusal.AnswerAstray);
        }
    }
}
