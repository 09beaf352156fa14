using System.Buffers.Binary;
using System.Net;
using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>What a notice costs: in memory always, in time where it is asked for.</summary>
public sealed class NoticeCostTests
{
    const int Notices = 1_000;

    /// <summary>The ids of the response and of the receipt, as text: 40 octets each for eight characters.</summary>
    const int OctetsPerNotice = 80;

    /// <summary>
    /// The runtime itself may allocate on this thread while it makes the code faster, once; what a notice costs comes
    /// each round.
    /// </summary>
    const int Rounds = 4;

    [Fact]
    public void Nothing_is_allocated_for_a_notice_but_the_ids_that_are_handed_on()
    {
        var receipts = new CountingReceipts();
        var flow = new FlowRig(Texts.Trunk("hub", "hub", "secret"), receipts);
        using var rig = flow.Links;
        flow.State.Notices.Attach(rig.Tables);
        var centre = rig.Centre(isSilent: true);
        var told = new CountingWaiter();
        var answer = Pdu.Of(0x80000004, 0, 0, "4f2a90c1");
        var receipt = Pdu.Message(
            5, 0, "10086", TextRig.Undecided, esm: 4, text: [.. "id:4f2a90c1 stat:DELIVRD err:000"u8]);
        var notice = new OwnNotice(
            new E164(8613857100001), new string('一', 60), "10086", "smsc", true, TimeSpan.FromHours(48));
        var least = long.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var at = 1u; at <= Notices; at++)
            {
                Assert.True(flow.State.Notices.TrySend(notice, told));
                BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(12), centre.Wire.LastSequence);
                rig.Reader.Receive(centre.Link, answer);
                BinaryPrimitives.WriteUInt32BigEndian(receipt.AsSpan(12), at);
                rig.Reader.Receive(centre.Link, receipt);
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal((long)OctetsPerNotice * Notices, least);
        Assert.Equal(((Rounds + 1) * Notices, (Rounds + 1) * Notices), (told.Count, receipts.Count));
        Assert.Equal((0, 0), (centre.Link.Sent, centre.Link.InHand));
    }

    /// <summary>
    /// Processor time of one notice that is handed over, answered and receipted over a real connection, in pieces as
    /// the desk of notices hands them over, 400 every 20 ms; that of the message centre is taken off.
    /// </summary>
    [Theory(Explicit = true)]
    [InlineData(400)]
    [InlineData(100)]
    public async Task Processor_time_of_a_notice(int piece)
    {
        const int Count = 200_000;
        var receipts = new CountingReceipts();
        using var centre = new BusyCentre();
        var target = TextRig.Target(centre.Local) with { Window = 1_000 };
        await using var gateway = new Gateway(
            TextRig.Whole(Texts.Model(target) with
            {
                Listeners = [new SmppListenerModel { Name = "tcp:127.0.0.1:0", Endpoint = new(IPAddress.Loopback, 0) }],
            }),
            Running.Parts(new ChoiceBook(2), new RecordCount()) with { Receipts = receipts });
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        var told = new CountingWaiter();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var (ours, its) = (Environment.CpuUsage.TotalTime, centre.Processor);
        for (var sent = 0; sent < Count; sent += piece)
        {
            for (var at = 0; at < piece; at++)
            {
                var notice = new OwnNotice(
                    new E164(8613857100001 + (ulong)at), "a notice of sixty characters, in the default alphabet, once",
                    "10086", "smsc", true, TimeSpan.FromHours(48));
                while (!gateway.TrySend(notice, told))
                {
                    await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
                }
            }
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
        while (told.Count < Count || receipts.Count < Count)
        {
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
        var spent = Environment.CpuUsage.TotalTime - ours - (centre.Processor - its);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{piece} at a time: {spent.TotalMicroseconds / Count:0.0} µs a notice");
        Assert.Equal(Count, told.Taken);
    }
}
