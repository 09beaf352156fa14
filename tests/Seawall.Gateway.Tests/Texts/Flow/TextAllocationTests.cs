using Microsoft.Extensions.Time.Testing;
using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>Nothing is allocated for a text, whatever becomes of it.</summary>
public sealed class TextAllocationTests
{
    const int Messages = 1_000;

    /// <summary>
    /// The runtime itself may allocate on this thread while it makes the code faster, once; what a text costs comes
    /// each round.
    /// </summary>
    const int Rounds = 4;

    [Theory]
    [InlineData("passed")]
    [InlineData("refused")]
    [InlineData("part")]
    [InlineData("marked")]
    [InlineData("report")]
    [InlineData("throttled")]
    [InlineData("data")]
    [InlineData("multi")]
    [InlineData("query")]
    [InlineData("name")]
    [InlineData("silent")]
    public void No_byte_for_a_text(string fate)
    {
        var flow = new FlowRig(Trunk(fate));
        flow.Book.Apply(
            new LineState(World.Shut, default(ChoiceBits).With(Service.Sms, 1, Choice.Shut), null), 1);
        using var rig = flow.Links;
        var hub = rig.Bound(isSilent: true);
        var centre = rig.Centre(isSilent: true);
        var least = long.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var texts = Enumerable.Range(1, Messages)
                .Select(at => Text(fate, (uint)((round * Messages) + at))).ToArray();
            var answer = Answer(fate);
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var text in texts)
            {
                rig.Reader.Receive(hub.Link, text);
                if (fate is not ("refused" or "throttled" or "silent"))
                {
                    System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(
                        answer.AsSpan(12), centre.Wire.LastSequence);
                    rig.Reader.Receive(centre.Link, answer);
                }
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
        Assert.Equal(0, hub.Link.InHand);
        Assert.Equal(0, centre.Link.Sent);
        Assert.Equal(
            fate is "report" or "query" ? 0
                : fate is "throttled" ? 1
                : fate is "multi" ? 2 * (Rounds + 1) * Messages
                : fate is "part" ? (Rounds + 1) * Messages / 2
                : (Rounds + 1) * Messages,
            flow.Records.Count);
    }

    static SmppTrunkModel Trunk(string fate)
    {
        var trunk = Texts.Trunk("hub", "hub", "secret") with { SpoofedMark = new SmppMarkModel(0x1405, [1]) };
        return fate switch
        {
            "throttled" => trunk with { Rate = new RateModel(1, 1), BindRate = new RateModel(1, 1) },
            "silent" => trunk with { Refusal = new SmppRefusalModel { Silent = true } },
            _ => trunk,
        };
    }

    static byte[] Text(string fate, uint sequence) => fate switch
    {
        "refused" or "silent" => Pdu.Message(4, sequence, TextRig.Shut),
        "part" => Pdu.Message(
            4, sequence, TextRig.Undecided, esm: 0x40,
            text: Pdu.Part16((ushort)((sequence - 1) / 2), 2, (byte)(((sequence - 1) % 2) + 1))),
        "marked" => Pdu.Message(4, sequence, TextRig.Undecided, "8613857100009"),
        "report" or "throttled" => Pdu.Message(4, sequence, TextRig.Shut, esm: fate == "report" ? 4 : 0),
        "data" => Pdu.Data(sequence, TextRig.Undecided, tlvs: Pdu.Tlv(0x424, 65)),
        "multi" => Pdu.Multi(sequence, [TextRig.Undecided, TextRig.Shut]),
        "query" => RequestTests.About(3, sequence, "4f2a90c1"),
        "name" => Pdu.Message(4, sequence, TextRig.Undecided, "MYBANK", 5),
        _ => Pdu.Message(4, sequence, TextRig.Undecided),
    };

    static byte[] Answer(string fate) => fate switch
    {
        "data" => Pdu.Of(0x80000103, 0, 0, "4f2a90c1"),
        "multi" => Pdu.Of(0x80000021, 0, 0, "4f2a90c1", 0),
        "query" => Pdu.Of(0x80000003, 0, 0, "4f2a90c1", "", 2, 0),
        _ => Pdu.Of(0x80000004, 0, 0, "4f2a90c1"),
    };
}

/// <summary>The flow over links whose peers are fake wires.</summary>
internal sealed class FlowRig
{
    public FlowRig(SmppTrunkModel trunk, IOwnReceipts? receipts = null)
    {
        var model = Texts.Model() with { Trunks = [trunk] };
        State = new TextState(
            TextRig.Whole(model),
            new GatewayParts
            {
                Book = Book,
                Records = Records,
                Receipts = receipts,
                Time = new FakeTimeProvider(),
                Random = new Random(1),
            },
            new TextCounterBook());
        Links = new LinkRig(model, new MessageGate(State));
    }

    public ChoiceBook Book { get; } = new(2);

    public RecordCount Records { get; } = new();

    public TextState State { get; }

    public LinkRig Links { get; }
}
