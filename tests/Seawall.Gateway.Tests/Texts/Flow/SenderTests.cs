using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>Names, codes and numbers as senders: judged by where they come from, recorded as they came.</summary>
public sealed class SenderTests
{
    const uint SubmitFailed = 0x45;

    [Theory]
    [InlineData(5, "SOMEBODY", VerdictReason.ChoiceShut, OriginKind.Zone, Evidence.Trunk, "SOMEBODY")]
    [InlineData(5, "MyBank", VerdictReason.RegisteredSender, OriginKind.Zone, Evidence.Trunk, "MyBank")]
    [InlineData(5, "SHOP", VerdictReason.ChoiceShut, OriginKind.Zone, Evidence.Trunk, "SHOP")]
    [InlineData(3, "32665", VerdictReason.ChoiceShut, OriginKind.Zone, Evidence.Trunk, "32665")]
    [InlineData(3, "20404", VerdictReason.RegisteredSender, OriginKind.Zone, Evidence.Trunk, "20404")]
    [InlineData(3, "10086", VerdictReason.Spoofed, OriginKind.Spoofed, Evidence.Number, "10086")]
    [InlineData(5, "95588", VerdictReason.Spoofed, OriginKind.Spoofed, Evidence.Number, "95588")]
    [InlineData(1, "95588", VerdictReason.Spoofed, OriginKind.Spoofed, Evidence.Number, "95588")]
    [InlineData(1, "8613957100002", VerdictReason.Spoofed, OriginKind.Spoofed, Evidence.Number, "")]
    [InlineData(0, "13957100002", VerdictReason.Spoofed, OriginKind.Spoofed, Evidence.Number, "")]
    [InlineData(1, "12025550123", VerdictReason.ChoiceShut, OriginKind.Zone, Evidence.Number, "")]
    [InlineData(1, "85291234567", VerdictReason.Undecided, OriginKind.Zone, Evidence.Number, "")]
    [InlineData(0, "", VerdictReason.ChoiceShut, OriginKind.Unidentified, Evidence.Missing, "")]
    public async Task From_abroad_to_a_line_that_shut_overseas_but_for_codes_of_registered_senders(
        int ton, string from, VerdictReason reason, OriginKind kind, Evidence evidence, string recorded)
    {
        var abroad = Hub(TrunkClass.International);
        await using var rig = await TextRig.StartAsync(trunk => trunk with { Screening = abroad });
        var shut = default(ChoiceBits).With(Service.Sms, 1, Choice.Shut);
        var codes = new PersonalRule(7, true, ServiceMask.Sms, default, 0, SenderPurpose.Code);
        Assert.True(rig.Book.Apply(
            new LineState(World.Shut, shut, new LineDetail { Rules = [codes] }), rig.Book.Version + 1));
        using var hub = await rig.BindAsync();

        await hub.SendAsync(Pdu.Message(4, 9, TextRig.Shut, from, ton));
        var passes = (byte)reason < 100;
        if (passes)
        {
            await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "1");
        }

        Assert.Equal(passes ? 0 : SubmitFailed, (await hub.HearAsync()).Status);
        var record = Assert.Single(rig.Records.All).Record;
        Assert.Equal(
            (reason, kind, evidence, reason == VerdictReason.RegisteredSender ? 7u : 0),
            (record.Verdict.Reason, record.Verdict.Origin.Kind, record.Verdict.Origin.Evidence, record.Verdict.Rule));
        Assert.Equal([recorded], rig.Records.Senders);
        Assert.Equal((Service.Sms, World.Shut), (record.Service, record.Called.Number));
    }

    [Theory]
    [InlineData(5, "SOMEBODY")]
    [InlineData(3, "10086")]
    [InlineData(1, "8613957100002")]
    public async Task At_home_they_are_from_home(int ton, string from)
    {
        var home = Hub(TrunkClass.Domestic);
        await using var rig = await TextRig.StartAsync(trunk => trunk with { Screening = home });
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 9, TextRig.Shut, from, ton));
        await rig.Centre.AnswerAsync(await rig.Centre.HearAsync(), id: "1");
        Assert.Equal(0u, (await hub.HearAsync()).Status);
        Assert.Equal(VerdictReason.Domestic, Assert.Single(rig.Records.All).Record.Verdict.Reason);
    }

    static TrunkScreening Hub(TrunkClass trunkClass) => new()
    {
        Index = 7,
        Name = "intl-hub",
        Class = trunkClass,
        Dial = World.Dial,
        Registered = RegisteredSenders.TryCreate(
            [
                new("MYBANK", SenderPurpose.Code), new("SHOP", SenderPurpose.Service),
                new("20404", SenderPurpose.Any),
            ],
            World.Dial, out _, out _)!,
    };
}
