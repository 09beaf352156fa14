namespace Seawall.Register;

/// <summary>
/// How a notice goes from state to state. Pure: what is stored and what happened give what is stored afterwards; the
/// same value where nothing is to be done.
/// <code>
/// (none), Deferred --begin--> InFlight --taken--> Sent --receipts of all parts--> Told
/// InFlight --refused--> Deferred | Unreached      Sent --receipt of a failure, or none in time--> Deferred | Unreached
/// InFlight --not taken--> Deferred                InFlight of an earlier process --begin, marked--> InFlight
/// Sent, Deferred, Unreached, InFlight again --late receipts of all parts of one attempt--> Told
/// </code>
/// </summary>
static class NoticeRule
{
    /// <summary>A line is about to be handed to a message centre; what is stored of an earlier round is over.</summary>
    public static StoredNotice Begin(
        in StoredNotice? before, NoticeKey key, int round, byte wave, string nextHop, long now)
    {
        var due = now + NoticeLimits.InFlightSeconds;
        if (before is not { } row || row.Round != round)
        {
            return new StoredNotice(key.Campaign, key.Number, round, wave, NoticeState.InFlight, NoticeReason.None,
                NoticeMarks.None, 1, now, 0, due, nextHop, "", 0);
        }
        var isSame = row.NextHop == nextHop;
        var isAgain = row.State == NoticeState.InFlight;
        return row with
        {
            State = NoticeState.InFlight,
            Marks = isAgain ? row.Marks | NoticeMarks.MaybeTwice : row.Marks,
            Attempts = isAgain || row.Attempts == byte.MaxValue ? row.Attempts : (byte)(row.Attempts + 1),
            AtUnixSeconds = now,
            DueUnixSeconds = due,
            NextHop = nextHop,

            // Ids are ids only of the message centre that gave them.
            MessageIds = isSame ? row.MessageIds : "",
            Delivered = isSame ? row.Delivered : (byte)0,
        };
    }

    /// <summary>It was not handed over after all: it is as before, and its turn is now.</summary>
    public static StoredNotice Back(in StoredNotice row, in StoredNotice? before, long now)
    {
        if (row.State != NoticeState.InFlight)
        {
            return row;
        }
        return before is { } was && was.Round == row.Round
            ? was with { DueUnixSeconds = Math.Min(was.DueUnixSeconds, now) }
            : row with
            {
                State = NoticeState.Deferred, Attempts = 0, AtUnixSeconds = now, DueUnixSeconds = now, NextHop = "",
            };
    }

    /// <summary>The message centre answered.</summary>
    public static StoredNotice Answered(in StoredNotice row, NoticeAnswer answer, in NoticeTerm term)
    {
        if (row.State != NoticeState.InFlight)
        {
            return row;
        }
        switch (answer.Outcome)
        {
            case NoticeSent.Taken:
                var (ids, delivered) = NoticeIds.Add(answer.MessageIds, row.MessageIds, row.Delivered);
                var taken = row with
                {
                    State = NoticeState.Sent, Reason = NoticeReason.None, AtUnixSeconds = term.Seconds,
                    DueUnixSeconds = term.After(term.Terms.ReceiptWithin), MessageIds = ids, Delivered = delivered,
                };
                return term.Terms.Proof == NoticeProof.Taken ? Told(taken, term) : taken;
            case NoticeSent.Refused:
                return Failed(row, NoticeReason.Refused, term);
            default:
                // Nobody was disturbed: it is no attempt.
                return answer.MessageIds.Length > 0
                    ? Failed(row, NoticeReason.NotTaken, term)
                    : row with
                    {
                        State = NoticeState.Deferred, Reason = NoticeReason.NotTaken,
                        Attempts = (byte)Math.Max(0, row.Attempts - 1), AtUnixSeconds = term.Seconds,
                        DueUnixSeconds = term.Hours
                            .Next(term.Now.AddSeconds(NoticeLimits.NotTakenSeconds)).ToUnixTimeSeconds(),
                    };
        }
    }

    /// <summary>No receipt came in time.</summary>
    public static StoredNotice TimedOut(in StoredNotice row, in NoticeTerm term) =>
        row.State == NoticeState.Sent && row.DueUnixSeconds <= term.Seconds
            ? Failed(row, NoticeReason.NoReceipt, term)
            : row;

