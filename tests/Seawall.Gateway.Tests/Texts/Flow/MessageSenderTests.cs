using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Who a text says it is from, and what becomes of one that lies.</summary>
public sealed class MessageSenderTests
{
    static readonly SmppMarkModel Mark = new(0x1405, [1, 2]);

    [Theory]
    [InlineData("12025550123", 1, OriginKind.Zone)]
    [InlineData("+12025550123", 0, OriginKind.Zone)]
    [InlineData("0012025550123", 1, OriginKind.Zone)]
    [InlineData("MYBANK", 5, OriginKind.Zone)]
    [InlineData("MYBANK", 0, OriginKind.Zone)]
    [InlineData("8613857100009", 1, OriginKind.Spoofed)]
    [InlineData("13857100009", 2, OriginKind.Spoofed)]
    [InlineData("8613857100009", 5, OriginKind.Spoofed)]
    [InlineData("10086", 0, OriginKind.Spoofed)]
    [InlineData("", 0, OriginKind.Unidentified)]
    public async Task The_bind_decides_then_the_number(string from, int ton, OriginKind expected)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Shut, from, ton));
        Assert.Equal(0x45u, (await hub.HearAsync()).Status);
        var record = Assert.Single(rig.Records.All).Record;
        Assert.Equal(expected, record.Verdict.Origin.Kind);
        Assert.Equal(8613857100001UL, record.Called.Number.Value);
    }

    [Theory]
    [InlineData("8613857100001", 1)]
    [InlineData("+8613857100001", 1)]
    [InlineData("+8613857100001", 0)]
    [InlineData("008613857100001", 0)]
    [InlineData("13857100001", 0)]
    [InlineData("13857100001", 2)]
    [InlineData("8613857100001", 0)]
    public async Task A_line_is_found_by_any_form_of_its_number(string to, int ton)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Of(
            4, 0, 1, "", 1, 1, "12025550123", ton, 1, to, 0, 0, 0, "", "", 0, 0, 0, 0, 2, "hi"u8.ToArray()));
        Assert.Equal(0x45u, (await hub.HearAsync()).Status);
    }

    [Theory]
    [InlineData("NOBODY", 5)]
    [InlineData("12025550199", 1)]
    public async Task A_text_to_what_is_no_line_of_ours_passes(string to, int ton)
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(Pdu.Of(
            4, 0, 1, "", 1, 1, "12025550123", ton, 1, to, 0, 0, 0, "", "", 0, 0, 0, 0, 2, "hi"u8.ToArray()));
        await rig.Centre.HearAsync();
        Assert.Equal(VerdictReason.NotOurLine, Assert.Single(rig.Records.All).Record.Verdict.Reason);
    }

    [Theory]
    [InlineData(SpoofedHandling.Refuse, true)]
    [InlineData(SpoofedHandling.Pass, true)]
    [InlineData(SpoofedHandling.Pass, false)]
    public async Task A_forged_sender_is_refused_or_passed_or_passed_with_a_mark(SpoofedHandling handling, bool marks)
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with
        {
            Screening = Spoofed(trunk.Screening, handling),
            SpoofedMark = marks ? Mark : null,
        });
        using var hub = await rig.BindAsync();
        var text = Pdu.Message(4, 1, TextRig.Undecided, "8613857100009");
        await hub.SendAsync(text);
        if (handling == SpoofedHandling.Refuse)
        {
            Assert.Equal(0x45u, (await hub.HearAsync()).Status);
            return;
        }
        var heard = await rig.Centre.HearAsync();
        var expected = marks
            ? Pdu.Message(4, heard.Sequence, TextRig.Undecided, "8613857100009", tlvs: Pdu.Tlv(0x1405, 1, 2))
            : Pdu.With(text, 4, heard.Sequence);
        Assert.Equal(expected, heard.Bytes);
    }

    [Fact]
    public async Task The_later_parts_of_a_forged_text_are_marked_as_well()
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with
        {
            Screening = Spoofed(trunk.Screening, SpoofedHandling.Pass),
            SpoofedMark = Mark,
        });
        using var hub = await rig.BindAsync();
        for (byte number = 1; number <= 2; number++)
        {
            await hub.SendAsync(Pdu.Message(
                4, number, TextRig.Undecided, "8613857100009", esm: 0x40, text: Pdu.Part8(1, 2, number)));
            Assert.EndsWith("140500020102", (await rig.Centre.HearAsync()).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_mark_goes_to_a_message_centre_that_takes_no_parameters()
    {
        await using var rig = await TextRig.StartAsync(
            trunk => trunk with { Screening = Spoofed(trunk.Screening, SpoofedHandling.Pass), SpoofedMark = Mark },
            version: null);
        using var hub = await rig.BindAsync();
        var text = Pdu.Message(4, 1, TextRig.Undecided, "8613857100009");
        await hub.SendAsync(text);
        var heard = await rig.Centre.HearAsync();
        Assert.Equal(Pdu.With(text, 4, heard.Sequence), heard.Bytes);
    }

    [Fact]
    public async Task A_name_is_in_the_record()
    {
        var sink = new SenderList();
        await using var rig = await TextRig.StartAsync(sink: sink);
        using var hub = await rig.BindAsync();
        await hub.SendAsync(
            Pdu.Message(4, 1, TextRig.Shut, "MYBANK", 5), Pdu.Message(4, 2, TextRig.Shut, "12025550123"),
            Pdu.Message(4, 3, TextRig.Shut, "72345", 3));
        await hub.HearAsync(3);
        Assert.Equal(["MYBANK", "", "72345"], sink.Senders);
    }

    [Fact]
    public void A_registered_sender_is_known_on_its_trunk()
    {
        var registered = RegisteredSenders.TryCreate(
            [new RegisteredSender("MYBANK", SenderPurpose.Code)], World.Dial, out _, out _)!;
        var text = new SmppAddress(Ton.Alphanumeric, Npi.Unknown, "mybank"u8);
        var called = new NumberReading(NumberForm.E164, World.Shut);
        var screening = TextRig.Trunk("intl-hub", "hub").Screening;
        Assert.Equal(SenderPurpose.None, MessageQuestion.Of(text, called, screening, 1).Registered);
        var its = new TrunkScreening
        {
            Index = 1,
            Name = "x",
            Class = TrunkClass.International,
            Dial = World.Dial,
            Registered = registered,
        };
        var query = MessageQuestion.Of(text, called, its, 1);
        Assert.Equal((SenderPurpose.Code, NumberForm.Name), (query.Registered, query.Caller.Number.Form));
    }

    static TrunkScreening Spoofed(TrunkScreening screening, SpoofedHandling handling) => new()
    {
        Index = screening.Index,
        Name = screening.Name,
        Class = screening.Class,
        Dial = screening.Dial,
        Spoofed = handling,
    };

    sealed class SenderList : IRecordSink
    {
        public List<string> Senders { get; } = [];

        public bool TryAdd(in Record record, ReadOnlySpan<byte> correlation) => false;

        public bool TryAdd(in Record record, ReadOnlySpan<byte> correlation, ReadOnlySpan<byte> sender)
        {
            Senders.Add(System.Text.Encoding.ASCII.GetString(sender));
            return true;
        }
    }
}
