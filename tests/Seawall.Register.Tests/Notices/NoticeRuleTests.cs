using Seawall.Screening;

namespace Seawall.Register.Tests;

public sealed class NoticeRuleTests
{
    static readonly E164 Line = new(8613857100001);
    static readonly DateTimeOffset Now = NoticeSamples.Nine;
    static readonly NoticeTerm Term = NoticeSamples.Term(Now);
    static readonly long Second = Now.ToUnixTimeSeconds();

    static StoredNotice Begun(in StoredNotice? before = null, string hop = "smsc", int round = 1) =>
        NoticeRule.Begin(before, new NoticeKey(1, Line), round, 0, hop, Second);

    static StoredNotice Taken(string ids = "a b", in StoredNotice? before = null) =>
        NoticeRule.Answered(before ?? Begun(), new NoticeAnswer(NoticeSent.Taken, ids), Term);

    static (StoredNotice Row, ReceiptEffect Effect) Receipt(in StoredNotice row, string id = "a",
        ReceiptOutcome outcome = ReceiptOutcome.Delivered, string error = "", string hop = "smsc", int round = 1) =>
        NoticeRule.Receipt(row, round, new NoticeReceipt(hop, Line, id, outcome, error), Term);

    static StoredNotice Told() => Receipt(Receipt(Taken()).Row, "b").Row;

    [Fact]
    public void ALineIsToldWhenEveryPartIs()
    {
        Assert.Equal(new StoredNotice(1, Line, 1, 0, NoticeState.InFlight, NoticeReason.None, NoticeMarks.None, 1,
            Second, 0, Second + NoticeLimits.InFlightSeconds, "smsc", "", 0), Begun());
        var sent = Taken();
        Assert.Equal((NoticeState.Sent, "a b", Second + 48 * 3_600),
            (sent.State, sent.MessageIds, sent.DueUnixSeconds));

        var (part, effect) = Receipt(sent, "b");
        Assert.Equal((NoticeState.Sent, ReceiptEffect.Part), (part.State, effect));
        var (told, last) = Receipt(part);
        Assert.Equal((NoticeState.Told, ReceiptEffect.Told), (told.State, last));
        Assert.Equal((Second, 0), (told.ToldUnixSeconds, told.DueUnixSeconds));
    }

    [Fact]
    public void TheSecondThatHasBegunIsThePersons()
    {
        var term = NoticeSamples.Term(Now.AddMilliseconds(1));
        var told = NoticeRule.Receipt(
            Taken("a"), 1, new NoticeReceipt("smsc", Line, "a", ReceiptOutcome.Delivered, ""), term).Row;
        Assert.Equal(Second + 1, told.ToldUnixSeconds);
    }

    [Fact]
    public void WhereTakingIsTheProofItTells()
    {
        var terms = NoticeSamples.Terms(proof: NoticeProof.Taken);
        var told = NoticeRule.Answered(Begun(), new NoticeAnswer(NoticeSent.Taken, ""), NoticeSamples.Term(Now, terms));
        Assert.Equal((NoticeState.Told, Second), (told.State, told.ToldUnixSeconds));
    }

    public static TheoryData<string, ReceiptEffect> Without => new()
    {
        { "unknown id", ReceiptEffect.Unknown }, { "empty id", ReceiptEffect.Unknown },
        { "between", ReceiptEffect.Unknown }, { "other hop", ReceiptEffect.OtherNextHop },
        { "other hop and id", ReceiptEffect.Unknown }, { "not final", ReceiptEffect.NotFinal },
        { "twice", ReceiptEffect.Twice }, { "earlier round", ReceiptEffect.EarlierRound },
        { "told, twice", ReceiptEffect.Twice }, { "told, failure", ReceiptEffect.Twice },
        { "in flight", ReceiptEffect.TooEarly }, { "failed before", ReceiptEffect.OverAlready },
        { "earlier attempt", ReceiptEffect.OverAlready },
    };

