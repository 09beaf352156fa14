using System.Globalization;
using System.Text;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Texts to numbers of ours:
/// <list type="number">
/// <item>By a bind whose word does not count: refused, and never handed on.</item>
/// <item>Reports about texts of ours: taken, nobody waits for them.</item>
/// <item>From anybody who is no line of ours: refused.</item>
/// <item>Given to the desk; acknowledged when that is done with it.</item>
/// </list>
/// Texts in hand are bounded by the windows of the links that they came by.
/// </summary>
internal sealed class ServiceGate(TextState state, TextAnswers answers, TextRefuser refuser)
{
    /// <summary>Whether a text to there is for us.</summary>
    public bool IsOurs(scoped SmppAddress destination) => state.Service?.Find(destination.Text) is not null;

    /// <summary>A text by a trunk's bind; false where it is not for us.</summary>
    public bool TryTake(in TextArrival arrival, scoped in SmppPdu pdu)
    {
        if (state.Service is not { } numbers || numbers.Find(pdu) is not { } number)
        {
            return false;
        }
        var trunk = arrival.Trunk.Trunk;

        // 1. Whose word counts
        if (!numbers.Model.Trunks.Contains(trunk.Name))
        {
            state.Counters.Refuse(TextRefusal.OwnNumber);
            refuser.Refuse(arrival, pdu, default);
            return true;
        }
        var way = new TextWay(trunk.NextHop?.Name ?? "", trunk.Name);
        Take(arrival.From, arrival.Link, pdu, number, trunk.Screening.Dial, way);
        return true;
    }

    /// <summary>A text that a message centre of ours delivers; false where it is not for us.</summary>
    public bool TryDeliver(SmppLink from, LinkFlow link, scoped in SmppPdu pdu)
    {
        if (state.Service is not { } numbers || numbers.Find(pdu) is not { } number)
        {
            return false;
        }
        var hop = from.Target!.Hop!.Name;
        if (!numbers.Model.NextHops.Contains(hop))
        {
            answers.Impossible(from, pdu.Command, pdu.Sequence, TextRefusal.OwnNumber);
            return true;
        }
        if (state.IsDraining)
        {
            answers.Temporary(from, pdu.Command, pdu.Sequence, TextRefusal.Draining);
            return true;
        }
        Take(from, link, pdu, number, numbers.Model.Dial, new TextWay(hop));
        return true;
    }

    void Take(
        SmppLink near, LinkFlow link, scoped in SmppPdu pdu, string number, DialRules dial, TextWay way)
    {
        var facts = MessageFacts.Of(pdu);

        // 2. Reports
        if (facts.IsReport)
        {
            Acknowledge(near, pdu.Command, pdu.Sequence);
            return;
        }

        // 3. Who writes
        var sender = SenderAddress.Read(dial, (byte)pdu.Source.Ton, pdu.Source.Text);
        if (sender.Form != NumberForm.E164 || !state.Model.Screening.Lines.IsOurs(sender.Number))
        {
            answers.Impossible(near, pdu.Command, pdu.Sequence, TextRefusal.NoLine);
            return;
        }
        var text = new ServiceText
        {
            From = sender.Number,
            To = number,
            Text = Read(facts),
            Part = facts.Part.IsPart ? facts.Part.Number : 0,
            Id = string.Create(
                CultureInfo.InvariantCulture, $"{Encoding.ASCII.GetString(link.CorrelationStart)}{pdu.Sequence}"),
            Way = way,
            Ussd = UssdParameters.Read(pdu),
        };

        // 4. The desk
        _ = AskAsync(near, pdu.Command, pdu.Sequence, text);
    }

    async Task AskAsync(SmppLink near, CommandId command, uint sequence, ServiceText text)
    {
        var taken = await state.Desk!.TakeAsync(text).ConfigureAwait(false);
        if (taken.IsDone)
        {
            Acknowledge(near, command, sequence);
        }
        else
        {
            answers.Temporary(near, command, sequence, TextRefusal.OwnLater);
        }
        taken.Then?.Invoke();
    }

    /// <summary>A message centre that submits to us is given an id; what is delivered to us has none.</summary>
    void Acknowledge(SmppLink near, CommandId command, uint sequence)
    {
        Span<byte> id = stackalloc byte[OwnIds.Length];
        if (near.Side == SessionSide.MessageCentre)
        {
            state.Ids.Next(id);
            answers.Say(near, command, sequence, SmppStatus.Ok, id);
            return;
        }
        answers.Say(near, command, sequence, SmppStatus.Ok, id: default);
    }

    static string Read(scoped in MessageFacts facts)
    {
        Span<char> room = stackalloc char[GatewayLimits.ServiceCharactersMax];
        var alphabet = facts.Coding.Alphabet;
        var octets = facts.Text[..Math.Min(facts.Text.Length, GatewayLimits.ServiceCharactersMax)];
        var length = TextCodec.Decode(alphabet, octets, room);
        return length < 0 ? "" : new string(room[..length]);
    }
}
