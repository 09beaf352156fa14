using System.Text.RegularExpressions;
using Seawall.Screening;

namespace Seawall.Gateway.Tests;

public sealed class PassTests
{
    [Fact]
    public void A_passed_call_goes_to_a_target_with_our_via_on_top_and_all_else_as_it_came()
    {
        var rig = new GateRig();
        var invite =
            Sip.Invite(Sip.Undecided, body: "v=0\r\n", extra: ["X-Odd:  kept as is ", "Content-Type: application/sdp"]);
        var left = rig.One(invite);
        Assert.Contains(left.To, (string[])["198.51.100.1:5060", "198.51.100.2:5060", "198.51.100.3:5060"]);
        var vias = left.Rows("Via");
        Assert.Equal(2, vias.Length);
        Assert.Matches(
            new Regex("^SIP/2.0/UDP 10\\.0\\.0\\.1:5060;branch=z9hG4bK[0-9a-f]{32};sw=[0-9a-f]{20}$"), vias[0]);
        Assert.Equal("SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK776", vias[1]);
        Assert.Equal("69", left.Row("Max-Forwards"));
        var rest = left.Text.Replace($"Via: {vias[0]}\r\n", "", StringComparison.Ordinal)
            .Replace("Max-Forwards: 69", "Max-Forwards: 70", StringComparison.Ordinal);
        Assert.Equal(invite, rest);
        Assert.Equal(VerdictReason.Undecided, Assert.Single(rig.Records.All).Record.Verdict.Reason);
    }

    [Fact]
    public void Its_responses_go_back_by_via_and_its_ack_by_request_uri()
    {
        var rig = new GateRig();
        var invite = rig.One(Sip.Invite(Sip.Undecided));
        foreach (var status in (int[])[100, 180, 200])
        {
            var back = rig.One(Sip.Answer(invite, status), invite.To);
            Assert.Equal("192.0.2.7:5060", back.To);
            Assert.Equal("SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK776", back.Row("Via"));
            Assert.StartsWith($"SIP/2.0 {status} ", back.FirstLine, StringComparison.Ordinal);
        }
        var ack = rig.One(Sip.Request("ACK", "sip:bob@198.51.100.3:5080", "z9hG4bKack", "callee"));
        Assert.Equal("198.51.100.3:5080", ack.To);
        Assert.Equal([(100, 1L), (180, 1L), (200, 1L)], rig.Of("igw").EachResponse());
    }

    [Fact]
    public void The_ack_of_a_refusal_from_behind_follows_its_invite()
    {
        var rig = new GateRig();
        var invite = rig.One(Sip.Invite(Sip.Undecided));
        Assert.Equal("192.0.2.7:5060", rig.One(Sip.Answer(invite, 486), invite.To).To);
        var ack = rig.One(Sip.Request("ACK", $"sip:{Sip.Undecided}@10.0.0.1;user=phone", toTag: "callee"));
        Assert.Equal(invite.To, ack.To);
        Assert.Equal(Branch(invite), Branch(ack));
    }

    [Fact]
    public void A_cancel_follows_its_invite_with_the_same_branch()
    {
        var rig = new GateRig();
        var invite = rig.One(Sip.Invite(Sip.Undecided));
        var cancel = rig.One(Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1;user=phone"));
        Assert.Equal(invite.To, cancel.To);
        Assert.Equal(Branch(invite), Branch(cancel));
    }

    [Fact]
    public void A_peer_behind_nat_is_answered_where_it_sent_from()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var natted = "192.168.1.9:5060;rport";
        var refused = rig.One(Sip.Invite(via: natted), "192.0.2.9:62000");
        Assert.Equal("192.0.2.9:62000", refused.To);
        Assert.Equal(
            "SIP/2.0/UDP 192.168.1.9:5060;rport=62000;branch=z9hG4bK776;received=192.0.2.9", refused.Row("Via"));
        var passed = rig.One(Sip.Invite(Sip.Undecided, "z9hG4bKnat", via: natted), "192.0.2.9:62000");
        var back = rig.One(Sip.Answer(passed, 180), passed.To);
        Assert.Equal("192.0.2.9:62000", back.To);
    }

