using System.Buffers.Binary;
using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Wire;

/// <summary>A stream is cut into the same PDUs however it was split, and into none where its lengths lie.</summary>
public sealed class FramingTests
{
    static readonly byte[] Stream = [.. Golden.All.SelectMany(sample => sample.Bytes)];

    [Fact]
    public void Every_prefix_of_every_pdu_waits_for_more()
    {
        foreach (Sample sample in Golden.All)
        {
            for (int length = 0; length < sample.Bytes.Length; length++)
            {
                Assert.Equal(default, SmppFraming.Next(sample.Bytes.AsSpan(0, length)));
            }

            SmppFrame frame = SmppFraming.Next(sample.Bytes);
            Assert.Equal((SmppFrameKind.Pdu, sample.Bytes.Length), (frame.Kind, frame.Length));
        }
    }

    [Fact]
    public void Every_split_of_the_stream_gives_the_same_pdus()
    {
        List<int> whole = Lengths(Stream, Stream.Length);
        Assert.Equal(Golden.All.Select(sample => sample.Bytes.Length), whole);
        for (int split = 1; split < Stream.Length; split++)
        {
            Assert.Equal(whole, Lengths(Stream, split));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(64)]
    public void A_stream_in_small_pieces_gives_the_same_pdus(int piece) =>
        Assert.Equal(Lengths(Stream, Stream.Length), Lengths(Stream, piece));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    public void A_length_below_a_header_is_told_from_four_octets_and_ends_the_stream(int length)
    {
        byte[] bytes = [0, 0, 0, (byte)length];
        SmppFrame frame = SmppFraming.Next(bytes);
        Assert.Equal(new SmppFrame(SmppFrameKind.Refused, 0, SmppRefusal.LengthBelowHeader, 0), frame);
        AssertNack(frame, sequence: 0);
    }

    [Theory]
    [InlineData(0xFFFF_FFFFu)]
    [InlineData(0x8000_0000u)]
    [InlineData(0x1603_0100u)]
    [InlineData((uint)SmppLimits.PduOctetsMax + 1)]
    public void A_length_beyond_the_limit_waits_for_the_header_and_no_longer(uint length)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, length);
        bytes[15] = 0x2A;
        Assert.Equal(default, SmppFraming.Next(bytes.AsSpan(0, 15)));
        SmppFrame frame = SmppFraming.Next(bytes);
        Assert.Equal(new SmppFrame(SmppFrameKind.Refused, 0, SmppRefusal.LengthBeyondLimit, 0x2A), frame);
        AssertNack(frame, sequence: 0x2A);
    }

    [Fact]
    public void The_longest_pdu_is_taken()
    {
        byte[] bytes = new byte[SmppLimits.PduOctetsMax];
        BinaryPrimitives.WriteInt32BigEndian(bytes, bytes.Length);
        Assert.Equal(SmppFrameKind.Pdu, SmppFraming.Next(bytes).Kind);
    }

    [Fact]
    public void Before_a_bind_less_is_taken()
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, SmppLimits.UnboundPduOctetsMax + 1);
        Assert.Equal(
            SmppRefusal.LengthBeyondLimit, SmppFraming.Next(bytes, SmppLimits.UnboundPduOctetsMax).Refusal);
        Assert.Equal(SmppFrameKind.NeedMore, SmppFraming.Next(bytes).Kind);
    }

    static void AssertNack(SmppFrame frame, byte sequence)
    {
        byte[] span = new byte[RefusalWriter.OctetsMax];
        int length = RefusalWriter.Write(frame, span);
        Assert.Equal([0, 0, 0, 16, 0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, sequence], span[..length]);
        Assert.True(SmppRefusals.Answer(frame.Refusal).Close);
    }

    // What a reader does: keeps what is left, adds a piece, cuts off whole PDUs.
    static List<int> Lengths(byte[] stream, int piece)
    {
        List<int> lengths = [];
        List<byte> kept = [];
        for (int at = 0; at < stream.Length; at += piece)
        {
            kept.AddRange(stream.AsSpan(at, Math.Min(piece, stream.Length - at)));
            while (SmppFraming.Next(kept.ToArray()) is { Kind: SmppFrameKind.Pdu } frame)
            {
                lengths.Add(frame.Length);
                kept.RemoveRange(0, frame.Length);
            }
        }

        Assert.Empty(kept);
        return lengths;
    }
}
