using System.Text;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>Whatever arrives is answered as the standard says, or dropped, and counted by its reason.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("Max-Forwards: 70", "Max-Forwards: 0", "483", SipRefusal.TooManyHops)]
    [InlineData("Max-Forwards: 70", "Max-Forwards: many", "400", SipRefusal.MaxForwardsMalformed)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 1 BYE", "400", SipRefusal.CSeqMethodMismatch)]
    [InlineData("CSeq: 1 INVITE", "CSeq: 4294967296 INVITE", "400", SipRefusal.CSeqMalformed)]
    [InlineData("Content-Length: 0", "Content-Length: 10", "400", SipRefusal.ContentLengthBeyondMessage)]
    [InlineData("Max-Forwards: 70", "Proxy-Require: foo, bar", "420", SipRefusal.ExtensionUnsupported)]
    [InlineData(
        "INVITE sip:+8613857100002@10.0.0.1;user=phone SIP/2.0", "INVITE nobody:else SIP/2.0", "416",
        SipRefusal.SchemeUnsupported)]
    [InlineData(
        "INVITE sip:+8613857100002@10.0.0.1;user=phone SIP/2.0", "INVITE sip:+8613857100002@10.0.0.1 SIP/3.0", "505",
        SipRefusal.VersionUnsupported)]
    [InlineData("Max-Forwards: 70", "Route: nonsense", "400", SipRefusal.RouteMalformed)]
    [InlineData("Call-ID: a84b4c76e66710\r\n", "", null, SipRefusal.CallIdMissing)]
    [InlineData("Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK776\r\n", "", null, SipRefusal.ViaMissing)]
    [InlineData(
        "INVITE sip:+8613857100002@10.0.0.1;user=phone SIP/2.0", "GET / HTTP/1.1", null, SipRefusal.StartLineMalformed)]
    public void A_bad_request(string part, string bad, string? status, SipRefusal reason)
    {
        var rig = new GateRig();
        var text = Sip.Invite(Sip.Undecided);
        Assert.Contains(part, text, StringComparison.Ordinal);
        var left = rig.Send(text.Replace(part, bad, StringComparison.Ordinal));
        Assert.Equal(status, left.Length == 0 ? null : left.Single().FirstLine.Split(' ')[1]);
        Assert.Equal(1, rig.Worker.Counters.Of(reason));
        Assert.Empty(rig.Records.All);
    }

    [Fact]
    public void Unsupported_names_what_we_cannot()
    {
        var answer = new GateRig().One(Sip.Invite(Sip.Undecided, extra: "Proxy-Require: foo, bar"));
        Assert.Equal(("SIP/2.0 420 Bad Extension", "foo, bar"), (answer.FirstLine, answer.Row("Unsupported")));
    }

    [Fact]
    public void An_options_without_hops_left_is_answered_whoever_it_is_for()
    {
        var text = Sip.Request("OPTIONS", $"sip:{Sip.Undecided}@example.net").Replace(
            "Max-Forwards: 70", "Max-Forwards: 0", StringComparison.Ordinal);
        Assert.Equal("SIP/2.0 200 OK", new GateRig().One(text).FirstLine);
    }

    [Fact]
    public void A_bad_ack_is_never_answered_and_its_answer_swallows_the_good_one()
    {
        var rig = new GateRig();
        var text = Sip.Invite(Sip.Undecided).Replace("Max-Forwards: 70", "Max-Forwards: 0", StringComparison.Ordinal);
        var answer = rig.One(text);
        var ack = Sip.Request("ACK", $"sip:{Sip.Undecided}@10.0.0.1;user=phone", toTag: Sip.TagOf(answer))
            .Replace("Max-Forwards: 70", "Max-Forwards: 0", StringComparison.Ordinal);
        Assert.Empty(rig.Send(ack));
        Assert.Empty(rig.Send(ack.Replace(Sip.TagOf(answer), "other", StringComparison.Ordinal)));
        Assert.Equal(2, rig.Worker.Counters.Of(SipRefusal.TooManyHops));
    }

    [Fact]
    public void A_response_that_is_not_ours_is_dropped()
    {
        var rig = new GateRig();
        var left = rig.One(Sip.Invite(Sip.Undecided));
        var answer = Sip.Answer(left, 200);
        Assert.Empty(
            rig.Send(answer.Replace("UDP 10.0.0.1:5060", "UDP 10.0.0.9:5060", StringComparison.Ordinal), left.To));
        Assert.Equal(1, rig.Refused(GateRefusal.ResponseNotOurs));
        Assert.Empty(
            rig.Send(answer.Replace(";branch=z9hG4bK776", ";branch=z9hG4bK777", StringComparison.Ordinal), left.To));
        Assert.Empty(rig.Send(answer.Replace("192.0.2.7", "203.0.113.1", StringComparison.Ordinal), left.To));
        Assert.Equal(2, rig.Refused(GateRefusal.ResponseForged));
        var only =
            answer.Replace("Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK776\r\n", "", StringComparison.Ordinal);
        Assert.Empty(rig.Send(only, left.To));
        Assert.Equal(1, rig.Refused(GateRefusal.ResponseUnawaited));
        Assert.Empty(rig.Send(answer, "203.0.113.1:5060"));
        Assert.Equal(1, rig.Refused(GateRefusal.UnknownSource));
        Assert.Single(rig.Send(answer, left.To));
    }

    [Fact]
    public void A_response_with_nowhere_to_go_is_dropped()
    {
        var rig = new GateRig();
        var invite = Sip.Invite(Sip.Undecided, via: "192.0.2.7:5060;maddr=gw.example.net");
        var left = rig.One(invite);
        Assert.Empty(rig.Send(Sip.Answer(left, 200), left.To));
        Assert.Equal(1, rig.Refused(GateRefusal.ResponseAstray));
    }

    [Fact]
    public void A_request_that_our_lines_make_too_long_is_answered()
    {
        var rig = new GateRig();
        var text = Sip.Invite(Sip.Undecided);
        var answer =
            rig.One(text.Replace(
                "Contact:", $"X: {new string('x', 65_500 - text.Length)}\r\nContact:", StringComparison.Ordinal));
        Assert.StartsWith("SIP/2.0 513 ", answer.FirstLine, StringComparison.Ordinal);
        Assert.Equal(1, rig.Refused(GateRefusal.TooLong));
    }

    [Fact]
    public void Every_prefix_and_every_changed_byte_leaves_the_gate_standing()
    {
        var rig = new GateRig();
        var bytes = Encoding.Latin1.GetBytes(Sip.Invite(Sip.Undecided, extra: "Route: <sip:10.0.0.1;lr>", body: "v=0"));
        var from = new Arrival(0, SipTransport.Udp, Address.Of("192.0.2.7:5060"));
        for (var length = 0; length < bytes.Length; length++)
        {
            rig.Gate.Handle(bytes.AsSpan(0, length), from);
        }
        var random = new Random(5);
        for (var turn = 0; turn < 20_000; turn++)
        {
            byte[] copy = [.. bytes];
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
            }
            rig.Gate.Handle(copy, from);
        }
        rig.Outlet.Take();
        Assert.Single(rig.Send(Sip.Invite(Sip.Undecided, "z9hG4bKafter")));
    }

    [Fact]
    public void Every_reason_has_a_label_of_its_own()
    {
        var labels = Enumerable.Range(1, GateRefusals.Count - 1)
            .Select(reason => GateRefusals.Label((GateRefusal)reason)).ToArray();
        Assert.Equal(labels.Length, labels.Concat(["unknown"]).Distinct().Count() - 1);
        Assert.Equal(GateRefusals.Count, Enum.GetValues<GateRefusal>().Length);
    }
}
