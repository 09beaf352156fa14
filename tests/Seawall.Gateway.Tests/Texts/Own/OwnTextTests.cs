using System.Text;
using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>Texts of our own: where they go, in which parts, and what becomes of them.</summary>
public sealed class OwnTextTests
{
    [Fact]
    public async Task A_text_is_submitted_to_the_next_hop_and_done_when_that_took_it()
    {
        await using var rig = await TextRig.StartAsync();
        var sending = rig.Gateway.SendAsync(Text("hello"), Cancel);
        var heard = await rig.Centre.HearAsync();
        Assert.Equal(
            Pdu.Of(4, 0, heard.Sequence, "", 3, 1, "10086", 1, 1, "8613857100001", 0, 0, 0, "", "", 0, 0, 0, 0, 5,
                Encoding.ASCII.GetBytes("hello")),
            heard.Bytes);
        Assert.False(sending.IsCompleted);
        await rig.Centre.AnswerAsync(heard, id: "m");
        Assert.Equal(OwnTextOutcome.Taken, await sending);
        Assert.Equal(0, rig.Refused("answer_astray"));
    }

    [Fact]
    public async Task Chinese_is_written_in_ucs_2_and_a_long_text_in_parts_one_after_the_other()
    {
        await using var rig = await TextRig.StartAsync();
        var said = string.Concat(Enumerable.Range(0, 100).Select(at => (char)('一' + at)));
        var sending = rig.Gateway.SendAsync(Text(said), Cancel);
        var back = "";
        for (var part = 1; part <= 2; part++)
        {
            var heard = await rig.Centre.HearAsync();
            await rig.Centre.AssertSilentAsync();
            var start = heard.Bytes.AsSpan().IndexOf(new byte[] { 5, 0, 3 });
            Assert.Equal((2, part), (heard.Bytes[start + 4], heard.Bytes[start + 5]));
            back += Encoding.BigEndianUnicode.GetString(heard.Bytes, start + 6, heard.Bytes.Length - start - 6);
            await rig.Centre.AnswerAsync(heard, id: "m");
        }
        Assert.Equal(OwnTextOutcome.Taken, await sending);
        Assert.Equal(said, back);
    }

    [Theory]
    [InlineData(0x0Bu, OwnTextOutcome.Refused)]
    [InlineData(0x45u, OwnTextOutcome.Refused)]
    [InlineData(0x58u, OwnTextOutcome.Unreachable)]
    [InlineData(0x14u, OwnTextOutcome.Unreachable)]
    [InlineData(0x08u, OwnTextOutcome.Unreachable)]
    public async Task What_the_message_centre_says_decides(uint status, OwnTextOutcome expected)
    {
        await using var rig = await TextRig.StartAsync();
        var sending = rig.Gateway.SendAsync(Text(new string('a', 400)), Cancel);
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), status, id: null);
        Assert.Equal(expected, await sending);
        await rig.Centre.AssertSilentAsync();
    }

    [Fact]
    public async Task It_goes_by_a_trunk_while_somebody_is_bound_there_who_takes_it()
    {
        await using var rig = await ServiceTextTests.StartAsync(new NotingDesk());
        using (var home = await rig.BindAsync("home"))
        {
            var sending = rig.Gateway.SendAsync(Text("hello") with { Way = new TextWay("smsc", "home") }, Cancel);
            var heard = await home.HearAsync();
            Assert.Equal(5u, heard.Command);
            await home.AnswerAsync(heard);
            Assert.Equal(OwnTextOutcome.Taken, await sending);
        }
        await rig.UntilAsync(status => status.Trunks.All(trunk => trunk.Binds == 0));
        using var transmitter = await rig.BindAsync("home", command: 2);
        var other = rig.Gateway.SendAsync(Text("hello") with { Way = new TextWay("smsc", "home") }, Cancel);
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "m");
        Assert.Equal(OwnTextOutcome.Taken, await other);
    }

    [Fact]
    public async Task Without_a_bind_it_is_unreachable()
    {
        await using var rig = await TextRig.StartAsync();
        Assert.Equal(
            OwnTextOutcome.Unreachable,
            await rig.Gateway.SendAsync(Text("hello") with
            {
                Way = new TextWay("nowhere", "nobody"), Patience = TimeSpan.Zero,
            }, Cancel));
        var sending = rig.Gateway.SendAsync(Text("hello"), Cancel);
        await rig.Centre.HearAsync();
        rig.Centre.Dispose();
        Assert.Equal(OwnTextOutcome.Unreachable, await sending);
        Assert.Equal(1, rig.Refused("far_lost"));
    }

    [Fact]
    public async Task A_full_window_is_waited_for_but_not_for_ever()
    {
        await using var rig = await TextRig.StartAsync(target: target => target with { Window = 1 });
        var first = rig.Gateway.SendAsync(Text("one"), Cancel);
        var heard = await rig.Centre.HearAsync();
        var second = rig.Gateway.SendAsync(Text("two"), Cancel);
        var third = rig.Gateway.SendAsync(Text("three") with { Patience = TimeSpan.Zero }, Cancel);
        Assert.Equal(OwnTextOutcome.Unreachable, await third);
        await rig.Centre.AnswerAsync(heard, id: "m");
        Assert.Equal(OwnTextOutcome.Taken, await first);
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "m");
        Assert.Equal(OwnTextOutcome.Taken, await second);
    }

    [Fact]
    public async Task A_sender_that_no_pdu_holds_is_refused_before_anything_is_sent()
    {
        await using var rig = await TextRig.StartAsync();
        Assert.Equal(
            OwnTextOutcome.Refused,
            await rig.Gateway.SendAsync(Text("hello") with { From = new string('x', 21) }, Cancel));
        await rig.Centre.AssertSilentAsync();
    }

    [Fact]
    public async Task A_step_of_a_dialogue_is_one_part_with_its_parameters()
    {
        await using var rig = await TextRig.StartAsync();
        var sending = rig.Gateway.SendAsync(
            Text(new string('a', 200)) with { Ussd = new UssdStep(UssdOperation.Request, 7, 2, false) }, Cancel);
        var heard = await rig.Centre.HearAsync();
        Assert.StartsWith("USSD\0", heard.Body, StringComparison.Ordinal);
        Assert.EndsWith(
            Convert.ToHexString([.. Pdu.Tlv(0x501, 2), .. Pdu.Tlv(0x1383, 7, 4)]), heard.ToString(),
            StringComparison.Ordinal);
        Assert.Contains(new string('a', 182), heard.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('a', 183), heard.Body, StringComparison.Ordinal);
        await rig.Centre.AnswerAsync(heard, id: "m");
        Assert.Equal(OwnTextOutcome.Taken, await sending);
    }

    [Fact]
    public async Task A_step_comes_from_what_was_dialled()
    {
        await using var rig = await TextRig.StartAsync();
        var sending = rig.Gateway.SendAsync(
            Text("1 Open") with { From = "*1219#", Ussd = new UssdStep(UssdOperation.RequestResponse, null, 0, true) },
            Cancel);
        var heard = await rig.Centre.HearAsync();
        Assert.StartsWith("USSD\0\0\0*1219#\0", heard.Body, StringComparison.Ordinal);
        Assert.EndsWith(Convert.ToHexString(Pdu.Tlv(0x501, 17)), heard.ToString(), StringComparison.Ordinal);
        await rig.Centre.AnswerAsync(heard, id: "m");
        Assert.Equal(OwnTextOutcome.Taken, await sending);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static OwnText Text(string text) => new()
    {
        From = "10086", To = new E164(8613857100001), Text = text, Way = new TextWay("smsc"),
    };
}
