using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class ProbeWriterTests
{
    [Fact]
    public void Asks_with_these_very_bytes()
    {
        var plan = new ProbePlan
        {
            Target = "sip:192.0.2.9:5070"u8,
            Transport = SipTransport.Udp,
            SentBy = "192.0.2.1:5060"u8,
            BranchSum = UInt128.One,
            CallId = "probe-7@192.0.2.1"u8,
            FromTag = "a1"u8,
            CSeqNumber = 42,
        };
        var span = new byte[1000];
        var length = ProbeWriter.Write(plan, span);
        Assert.Equal(
            """
            OPTIONS sip:192.0.2.9:5070 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK00000000000000000000000000000001;rport
            Max-Forwards: 70
            From: <sip:192.0.2.1:5060>;tag=a1
            To: <sip:192.0.2.9:5070>
            Call-ID: probe-7@192.0.2.1
            CSeq: 42 OPTIONS
            Content-Length: 0


            """,
            Wire.Text(span.AsSpan(0, length)));
        Assert.Equal(SipMethod.Options, Wire.Read(span.AsSpan(0, length)).Method);
        for (var small = 0; small < length; small++)
        {
            Assert.Equal(-1, ProbeWriter.Write(plan, new byte[small]));
        }
    }

    [Theory]
    [InlineData(
        "ms.net:5060", "http://prompts.net/barred.wav", "sip:annc@ms.net:5060;play=http://prompts.net/barred.wav")]
    [InlineData(
        "ms", "file:///a b/中.wav?x=1;y@z%20\"", "sip:annc@ms;play=file:///a%20b/%e4%b8%ad.wav%3fx%3d1%3by%40z%20%22")]
    public void Writes_the_uri_of_an_announcement(string host, string play, string expected)
    {
        var span = new byte[expected.Length];
        Assert.Equal(expected.Length,
            AnnouncementUri.Write(Wire.Octets(host), System.Text.Encoding.UTF8.GetBytes(play), span));
        Assert.Equal(expected, Wire.Text(span));
        Assert.True(SipUri.TryRead(span, out var uri) && uri.IsSip);
        Assert.Equal(-1,
            AnnouncementUri.Write(Wire.Octets(host), System.Text.Encoding.UTF8.GetBytes(play), span.AsSpan(1)));
    }
}
