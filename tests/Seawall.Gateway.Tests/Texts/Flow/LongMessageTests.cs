using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>One verdict for all parts of a long text, however they are numbered and whatever changes.</summary>
public sealed class LongMessageTests
{
    static byte[] Part(string form, uint sequence, byte number, byte reference = 7, string to = TextRig.Undecided) =>
        form switch
        {
            "udh8" => Pdu.Message(4, sequence, to, esm: 0x40, text: Pdu.Part8(reference, 3, number)),
            "udh16" => Pdu.Message(4, sequence, to, esm: 0x40, text: Pdu.Part16(reference, 3, number)),
            "sar" => Pdu.Message(4, sequence, to, tlvs: Pdu.Segment(reference, 3, number)),
            "payload" => Pdu.Message(
                4, sequence, to, esm: 0x40, text: [], tlvs: [Pdu.Tlv(0x424, Pdu.Part8(reference, 3, number))]),
            _ => Pdu.Data(sequence, to, esm: 0x40, tlvs: [Pdu.Tlv(0x424, Pdu.Part8(reference, 3, number))]),
        };

    [Theory]
    [InlineData("udh8")]
    [InlineData("udh16")]
    [InlineData("sar")]
    [InlineData("payload")]
    [InlineData("data")]
    public async Task A_text_that_began_to_pass_passes_though_its_line_shuts(string form)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Part(form, 1, 1));
        await PassAsync(rig, hub, 1);
        rig.Choose(TextRig.Undecided, Choice.Shut);
        await hub.SendAsync(Part(form, 2, 3), Part(form, 3, 2));
        await PassAsync(rig, hub, 2);
        await PassAsync(rig, hub, 3);
        Assert.Single(rig.Records.All);

        // The next text is another one.
        await hub.SendAsync(Part(form, 4, 1, reference: 8));
        Assert.Equal(0x45u, (await hub.HearAsync()).Status);
        Assert.Equal(2, rig.Records.All.Count);
    }

    [Theory]
    [InlineData("udh8")]
    [InlineData("udh16")]
    [InlineData("sar")]
    public async Task A_text_that_began_to_be_refused_is_refused_though_its_line_opens(string form)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Part(form, 1, 2, to: TextRig.Shut));
        Assert.Equal(0x45u, (await hub.HearAsync()).Status);
        rig.Choose(TextRig.Shut, Choice.Open);
        await hub.SendAsync(Part(form, 2, 1, to: TextRig.Shut), Part(form, 3, 3, to: TextRig.Shut));
        Assert.Equal([0x45u, 0x45], (await hub.HearAsync(2)).Select(answer => answer.Status));
        await rig.Centre.AssertSilentAsync();
        Assert.Single(rig.Records.All);
    }

    [Fact]
    public async Task Parts_on_several_binds_of_a_trunk_are_one_text()
    {
        await using var rig = await TextRig.StartAsync();
        using var one = await rig.BindAsync();
        using var other = await rig.BindAsync();
        await one.SendAsync(Part("udh8", 1, 1));
        await PassAsync(rig, one, 1);
        rig.Choose(TextRig.Undecided, Choice.Shut);
        await other.SendAsync(Part("udh8", 1, 2));
        await PassAsync(rig, other, 1);
        Assert.Single(rig.Records.All);
    }

    [Fact]
    public async Task The_parts_of_a_text_go_to_one_message_centre()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 100 }, centres: 4);
        using var hub = await rig.BindAsync();
        for (byte reference = 1; reference <= 16; reference++)
        {
            await hub.SendAsync([.. Enumerable.Range(1, 3).Select(number =>
                Part("udh8", (uint)((reference * 4) + number), (byte)number, reference))]);
        }

        // What came before an enquire_link was handed on by the time it is answered.
        await hub.AssertSilentAsync();
        var heard = 0;
        var used = 0;
        var sorted = await Task.WhenAll(rig.Centres.Select(async centre =>
        {
            var texts = new List<Heard>();
            await centre.SendAsync(Pdu.Of(0x15, 0, 5));
            for (var next = await centre.HearAsync(); next.Command == 4; next = await centre.HearAsync())
            {
                texts.Add(next);
            }
            return texts;
        }));
        foreach (var texts in sorted)
        {
            heard += texts.Count;
            used += texts.Count > 0 ? 1 : 0;
            Assert.All(
                texts.GroupBy(text => text.Bytes[^7]), parts => Assert.Equal(3, parts.Count()));
        }
        Assert.True(used > 1);
        Assert.Equal(48, heard);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 4)]
    [InlineData(0, 1)]
    public async Task Numbers_that_make_no_sense_make_a_text_of_one_part(byte total, byte number)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        for (uint sequence = 1; sequence <= 2; sequence++)
        {
            await hub.SendAsync(Pdu.Message(
                4, sequence, TextRig.Undecided, esm: 0x40, text: Pdu.Part8(1, total, number)));
            await PassAsync(rig, hub, sequence);
        }
        Assert.Equal(2, rig.Records.All.Count);
    }

    static async Task PassAsync(TextRig rig, FakePeer hub, uint sequence)
    {
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "a1");
        var answer = await hub.HearAsync();
        Assert.Equal((0u, sequence), (answer.Status, answer.Sequence));
    }
}
