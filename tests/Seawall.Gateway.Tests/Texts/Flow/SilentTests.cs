namespace Seawall.Gateway.Tests;

/// <summary>Refused silently: an id of ours, a receipt where one is wanted, and nothing more to ask.</summary>
public sealed class SilentTests
{
    static SmppTrunkModel Silent(SmppTrunkModel trunk) =>
        trunk with { Refusal = new SmppRefusalModel { Silent = true } };

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(0x10, false)]
    public async Task A_receipt_comes_where_one_is_wanted(int registered, bool isTold)
    {
        await using var rig = await TextRig.StartAsync(Silent);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 8, TextRig.Shut, registered: registered));
        var answer = await hub.HearAsync();
        Assert.Equal((0x80000004u, 0u, 8u), DirectionTests.Facts(answer));
        Assert.Equal(OwnIds.Length, answer.MessageId.Length);
        if (isTold)
        {
            var receipt = await hub.HearAsync();
            Assert.Equal((5u, 0u), (receipt.Command, receipt.Status));
            Assert.StartsWith(
                $"\0\x1\x1{TextRig.Shut}\0\x1\x1" + "12025550123\0\x4", receipt.Body, StringComparison.Ordinal);
            Assert.Contains($"id:{answer.MessageId} sub:001 dlvrd:000", receipt.Body, StringComparison.Ordinal);
            Assert.Contains("stat:REJECTD", receipt.Body, StringComparison.Ordinal);
            await hub.AnswerAsync(receipt);
        }
        await hub.AssertSilentAsync();
        await rig.Centre.AssertSilentAsync();
    }

    [Fact]
    public async Task A_receipt_for_a_transmitter_goes_to_a_receiver_of_its_trunk()
    {
        await using var rig = await TextRig.StartAsync(Silent);
        using var sender = await rig.BindAsync(command: 2);
        using var receiver = await rig.BindAsync(command: 1);
        await sender.SendAsync(Pdu.Message(4, 8, TextRig.Shut, registered: 1));
        var answer = await sender.HearAsync();
        Assert.Contains($"id:{answer.MessageId} ", (await receiver.HearAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_nobody_takes_is_dropped_and_counted()
    {
        await using var rig = await TextRig.StartAsync(Silent);
        using var sender = await rig.BindAsync(command: 2);
        await sender.SendAsync(Pdu.Message(4, 8, TextRig.Shut, registered: 1));
        Assert.Equal(0u, (await sender.HearAsync()).Status);
        await sender.AssertSilentAsync();
        Assert.Equal(1, rig.Refused("receipt_astray"));
    }

    [Theory]
    [InlineData(3u, 0x67u)]
    [InlineData(8u, 0x11u)]
    [InlineData(7u, 0x13u)]
    public async Task Nothing_is_there_to_be_found_cancelled_or_replaced(uint command, uint expected)
    {
        await using var rig = await TextRig.StartAsync(Silent);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 8, TextRig.Shut));
        var id = (await hub.HearAsync()).MessageId;
        await hub.SendAsync(RequestTests.About(command, 9, id));
        Assert.Equal(Pdu.Of(command | 0x80000000, expected, 9), (await hub.HearAsync()).Bytes);
        await rig.Centre.AssertSilentAsync();
        Assert.Equal(1, rig.Refused("own_message"));
    }

    [Fact]
    public async Task A_hub_that_delivers_gets_no_id_and_no_receipt()
    {
        using var hub = new FakeCentre();
        await using var rig = await TextRig.StartAsync(trunk => DirectionTests.Hub(Silent(trunk), hub));
        using var delivering = await hub.AcceptAsync();
        await delivering.SendAsync(Pdu.Message(5, 40, TextRig.Shut, registered: 1));
        Assert.Equal(Pdu.Of(0x80000005, 0, 40, ""), (await delivering.HearAsync()).Bytes);
        await delivering.AssertSilentAsync();
        await rig.Centre.AssertSilentAsync();
    }
}
