using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Our own answers, as a UAS without state (RFC 3261 §8.2.7): each copy of a request gets the same one, with the same
/// To tag, and nothing is kept.
/// </summary>
internal sealed class Answers(GateState state, GateWorker worker)
{
    static ReadOnlySpan<byte> Allow =>
        "INVITE, ACK, CANCEL, OPTIONS, BYE, MESSAGE, PRACK, UPDATE, INFO, SUBSCRIBE, NOTIFY, REFER"u8;

    readonly byte[] contact = new byte[GatewayLimits.MessageBytesMax];

    /// <summary>
    /// Bad input: answered where the standard has an answer for it and it could find its way; else dropped.
    /// </summary>
    public void Refuse(scoped in SipMessage message, in Incoming incoming, SipRefusal refusal)
    {
        worker.Counters.Refuse(refusal);
        var status = SipRefusals.Status(refusal);
        if (status != 0 && message.IsRequest && message.CanAnswer)
        {
            Send(message, incoming,
                new AnswerPlan { Status = status, Unsupported = refusal == SipRefusal.ExtensionUnsupported });
        }
    }

    /// <summary>Input that we will not carry: the answer of its reason.</summary>
    public void Refuse(scoped in SipMessage message, in Incoming incoming, GateRefusal refusal)
    {
        worker.Counters.Refuse(refusal);
        switch (refusal)
        {
            case GateRefusal.OverRate or GateRefusal.Draining or GateRefusal.NoTarget:
                Unavailable(message, incoming);
                break;
            case GateRefusal.DestinationForeign:
                Send(message, incoming, new AnswerPlan { Status = 403 });
                break;
            case GateRefusal.DestinationUnresolved:
                Send(message, incoming, new AnswerPlan { Status = 500 });
                break;
            case GateRefusal.TooLong:
                Send(message, incoming, new AnswerPlan { Status = 513 });
                break;
            case GateRefusal.NoDialog:
                Send(message, incoming, new AnswerPlan { Status = 481 });
                break;
            default:
                break;
        }
    }

    /// <summary>503: the sender shall try another way, and us again after a while (§21.5.4).</summary>
    public void Unavailable(scoped in SipMessage message, in Incoming incoming) =>
        Send(message, incoming, new AnswerPlan
        {
            Status = 503,
            RetryAfter = Math.Max(1, (int)incoming.Tables.Model.RetryAfter.TotalSeconds),
        });

    /// <summary>202: taken on, which is not delivered (RFC 3428 §8).</summary>
    public void Accept(scoped in SipMessage message, in Incoming incoming) =>
        Send(message, incoming, new AnswerPlan { Status = 202 });

    /// <summary>OPTIONS to ourselves: 200, or 503 while draining, so that peers that probe us go elsewhere.</summary>
    public void Alive(scoped in SipMessage message, in Incoming incoming)
    {
        if (state.IsDraining)
        {
            Unavailable(message, incoming);
            return;
        }
        Send(message, incoming, new AnswerPlan { Status = 200, Allow = Allow, Accept = "*/*"u8 });
    }

    /// <summary>
    /// A barred call by the trunk's profile. 608 needs a caller that shows <c>sip.608</c> (RFC 8688 §3.3); any other
    /// gets 603.
    /// </summary>
    public void Decline(scoped in SipMessage message, in Incoming incoming, Trunk trunk)
    {
        var text = trunk.Refusal;
        var isRejected = text.Status == RefusalText.Rejected;
        if (isRejected && !IdentityFacts.Read(message).Understands608)
        {
            Send(message, incoming, new AnswerPlan { Status = RefusalText.Decline, Reason = text.Reason });
            return;
        }
        Send(message, incoming, new AnswerPlan
        {
            Status = text.Status,
            Phrase = text.Phrase,
            Reason = text.Reason,
            CallInfo = isRejected ? text.CallInfo : default(ReadOnlySpan<byte>),
        });
    }

    /// <summary>
    /// A passed call of a redirect trunk: 302 to a target, never equal to the Request-URI (§8.3, §19.1.4).
    /// </summary>
    public void Redirect(scoped in SipMessage message, in Incoming incoming, Hop hop)
    {
        var length = RedirectContact.Write(message, hop.HostPort, hop.Transport, contact);
        if (length <= 0)
        {
            // No user to keep, as in urn:service:sos: the target itself knows what to do with the call.
            "<sip:"u8.CopyTo(contact);
            hop.HostPort.CopyTo(contact, 5);
            contact[5 + hop.HostPort.Length] = (byte)'>';
            length = 6 + hop.HostPort.Length;
        }
        Send(message, incoming, new AnswerPlan { Status = 302, Contact = contact.AsSpan(0, length) });
    }

    void Send(scoped in SipMessage message, in Incoming incoming, scoped in AnswerPlan plan)
    {
        var source = incoming.Arrival.Source;
        var hop = AnswerWriter.Hop(message, source, incoming.Arrival.Path);
        if (!ReturnWay.TryFind(hop, state.Listeners, out var way))
        {
            return;
        }
        var length = AnswerWriter.Write(message, plan with { Source = source }, state.Key, worker.Outlet.Reserve());
        if (length > 0 && worker.Outlet.Send(length, way with { FromWhereItCame = true }))
        {
            worker.CountResponse(incoming.Trunk, plan.Status);
        }
    }
}
