using Seawall.Register;

namespace Seawall.Province;

/// <summary>Hands on what the message centres say, and notes what it proves.</summary>
sealed class Receipts(World world)
{
    const long MinuteMs = 60_000;

    List<Offer> _offered = [];

    /// <summary>A text is answered, where the process that gave it is still there.</summary>
    public Task AnswerAsync(SentText text)
    {
        if (text.Answered is { } answered)
        {
            (text.Answered, text.AnsweredMs) = (null, world.NowMs);
            answered(text.Answer switch
            {
                CentreAnswer.Takes => new NoticeAnswer(NoticeSent.Taken, text.PartIds),
                CentreAnswer.Refuses => new NoticeAnswer(NoticeSent.Refused, ""),
                _ => new NoticeAnswer(NoticeSent.NotTaken, ""),
            });
        }
        return Task.CompletedTask;
    }

    /// <summary>A receipt is offered; it is acknowledged when the register has put down what it says.</summary>
    public Task OfferAsync(SentText text, int detail)
    {
        var (part, outcome, error) = MessageCentre.Read(detail);
        if (outcome == ReceiptOutcome.Delivered)
        {
            text.Offered |= (byte)(1 << part);
            if (Counts(text) && text.Offered == text.AllParts)
            {
                world.Lines.MayBeTold(text.Line, world.NowSeconds);
            }
        }
        _offered.Add(new Offer(text, detail, world.Site.Receipts.TakeAsync(new NoticeReceipt(
            text.NextHop, world.Lines.Number(text.Line), text.PartId(part), outcome, error)).AsTask()));
        return Task.CompletedTask;
    }

    /// <summary>Looks at those that were answered; what was not acknowledged comes again a minute later.</summary>
    public async Task LookAsync()
    {
        List<Offer> waiting = [];
        foreach (var offer in _offered)
        {
            if (!offer.Answer.IsCompleted)
            {
                waiting.Add(offer);
            }
            else if (await offer.Answer)
            {
                Acknowledged(offer.Text, offer.Detail);
            }
            else
            {
                Again(offer);
            }
        }
        _offered = waiting;
    }

    /// <summary>The process is dead: what it did not acknowledge comes again.</summary>
    public async Task ProcessEndsAsync()
    {
        await LookAsync();
        _offered.ForEach(Again);
        _offered.Clear();
    }

    void Again(Offer offer)
    {
        if (offer.Text is { } text)
        {
            world.Timeline.Add(world.NowMs + MinuteMs, new(HappeningKind.Receipt, text.Id, offer.Detail));
        }
    }

    bool Counts(SentText text) => text.IsNotice && text.Sojourn == world.Lines.Sojourn(text.Line)
        && world.Lines.IsMember(text.Line);

    void Acknowledged(SentText? text, int detail)
    {
        if (text is null)
        {
            return;
        }
        var (part, outcome, _) = MessageCentre.Read(detail);
        if (outcome == ReceiptOutcome.Delivered)
        {
            text.Acknowledged |= (byte)(1 << part);
            if (Counts(text) && text is { IsUnsure: false, AnsweredMs: > 0 } && text.Acknowledged == text.AllParts)
            {
                world.Lines.IsTold(text.Line, world.NowSeconds);
            }
            Answered(text, part);
        }
        text.Failed |= outcome is not (ReceiptOutcome.Delivered or ReceiptOutcome.Other);
    }

    /// <summary>A person who has the whole text may do something about it.</summary>
    void Answered(SentText text, int part)
    {
        var holder = world.Lines.Holder(text.Line);
        if (text.IsNotice && part == text.Parts - 1 && world.People.Reply(text.Line, holder) != ReplyKind.None)
        {
            world.Timeline.Add(
                world.NowMs + world.Dice.Between(MinuteMs, 4_000 * MinuteMs, Throw.ReplyAfter, text.Line, holder),
                new(HappeningKind.Reply, text.Line, holder));
        }
    }

    /// <summary>A receipt that nobody should believe: it is taken, and tells nobody.</summary>
    public Task ForgeAsync(int forgery)
    {
        if (world.Centre.Count == 0)
        {
            return Task.CompletedTask;
        }
        var text = world.Centre[(int)world.Dice.Below(world.Centre.Count, Throw.ForgedHow, forgery)];
        var number = world.Lines.Number(text.Line);
        var receipt = new NoticeReceipt(text.NextHop, number, text.PartId(0), ReceiptOutcome.Delivered, "000");
        _offered.Add(new Offer(null, 0, world.Site.Receipts.TakeAsync((forgery % 4) switch
        {
            0 => receipt with { NextHop = "elsewhere" },
            1 => receipt with { MessageId = "no such" },
            2 => receipt with { Number = world.Lines.Number((text.Line + 1) % world.Lines.Lines) },
            _ => receipt with { MessageId = "", Outcome = ReceiptOutcome.Undeliverable },
        }).AsTask()));
        return Task.CompletedTask;
    }

    /// <summary>A receipt that was offered; a forged one is about no text.</summary>
    sealed record Offer(SentText? Text, int Detail, Task<bool> Answer);
}
