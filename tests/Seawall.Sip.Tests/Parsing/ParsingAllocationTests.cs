using Seawall.Sip.Fuzz;
using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class ParsingAllocationTests
{
    [Fact]
    public void Reading_allocates_nothing_whatever_comes()
    {
        byte[][] messages = [.. Corpus.All.Select(sample => sample.Bytes)];
        byte[] scratch = new byte[SipLimits.TelephoneMax];
        HeaderSlot[] slots = new HeaderSlot[SipLimits.HeaderRowsMax];
        long warm = ReadAll(messages, slots, scratch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long sum = 0;
        for (int round = 0; round < 200; round++)
        {
            sum += ReadAll(messages, slots, scratch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(200 * warm, sum);
    }

    // Everything the path asks of a message.
    static long ReadAll(byte[][] messages, HeaderSlot[] slots, byte[] scratch)
    {
        long sum = 0;
        foreach (byte[] bytes in messages)
        {
            sum += StreamFraming.Next(bytes).Length;
            sum += (int)SipMessage.Parse(bytes, slots, out SipMessage message);
            IdentityFacts facts = IdentityFacts.Read(message);
            sum += (int)facts.AssertedState + (int)facts.FromState + (int)facts.HistoryState;
            TelephoneFacts.TryRead(facts.Asserted, scratch, out TelephoneFacts caller);
            TelephoneFacts.TryRead(message.Uri, scratch, out TelephoneFacts called);
            sum += caller.Number.Length + called.Number.Length;
            foreach (HeaderValue value in message.Values(HeaderId.Via))
            {
                ViaValue.TryRead(message.Bytes, value.Range.Start, value.Range.End, out ViaValue via);
                sum += via.Port;
            }
        }

        return sum;
    }
}
