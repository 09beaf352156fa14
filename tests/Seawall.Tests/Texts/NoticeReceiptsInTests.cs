using Seawall.Gateway;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Smpp;
using Seawall.Texts;

namespace Seawall.Tests.Texts;

/// <summary>Receipts of notices on their way from the gateway to the register.</summary>
public sealed class NoticeReceiptsInTests
{
    private readonly List<NoticeReceipt> _taken = [];

    [Theory]
    [InlineData(MessageState.Delivered, ReceiptOutcome.Delivered)]
    [InlineData(MessageState.Expired, ReceiptOutcome.Expired)]
    [InlineData(MessageState.Undeliverable, ReceiptOutcome.Undeliverable)]
    [InlineData(MessageState.Rejected, ReceiptOutcome.Rejected)]
    [InlineData(MessageState.Deleted, ReceiptOutcome.Deleted)]
    [InlineData(MessageState.Accepted, ReceiptOutcome.Other)]
    [InlineData(MessageState.EnRoute, ReceiptOutcome.Other)]
    [InlineData(MessageState.Unknown, ReceiptOutcome.Other)]
    [InlineData((MessageState)200, ReceiptOutcome.Other)]
    public async Task Every_state_is_an_outcome(MessageState state, ReceiptOutcome expected)
    {
        var port = new NoticeReceiptsIn(() => new Taker(_taken, null), () => [], _ => { });
        Assert.True(await port.TakeAsync(Receipt(state)));
        Assert.Equal([new NoticeReceipt("smsc", new E164(8613857100001), "0A1b", expected, "012")], _taken);
    }

    [Fact]
    public async Task Where_nobody_takes_them_yet_or_it_fails_they_are_to_come_again()
    {
        List<Exception> failures = [];
        Assert.False(await new NoticeReceiptsIn(() => null, () => [], failures.Add).TakeAsync(Receipt(default)));
        Assert.Empty(failures);
        var fault = new InvalidOperationException("a mistake of ours");
        var port = new NoticeReceiptsIn(() => new Taker(_taken, fault), () => [], failures.Add);
        Assert.False(await port.TakeAsync(Receipt(default)));
        Assert.Equal([fault], failures);
    }

    [Fact]
    public void Without_campaigns_no_receipt_is_ours()
    {
        var port = new NoticeReceiptsIn(() => null, () => [], _ => { });
        Assert.Empty(port.Senders);
    }

    [Fact]
    public void Without_a_gateway_no_notice_goes_out_and_parts_are_counted_all_the_same()
    {
        var outlet = new NoticeOutlet();
        var notice = new OutgoingNotice(
            new E164(8613857100001), "hello", "10086", "smsc", true, TimeSpan.FromHours(1));
        Assert.False(outlet.TrySend(notice, _ => Assert.Fail("nothing was sent")));
        Assert.Equal((1, 1, 2, 2), (
            outlet.Parts("hello"), outlet.Parts(new string('a', 160)), outlet.Parts(new string('a', 161)),
            outlet.Parts(new string('一', 71))));
    }

    private static OwnReceipt Receipt(MessageState state) => new("smsc", new E164(8613857100001), "0A1b", state, "012");

    private sealed class Taker(List<NoticeReceipt> taken, Exception? fault) : INoticeReceipts
    {
        public ValueTask<bool> TakeAsync(NoticeReceipt receipt)
        {
            taken.Add(receipt);
            return fault is null ? ValueTask.FromResult(true) : throw fault;
        }
    }
}