    [Fact]
    public void Without_rport_the_port_of_its_via_counts()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        Assert.Equal("192.0.2.9:5060", rig.One(Sip.Invite(via: "gw.example.net"), "192.0.2.9:62000").To);
    }

    [Fact]
    public void IPv6_stays_by_itself_and_may_lead_to_IPv4()
    {
        var rig = new GateRig();
        var left = rig.One(Sip.Invite(Sip.Undecided, via: "[2001:db8:2::7]:5060"), "[2001:db8:2::7]:5060");
        Assert.Equal(0, left.Way.Listener);
        Assert.StartsWith("SIP/2.0/UDP 10.0.0.1:5060;", left.Rows("Via")[0], StringComparison.Ordinal);
        var back = rig.One(Sip.Answer(left, 200), left.To);
        Assert.Equal(("[2001:db8:2::7]:5060", 2), (back.To, back.Way.Listener));
    }

    [Fact]
    public void Compact_and_folded_headers_pass_as_they_are()
    {
        var rig = new GateRig();
        var invite =
            $"INVITE sip:{Sip.Undecided}@10.0.0.1 SIP/2.0\r\nv: SIP/2.0/UDP\r\n 192.0.2.7:5060;branch=z9hG4bKc\r\n"
            + $"f: <sip:a@b>;tag=1\r\nt: <sip:{Sip.Undecided}@10.0.0.1>\r\ni: compact\r\nCSeq: 7\r\n\tINVITE\r\n"
            + "l: 0\r\n\r\n";
        var left = rig.One(invite);
        Assert.Contains("v: SIP/2.0/UDP\r\n 192.0.2.7:5060;branch=z9hG4bKc\r\n", left.Text, StringComparison.Ordinal);
        Assert.Contains("Max-Forwards: 70\r\n", left.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tel:+8613857100001")]
    [InlineData("sip:008613857100001@10.0.0.1;user=phone")]
    [InlineData("sip:013857100001@10.0.0.1;user=phone")]
    [InlineData("sip:+86-138-5710-0001;npdi;rn=+861@10.0.0.1;user=phone")]
    [InlineData("sip:%2B8613857100001@example.net")]
    public void A_called_line_is_known_in_every_way_of_writing_it(string uri)
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var invite = Sip.Request("INVITE", uri, extra: [$"P-Asserted-Identity: <tel:{Sip.Abroad}>"]);
        Assert.Equal("SIP/2.0 603 Decline", rig.One(invite).FirstLine);
    }

    [Fact]
    public void An_emergency_call_passes()
    {
        var rig = new GateRig();
        Assert.StartsWith(
            "INVITE urn:service:sos.police", rig.One(Sip.Request("INVITE", "urn:service:sos.police")).FirstLine,
            StringComparison.Ordinal);
        Assert.Equal(VerdictReason.Emergency, Assert.Single(rig.Records.All).Record.Verdict.Reason);
    }

    [Theory]
    [InlineData("Priority: psap-callback")]
    [InlineData("Resource-Priority: esnet.1")]
    public void An_emergency_service_that_calls_back_passes_on_a_trusted_trunk_only(string row)
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        Assert.StartsWith("INVITE", rig.One(Sip.Invite(extra: row)).FirstLine, StringComparison.Ordinal);
        rig.Swap(Settings.Model.WithTrunk("igw", trunk => trunk with { Screening = Untrusted(trunk.Screening) }));
        Assert.Equal("SIP/2.0 603 Decline", rig.One(Sip.Invite(branch: "z9hG4bK2", extra: row)).FirstLine);
    }

    static TrunkScreening Untrusted(TrunkScreening screening) => new()
    {
        Index = screening.Index,
        Name = screening.Name,
        Class = screening.Class,
        Dial = screening.Dial,
    };

    static string Branch(Left left) => left.Rows("Via")[0].Split(";branch=")[1].Split(';')[0];
}
