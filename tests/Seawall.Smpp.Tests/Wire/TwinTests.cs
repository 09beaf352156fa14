using System.Buffers.Binary;
using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Wire;

/// <summary>The reader beside its slow twin: the corpus, every prefix of it, and spoiled PDUs.</summary>
public sealed class TwinTests
{
    [Fact]
    public void Every_sample_is_read_alike() =>
        Assert.All(
            Golden.All.Concat(Texts.All), sample => Assert.Null(Comparison.Of(sample.Bytes, new Random(1))));

    [Fact]
    public void Every_prefix_of_every_sample_is_read_alike_and_is_no_pdu_of_its_own()
    {
        foreach (Sample sample in Golden.All.Concat(Texts.All))
        {
            for (int length = 0; length < sample.Bytes.Length; length++)
            {
                byte[] torn = sample.Bytes[..length];
                Assert.Null(Comparison.Of(torn, new Random(length)));
                Assert.NotEqual(SmppRefusal.None, SmppPdu.Parse(torn, out _));
            }
        }
    }

    [Fact]
    public void Every_prefix_whose_length_lies_is_read_alike()
    {
        foreach (Sample sample in Golden.All.Concat(Texts.All))
        {
            for (int length = 16; length < sample.Bytes.Length; length++)
            {
                byte[] torn = sample.Bytes[..length];
                BinaryPrimitives.WriteInt32BigEndian(torn, length);
                Assert.Null(Comparison.Of(torn, new Random(length)));
            }
        }
    }

    [Fact]
    public void Every_prefix_of_every_body_is_read_alike() =>
        Assert.All(
            Bodies.All,
            sample => Assert.All(
                Enumerable.Range(0, sample.Bytes.Length + 1),
                length => Assert.Null(BodyComparison.Of(sample.Bytes[..length]))));

    [Fact]
    public void Twenty_thousand_spoiled_pdus_are_read_alike() => Assert.Null(FuzzRun.Find(1, 20_000));
}
