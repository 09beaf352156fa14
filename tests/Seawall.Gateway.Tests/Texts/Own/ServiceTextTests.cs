using System.Collections.Frozen;
using System.Text;
using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>Texts to numbers of ours: whose count, whose are refused, and when they are acknowledged.</summary>
public sealed class ServiceTextTests
{
    const string Line = "8613857100003";

    [Theory]
    [InlineData("10086", 0)]
    [InlineData("10086", 3)]
    [InlineData("8610086", 1)]
    [InlineData("+8610086", 1)]
    [InlineData("008610086", 0)]
    public async Task A_text_from_a_trusted_trunk_is_ours_and_goes_nowhere(string to, int ton)
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk);
        using var home = await rig.BindAsync("home");
        await home.SendAsync(Submit(7, to, ton));
        var text = await desk.NextAsync();
        Assert.Equal((new E164(8613857100003), "10086", "1219", 0), (text.From, text.To, text.Text, text.Part));
        Assert.Equal(new TextWay("smsc", "home"), text.Way);
        Assert.StartsWith("home/", text.Id, StringComparison.Ordinal);
        Assert.EndsWith("/7", text.Id, StringComparison.Ordinal);
        var answer = await home.HearAsync();
        Assert.Equal((0x80000004u, 0u, 7u), (answer.Command, answer.Status, answer.Sequence));
        Assert.Equal(24, answer.MessageId.Length);
        await rig.Centre.AssertSilentAsync();
        Assert.Empty(rig.Records.All);
    }

    [Theory]
    [InlineData(5u)]
    [InlineData(0x103u)]
    public async Task So_is_one_that_a_message_centre_of_ours_delivers(uint command)
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk);
        using var hub = await rig.BindAsync();
        await rig.Centre.SendAsync(command == 5
            ? Submit(9, "10086", 3, command: 5)
            : Pdu.Data(9, "10086", Line, tlvs: Pdu.Tlv(0x424, [.. "1219"u8])));
        var text = await desk.NextAsync();
        Assert.Equal(("1219", new TextWay("smsc")), (text.Text, text.Way));
        var answer = await rig.Centre.HearAsync();
        Assert.Equal((command | 0x80000000, 0u, 9u), (answer.Command, answer.Status, answer.Sequence));
        await hub.AssertSilentAsync();
    }

    [Theory]
    [InlineData("10086", 0)]
    [InlineData("8610086", 1)]
    [InlineData("+8610086", 1)]
    [InlineData("+8610086", 0)]
    [InlineData("008610086", 0)]
    public async Task One_from_abroad_is_refused_whoever_it_says_it_is_from(string to, int ton)
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Submit(1, to, ton), Submit(2, to, ton, esm: 4), Submit(3, to, ton, pid: 0x7F));
        foreach (var answer in await hub.HearAsync(3))
        {
            Assert.Equal((0x80000004u, 0x45u), (answer.Command, answer.Status));
        }
        await hub.SendAsync(Pdu.Multi(4, [to, TextRig.Undecided]));
        var forwarded = await rig.Centre.HearAsync();
        Assert.DoesNotContain("10086", Encoding.Latin1.GetString(forwarded.Bytes), StringComparison.Ordinal);
        await rig.Centre.AssertSilentAsync();
        Assert.Equal(0, desk.Count);
        Assert.Equal(4, rig.Refused("own_number"));
    }

    [Fact]
    public async Task A_next_hop_that_is_not_trusted_is_refused()
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk, service => service with { NextHops = [] });
        await rig.Centre.SendAsync(Submit(9, "10086", 3, command: 5));
        Assert.Equal(Pdu.Of(0x80000005, 0x66, 9, ""), (await rig.Centre.HearAsync()).Bytes);
        Assert.Equal(0, desk.Count);
    }

    [Theory]
    [InlineData("12025550123", 1)]
    [InlineData("MYBANK", 5)]
    [InlineData("10010", 3)]
    [InlineData("10086", 3)]
    [InlineData("", 0)]
    public async Task Who_is_no_line_of_ours_is_refused_and_never_answered(string from, int ton)
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk);
        using var home = await rig.BindAsync("home");
        await home.SendAsync(Submit(7, "10086", 3, from: from, fromTon: ton));
        Assert.Equal(Pdu.Of(0x80000004, 0x45, 7), (await home.HearAsync()).Bytes);
        Assert.Equal((0, 1L), (desk.Count, rig.Refused("no_line")));
    }

    [Fact]
    public async Task It_is_acknowledged_only_when_the_desk_is_done_with_it()
    {
        var desk = new NotingDesk { Answer = new TaskCompletionSource<ServiceTaken>() };
        await using var rig = await StartAsync(desk);
        using var home = await rig.BindAsync("home");
        await home.SendAsync(Submit(7, "10086", 3));
        await desk.NextAsync();
        await home.AssertSilentAsync();
        var told = new TaskCompletionSource();
        desk.Answer.SetResult(new ServiceTaken(IsDone: true, told.SetResult));
        Assert.Equal(0u, (await home.HearAsync()).Status);
        await told.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_cannot_be_done_now_is_to_come_again()
    {
        var desk = new NotingDesk { Answer = new TaskCompletionSource<ServiceTaken>() };
        desk.Answer.SetResult(default);
        await using var rig = await StartAsync(desk);
        using var home = await rig.BindAsync("home");
        await home.SendAsync(Submit(7, "10086", 3));
        Assert.Equal(Pdu.Of(0x80000004, 8, 7), (await home.HearAsync()).Bytes);
        await rig.Centre.SendAsync(Submit(8, "10086", 3, command: 5));
        Assert.Equal(Pdu.Of(0x80000005, 0x64, 8, ""), (await rig.Centre.HearAsync()).Bytes);
        Assert.Equal(2, rig.Refused("own_later"));
    }

    [Fact]
    public async Task A_report_about_a_text_of_ours_is_taken_and_read_by_nobody()
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk);
        await rig.Centre.SendAsync(Submit(9, "10086", 3, command: 5, esm: 4));
        Assert.Equal(Pdu.Of(0x80000005, 0, 9, ""), (await rig.Centre.HearAsync()).Bytes);
        Assert.Equal(0, desk.Count);
    }

    [Fact]
    public async Task Parts_alphabets_and_dialogues_are_told_to_the_desk()
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk);
        using var home = await rig.BindAsync("home");
        await home.SendAsync(
            Pdu.Message(4, 1, "10086", Line, esm: 0x40, text: Pdu.Part8(9, 3, 2)),
            Pdu.Message(4, 2, "10086", Line, coding: 8, text: Encoding.BigEndianUnicode.GetBytes("查询")),
            Pdu.Message(4, 3, "10086", Line, coding: 5, text: [1, 2, 3]),
            Pdu.Message(4, 4, "10086", Line, text: [.. "*100#"u8], tlvs: [Pdu.Tlv(0x501, 1), Pdu.Tlv(0x1383, 9, 3)]),
            Pdu.Message(4, 5, "10086", Line, text: new byte[250]));
        Assert.Equal((2, "part"), await NextAsync());
        Assert.Equal((0, "查询"), await NextAsync());
        Assert.Equal((0, ""), await NextAsync());
        var step = await desk.NextAsync();
        Assert.Equal(
            new UssdStep(UssdOperation.RequestIndication, 9, 1, true), step.Ussd);
        Assert.Equal((0, new string('@', 250)), await NextAsync());

        async Task<(int Part, string Text)> NextAsync() =>
            await desk.NextAsync() is var text ? (text.Part, text.Text) : default;
    }

    [Theory]
    [InlineData("*1219#", "*1219#", true)]
    [InlineData("1219", "*1219#", true)]
    [InlineData("999", "*1219#", true)]
    [InlineData("1219", "1", true)]
    [InlineData("1219", "1", false)]
    [InlineData("999", "1", true)]
    public async Task What_is_dialled_for_the_menu_is_ours_over_ussd_alone(string to, string text, bool isUssd)
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk, service => service with { UssdCodes = ["*1219#"] });
        using var home = await rig.BindAsync("home");
        using var hub = await rig.BindAsync();
        byte[][] tlvs = isUssd ? [Pdu.Tlv(0x501, 1)] : [];
        byte[] said = [.. Encoding.ASCII.GetBytes(text)];
        await home.SendAsync(Pdu.Message(4, 1, to, Line, text: said, tlvs: tlvs));
        await hub.SendAsync(Pdu.Message(4, 2, to, Line, text: said, tlvs: tlvs));
        var isOurs = isUssd && (to.Contains("1219", StringComparison.Ordinal) || text == "*1219#");
        if (isOurs)
        {
            Assert.Equal("*1219#", (await desk.NextAsync()).To);
            Assert.Equal(0x45u, (await hub.HearAsync()).Status);
        }
        else
        {
            await rig.Centre.HearAsync(2);
        }
        Assert.Equal(isOurs ? 1 : 0, desk.Count);
    }

    [Fact]
    public async Task A_reload_begins_and_ends_it()
    {
        var desk = new NotingDesk();
        await using var rig = await StartAsync(desk);
        using var home = await rig.BindAsync("home");
        Assert.Null(rig.Swap(model => model with { Service = null }));
        await home.SendAsync(Submit(7, "10086", 3));
        Assert.Equal(4u, (await rig.Centre.HearAsync()).Command);
        Assert.Equal(0, desk.Count);
    }

    [Fact]
    public void A_trunk_from_abroad_cannot_be_trusted()
    {
        var model = TextRig.Whole(new SmppModel
        {
            Listeners = [new SmppListenerModel { Name = "l", Endpoint = new(System.Net.IPAddress.Loopback, 0) }],
            Trunks = [TextRig.Trunk("intl-hub", "hub")],
            NextHops =
            [
                new SmppNextHopModel
                {
                    Name = "smsc", Targets = [TextRig.Target(new(System.Net.IPAddress.Loopback, 1))],
                },
            ],
            Service = Service with { Trunks = new[] { "intl-hub" }.ToFrozenSet() },
        });
        Assert.Contains("Trunk \"intl-hub\" is international: no text of it to a number of ours counts.",
            ModelFaults.Of(model));
    }

    internal static SmppServiceModel Service { get; } = new()
    {
        Numbers = ["10086"],
        Trunks = new[] { "home" }.ToFrozenSet(),
        NextHops = new[] { "smsc" }.ToFrozenSet(),
        Dial = World.Dial,
    };

    internal static Task<TextRig> StartAsync(
        IServiceTexts desk, Func<SmppServiceModel, SmppServiceModel>? service = null,
        Func<SmppTargetModel, SmppTargetModel>? target = null) => TextRig.StartAsync(
        model: model => model with
        {
            Trunks = [.. model.Trunks, Home()], Service = (service ?? (same => same))(Service),
        },
        target: target, desk: desk);

    static SmppTrunkModel Home()
    {
        var trunk = TextRig.Trunk("home", "home");
        return trunk with
        {
            Screening = new TrunkScreening { Index = 8, Name = "home", Class = TrunkClass.Core, Dial = World.Dial },
        };
    }

    static byte[] Submit(
        uint sequence, string to, int ton, uint command = 4, string from = Line, int fromTon = 1, int esm = 0,
        int pid = 0)
    {
        byte[] text = [.. "1219"u8];
        return Pdu.Of(
            command, 0, sequence, "", fromTon, 1, from, ton, 1, to, esm, pid, 0, "", "", 0, 0, 0, 0, text.Length, text);
    }
}
