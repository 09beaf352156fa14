using System.Text;
using CsCheck;
using Seawall.Sip.Fuzz;
using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class StreamFramingTests
{
    const string Head = "OPTIONS sip:a@b SIP/2.0\r\n";

    [Theory]
    [InlineData("", 0)]
    [InlineData("\r", 0)]
    [InlineData("\r\n", 0)]
    [InlineData("\r\n\r", 0)]
    [InlineData("OPTIONS sip:a@b SIP/2.0", 0)]
    [InlineData(Head, 0)]
    [InlineData(Head + "l: 3\r\n\r\nab", 0)]
    [InlineData(Head + "l: 3\r\n\r\nabc", 36)]
    [InlineData(Head + "l: 3\r\n\r\nabcOPTIONS", 36)]
    [InlineData(Head + "Content-LENGTH \t:\r\n 003 \r\n\r\nabc", 56)]
    [InlineData(Head + "X: \r\n l: 9\r\nl:0\r\n\r\n", 44)]
    [InlineData(Head + "no colon\r\nclass: x\r\nl:0\r\n\r\n", 52)]
    [InlineData("SIP/2.0 200 OK\r\nl:0\r\n\r\n", 23)]
    [InlineData("sip/3.0 x\r\nl:0\r\n\r\n", 18)]
    public void A_message_is_cut_out_when_it_is_whole(string stream, int length)
    {
        StreamFrame frame = Next(stream);
        Assert.Equal(length == 0 ? StreamFrameKind.NeedMore : StreamFrameKind.Message, frame.Kind);
        Assert.Equal((length, SipRefusal.None), (frame.Length, frame.Refusal));
    }

    [Theory]
    [InlineData("\r\n\r\n", StreamFrameKind.Ping, 4)]
    [InlineData("\r\n\r\n\r\n", StreamFrameKind.Ping, 4)]
    [InlineData("\r\nO", StreamFrameKind.LineBreak, 2)]
    [InlineData("\r\n\rO", StreamFrameKind.LineBreak, 2)]
    public void Line_breaks_between_messages_are_pings_or_skipped(string stream, StreamFrameKind kind, int length)
    {
        Assert.Equal(new StreamFrame(kind, length, SipRefusal.None), Next(stream));
        Assert.Equal("\r\n", Read.Text(StreamFraming.Pong));
    }

    [Theory]
    [InlineData("\n", SipRefusal.LineBreakMalformed, false)]
    [InlineData("\rX", SipRefusal.LineBreakMalformed, false)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\n", SipRefusal.LineBreakMalformed, false)]
    [InlineData("GET / HTTP/1.1\r\n", SipRefusal.StartLineMalformed, false)]
    [InlineData("\u0016\u0003\u0001\r\n", SipRefusal.StartLineMalformed, false)]
    [InlineData(Head + "a\nb: c\r\nl: 0\r\n\r\n", SipRefusal.LineBreakMalformed, true)]
    [InlineData(Head + "a\rb: c\r\nl: 0\r\n\r\n", SipRefusal.LineBreakMalformed, true)]
    [InlineData(Head + "\r\n", SipRefusal.ContentLengthMissing, true)]
    [InlineData(Head + "Content-Lengt: 0\r\n\r\n", SipRefusal.ContentLengthMissing, true)]
    [InlineData(Head + "l: 0\r\nContent-Length: 0\r\n\r\n", SipRefusal.HeaderRepeated, true)]
    [InlineData(Head + "l: -1\r\n\r\n", SipRefusal.ContentLengthMalformed, true)]
    [InlineData(Head + "l:\r\n\r\n", SipRefusal.ContentLengthMalformed, true)]
    [InlineData(Head + "l: 99999999999\r\n\r\n", SipRefusal.ContentLengthMalformed, true)]
    [InlineData(Head + "l: 65536\r\n\r\n", SipRefusal.TooLarge, true)]
    [InlineData(Head + "l: 65500\r\n\r\n", SipRefusal.TooLarge, true)]
    public void What_cannot_be_read_on_is_refused(string stream, SipRefusal refusal, bool hasHead)
    {
        StreamFrame frame = Next(stream + "whatever follows");
        Assert.Equal((StreamFrameKind.Refused, refusal), (frame.Kind, frame.Refusal));
        Assert.Equal(hasHead ? stream.Length : 0, frame.Length);
    }

    [Fact]
    public void Limits_hold_while_the_end_is_not_in_sight()
    {
        string line = "OPTIONS " + new string('a', SipLimits.StartLineMax);
        Assert.Equal(StreamFrameKind.NeedMore, Next(line[..(SipLimits.StartLineMax - 1)]).Kind);
        Assert.Equal(SipRefusal.TooLarge, Next(line[..SipLimits.StartLineMax]).Refusal);
        string rows = Head + "X: " + new string('x', SipLimits.MessageMax);
        Assert.Equal(StreamFrameKind.NeedMore, Next(rows[..(SipLimits.MessageMax - 1)]).Kind);
        Assert.Equal(SipRefusal.TooLarge, Next(rows[..SipLimits.MessageMax]).Refusal);
    }

    [Fact]
    public void The_largest_message_is_taken()
    {
        string head = Head + "l: 65498\r\n\r\n";
        Assert.Equal(SipLimits.MessageMax, head.Length + 65498);
        Assert.Equal(
            new StreamFrame(StreamFrameKind.Message, SipLimits.MessageMax, SipRefusal.None),
            Next(head + new string('b', 65498)));
    }

    [Fact]
    public void A_refused_head_can_be_answered()
    {
        byte[] stream = Read.Octets(Read.Call.Replace("Content-Length: 4", "X: y"));
        StreamFrame frame = StreamFraming.Next(stream);
        Assert.Equal(SipRefusal.ContentLengthMissing, frame.Refusal);
        Read.Message(stream.AsSpan(0, frame.Length), out SipMessage message);
        Assert.True(message.CanAnswer);
    }

    public static TheoryData<string> Streams =>
    [
        Join(Calls.All.Take(2)) + "\r\n\r\n" + Join(Calls.All.Skip(2).Take(1)),
        "\r\n" + Join(Rfc4475Valid.All.Take(1)) + "\r\n\r\n\r\n" + Join(Rfc5118.All.Take(3)),
        "\r\n\r\n\r\n\r\n" + Join(Rfc4475Valid.All.Where(sample => sample.Name is "mpart01" or "dblreq")),
        Join(Rfc5118.All.Take(1)) + Head + "X: y\r\n\r\nand on it goes",
        Join(Rfc5118.All.Take(1)) + Head + "l: 9\nX: y\r\n\r\n",
        Join(Rfc5118.All.Take(1)) + "what is this?\r\n",
        "\r\n\r",
        "\r\n\n",
    ];

    [Theory]
    [MemberData(nameof(Streams))]
    public void Every_split_of_a_stream_gives_the_same(string stream)
    {
        byte[] octets = Encoding.Latin1.GetBytes(stream);
        string whole = Frames(octets, [octets.Length]);
        for (int cut = 0; cut <= octets.Length; cut++)
        {
            Assert.Equal(whole, Frames(octets, [cut, octets.Length]));
        }

        Assert.Equal(whole, Frames(octets, [.. Enumerable.Range(1, octets.Length)]));
    }

    [Fact]
    public void Any_split_of_any_stream_gives_the_same() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 4000].Array[0, 8]).Sample((seed, cuts) =>
        {
            var random = new Random(seed);
            byte[] stream = [.. Enumerable.Range(0, 3).SelectMany(_ => new Mutator(random).Spoil(
                Corpus.All[random.Next(Corpus.All.Count)].Bytes, Corpus.All[random.Next(Corpus.All.Count)].Bytes))];
            int[] sorted = [.. cuts.Where(cut => cut < stream.Length).Order(), stream.Length];
            return Frames(stream, sorted) == Frames(stream, [stream.Length]);
        }, iter: 2000);

    // What a connection sees that gets the stream up to each cut in turn.
    static string Frames(byte[] stream, int[] cuts)
    {
        var seen = new StringBuilder();
        int consumed = 0;
        foreach (int cut in cuts)
        {
            while (StreamFraming.Next(stream.AsSpan(consumed, cut - consumed)) is var frame
                && frame.Kind != StreamFrameKind.NeedMore)
            {
                seen.Append(frame.Kind).Append(frame.Refusal);
                if (frame.Kind == StreamFrameKind.Refused)
                {
                    return seen.ToString();
                }

                seen.Append(Encoding.Latin1.GetString(stream, consumed, frame.Length));
                consumed += frame.Length;
            }
        }

        return seen.Append("rest ").Append(stream.Length - consumed).ToString();
    }

    static string Join(IEnumerable<Sample> samples) =>
        string.Concat(samples.Select(sample => Encoding.Latin1.GetString(sample.Bytes)));

    static StreamFrame Next(string stream) => StreamFraming.Next(Encoding.Latin1.GetBytes(stream));
}
