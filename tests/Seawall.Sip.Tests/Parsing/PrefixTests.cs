using Seawall.Sip.Fuzz;
using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class PrefixTests
{
    public static TheoryData<string> Valid =>
    [
        .. Corpus.All.Where(sample => Read.Refusal(sample.Bytes) == SipRefusal.None).Select(sample => sample.Name),
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Every_prefix_of_a_head_is_refused_as_unfinished(string name)
    {
        byte[] whole = Corpus.All.Single(sample => sample.Name == name).Bytes;
        int head = whole.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        int line = whole.AsSpan().IndexOf("\r\n"u8) + 2;
        for (int length = 0; length < head; length++)
        {
            SipRefusal refusal = Read.Message(whole.AsSpan(0, length), out SipMessage message);
            Assert.Equal(
                length == 0 ? SipRefusal.Empty
                : length < line ? SipRefusal.StartLineMalformed : SipRefusal.HeadersUnended,
                refusal);

            // What is answered holds all that an answer repeats.
            Assert.True(!message.CanAnswer || (message.Has(HeaderId.From) && message.Has(HeaderId.To)));
        }
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Every_prefix_of_a_body_falls_short_of_its_length(string name)
    {
        byte[] whole = Corpus.All.Single(sample => sample.Name == name).Bytes;
        Read.Message(whole, out SipMessage message);
        for (int length = message.BodyOffset; length < message.Bytes.Length; length++)
        {
            SipRefusal expected =
                message.ContentLength < 0 ? SipRefusal.None : SipRefusal.ContentLengthBeyondMessage;
            Assert.Equal(expected, Read.Refusal(whole.AsSpan(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Every_prefix_looks_alike_to_the_twin(string name)
    {
        byte[] whole = Corpus.All.Single(sample => sample.Name == name).Bytes;
        for (int length = 0; length <= whole.Length; length += whole.Length > 1500 ? 7 : 1)
        {
            Assert.Null(Comparison.Of(whole[..length], SipLimits.HeaderRowsMax));
        }
    }

    [Fact]
    public void The_table_is_not_empty() => Assert.InRange(Valid.Count, 40, Corpus.All.Count);
}
