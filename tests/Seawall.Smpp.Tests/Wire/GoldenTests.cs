using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Wire;

/// <summary>The bytes that an independent encoder wrote: we read them without a word, and write the same.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. Golden.All.Select(sample => sample.Name)];

    [Fact]
    public void There_is_one_of_every_pdu()
    {
        HashSet<CommandId> there = [.. Golden.All.Select(sample => Read(sample.Bytes))];
        Assert.Equal(Commands.Known.ToArray().Order(), there.Order());

        static CommandId Read(byte[] bytes)
        {
            SmppPdu.Parse(bytes, out SmppPdu pdu);
            return pdu.Command;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_read_whole_and_nothing_is_wrong_with_it(string name)
    {
        byte[] bytes = Golden.Of(name);
        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(bytes, out SmppPdu pdu));
        Assert.Equal(SmppRefusal.None, PduCheck.Find(pdu));
        Assert.True(pdu.FieldsRead);
        Assert.Equal(bytes.Length, Math.Max(pdu.TlvRange.End, SmppLimits.HeaderOctets));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_written_the_same(string name)
    {
        byte[] golden = Golden.Of(name);
        byte[] span = new byte[golden.Length];
        Assert.Equal(golden.Length, Written.Of(name, span));
        Assert.Equal(golden, span);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void None_is_written_into_too_small_a_span(string name)
    {
        int length = Golden.Of(name).Length;
        for (int size = 0; size < length; size++)
        {
            Assert.Equal(PduWriter.Failed, Written.Of(name, new byte[size]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_goes_on_with_another_sequence_number_and_nothing_else_changed(string name)
    {
        byte[] golden = Golden.Of(name);
        SmppPdu.Parse(golden, out SmppPdu pdu);
        byte[] span = new byte[golden.Length];
        int length = PduForwarder.Write(pdu, new ForwardPlan { Sequence = 0x01020304 }, span);
        Assert.Equal(golden.Length, length);
        Assert.Equal([.. golden[..12], 1, 2, 3, 4, .. golden[16..]], span);
    }
}
