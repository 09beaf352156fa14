using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>What is never barred, and what only looks so.</summary>
public sealed class ExemptTests
{
    [Theory]
    [InlineData("report", 0x04, 0, 0)]
    [InlineData("report", 0x08, 0, 0)]
    [InlineData("report", 0x10, 0, 0)]
    [InlineData("report", 0x20, 0, 0)]
    [InlineData("sim_download", 0, 0, 0x7F)]
    [InlineData("waiting", 0, 0xC8, 0)]
    [InlineData("waiting", 0, 0xD8, 0)]
    public async Task It_is_relayed_without_a_verdict(string kind, int esm, int coding, int pid)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Shut, esm: esm, coding: coding, pid: pid));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "a");
        Assert.Equal("a", (await hub.HearAsync()).MessageId);
        Assert.Empty(rig.Records.All);
        Assert.Equal(1, rig.Unscreened(kind));
    }

    [Theory]
    [InlineData(true, 0x10)]
    [InlineData(true, 0xF0)]
    [InlineData(false, 0x10)]
    [InlineData(false, 0xF0)]
    public async Task Class_0_is_the_networks_only_where_the_contract_says_so(bool isMarked, int coding)
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with { NetworkMessages = isMarked });
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Shut, coding: coding));
        if (isMarked)
        {
            await rig.Centre.HearAsync();
            Assert.Equal(1, rig.Unscreened("network_message"));
        }
        else
        {
            Assert.Equal(0x45u, (await hub.HearAsync()).Status);
        }
        Assert.Equal(isMarked ? 0 : 1, rig.Records.All.Count);
    }

    [Fact]
    public async Task Voicemail_is_known_by_its_header_and_by_its_parameter()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(
            Pdu.Message(4, 1, TextRig.Shut, esm: 0x40, text: [4, 1, 2, 0x80, 3]),
            Pdu.Message(4, 2, TextRig.Shut, tlvs: [Pdu.Tlv(0x30, 0x80)]));
        await rig.Centre.HearAsync(2);
        Assert.Equal(2, rig.Unscreened("waiting"));
    }

    [Theory]
    [InlineData(0x18)]
    [InlineData(0x03)]
    public async Task A_type_that_is_no_report_is_a_text(int esm)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Shut, esm: esm));
        Assert.Equal(0x45u, (await hub.HearAsync()).Status);
        Assert.Equal(VerdictReason.ChoiceShut, Assert.Single(rig.Records.All).Record.Verdict.Reason);
    }
}
