using Xunit;

namespace Seawall.Sip.Tests.Proxy;

public class ReportWriterTests
{
    [Fact]
    public void Reports_with_these_very_bytes()
    {
        var plan = new ReportPlan
        {
            Gateway = "sip:ipsmgw@home.example.net"u8,
            Line = "tel:+8613857100001"u8,
            InReplyTo = "t1@ipsmgw"u8,
            Transport = SipTransport.Tcp,
            SentBy = "192.0.2.1:5060"u8,
            BranchSum = new UInt128(0xA, 0xB),
            Body = "abcd"u8,
        };
        var span = new byte[1000];
        var length = ReportWriter.Write(plan, span);
        Assert.Equal(
            """
            MESSAGE sip:ipsmgw@home.example.net SIP/2.0
            Via: SIP/2.0/TCP 192.0.2.1:5060;branch=z9hG4bK000000000000000a000000000000000b;rport
            Max-Forwards: 70
            From: <tel:+8613857100001>;tag=000000000000000b
            To: <sip:ipsmgw@home.example.net>
            Call-ID: report-000000000000000a
            CSeq: 1 MESSAGE
            In-Reply-To: t1@ipsmgw
            P-Asserted-Identity: <tel:+8613857100001>
            Content-Type: application/vnd.3gpp.sms
            Content-Length: 4

            abcd
            """,
            Wire.Text(span.AsSpan(0, length)));
        Assert.Equal(SipMethod.Message, Wire.Read(span.AsSpan(0, length)).Method);
        for (var small = 0; small < length; small++)
        {
            Assert.Equal(-1, ReportWriter.Write(plan, new byte[small]));
        }
    }

    [Fact]
    public void The_branch_of_a_report_is_made_of_the_requests_own_and_of_the_key()
    {
        var key = new KeyedHash("0123456789abcdef"u8);
        var sum = new UInt128(1, 2);
        Assert.Equal(Branch.OfReport(key, sum), Branch.OfReport(key, sum));
        Assert.NotEqual(sum, Branch.OfReport(key, sum));
        Assert.NotEqual(Branch.OfReport(key, sum), Branch.OfReport(key, new UInt128(2, 1)));
        Assert.NotEqual(Branch.OfReport(key, sum), Branch.OfReport(new KeyedHash("fedcba9876543210"u8), sum));
        var written = new byte[Branch.Length];
        Branch.Write(Branch.OfReport(key, sum), written);
        Assert.True(Branch.TryRead(written, out var read));
        Assert.Equal(Branch.OfReport(key, sum), read);
        Assert.False(Branch.TryRead(written.AsSpan(1), out _));
    }
}
