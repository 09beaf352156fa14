using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Refusals and answers by direction and version.</summary>
public sealed class DirectionTests
{
    [Theory]
    [InlineData("submit_sm", 0x34, null, 0x45)]
    [InlineData("submit_sm", 0x33, null, 0x45)]
    [InlineData("submit_sm", 0x50, null, 0x101)]
    [InlineData("submit_sm", 0x34, 0x42Au, 0x42A)]
    [InlineData("data_sm", 0x34, null, 0x45)]
    [InlineData("data_sm", 0x50, null, 0x101)]
    [InlineData("submit_multi", 0x34, null, 0x45)]
    [InlineData("submit_multi", 0x50, 0x42Bu, 0x42B)]
    public async Task Who_binds_to_us_is_refused_as_by_a_message_centre(
        string command, int version, uint? agreed, uint expected)
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with
        {
            Refusal = new SmppRefusalModel { Status = (SmppStatus?)agreed },
        });
        using var hub = await rig.BindAsync(version: (byte)version);
        var request = command switch
        {
            "submit_sm" => Pdu.Message(4, 9, TextRig.Shut),
            "data_sm" => Pdu.Data(9, TextRig.Shut),
            _ => Pdu.Multi(9, [TextRig.Shut]),
        };
        await hub.SendAsync(request);
        var answer = await hub.HearAsync();
        Assert.Equal((expected, 9u), (answer.Status, answer.Sequence));
        Assert.Equal(new Heard(request).Command | 0x80000000, answer.Command);
        await rig.Centre.AssertSilentAsync();
    }

    [Theory]
    [InlineData(5u)]
    [InlineData(0x103u)]
    public async Task A_hub_that_delivers_is_refused_as_by_a_receiver(uint command)
    {
        using var hub = new FakeCentre();
        await using var rig = await TextRig.StartAsync(trunk => Hub(trunk, hub));
        using var delivering = await hub.AcceptAsync();
        var text = command == 5 ? Pdu.Message(5, 40, TextRig.Shut) : Pdu.Data(40, TextRig.Shut);
        await delivering.SendAsync(text);
        Assert.Equal(Pdu.Of(command | 0x80000000, 0x66, 40, ""), (await delivering.HearAsync()).Bytes);
        await rig.Centre.AssertSilentAsync();
    }

    [Fact]
    public async Task What_a_hub_delivers_is_submitted_and_the_answer_goes_back_without_an_id()
    {
        using var hub = new FakeCentre();
        await using var rig = await TextRig.StartAsync(trunk => Hub(trunk, hub));
        using var delivering = await hub.AcceptAsync();
        var text = Pdu.Message(5, 40, TextRig.Undecided, registered: 0x1D, tlvs: [Pdu.Tlv(0x1403, 9)]);
        await delivering.SendAsync(text);
        var submitted = await rig.Centre.HearAsync();
        var expected = Pdu.Message(4, submitted.Sequence, TextRig.Undecided, registered: 0x0C,
            tlvs: [Pdu.Tlv(0x1403, 9)]);
        Assert.Equal(expected, submitted.Bytes);
        await rig.Centre.AnswerAsync(submitted, id: "77");
        Assert.Equal(Pdu.Of(0x80000005, 0, 40, ""), (await delivering.HearAsync()).Bytes);
    }

    [Theory]
    [InlineData(0x58u, 0x64u)]
    [InlineData(0x14u, 0x64u)]
    [InlineData(0x08u, 0x64u)]
    [InlineData(0x0Bu, 0x66u)]
    [InlineData(0x45u, 0x66u)]
    [InlineData(0x65u, 0x66u)]
    public async Task What_a_message_centre_says_is_said_to_a_hub_as_a_receiver(uint said, uint expected)
    {
        using var hub = new FakeCentre();
        await using var rig = await TextRig.StartAsync(trunk => Hub(trunk, hub));
        using var delivering = await hub.AcceptAsync();
        await delivering.SendAsync(Pdu.Message(5, 40, TextRig.Undecided));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), said, id: null);
        Assert.Equal(Pdu.Of(0x80000005, expected, 40, ""), (await delivering.HearAsync()).Bytes);
    }

    [Fact]
    public async Task Data_stays_data_until_the_message_centre_says_that_it_knows_none()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Data(1, TextRig.Undecided, tlvs: [Pdu.Tlv(0x424, 65, 66)]));
        var data = await rig.Centre.HearAsync();
        Assert.Equal(0x103u, data.Command);
        await rig.Centre.SendAsync(Pdu.Of(0x80000000, 3, data.Sequence));
        Assert.Equal((0x80000103u, 8u, 1u), Facts(await hub.HearAsync()));

        await hub.SendAsync(Pdu.Data(2, TextRig.Undecided, tlvs: [Pdu.Tlv(0x424, 65, 66)]));
        var submitted = await rig.Centre.HearAsync();
        Assert.Equal(4u, submitted.Command);
        await rig.Centre.AnswerAsync(submitted, id: "x1");
        Assert.Equal(Pdu.Of(0x80000103, 0, 2, "x1"), (await hub.HearAsync()).Bytes);
    }

    [Theory]
    [InlineData(0x34, 0x101u, 0x45u)]
    [InlineData(0x34, 0x104u, 0x45u)]
    [InlineData(0x50, 0x101u, 0x101u)]
    [InlineData(0x34, 0x0Bu, 0x0Bu)]
    [InlineData(0x34, 0x4AAu, 0x4AAu)]
    public async Task A_status_of_version_5_is_lowered_for_an_older_peer(int version, uint said, uint expected)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync(version: (byte)version);
        await hub.SendAsync(Pdu.Message(4, 3, TextRig.Undecided));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), said, id: null);
        Assert.Equal(Pdu.Of(0x80000004, expected, 3), (await hub.HearAsync()).Bytes);
    }

    [Fact]
    public async Task No_optional_parameters_go_to_a_message_centre_that_takes_none()
    {
        await using var rig = await TextRig.StartAsync(version: null);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(
            4, 3, TextRig.Undecided, tlvs: [.. Pdu.Segment(0x34, 2, 1), Pdu.Tlv(0x1403, 7)]));
        var forwarded = await rig.Centre.HearAsync();
        Assert.Equal(
            Pdu.Message(
                4, forwarded.Sequence, TextRig.Undecided, esm: 0x40, text: [5, 0, 3, 0x34, 2, 1, .. "hello"u8]),
            forwarded.Bytes);
    }

    [Fact]
    public async Task No_optional_parameters_go_back_to_a_peer_of_version_3_3()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync(version: 0x33);
        await hub.SendAsync(Pdu.Message(4, 3, TextRig.Undecided));
        var forwarded = await rig.Centre.HearAsync();
        await rig.Centre.SendAsync(Pdu.Of(
            0x80000004, 0, forwarded.Sequence, "9a", Pdu.Tlv(0x1D, [.. "well"u8, 0])));
        Assert.Equal(Pdu.Of(0x80000004, 0, 3, "9a"), (await hub.HearAsync()).Bytes);
    }

    [Fact]
    public async Task What_cannot_be_said_to_the_far_leg_is_refused()
    {
        await using var rig = await TextRig.StartAsync(version: null);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(
            4, 3, TextRig.Undecided, text: [], tlvs: [Pdu.Tlv(0x424, new byte[300])]));
        Assert.Equal(Pdu.Of(0x80000004, 0x45, 3), (await hub.HearAsync()).Bytes);
        Assert.Equal(1, rig.Refused("unsayable"));
    }

    [Theory]
    [InlineData(0u, 0x08u)]
    [InlineData(2u, 2u)]
    public async Task A_generic_nack_of_the_far_leg_is_an_answer(uint said, uint expected)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 3, TextRig.Undecided));
        await rig.Centre.SendAsync(Pdu.Of(0x80000000, said, (await rig.Centre.HearAsync()).Sequence));
        Assert.Equal(Pdu.Of(0x80000004, expected, 3), (await hub.HearAsync()).Bytes);
    }

    [Fact]
    public async Task A_yes_with_a_broken_tail_is_a_yes()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 3, TextRig.Undecided), Pdu.Message(4, 4, TextRig.Undecided));
        var texts = await rig.Centre.HearAsync(2);
        await rig.Centre.SendAsync(
            Pdu.Of(0x80000004, 0, texts[0].Sequence, new byte[] { 65, 66 }),
            Pdu.Of(0x80000004, 0, texts[1].Sequence, "id", new byte[] { 4, 5, 6 }));
        var answers = await hub.HearAsync(2);
        Assert.Equal(Pdu.Of(0x80000004, 0, 3, ""), answers[0].Bytes);
        Assert.Equal(Pdu.Of(0x80000004, 0, 4, "id"), answers[1].Bytes);
    }

    [Fact]
    public async Task What_no_far_leg_could_be_told_is_answered_as_the_standard_says()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 3, ""));
        Assert.Equal(Pdu.Of(0x80000004, 0x0B, 3), (await hub.HearAsync()).Bytes);
        await hub.SendAsync(Pdu.Message(4, 4, TextRig.Undecided, from: new string('1', 21)));
        Assert.Equal(Pdu.Of(0x80000004, 0x0A, 4), (await hub.HearAsync()).Bytes);
        await hub.SendAsync(Pdu.Multi(5, []));
        Assert.Equal(Pdu.Of(0x80000021, 0x33, 5), (await hub.HearAsync()).Bytes);
        await rig.Centre.AssertSilentAsync();
        Assert.Empty(rig.Records.All);
    }

    [Fact]
    public async Task A_cell_broadcast_goes_nowhere()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync(version: 0x50);
        await hub.SendAsync(Pdu.Of(
            0x111, 0, 6, "", 1, 1, "12025550123", "", 0, "", "", 0, 0, 0,
            Pdu.Tlv(0x606, 0, 1), Pdu.Tlv(0x601, 0, 0, 1), Pdu.Tlv(0x604, 0, 1), Pdu.Tlv(0x605, 8, 0, 1)));
        Assert.Equal((0x80000111u, 0x10Du, 6u), Facts(await hub.HearAsync()));
        Assert.Equal(1, rig.Refused("broadcast"));
    }

    internal static SmppTrunkModel Hub(SmppTrunkModel trunk, FakeCentre hub) =>
        trunk with { Admission = null, Hub = TextRig.Target(hub.Local) };

    internal static (uint Command, uint Status, uint Sequence) Facts(Heard pdu) =>
        (pdu.Command, pdu.Status, pdu.Sequence);
}
