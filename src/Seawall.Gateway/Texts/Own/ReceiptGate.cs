using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Receipts of notices, as a message centre of a next hop delivers them by any of its binds:
/// <list type="number">
/// <item>To a sender of notices; all others are not ours.</item>
/// <item>Not about a trunk's text: those are known by their ids, and go where they always go.</item>
/// <item>One that cannot be read is counted and acknowledged: it would not be better for coming again.</item>
/// <item>Given to whoever takes them; acknowledged when that is done with it, else to come again.</item>
/// </list>
/// Receipts in hand are bounded by the windows of the links that they came by.
/// </summary>
internal sealed class ReceiptGate(TextState state, TextAnswers answers)
{
    /// <summary>What senders in receipts are read by where the settings have no better rules.</summary>
    static readonly DialRules Plain = new() { InternationalPrefixes = ["00", ""] };

    volatile OwnSenders senders = new([], "");
    volatile string lastError = "";

    /// <summary>False where it is not about a notice.</summary>
    public bool TryTake(SmppLink from, LinkFlow link, scoped in SmppPdu pdu)
    {
        // 1. To a sender of notices
        if (state.Receipts is not { } receipts || !new EsmClass(pdu.Octet(SmppField.EsmClass)).IsReport)
        {
            return false;
        }
        var hop = from.Target!.Hop!;
        var dial = DialOf(hop);
        if (!SendersOf(receipts.Senders, dial.HomeCountryCode).Has(pdu.Destination.Text))
        {
            return false;
        }

        // 2. Not about a trunk's text
        var isRead = DeliveryReceipt.TryRead(pdu, out var receipt);
        if (isRead && state.Routes.TrunkOfId(
            link.Target!.Number, receipt.MessageId, state.Clock.Second(state.Clock.Ticks())) != 0)
        {
            return false;
        }

        // 3. Readable
        var number = SenderAddress.Read(dial, (byte)pdu.Source.Ton, pdu.Source.Text);
        if (!isRead || receipt.MessageId.Length >= SmppLimits.MessageIdOctetsMax || number.Form != NumberForm.E164)
        {
            state.Counters.Refuse(TextRefusal.ReceiptUnread);
            Acknowledge(from, pdu.Command, pdu.Sequence, isDone: true);
            return true;
        }

        // 4. Given
        _ = AwaitAsync(from, pdu.Command, pdu.Sequence, receipts.TakeAsync(new OwnReceipt(
            hop.Name, number.Number, MessageIdText.Of(receipt.MessageId), receipt.State, ErrorOf(receipt, pdu))));
        return true;
    }

    /// <summary>Nothing is made for it where it is done at once.</summary>
    async Task AwaitAsync(SmppLink from, CommandId command, uint sequence, ValueTask<bool> taking) =>
        Acknowledge(from, command, sequence, await taking.ConfigureAwait(false));

    void Acknowledge(SmppLink from, CommandId command, uint sequence, bool isDone)
    {
        if (isDone)
        {
            answers.Say(from, command, sequence, SmppStatus.Ok, id: default);
        }
        else
        {
            answers.Temporary(from, command, sequence, TextRefusal.OwnLater);
        }
    }

    /// <summary>The rules of our numbers, else of a trunk whose texts go there.</summary>
    DialRules DialOf(SmppNextHop hop)
    {
        var model = state.Model.Smpp!;
        if (model.Service is { } service)
        {
            return service.Dial;
        }
        foreach (var trunk in model.Trunks)
        {
            if (trunk.NextHop == hop.Name)
            {
                return trunk.Screening.Dial;
            }
        }
        return Plain;
    }

    OwnSenders SendersOf(ImmutableArray<string> current, string countryCode)
    {
        var known = senders;
        return known.IsOf(current, countryCode) ? known : senders = new OwnSenders(current, countryCode);
    }

    /// <summary>Most receipts have the same code, and it is one string for all of them.</summary>
    string ErrorOf(scoped in DeliveryReceipt receipt, scoped in SmppPdu pdu)
    {
        Span<byte> room = stackalloc byte[GatewayLimits.ReceiptErrorCharactersMax];
        scoped var code = receipt.Error[..Math.Min(receipt.Error.Length, GatewayLimits.ReceiptErrorCharactersMax)];

        // v3.4 §5.3.2.31: network type, then the code in two octets
        if (code.IsEmpty && pdu.TryTlv(TlvTag.NetworkErrorCode, out var network) && network.Length == 3)
        {
            var value = (network[1] << 8) | network[2];
            value.TryFormat(room, out var digits, default, CultureInfo.InvariantCulture);
            code = room[..digits];
        }
        var last = lastError;
        if (last.Length == code.Length && Ascii.Equals(code, last))
        {
            return last;
        }
        return lastError = code.IsEmpty ? "" : Encoding.Latin1.GetString(code);
    }
}
