using Seawall.Sip.Fuzz;
using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class FuzzTests
{
    [Fact]
    public void Reader_and_twin_agree_on_every_message() =>
        Assert.All(Corpus.All, sample => Assert.Null(Comparison.Of(sample.Bytes, SipLimits.HeaderRowsMax)));

    [Fact]
    public void Reader_and_twin_agree_on_spoiled_messages() => Assert.Null(FuzzRun.Find(seed: 1, count: 20_000));

    [Fact]
    public void A_difference_is_seen_and_named()
    {
        var differences = new Differences();
        differences.Add("port", 1, 1);
        Assert.Null(differences.First);
        differences.Add("host", "a", "b");
        differences.Add("later", 1, 2);
        Assert.Equal("host: reader «a», twin «b»", differences.First);
    }

    [Fact]
    public void The_same_seed_spoils_in_the_same_way()
    {
        byte[] message = Calls.All[0].Bytes;
        byte[] Spoil(int seed) => new Mutator(new Random(seed)).Spoil(message, Calls.All[1].Bytes);
        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal(Spoil(seed), Spoil(seed)));
        Assert.True(Enumerable.Range(0, 50).Select(seed => Convert.ToHexString(Spoil(seed))).Distinct().Count() > 30);
    }

    /// <summary>
    /// The twin is a reader of its own: it finds what was changed in the message, without the first one.
    /// </summary>
    [Theory]
    [InlineData(";tag=1", ";tag=1;tag=2", SipRefusal.FromMalformed)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 2147483648 INVITE", SipRefusal.CSeqMalformed)]
    [InlineData("Content-Length: 4", "Content-Length: 5", SipRefusal.ContentLengthBeyondMessage)]
    public void The_twin_refuses_by_itself(string part, string replacement, SipRefusal refusal)
    {
        string text = Read.Text(Read.Octets(Read.Call.Replace(part, replacement)));
        Assert.Equal(refusal, TwinReader.Read(text, SipLimits.HeaderRowsMax).Refusal);
    }
}
