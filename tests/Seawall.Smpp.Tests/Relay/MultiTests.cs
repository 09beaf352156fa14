using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Relay;

/// <summary>A verdict for each destination of submit_multi, and one answer out of two.</summary>
public sealed class MultiTests
{
    static readonly byte[] Request = Texts.All.Single(sample => sample.Name == "multi").Bytes;

    [Fact]
    public void Refused_destinations_are_left_out_and_the_count_is_lowered()
    {
        byte[] expected = Build.Pdu(
            0x21, 0, 9, "", 1, 1, "12025550123", 2, 2, "friends", 1, 0, 1, "13857100002", 0, 0, 0, "", "", 0, 0, 0, 0,
                2,
            Build.Text("hi"), Build.Tlv(0x204, 0, 1));
        Assert.Equal(expected, Forward(0));
    }

    [Fact]
    public void With_no_destination_left_there_is_nothing_to_say()
    {
        SmppPdu.Parse(Request, out SmppPdu pdu);
        var plan = new ForwardPlan { Sequence = 9, Refused = Set(0, 1, 2) };
        Assert.Equal(PduForwarder.CannotSay, PduForwarder.Write(pdu, plan, new byte[300]));
    }

    [Fact]
    public void What_we_refused_is_put_to_what_the_far_leg_refused()
    {
        SmppPdu.Parse(Request, out SmppPdu request);
        byte[] refused = new byte[100];
        int octets = MultiAnswer.WriteRefused(request, Set(0, 1), SmppStatus.SubmitFailed, refused);
        byte[] far = Build.Pdu(
            0x80000021, 0, 9, "far-id", 1, 0, 1, "13857100002", Build.Hex("0000000B"), Build.Tlv(0x1D, 65, 0));
        SmppPdu.Parse(far, out SmppPdu response);
        byte[] span = new byte[300];
        int length = MultiAnswer.WriteMerged(
            response, new ForwardPlan { Sequence = 6 }, 2, refused.AsSpan(0, octets), span);
        byte[] expected = Build.Pdu(
            0x80000021, 0, 6, "far-id", 3,
            0, 1, "13857100002", Build.Hex("0000000B"),
            1, 1, "8613857100001", Build.Hex("00000045"),
            0, 0, "friends", Build.Hex("00000045"),
            Build.Tlv(0x1D, 65, 0));
        Assert.Equal(expected, span[..length]);
        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(span.AsSpan(0, length), out SmppPdu merged));
        List<(string, SmppStatus)> all = [];
        foreach (UnsuccessfulEntry entry in merged.Unsuccessful)
        {
            all.Add((System.Text.Encoding.ASCII.GetString(entry.Address.Text), entry.Status));
        }

        Assert.Equal(
            [
                ("13857100002", SmppStatus.InvalidDestinationAddress), ("8613857100001", SmppStatus.SubmitFailed),
                ("friends", SmppStatus.SubmitFailed),
            ],
            all);
    }

    [Theory]
    [InlineData(0x14u, 2)]
    [InlineData(0x00u, 0)]
    public void A_far_leg_that_refused_all_and_one_that_had_all_are_passed_on(uint status, int refusedCount)
    {
        byte[] far = status == 0 ? Golden.Of("submit-multi-resp") : Build.Pdu(0x80000021, status, 9);
        SmppPdu.Parse(far, out SmppPdu response);
        byte[] span = new byte[300];
        int length = MultiAnswer.WriteMerged(
            response, new ForwardPlan { Sequence = response.Sequence }, refusedCount, default, span);
        Assert.Equal(far, span[..length]);
    }

    [Fact]
    public void A_list_of_refused_destinations_needs_its_room()
    {
        SmppPdu.Parse(Request, out SmppPdu request);
        Assert.Equal(
            PduWriter.Failed, MultiAnswer.WriteRefused(request, Set(0, 1), SmppStatus.SubmitFailed, new byte[25]));
        Assert.Equal(0, MultiAnswer.WriteRefused(request, default, SmppStatus.SubmitFailed, default));
    }

    [Fact]
    public void The_set_holds_every_place_there_can_be()
    {
        var set = default(DestinationSet);
        for (int index = 0; index < byte.MaxValue; index++)
        {
            Assert.False(set.Contains(index));
            set.Add(index);
            set.Add(index);
            Assert.True(set.Contains(index));
            Assert.Equal(index + 1, set.Count);
        }
    }

    [Fact]
    public void All_destinations_of_the_longest_list_are_walked()
    {
        object[] destinations =
            [.. Enumerable.Range(0, 254).SelectMany(at => (object[])[1, 1, 1, $"86138571{at:d5}"])];
        byte[] bytes = Build.Pdu(
            0x21, 0, 1, ["", 1, 1, "1", 254, .. destinations, 0, 0, 0, "", "", 0, 0, 0, 0, 1, 65]);
        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(bytes, out SmppPdu pdu));
        Assert.Equal(SmppRefusal.None, PduCheck.Find(pdu));
        int count = 0;
        foreach (DestinationEntry entry in pdu.Destinations)
        {
            Assert.Equal($"86138571{count++:d5}", System.Text.Encoding.ASCII.GetString(entry.Address.Text));
        }

        Assert.Equal(254, count);
    }

    static byte[] Forward(params int[] refused)
    {
        SmppPdu.Parse(Request, out SmppPdu pdu);
        byte[] span = new byte[300];
        return span[..PduForwarder.Write(pdu, new ForwardPlan { Sequence = 9, Refused = Set(refused) }, span)];
    }

    static DestinationSet Set(params int[] indexes)
    {
        DestinationSet set = default;
        foreach (int index in indexes)
        {
            set.Add(index);
        }

        return set;
    }
}