    [Theory]
    [MemberData(nameof(Without))]
    public void WithoutEffect(string what, ReceiptEffect expected)
    {
        var sent = Taken();
        var part = Receipt(sent).Row;
        var failed = Receipt(sent, outcome: ReceiptOutcome.Expired).Row;
        var again = Taken("c d", Begun(failed));
        var (row, result) = what switch
        {
            "unknown id" => (sent, Receipt(sent, "x")),
            "empty id" => (sent, Receipt(sent, "")),
            "between" => (again, Receipt(again, "|")),
            "other hop" => (sent, Receipt(sent, hop: "hub")),
            "other hop and id" => (sent, Receipt(sent, "x", hop: "hub")),
            "not final" => (sent, Receipt(sent, outcome: ReceiptOutcome.Other)),
            "twice" => (part, Receipt(part)),
            "earlier round" => (sent, Receipt(sent, round: 2)),
            "told, twice" => (Told(), Receipt(Told())),
            "told, failure" => (Told(), Receipt(Told(), outcome: ReceiptOutcome.Undeliverable)),
            "in flight" => (Begun(), Receipt(Begun())),
            "failed before" => (failed, Receipt(failed, "b", ReceiptOutcome.Expired)),
            _ => (again, Receipt(again, "a", ReceiptOutcome.Undeliverable)),
        };
        Assert.Equal((expected, row), (result.Effect, result.Row));
    }

    [Theory]
    [InlineData(ReceiptOutcome.Expired, "001", NoticeReason.Expired)]
    [InlineData(ReceiptOutcome.Undeliverable, "", NoticeReason.Undeliverable)]
    [InlineData(ReceiptOutcome.Undeliverable, "027", NoticeReason.Abroad)]
    [InlineData(ReceiptOutcome.Rejected, "1", NoticeReason.Rejected)]
    [InlineData(ReceiptOutcome.Deleted, "1", NoticeReason.Rejected)]
    public void AFailureDefersWithItsReason(ReceiptOutcome outcome, string error, NoticeReason reason)
    {
        var (row, effect) = Receipt(Taken(), outcome: outcome, error: error);
        Assert.Equal((NoticeState.Deferred, reason, ReceiptEffect.Failed), (row.State, row.Reason, effect));
        Assert.True(row.DueUnixSeconds >= Second + 29 * 3_600);
    }

