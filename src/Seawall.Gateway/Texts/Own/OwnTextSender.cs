using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Sends texts of our own: 1 a link of its way is looked for, 2 its parts are written for that link, 3 each is sent
/// when the one before it was taken, so that they arrive in order, 4 the first that is not taken ends it.
/// </summary>
internal sealed class OwnTextSender(TextState state, LinkTables tables)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    int reference;

    public async Task<OwnTextOutcome> SendAsync(OwnText text, CancellationToken cancel)
    {
        var key = state.Ids.NextKey();
        var part = (byte)Interlocked.Increment(ref reference);
        var sent = 0;
        var count = 1;
        var begun = state.Time.GetTimestamp();
        while (sent < count)
        {
            // 1. A link
            if (Choose(text.Way, key) is { } link)
            {
                // 2. Parts
                var pdus = OwnTextWriter.Write(text, CommandFor(link), part);
                if (pdus.Count == 0)
                {
                    return OwnTextOutcome.Refused;
                }
                count = pdus.Count;

                // 3. Each in turn
                if (TrySend(link, pdus[sent], out var answer))
                {
                    // 4. What is not taken ends it
                    var status = await answer.WaitAsync(cancel).ConfigureAwait(false);
                    if (status != SmppStatus.Ok)
                    {
                        return status is { } said && !SmppStatuses.IsTemporary(said) && said != SmppStatus.SystemError
                            ? OwnTextOutcome.Refused
                            : OwnTextOutcome.Unreachable;
                    }
                    sent++;
                    continue;
                }
            }
            if (state.Time.GetElapsedTime(begun) > text.Patience)
            {
                return OwnTextOutcome.Unreachable;
            }
            await Task.Delay(Look, state.Time, cancel).ConfigureAwait(false);
        }
        return OwnTextOutcome.Taken;
    }

    static CommandId CommandFor(SmppLink link) =>
        link.Side == SessionSide.MessageCentre ? CommandId.DeliverSm : CommandId.SubmitSm;

    bool TrySend(SmppLink link, byte[] pdu, out Task<SmppStatus?> answer)
    {
        var ticket = state.Own.Begin(out answer);
        var waiting = new InFlight(null, ticket, CommandId.SubmitSm, 0, 0, state.Clock.Ticks());
        if (link.TryRequest(pdu, waiting) == SendResult.Sent)
        {
            return true;
        }
        state.Own.End(ticket, null);
        return false;
    }

    SmppLink? Choose(TextWay way, ulong key)
    {
        SmppLink? link = null;
        var chosen = way.Trunk is { } name && tables.Trunk(name) is { } trunk
            ? trunk.Links.Choose(key, out link)
            : Chosen.NoneBound;
        if (chosen == Chosen.NoneBound)
        {
            tables.NextHop(way.NextHop)?.Choose(key, out link);
        }
        return link;
    }
}
