using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>A text from a hub that binds to us to a message centre behind us, over real sockets.</summary>
public sealed class ThinPathTests
{
    [Fact]
    public async Task A_passed_text_goes_on_octet_by_octet_and_its_answer_comes_back()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        var text = Pdu.Message(4, 77, TextRig.Undecided, tlvs: [Pdu.Tlv(0x1403, 1, 2, 3)]);
        await hub.SendAsync(text);
        var forwarded = await rig.Centre.HearAsync();
        Assert.Equal(Pdu.With(text, 4, forwarded.Sequence), forwarded.Bytes);

        await rig.Centre.AnswerAsync(forwarded, id: "4f2a90c1");
        var answer = await hub.HearAsync();
        Assert.Equal(Pdu.Of(0x80000004, 0, 77, "4f2a90c1"), answer.Bytes);

        var (record, correlation) = Assert.Single(rig.Records.All);
        Assert.Equal(
            (VerdictReason.Undecided, (ushort)7, Service.Sms, 12025550123UL, 8613857100002UL),
            (record.Verdict.Reason, record.Trunk, record.Service, record.Caller.Number.Value,
                record.Called.Number.Value));
        Assert.StartsWith("hub/", correlation, StringComparison.Ordinal);
        Assert.EndsWith("/77", correlation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_text_is_answered_and_goes_nowhere()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 5, TextRig.Shut));
        Assert.Equal(Pdu.Of(0x80000004, 0x45, 5), (await hub.HearAsync()).Bytes);
        await rig.Centre.AssertSilentAsync();
        Assert.Equal(VerdictReason.ChoiceShut, Assert.Single(rig.Records.All).Record.Verdict.Reason);
        var counters = rig.Gateway.Counters();
        Assert.Contains(
            new VerdictCount(Service.Sms, "intl-hub", Outcome.Refuse, VerdictReason.ChoiceShut, 1),
            counters.Verdicts);
        Assert.Contains(new TextPduCount("intl-hub", "submit_sm", "ESME_ROK", 1), counters.Texts.Pdus);
        Assert.Contains(new TextPduCount("intl-hub", "submit_sm_resp", "ESME_RSUBMITFAIL", 1), counters.Texts.Pdus);
        Assert.Equal(1, counters.VerdictTimes.Counts.Sum());
    }

    [Fact]
    public async Task Answers_come_back_in_whatever_order_the_message_centre_gives_them()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync([.. Enumerable.Range(1, 5).Select(at => Pdu.Message(4, (uint)at, TextRig.Undecided))]);
        var texts = await rig.Centre.HearAsync(5);
        foreach (var text in texts.Reverse())
        {
            await rig.Centre.AnswerAsync(text, id: $"id{text.Sequence}");
        }
        var answers = await hub.HearAsync(5);
        Assert.Equal([5u, 4, 3, 2, 1], answers.Select(answer => answer.Sequence));
        Assert.Equal(texts.Reverse().Select(text => $"id{text.Sequence}"), answers.Select(answer => answer.MessageId));
    }

    [Fact]
    public async Task Status_shows_trunks_and_message_centres()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 5, TextRig.Shut));
        await hub.HearAsync();
        var status = rig.Gateway.Status().Texts!;
        var trunk = Assert.Single(status.Trunks);
        Assert.Equal(("intl-hub", "international", 1, 0L, 1L), (trunk.Name, trunk.Class, trunk.Binds, trunk.Passed,
            trunk.Refused));
        var target = Assert.Single(status.Targets);
        Assert.Equal(("smsc", 1, 1, false), (target.Group, target.Binds, target.Wanted, target.IsHub));
    }
}
