using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>A report of ours until it is answered: RFC 3261 §17.1.2.</summary>
public sealed class TextReportTests
{
    [Fact]
    public void Over_udp_it_is_sent_again_until_it_is_answered()
    {
        var rig = Shut();
        var report = rig.Send(Sms.Message(Sms.Text()))[1];
        var at = new List<double>();
        var started = rig.Time.GetUtcNow();
        for (var step = 0; step < 160; step++)
        {
            rig.Time.Advance(TimeSpan.FromMilliseconds(250));
            foreach (var left in rig.Outlet.Take())
            {
                Assert.Equal((report.Text, report.To), (left.Text, left.To));
                at.Add((rig.Time.GetUtcNow() - started).TotalSeconds);
            }
        }
        Assert.Equal([0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5], at);
        Assert.Equal((1, 0), (rig.State.Reports.Of(ReportFate.Unanswered), rig.State.Reports.Waiting));
    }

    [Theory]
    [InlineData(200, "taken")]
    [InlineData(202, "taken")]
    [InlineData(404, "refused")]
    [InlineData(503, "refused")]
    public void A_final_answer_ends_it(int status, string fate)
    {
        var rig = Shut();
        var report = rig.Send(Sms.Message(Sms.Text()))[1];
        Assert.Equal(1, rig.State.Reports.Waiting);
        Assert.Empty(rig.Send(Sip.Answer(report, status)));
        Assert.Equal(0, rig.State.Reports.Waiting);
        Assert.Equal(new ReportCount(fate, 1), Assert.Single(ReportFates.Each(rig.State.Reports)));
        rig.Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Empty(rig.Outlet.Take());
        // A second copy of the answer is nobody's.
        Assert.Empty(rig.Send(Sip.Answer(report, status)));
        Assert.Equal(1, rig.Refused(GateRefusal.ResponseUnawaited));
    }

    [Fact]
    public void A_provisional_answer_slows_it_down()
    {
        var rig = Shut();
        var report = rig.Send(Sms.Message(Sms.Text()))[1];
        rig.Send(Sip.Answer(report, 100));
        rig.Time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Single(rig.Outlet.Take());
        rig.Time.Advance(TimeSpan.FromMilliseconds(3_500));
        Assert.Empty(rig.Outlet.Take());
        rig.Time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Single(rig.Outlet.Take());
    }

    [Fact]
    public void An_answer_to_another_branch_or_method_ends_nothing()
    {
        var rig = Shut();
        var report = rig.Send(Sms.Message(Sms.Text()))[1];
        var answer = Sip.Answer(report, 200);
        rig.Send(answer.Replace("CSeq: 1 MESSAGE", "CSeq: 1 OPTIONS", StringComparison.Ordinal));
        rig.Send(answer.Replace("branch=z9hG4bK", "branch=z9hG4bK0", StringComparison.Ordinal));
        Assert.Equal(1, rig.State.Reports.Waiting);
        Assert.Equal(2, rig.Refused(GateRefusal.ResponseUnawaited));
    }

    [Fact]
    public void On_a_stream_it_is_sent_again_only_where_it_did_not_leave()
    {
        var rig = Shut();
        var isDown = true;
        rig.Outlet.Takes = way => !(isDown && rig.Outlet.Sent.Count > 0);
        rig.SendOn(44, Sms.Message(Sms.Text(), transport: "TCP"));
        Assert.Equal(1, rig.State.Reports.Waiting);
        isDown = false;
        rig.Time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.StartsWith(
            "MESSAGE sip:ipsmgw", Assert.Single(rig.Outlet.Take()).FirstLine, StringComparison.Ordinal);
        rig.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Empty(rig.Outlet.Take());
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, rig.State.Reports.Of(ReportFate.Unanswered));
    }

    [Fact]
    public void Where_too_many_wait_each_copy_of_a_text_sends_its_report_again()
    {
        var rig = Shut();
        Left[] sent = [];
        var call = 0;
        while (rig.State.Reports.Of(ReportFate.NotKept) == 0)
        {
            sent = rig.Send(Text(++call));
        }
        Assert.InRange(rig.State.Reports.Waiting, GatewayLimits.ReportsMax / 8, GatewayLimits.ReportsMax);
        Assert.Equal(2, sent.Length);
        Assert.Equal(sent, rig.Send(Text(call)));
        // What was kept is not sent with a copy, though others wait.
        Assert.Single(rig.Send(Text(1)));
        // All are given up in time, and there is room again.
        rig.Time.Advance(TimeSpan.FromSeconds(33));
        Assert.Equal(0, rig.State.Reports.Waiting);
        rig.Outlet.Take();
        Assert.Equal(2, rig.Send(Text(++call)).Length);
        Assert.Equal(1, rig.State.Reports.Waiting);
    }

    [Fact]
    public void Two_workers_share_it()
    {
        var rig = Shut();
        var outlet = new FakeOutlet();
        var message = System.Text.Encoding.Latin1.GetBytes(Sms.Message(Sms.Text()));
        rig.Second(outlet).Handle(
            message, new Arrival(0, Seawall.Sip.SipTransport.Udp, Address.Of("192.0.2.7:5060")));
        Assert.Empty(rig.Send(Sip.Answer(outlet.Take()[1], 200)));
        Assert.Equal(1, rig.State.Reports.Of(ReportFate.Taken));
    }

    static string Text(int call) => Sms.Message(Sms.Text(), branch: $"z9hG4bK{call}", callId: $"c{call}");

    static GateRig Shut()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        return rig;
    }
}