    /// <summary>The line was told by the second channel, at a time.</summary>
    public static StoredNotice ToldBySecond(in StoredNotice row, long told, long now) =>
        row.State == NoticeState.Told
            ? row
            : Told(row, told, now) with { Reason = NoticeReason.SecondChannel };

    /// <summary>A receipt came.</summary>
    public static (StoredNotice Row, ReceiptEffect Effect) Receipt(
        in StoredNotice row, int round, in NoticeReceipt receipt, in NoticeTerm term)
    {
        // 1 Is it one of ours?
        if (row.Round != round)
        {
            return (row, ReceiptEffect.EarlierRound);
        }
        var isOurs = NoticeIds.TryFind(row.MessageIds, receipt.MessageId, out var bit, out var attempt, out var isLast);
        if (row.NextHop != receipt.NextHop)
        {
            return (row, isOurs ? ReceiptEffect.OtherNextHop : ReceiptEffect.Unknown);
        }
        if (!isOurs)
        {
            return (row, row.State == NoticeState.InFlight ? ReceiptEffect.TooEarly : ReceiptEffect.Unknown);
        }

        // 2 Does it say anything new?
        if (receipt.Outcome == ReceiptOutcome.Other)
        {
            return (row, ReceiptEffect.NotFinal);
        }
        if ((row.Delivered & bit) != 0)
        {
            return (row, ReceiptEffect.Twice);
        }
        if (row.State == NoticeState.Told)
        {
            return (row, ReceiptEffect.AlreadyTold);
        }

        // 3 What does it say?
        if (receipt.Outcome != ReceiptOutcome.Delivered)
        {
            return row.State == NoticeState.Sent && isLast
                ? (Failed(row, Reason(receipt, term.Terms), term), ReceiptEffect.Failed)
                : (row, ReceiptEffect.OverAlready);
        }
        var after = row with { Delivered = (byte)(row.Delivered | bit) };
        return (after.Delivered & attempt) == attempt
            ? (Told(after, term), ReceiptEffect.Told)
            : (after, ReceiptEffect.Part);
    }

    // The second that has begun is the person's.
    static StoredNotice Told(in StoredNotice row, in NoticeTerm term) =>
        Told(row, term.After(TimeSpan.Zero), term.Seconds);

    static StoredNotice Told(in StoredNotice row, long told, long now) => row with
    {
        State = NoticeState.Told, Reason = NoticeReason.None, AtUnixSeconds = now, ToldUnixSeconds = told,
        DueUnixSeconds = 0,
    };

    static StoredNotice Failed(in StoredNotice row, NoticeReason reason, in NoticeTerm term)
    {
        var isLast = row.Attempts >= term.Terms.Attempts;
        return row with
        {
            State = isLast ? NoticeState.Unreached : NoticeState.Deferred,
            Reason = reason,
            AtUnixSeconds = term.Seconds,
            DueUnixSeconds = isLast ? 0 : RetryTimes.Next(
                DateTimeOffset.FromUnixTimeSeconds(row.AtUnixSeconds), term.Now, term.Terms, term.Hours)
                .ToUnixTimeSeconds(),
        };
    }

    static NoticeReason Reason(in NoticeReceipt receipt, NoticeTerms terms)
    {
        if (receipt.Error.Length > 0 && terms.AbroadErrors.Contains(receipt.Error))
        {
            return NoticeReason.Abroad;
        }
        return receipt.Outcome switch
        {
            ReceiptOutcome.Expired => NoticeReason.Expired,
            ReceiptOutcome.Undeliverable => NoticeReason.Undeliverable,
            _ => NoticeReason.Rejected,
        };
    }

    /// <summary>Whether a line is shut by default at a time: it was told, and its days are over.</summary>
    public static bool IsShut(StoredCampaign campaign, in StoredNotice row, long now)
    {
        var at = campaign.State == CampaignState.Paused ? Math.Min(now, campaign.PausedUnixSeconds) : now;
        return campaign.IsInForce && campaign.Terms is { Default: CampaignDefault.Shut, Shadow: false }
            && row.State == NoticeState.Told && row.Round == campaign.Round
            && at >= Math.Max(campaign.Terms.Effect.ToUnixTimeSeconds(),
                row.ToldUnixSeconds + campaign.Terms.Notice.Days * 86_400L);
    }
}
