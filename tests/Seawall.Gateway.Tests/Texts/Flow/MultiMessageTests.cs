using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>A text to many: a verdict for each, the refused left out and put into the answer.</summary>
public sealed class MultiMessageTests
{
    const string Other = "8613857100003";

    [Fact]
    public async Task The_refused_are_left_out_and_both_lists_are_in_the_answer()
    {
        await using var rig = await TextRig.StartAsync();
        rig.Choose(Other, Choice.Shut);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Multi(8, [TextRig.Shut, TextRig.Undecided, "$friends", Other, "8613857100004"]));
        var forwarded = await rig.Centre.HearAsync();
        Assert.Equal(
            Pdu.Multi(forwarded.Sequence, [TextRig.Undecided, "$friends", "8613857100004"]), forwarded.Bytes);

        await rig.Centre.SendAsync(Pdu.Of(
            0x80000021, 0, forwarded.Sequence, "m7", 1, 1, 1, "8613857100004", 0x0Bu));
        Assert.Equal(
            Pdu.Of(
                0x80000021, 0, 8, "m7", 3, 1, 1, "8613857100004", 0x0Bu, 1, 1, TextRig.Shut, 0x45u, 1, 1, Other,
                0x45u),
            (await hub.HearAsync()).Bytes);
        Assert.Equal(
            [VerdictReason.ChoiceShut, VerdictReason.Undecided, VerdictReason.ChoiceShut, VerdictReason.Undecided],
            rig.Records.All.Select(record => record.Record.Verdict.Reason));
        Assert.Equal(1, rig.Unscreened("list"));
    }

    [Fact]
    public async Task One_that_all_may_have_goes_on_as_it_is()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Multi(8, [TextRig.Undecided, Other]));
        var forwarded = await rig.Centre.HearAsync();
        Assert.Equal(Pdu.Multi(forwarded.Sequence, [TextRig.Undecided, Other]), forwarded.Bytes);
        await rig.Centre.SendAsync(Pdu.Of(0x80000021, 0, forwarded.Sequence, "m7", 0));
        Assert.Equal(Pdu.Of(0x80000021, 0, 8, "m7", 0), (await hub.HearAsync()).Bytes);
    }

    [Fact]
    public async Task What_the_message_centre_refuses_as_a_whole_is_refused_as_a_whole()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Multi(8, [TextRig.Undecided, TextRig.Shut]));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), 0x14, id: null);
        Assert.Equal(Pdu.Of(0x80000021, 0x14, 8), (await hub.HearAsync()).Bytes);
    }

    [Fact]
    public async Task Those_left_out_silently_get_receipts_with_the_id_of_the_others()
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with
        {
            Refusal = new SmppRefusalModel { Silent = true },
        });
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Multi(8, [TextRig.Shut, TextRig.Undecided], registered: 1));
        var forwarded = await rig.Centre.HearAsync();
        Assert.Equal(Pdu.Multi(forwarded.Sequence, [TextRig.Undecided], registered: 1), forwarded.Bytes);
        await rig.Centre.SendAsync(Pdu.Of(0x80000021, 0, forwarded.Sequence, "m7", 0));
        Assert.Equal(Pdu.Of(0x80000021, 0, 8, "m7", 0), (await hub.HearAsync()).Bytes);
        var receipt = await hub.HearAsync();
        Assert.Equal(5u, receipt.Command);
        Assert.Contains("id:m7 ", receipt.Body, StringComparison.Ordinal);
        Assert.Contains("stat:REJECTD", receipt.Body, StringComparison.Ordinal);
        Assert.StartsWith($"\0\x1\x1{TextRig.Shut}\0\x1\x1" + "12025550123\0", receipt.Body, StringComparison.Ordinal);
        await hub.AnswerAsync(receipt);
        await hub.AssertSilentAsync();
    }

    [Fact]
    public async Task All_refused_silently_are_accepted_with_an_id_of_ours()
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with
        {
            Refusal = new SmppRefusalModel { Silent = true },
        });
        rig.Choose(Other, Choice.Shut);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Multi(8, [TextRig.Shut, Other], registered: 1));
        var heard = await hub.HearAsync(3);
        Assert.Equal((0x80000021u, 0u, 8u), DirectionTests.Facts(heard[0]));
        Assert.Equal(OwnIds.Length, heard[0].MessageId.Length);
        Assert.All(heard[1..], receipt => Assert.Contains(
            $"id:{heard[0].MessageId} ", receipt.Body, StringComparison.Ordinal));
        await rig.Centre.AssertSilentAsync();
    }

    [Fact]
    public async Task What_is_kept_of_one_is_given_back_whatever_becomes_of_it()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        for (uint sequence = 1; sequence <= GatewayLimits.MultiSlotsMax + 10; sequence++)
        {
            await hub.SendAsync(Pdu.Multi(sequence, [TextRig.Undecided, TextRig.Shut]));
            await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), 0x08, id: null);
            Assert.Equal(0x08u, (await hub.HearAsync()).Status);
        }
        await hub.SendAsync(Pdu.Multi(5_000, [TextRig.Undecided, TextRig.Shut]));
        await rig.Centre.HearAsync();
        rig.Centre.Dispose();
        Assert.Equal(0x08u, (await hub.HearAsync()).Status);
    }

    [Fact]
    public void Slots_are_bounded()
    {
        var slots = new MultiSlots();
        SmppPdu.Parse(Pdu.Multi(8, [TextRig.Undecided, TextRig.Shut]), out var request);
        var refused = default(DestinationSet);
        refused.Add(1);
        for (var taken = 1; taken <= GatewayLimits.MultiSlotsMax; taken++)
        {
            Assert.NotEqual(0, slots.Take(request, refused, SmppStatus.SubmitFailed));
        }
        Assert.Equal(0, slots.Take(request, refused, SmppStatus.SubmitFailed));
        slots.Release(7);
        slots.Release(0);
        Assert.Equal(GatewayLimits.MultiSlotsMax - 1, slots.Taken);
        Assert.Equal(7, slots.Take(request, refused, SmppStatus.SubmitFailed));
    }

    [Fact]
    public async Task The_parts_of_a_text_to_many_have_one_verdict_for_each()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        for (byte number = 1; number <= 2; number++)
        {
            await hub.SendAsync(Pdu.Multi(
                number, [TextRig.Shut, TextRig.Undecided], esm: 0x40, text: Pdu.Part8(5, 2, number)));
            var forwarded = await rig.Centre.HearAsync();
            Assert.Equal(
                Pdu.Multi(
                    forwarded.Sequence, [TextRig.Undecided], esm: 0x40, text: Pdu.Part8(5, 2, number)),
                forwarded.Bytes);
            await rig.Centre.SendAsync(Pdu.Of(0x80000021, 0, forwarded.Sequence, "m7", 0));
            await hub.HearAsync();
            rig.Choose(TextRig.Shut, Choice.Open);
            rig.Choose(TextRig.Undecided, Choice.Shut);
        }
        Assert.Equal(2, rig.Records.All.Count);
    }
}
