using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests;

/// <summary>What a relayed message costs in memory: nothing.</summary>
public sealed class AllocationTests
{
    static readonly byte[] Stream = [.. Golden.All.Concat(Texts.All).SelectMany(sample => sample.Bytes)];

    [Fact]
    public void To_cut_read_check_judge_and_forward_every_pdu_takes_no_memory()
    {
        byte[] span = new byte[4096];
        byte[] digits = new byte[64];
        var map = new SequenceMap<long>(16);
        int sum = Pass(span, digits, map);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int turn = 0; turn < 20; turn++)
        {
            sum += Pass(span, digits, map);
        }

        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, after - before);
        Assert.NotEqual(0, sum);
    }

    [Fact]
    public void To_read_and_answer_a_message_in_sip_takes_no_memory()
    {
        byte[] span = new byte[300];
        char[] text = new char[160];
        byte[][] bodies = [.. Bodies.All.Select(sample => sample.Bytes)];
        int sum = ReadBodies(bodies, span, text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int turn = 0; turn < 20; turn++)
        {
            sum += ReadBodies(bodies, span, text);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
    }

    static int Pass(byte[] span, byte[] digits, SequenceMap<long> map)
    {
        int sum = 0;
        ReadOnlySpan<byte> stream = Stream;
        while (SmppFraming.Next(stream) is { Kind: SmppFrameKind.Pdu } frame)
        {
            SmppRefusal refusal = SmppPdu.Parse(stream[..frame.Length], out SmppPdu pdu);
            stream = stream[frame.Length..];
            refusal = refusal == SmppRefusal.None ? PduCheck.Find(pdu) : refusal;
            sum += RefusalWriter.Write(pdu, refusal, span);
            if (!pdu.FieldsRead)
            {
                continue;
            }

            MessageFacts facts = MessageFacts.Of(pdu);
            sum += facts.Part.Number + AddressFacts.Of(pdu.Source).WriteNumber(digits);
            sum += DeliveryReceipt.TryRead(pdu, out _) ? 1 : 0;
            map.TryAdd(pdu.Command, 1, sum, out uint sequence);
            sum += PduForwarder.Write(pdu, new ForwardPlan { Sequence = sequence }, span);
            sum += PduForwarder.Write(pdu, new ForwardPlan { Sequence = sequence, DropTlvs = true }, span);
            sum += (int)map.TryTake(sequence, Commands.ResponseOf(pdu.Command), out _);
            map.TryTakeOldest(out _, out _, out _);
            sum += ResponseWriter.Write(CommandId.SubmitSmResp, SmppStatus.Ok, sequence, "id"u8, span);
        }

        return sum;
    }

    static int ReadBodies(byte[][] bodies, byte[] span, char[] text)
    {
        int sum = 0;
        foreach (byte[] body in bodies)
        {
            sum += (int)RpMessage.Parse(body, out RpMessage message);
            sum += (int)Smpp.Tpdu.Parse(body, TpduDirection.ToMobile, false, out Smpp.Tpdu tpdu);
            sum += tpdu.Address.Read(span).Text.Length + tpdu.ReadText(text);
            sum += RpWriter.WriteError(
                RpType.ErrorFromMobile, message.Reference, RpCause.TransferRejected, default, span);
        }

        return sum;
    }
}
