using System.Collections.Concurrent;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Sends notices, many thousands in flight, without a task or a thread for any of them:
/// <list type="number">
/// <item>A link of its next hop is chosen that has room for all parts; without one it is not begun.</item>
/// <item>Its parts go out in order by that link. Where a window is too small for all of them, the rest goes as answers
/// come: by the same link while that can.</item>
/// <item>Each part is answered, or given up: the first that is not taken keeps the rest from being sent.</item>
/// <item>When no part is open any more, whoever waits is told once.</item>
/// </list>
/// People's texts come first: nothing is begun while any of theirs waits for room.
/// </summary>
internal sealed class NoticeSender : IDisposable
{
    readonly TextState state;
    readonly NoticeSlots slots = new();
    readonly NoticeTexts texts = new();
    readonly ConcurrentQueue<NoticeSending> stalled = new();
    readonly ITimer timer;
    LinkTables? tables;

    public NoticeSender(TextState state)
    {
        this.state = state;
        var period = TimeSpan.FromMilliseconds(LinkLimits.SweepMs);
        timer = state.Time.CreateTimer(static self => ((NoticeSender)self!).GoOn(), this, period, period);
    }

    /// <summary>Where links are found, from when there are any.</summary>
    public void Attach(LinkTables found) => tables = found;

    /// <summary>
    /// Hands a notice over without waiting. False: there is no room now, or nobody is bound; nothing happened. True:
    /// the waiter is told once, possibly before this returns.
    /// </summary>
    public bool TrySend(in OwnNotice notice, IOwnNoticeWaiter waiter)
    {
        if (state.IsDraining || tables?.NextHop(notice.NextHop) is not { } hop
            || hop.Room.Count > 0)
        {
            return false;
        }
        if (texts.Of(notice.Text) is not { } text)
        {
            waiter.Answered(new OwnNoticeAnswer(OwnTextOutcome.Refused, ""));
            return true;
        }

        // 1. A link
        var key = state.Ids.NextKey();
        var now = state.Clock.Ticks();
        if (NoticeChoice.Find(hop, text.Count, key, now) is not { } link || !slots.TryTake(out var sending))
        {
            return false;
        }

        // 2. Its parts
        NoticeEnd end;
        lock (sending)
        {
            sending.Begin(notice, text, waiter, key, now + Units(state.Model.Smpp!.Timers.Response));
            (sending.Hop, sending.Link) = (hop, link);
            SendRest(sending);
            if (sending.Sent == 0 && sending.Outcome != OwnTextOutcome.Refused)
            {
                // Others took the room, or the link is gone.
                slots.Free(sending);
                return false;
            }
            end = Step(sending);
        }
        end.Tell();
        return true;
    }

    /// <summary>A message centre answered a part.</summary>
    public void Answered(SmppLink far, scoped in SmppPdu response, in InFlight waiting)
    {
        var status = response.Command == CommandId.GenericNack && response.Status == SmppStatus.Ok
            ? SmppStatus.SystemError
            : response.Status;
        if (status == SmppStatus.Ok)
        {
            far.Target?.Rest.End(waiting.SentAt);
            Ended(waiting, OwnTextOutcome.Taken, MessageIdText.Of(response.Text(SmppField.MessageId)));
            return;
        }
        if (status is SmppStatus.Throttled or SmppStatus.MessageQueueFull)
        {
            far.Target?.Rest.Begin(state.Clock.Ticks(), state.Clock.TicksPerSecond);
        }
        Ended(waiting, MayComeAgain(status) ? OwnTextOutcome.Unreachable : OwnTextOutcome.Refused, "");
    }

    /// <summary>A part will not be answered.</summary>
    public void GivenUp(in InFlight waiting) => Ended(waiting, OwnTextOutcome.Unreachable, "");

    /// <summary>Tries again what has begun and found no room for its rest.</summary>
    public void GoOn()
    {
        for (var count = stalled.Count; count > 0 && stalled.TryDequeue(out var sending); count--)
        {
            NoticeEnd end;
            lock (sending)
            {
                end = Step(sending);
            }
            end.Tell();
        }
    }

    /// <summary>Nothing is sent any more: what waits for room is over.</summary>
    public void Dispose()
    {
        timer.Dispose();
        while (stalled.TryDequeue(out var sending))
        {
            NoticeEnd end;
            lock (sending)
            {
                sending.Fail(OwnTextOutcome.Unreachable);
                end = Step(sending);
            }
            end.Tell();
        }
    }

    /// <summary>What is wrong between us and the message centre, and not with the text.</summary>
    static bool MayComeAgain(SmppStatus status) =>
        SmppStatuses.IsTemporary(status) || status is SmppStatus.SystemError or SmppStatus.InvalidBindStatus;

    /// <summary>3. A part is answered.</summary>
    void Ended(in InFlight waiting, OwnTextOutcome outcome, string id)
    {
        var sending = slots[waiting.NearSequence];
        NoticeEnd end;
        lock (sending)
        {
            sending.PartEnded(waiting.Multi, outcome, id);
            end = Step(sending);
        }
        end.Tell();
        if (!stalled.IsEmpty)
        {
            GoOn();
        }
    }

    /// <summary>
    /// Goes on with it under its lock: sends what can be sent; where all is over, returns what is to be told without
    /// it.
    /// </summary>
    NoticeEnd Step(NoticeSending sending)
    {
        SendRest(sending);
        if (sending.HasRest && sending.Open == 0)
        {
            if (state.Clock.Ticks() < sending.GivenUpAt)
            {
                stalled.Enqueue(sending);
                return default;
            }
            sending.Fail(OwnTextOutcome.Unreachable);
        }
        if (!sending.IsOver)
        {
            return default;
        }
        var end = new NoticeEnd(sending.Waiter, sending.Answer());
        slots.Free(sending);
        return end;
    }

    /// <summary>Sends parts in order while there is room.</summary>
    void SendRest(NoticeSending sending)
    {
        Span<byte> pdu = stackalloc byte[NoticeWriter.OctetsMax];
        while (sending.HasRest)
        {
            var chosen = NoticeChoice.ForRest(sending.Hop, sending.Link, sending.Key, out var link);
            var length = chosen == Chosen.Found
                ? NoticeWriter.Write(sending.Notice, sending.Text, sending.Sent, sending.Reference, pdu)
                : 0;
            if (chosen == Chosen.NoneBound || length < 0)
            {
                sending.Fail(length < 0 ? OwnTextOutcome.Refused : OwnTextOutcome.Unreachable);
                return;
            }
            var waiting = new InFlight(
                null, sending.Ticket, CommandId.SubmitSm, (ushort)sending.Sent, (byte)TextFlags.Notice,
                state.Clock.Ticks());
            if (chosen == Chosen.NoRoom || link!.TryRequest(pdu[..length], waiting) != SendResult.Sent)
            {
                return;
            }
            sending.PartSent(link);
        }
    }

    /// <summary>4. What is told when all is over; nothing before.</summary>
    readonly record struct NoticeEnd(IOwnNoticeWaiter? Waiter, OwnNoticeAnswer Answer)
    {
        public void Tell() => Waiter?.Answered(Answer);
    }

    long Units(TimeSpan span) => (long)(span.TotalSeconds * state.Clock.TicksPerSecond);
}
