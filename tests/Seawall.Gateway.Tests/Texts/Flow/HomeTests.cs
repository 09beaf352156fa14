namespace Seawall.Gateway.Tests;

/// <summary>What the message centres deliver finds its way to the trunk that it belongs to.</summary>
public sealed class HomeTests
{
    const string Sender = "12025550123";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receipt_goes_to_the_trunk_whose_text_it_speaks_of(bool byText)
    {
        await using var rig = await TwoTrunksAsync();
        using var one = await rig.BindAsync("one");
        using var two = await rig.BindAsync("two");

        // Both write from the same address: only the id tells them apart.
        await SubmitAsync(rig, one, "id-of-one");
        await SubmitAsync(rig, two, "id-of-two");
        foreach (var (hub, id) in new[] { (one, "id-of-one"), (two, "id-of-two"), (one, "id-of-one") })
        {
            var receipt = byText
                ? Pdu.Message(5, 70, Sender, TextRig.Undecided, esm: 4, text: Ascii($"id:{id} stat:DELIVRD err:000"))
                : Pdu.Message(
                    5, 70, Sender, TextRig.Undecided, esm: 4, text: [],
                    tlvs: [Pdu.Tlv(0x1E, [.. Ascii(id), 0]), Pdu.Tlv(0x427, 2)]);
            await rig.Centre.SendAsync(receipt);
            var heard = await hub.HearAsync();
            Assert.Equal(Pdu.With(receipt, 5, heard.Sequence), heard.Bytes);
            await hub.AnswerAsync(heard);
            Assert.Equal(Pdu.Of(0x80000005, 0, 70, ""), (await rig.Centre.HearAsync()).Bytes);
        }
        Assert.Equal(3, rig.Unscreened("from_home"));
    }

    [Theory]
    [InlineData(5u)]
    [InlineData(0x103u)]
    public async Task A_text_from_home_goes_to_the_trunk_that_wrote_from_the_address_last(uint command)
    {
        await using var rig = await TwoTrunksAsync();
        using var one = await rig.BindAsync("one");
        using var two = await rig.BindAsync("two");
        foreach (var hub in new[] { one, two, one })
        {
            await SubmitAsync(rig, hub, "x");
            var text = command == 5 ? Pdu.Message(5, 71, Sender, TextRig.Shut)
                : Pdu.Data(71, Sender, TextRig.Shut, tlvs: Pdu.Tlv(0x424, 65));
            await rig.Centre.SendAsync(text);
            var heard = await hub.HearAsync();
            Assert.Equal(Pdu.With(text, command, heard.Sequence), heard.Bytes);
            await hub.AnswerAsync(heard, 0x66);
            Assert.Equal(Pdu.Of(command | 0x80000000, 0x66, 71, ""), (await rig.Centre.HearAsync()).Bytes);
        }
    }

    [Fact]
    public async Task A_text_to_a_line_of_ours_is_not_screened_when_a_message_centre_brings_it()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await rig.Centre.SendAsync(Pdu.Message(5, 72, TextRig.Shut, Sender));
        Assert.Equal(5u, (await hub.HearAsync()).Command);
        Assert.Empty(rig.Records.All);
    }

    [Fact]
    public async Task Where_nobody_is_bound_who_takes_it_the_message_centre_is_to_try_again()
    {
        await using var rig = await TwoTrunksAsync();
        await rig.Centre.SendAsync(Pdu.Message(5, 73, Sender, TextRig.Undecided));
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 73, ""), (await rig.Centre.HearAsync()).Bytes);

        using var transmitter = await rig.BindAsync("one", command: 2);
        await rig.Centre.SendAsync(Pdu.Message(5, 74, Sender, TextRig.Undecided));
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 74, ""), (await rig.Centre.HearAsync()).Bytes);
        Assert.Equal(2, rig.Refused("no_receiver"));

        // Two partners: what is known of neither goes to neither.
        using var receiver = await rig.BindAsync("two", command: 1);
        await rig.Centre.SendAsync(Pdu.Message(5, 75, Sender, TextRig.Undecided));
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 75, ""), (await rig.Centre.HearAsync()).Bytes);
    }

    [Fact]
    public async Task What_is_known_of_nobody_goes_to_the_only_trunk_there_is()
    {
        await using var rig = await TextRig.StartAsync();
        using var receiver = await rig.BindAsync(command: 1);
        await rig.Centre.SendAsync(Pdu.Message(5, 75, Sender, TextRig.Undecided));
        Assert.Equal(5u, (await receiver.HearAsync()).Command);
    }

    [Fact]
    public async Task A_receiver_that_goes_leaves_a_temporary_error()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await rig.Centre.SendAsync(Pdu.Message(5, 73, Sender, TextRig.Undecided));
        await hub.HearAsync();
        hub.Dispose();
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 73, ""), (await rig.Centre.HearAsync()).Bytes);
    }

    [Fact]
    public async Task To_a_hub_that_we_bind_to_it_is_submitted()
    {
        using var hub = new FakeCentre();
        await using var rig = await TextRig.StartAsync(trunk => DirectionTests.Hub(trunk, hub));
        using var taking = await hub.AcceptAsync();
        await rig.UntilAsync(status => status.Trunks[0].Binds == 1);
        await rig.Centre.SendAsync(Pdu.Message(5, 73, Sender, TextRig.Undecided, registered: 5));
        var submitted = await taking.HearAsync();
        Assert.Equal(
            Pdu.Message(4, submitted.Sequence, Sender, TextRig.Undecided, registered: 4), submitted.Bytes);
        await taking.AnswerAsync(submitted, 0x58, id: null);
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 73, ""), (await rig.Centre.HearAsync()).Bytes);
    }

    [Fact]
    public async Task A_wrong_parameter_that_nobody_could_be_told_is_answered()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await rig.Centre.SendAsync(Pdu.Message(5, 73, "", TextRig.Undecided));
        Assert.Equal(Pdu.Of(0x80000005, 0x0B, 73, ""), (await rig.Centre.HearAsync()).Bytes);
    }

    [Fact]
    public async Task A_notification_that_a_subscriber_is_there_ends_here()
    {
        await using var rig = await TextRig.StartAsync();
        await rig.Centre.SendAsync(Pdu.Of(0x102, 0, 5, 1, 1, TextRig.Undecided, 1, 1, Sender));
        await rig.Centre.AssertSilentAsync();
        Assert.Equal(1, rig.Refused("alert"));
    }

    static Task<TextRig> TwoTrunksAsync() => TextRig.StartAsync(model: model => model with
    {
        Trunks = [TextRig.Trunk("first", "one"), TextRig.Trunk("second", "two")],
    });

    static async Task SubmitAsync(TextRig rig, FakePeer hub, string id)
    {
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Undecided, Sender, registered: 1));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: id);
        Assert.Equal(id, (await hub.HearAsync()).MessageId);
    }

    static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
