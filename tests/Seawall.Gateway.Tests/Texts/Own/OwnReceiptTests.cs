using System.Collections.Frozen;
using System.Text;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Receipts of notices: which are ours, what is read of them, and when they are acknowledged.</summary>
public sealed class OwnReceiptTests
{
    const string Line = "8613857100003";

    static readonly E164 Number = new(8613857100003);

    [Theory]
    [InlineData("10086", 3)]
    [InlineData("8610086", 1)]
    [InlineData("+8610086", 1)]
    [InlineData("008610086", 0)]
    [InlineData("Seawall", 5)]
    public async Task A_receipt_to_a_sender_of_notices_is_ours_in_any_form(string to, int ton)
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        using var hub = await rig.BindAsync();
        await rig.Centre.SendAsync(Deliver(9, to, ton, "id:0A1b sub:001 dlvrd:001 stat:DELIVRD err:000 text:hi"));
        Assert.Equal(new OwnReceipt("smsc", Number, "0A1b", MessageState.Delivered, "000"), await receipts.NextAsync());
        Assert.Equal(Pdu.Of(0x80000005, 0, 9, ""), (await rig.Centre.HearAsync()).Bytes);
        await hub.AssertSilentAsync();
        Assert.Equal(0, rig.Unscreened("from_home"));
    }

    [Theory]
    [InlineData("id:7 stat:EXPIRED err:04b", MessageState.Expired, "04b")]
    [InlineData("ID:7 STAT:undeliv", MessageState.Undeliverable, "")]
    [InlineData("stat:REJECTD err:1 id:7", MessageState.Rejected, "1")]
    [InlineData("id:7 stat:DELETED", MessageState.Deleted, "")]
    [InlineData("id:7 stat:ACCEPTD", MessageState.Accepted, "")]
    [InlineData("id:7 stat:ENROUTE", MessageState.EnRoute, "")]
    [InlineData("id:7 stat:UNKNOWN", MessageState.Unknown, "")]
    public async Task What_its_text_says_is_read(string text, MessageState state, string error)
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        await rig.Centre.SendAsync(Deliver(9, "10086", 3, text));
        Assert.Equal(new OwnReceipt("smsc", Number, "7", state, error), await receipts.NextAsync());
    }

    [Theory]
    [InlineData(5u)]
    [InlineData(0x103u)]
    public async Task Optional_parameters_outweigh_the_text(uint command)
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        byte[][] said = [Pdu.Tlv(0x1E, [.. "tlv"u8, 0]), Pdu.Tlv(0x427, 5), Pdu.Tlv(0x423, 3, 1, 4)];
        await rig.Centre.SendAsync(command == 5
            ? Pdu.Message(5, 9, "10086", Line, 1, esm: 4, text: [.. "id:text stat:DELIVRD"u8], tlvs: said)
            : Pdu.Data(9, "10086", Line, esm: 4, tlvs: said));
        Assert.Equal(
            new OwnReceipt("smsc", Number, "tlv", MessageState.Undeliverable, "260"), await receipts.NextAsync());
        var answer = await rig.Centre.HearAsync();
        Assert.Equal((command | 0x80000000, 0u, 9u), (answer.Command, answer.Status, answer.Sequence));
    }

    [Fact]
    public async Task It_may_come_by_any_bind_of_the_next_hop()
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(centres: 2, receipts: receipts);
        foreach (var centre in rig.Centres)
        {
            await centre.SendAsync(Deliver(9, "10086", 3, "id:7 stat:DELIVRD"));
            Assert.Equal("smsc", (await receipts.NextAsync()).NextHop);
            Assert.Equal(0u, (await centre.HearAsync()).Status);
        }
    }

    [Fact]
    public async Task It_is_acknowledged_only_when_it_is_done_with()
    {
        var receipts = new NotingReceipts { Answer = new TaskCompletionSource<bool>() };
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        await rig.Centre.SendAsync(Deliver(9, "10086", 3, "id:7 stat:DELIVRD"));
        await receipts.NextAsync();
        await rig.Centre.AssertSilentAsync();
        receipts.Answer.SetResult(true);
        Assert.Equal(Pdu.Of(0x80000005, 0, 9, ""), (await rig.Centre.HearAsync()).Bytes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_cannot_be_taken_now_is_to_come_again(bool later)
    {
        var receipts = new NotingReceipts { Answer = new TaskCompletionSource<bool>() };
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        if (!later)
        {
            receipts.Answer.SetResult(false);
        }
        await rig.Centre.SendAsync(Deliver(9, "10086", 3, "id:7 stat:DELIVRD"));
        await receipts.NextAsync();
        receipts.Answer.TrySetResult(false);
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 9, ""), (await rig.Centre.HearAsync()).Bytes);
        Assert.Equal(1, rig.Refused("own_later"));
    }

    [Fact]
    public async Task A_receipt_of_a_relayed_text_goes_to_its_trunk_though_it_has_the_same_sender()
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided, "10086", 3));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "theirs");
        Assert.Equal("theirs", (await hub.HearAsync()).MessageId);
        await rig.Centre.SendAsync(Deliver(8, "10086", 3, "id:theirs stat:DELIVRD"));
        var heard = await hub.HearAsync();
        Assert.Equal(5u, heard.Command);
        await hub.AnswerAsync(heard);
        Assert.Equal(8u, (await rig.Centre.HearAsync()).Sequence);
        Assert.Equal(0, receipts.Count);
        await rig.Centre.SendAsync(Deliver(9, "10086", 3, "id:ours stat:DELIVRD"));
        Assert.Equal("ours", (await receipts.NextAsync()).MessageId);
        await hub.AssertSilentAsync();
    }

    [Fact]
    public async Task Texts_and_receipts_to_others_are_not_ours()
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        using var hub = await rig.BindAsync();
        byte[][] others =
        [
            Deliver(1, "10010", 3, "id:7 stat:DELIVRD"), Deliver(2, "110086", 3, "id:7 stat:DELIVRD"),
            Deliver(3, "seawall", 5, "id:7 stat:DELIVRD"), Pdu.Message(5, 4, "10086", Line, 1),
        ];
        foreach (var other in others)
        {
            await rig.Centre.SendAsync(other);
            var heard = await hub.HearAsync();
            await hub.AnswerAsync(heard);
            await rig.Centre.HearAsync();
        }
        receipts.Senders = ["10010"];
        await rig.Centre.SendAsync(others[0]);
        Assert.Equal("7", (await receipts.NextAsync()).MessageId);
        Assert.Equal(1, receipts.Count);
    }

    [Fact]
    public async Task A_number_of_ours_that_sends_notices_gets_both_texts_and_receipts()
    {
        var receipts = new NotingReceipts();
        var desk = new NotingDesk();
        await using var rig = await TextRig.StartAsync(receipts: receipts, desk: desk, model: texts => texts with
        {
            Service = new SmppServiceModel
            {
                Numbers = ["10086"], Trunks = FrozenSet<string>.Empty, NextHops = FrozenSet.Create("smsc"),
                Dial = World.Dial,
            },
        });
        await rig.Centre.SendAsync(Deliver(1, "10086", 3, "id:7 stat:DELIVRD"));
        await receipts.NextAsync();
        await rig.Centre.HearAsync();
        await rig.Centre.SendAsync(Pdu.Message(5, 2, "10086", Line, 1, text: [.. "1219"u8]));
        Assert.Equal("1219", (await desk.NextAsync()).Text);
        Assert.Equal((1, 1), (receipts.Count, desk.Count));
    }

    public static TheoryData<byte[]> Hostile => new(
        Deliver(9, "10086", 3, ""),
        Deliver(9, "10086", 3, "stat:DELIVRD"),
        Deliver(9, "10086", 3, "id: stat:DELIVRD"),
        Deliver(9, "10086", 3, "id:7 stat:HAPPY"),
        Deliver(9, "10086", 3, "id:7"),
        Deliver(9, "10086", 3, $"id:{new string('7', 65)} stat:DELIVRD"),
        Deliver(9, "10086", 3, $"id:{new string('\u00FF', 200)} stat:DELIVRD"),
        Pdu.Message(5, 9, "10086", "", 1, esm: 4, text: [.. "id:7 stat:DELIVRD"u8]),
        Pdu.Message(5, 9, "10086", "12345", 1, esm: 4, text: [.. "id:7 stat:DELIVRD"u8]),
        Pdu.Message(5, 9, "10086", "MYBANK", 5, esm: 4, text: [.. "id:7 stat:DELIVRD"u8]),
        Pdu.Message(5, 9, "10086", Line, 1, esm: 4, text: new byte[254]),
        Pdu.Message(5, 9, "10086", Line, 1, esm: 4, text: [], tlvs: Pdu.Tlv(0x1E, new byte[65])),
        Pdu.Message(5, 9, "10086", Line, 1, esm: 4, text: [], tlvs: Pdu.Tlv(0x424, new byte[60_000])));

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task One_that_cannot_be_read_is_counted_acknowledged_and_lost(byte[] receipt)
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        using var hub = await rig.BindAsync();
        await rig.Centre.SendAsync(receipt);
        Assert.Equal(Pdu.Of(0x80000005, 0, 9, ""), (await rig.Centre.HearAsync()).Bytes);
        Assert.Equal((0, 1L), (receipts.Count, rig.Refused("receipt_unread")));
        await hub.AssertSilentAsync();
    }

    [Fact]
    public async Task Odd_ids_and_long_codes_are_cut_to_what_can_be_kept()
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        await rig.Centre.SendAsync(Deliver(9, "10086", 3, $"id:a|b\u00FFc stat:UNDELIV err:{new string('9', 100)}"));
        var receipt = await receipts.NextAsync();
        Assert.Equal(("a_b_c", new string('9', 32)), (receipt.MessageId, receipt.Error));
    }

    [Fact]
    public async Task A_message_state_that_nobody_knows_is_handed_on_as_it_is()
    {
        var receipts = new NotingReceipts();
        await using var rig = await TextRig.StartAsync(receipts: receipts);
        await rig.Centre.SendAsync(Pdu.Message(
            5, 9, "10086", Line, 1, esm: 4, text: [], tlvs: [Pdu.Tlv(0x1E, [.. "7"u8]), Pdu.Tlv(0x427, 200)]));
        Assert.Equal((MessageState)200, (await receipts.NextAsync()).State);
    }

    static byte[] Deliver(uint sequence, string to, int ton, string text) => Pdu.Of(
        5, 0, sequence, "", 1, 1, Line, ton, 1, to, 4, 0, 0, "", "", 0, 0, 0, 0, text.Length,
        Encoding.Latin1.GetBytes(text));
}