    [Fact]
    public void TheLastFailureLeavesTheLineToTheSecondChannel()
    {
        var row = Begun();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, row.Attempts);
            row = NoticeRule.Answered(row, new NoticeAnswer(NoticeSent.Refused, ""), Term);
            Assert.Equal(attempt < 3 ? NoticeState.Deferred : NoticeState.Unreached, row.State);
            row = attempt < 3 ? Begun(row) : row;
        }
        Assert.Equal((NoticeReason.Refused, 0), (row.Reason, row.DueUnixSeconds));
        var told = NoticeRule.ToldBySecond(row, Second - 100, Second);
        Assert.Equal((NoticeState.Told, NoticeReason.SecondChannel, Second - 100),
            (told.State, told.Reason, told.ToldUnixSeconds));
        Assert.Equal(told, NoticeRule.ToldBySecond(told, Second, Second));
    }

    [Fact]
    public void WhatNobodyTookIsNoAttempt()
    {
        var row = NoticeRule.Answered(Begun(), new NoticeAnswer(NoticeSent.NotTaken, ""), Term);
        Assert.Equal((NoticeState.Deferred, NoticeReason.NotTaken, (byte)0, Second + 300),
            (row.State, row.Reason, row.Attempts, row.DueUnixSeconds));

        var half = NoticeRule.Answered(Begun(), new NoticeAnswer(NoticeSent.NotTaken, "a"), Term);
        Assert.Equal((NoticeState.Deferred, (byte)1), (half.State, half.Attempts));
    }

    [Fact]
    public void AReceiptThatDoesNotComeInTimeIsAFailureAndOneThatComesLaterCountsFromThen()
    {
        var sent = Taken();
        Assert.Equal(sent, NoticeRule.TimedOut(sent, NoticeSamples.Term(Now.AddHours(47))));
        var late = NoticeSamples.Term(Now.AddHours(48));
        var deferred = NoticeRule.TimedOut(sent, late);
        Assert.Equal((NoticeState.Deferred, NoticeReason.NoReceipt), (deferred.State, deferred.Reason));

        // Tried again, and only then the receipts of the first attempt come: both of them, or it is not told.
        var again = Taken("c d", Begun(deferred));
        Assert.Equal("c d | a b", again.MessageIds);
        Assert.Equal(ReceiptEffect.Part, Receipt(Receipt(again, "c").Row, "a").Effect);
        Assert.Equal(ReceiptEffect.Told, Receipt(Receipt(Receipt(again, "c").Row, "a").Row, "b").Effect);
        Assert.Equal(ReceiptEffect.Told, Receipt(Receipt(again, "c").Row, "d").Effect);
        Assert.Equal(ReceiptEffect.Told, Receipt(Receipt(Begun(deferred), "a").Row, "b").Effect);

        // Another message centre's ids are not ours to know.
        Assert.Equal("", Begun(deferred, "other").MessageIds);
    }

    [Fact]
    public void InFlightOfAnEarlierProcessIsSentOnceMoreAndMarked()
    {
        var again = Begun(Begun());
        Assert.Equal((NoticeMarks.MaybeTwice, (byte)1), (again.Marks, again.Attempts));
        Assert.Equal(NoticeMarks.None, Begun(Taken()).Marks);
        Assert.Equal((NoticeMarks.None, (byte)1, ""), (Begun(Told(), round: 2).Marks, Begun(Told(), round: 2).Attempts,
            Begun(Told(), round: 2).MessageIds));
    }

    [Fact]
    public void WhatWasNotHandedOverIsAsBefore()
    {
        var first = NoticeRule.Back(Begun(), null, Second);
        Assert.Equal((NoticeState.Deferred, (byte)0, Second), (first.State, first.Attempts, first.DueUnixSeconds));
        Assert.Equal((byte)1, Begun(first).Attempts);
        var failed = Receipt(Taken(), outcome: ReceiptOutcome.Expired).Row;
        Assert.Equal(failed with { DueUnixSeconds = Second }, NoticeRule.Back(Begun(failed), failed, Second));
        Assert.Equal(Taken(), NoticeRule.Back(Taken(), null, Second));
    }

    [Fact]
    public void AnAnswerToWhatIsNotInFlightChangesNothing()
    {
        Assert.Equal(Told(), NoticeRule.Answered(Told(), new NoticeAnswer(NoticeSent.Refused, ""), Term));
        Assert.Equal(Taken(), NoticeRule.Answered(Taken(), new NoticeAnswer(NoticeSent.Taken, "z"), Term));
    }

    [Theory]
    [InlineData("a b", "", 0, "a b", 0)]
    [InlineData("c d", "a b", 0b01, "c d | a b", 0b0100)]
    [InlineData("", "a b", 0b11, "a b", 0b11)]
    [InlineData("e f g", "c d | a b x y", 0b111111, "e f g | c d", 0b11000)]
    [InlineData("1 2 3 4 5 6 7 8 9", "a", 1, "", 0)]
    public void IdsOfEarlierAttemptsAreKeptAsFarAsTheyFit(
        string attempt, string ids, byte delivered, string all, byte bits) =>
        Assert.Equal((all, bits), NoticeIds.Add(attempt, ids, delivered));

    [Fact]
    public void IdsTooLongToKeepProveNothing()
    {
        var id = new string('x', 120);
        Assert.Equal(("", (byte)0), NoticeIds.Add($"{id} {id}", "a", 1));
        Assert.Equal((id, (byte)0), NoticeIds.Add(id, new string('y', 120), 1));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(6, false)]
    [InlineData(7, false)]
    [InlineData(10, true)]
    public void ALineIsShutFromTheLaterOfBothHours(int days, bool isShut)
    {
        var campaign = NoticeSamples.Stored();
        Assert.Equal(isShut, NoticeRule.IsShut(campaign, Told(), Second + days * 86_400));
        Assert.False(NoticeRule.IsShut(campaign with { Round = 2 }, Told(), Second + days * 86_400));
        var paused = campaign with { State = CampaignState.Paused, PausedUnixSeconds = Second };
        Assert.False(NoticeRule.IsShut(paused, Told(), Second + days * 86_400));
    }
}
