using System.Text;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>Nothing is allocated for a message, whatever becomes of it.</summary>
public sealed class AllocationTests
{
    const int Messages = 1_000;

    /// <summary>
    /// The runtime itself may allocate on this thread while it makes the code faster, once; what a message costs comes
    /// each round.
    /// </summary>
    const int Rounds = 4;

    [Theory]
    [InlineData("refused")]
    [InlineData("passed")]
    [InlineData("repeated")]
    [InlineData("announced")]
    [InlineData("redirected")]
    [InlineData("limited")]
    [InlineData("in a dialog")]
    [InlineData("cancelled")]
    [InlineData("answered")]
    [InlineData("malformed")]
    [InlineData("from a stranger")]
    [InlineData("a text refused")]
    [InlineData("a text passed")]
    [InlineData("a text from a name")]
    [InlineData("a text malformed")]
    [InlineData("a text in parts")]
    [InlineData("a text never barred")]
    [InlineData("a text repeated")]
    public void No_byte_for_a_message(string fate)
    {
        var outlet = new SilentOutlet();
        var rig = new GateRig(Model(), sink: new RecordCount(), outlet: outlet);
        rig.Choose(World.Shut, Choice.Shut);
        var (message, from) = Of(fate);
        var rounds = Enumerable.Range(0, Rounds + 1).Select(round => Many(call => message($"{round}x{call}")))
            .ToArray();
        Assert.Equal(0, Least(rig.Gate, rounds, from));
        var each = fate switch
        {
            "from a stranger" => 0,
            "a text refused" or "a text from a name" or "a text malformed" => 2,
            _ => 1,
        };
        // The first of the copies has a report beside its answer.
        Assert.Equal((each * (Rounds + 1) * Messages) + (fate == "a text repeated" ? 1 : 0), outlet.Count);
    }

    [Fact]
    public void No_byte_for_a_response()
    {
        var outlet = new SilentOutlet();
        var rig = new GateRig();
        var responses =
            Many(call => Sip.Answer(rig.One(Sip.Invite(Sip.Undecided, $"z9hG4bK{call}", callId: $"c{call}")), 180));
        var gate = new CallGate(rig.State, new GateWorker(1, rig.Time, outlet));
        Assert.Equal(0, Least(gate, [.. Enumerable.Repeat(responses, Rounds + 1)], "198.51.100.1:5060"));
        Assert.Equal((Rounds + 1) * Messages, outlet.Count);
    }

    /// <summary>The bytes of the cheapest round; the first one warms up.</summary>
    static long Least(CallGate gate, byte[][][] rounds, string from)
    {
        var arrival = new Arrival(0, SipTransport.Udp, Address.Of(from));
        var least = long.MaxValue;
        foreach (var messages in rounds)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var message in messages)
            {
                gate.Handle(message, arrival);
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    static (Func<string, string> Message, string From) Of(string fate) => fate switch
    {
        "refused" => (call => Sip.Invite(branch: $"z9hG4bKr{call}", callId: $"r{call}"), "192.0.2.7:5060"),
        "passed" =>
            (call => Sip.Invite(Sip.Undecided, $"z9hG4bKp{call}", callId: $"p{call}", body: "v=0\r\n"),
                "192.0.2.7:5060"),
        "repeated" => (_ => Sip.Invite(), "192.0.2.7:5060"),
        "announced" => (call => Sip.Invite(branch: $"z9hG4bKa{call}", from: "+8613900000001"), "192.0.2.7:5060"),
        "redirected" => (call => Sip.Invite(Sip.Undecided, $"z9hG4bKd{call}"), "192.0.3.7:5060"),
        "limited" => (call => Sip.Invite(Sip.Undecided, $"z9hG4bKl{call}"), "192.0.9.7:5060"),
        "in a dialog" => (call => Sip.Request("BYE", "sip:b@198.51.100.3", $"z9hG4bKb{call}", "t"), "192.0.2.7:5060"),
        "cancelled" =>
            (call => Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1", $"z9hG4bKc{call}"), "192.0.2.7:5060"),
        "answered" => (call => Sip.Request("OPTIONS", "sip:10.0.0.1", $"z9hG4bKo{call}"), "192.0.2.7:5060"),
        "malformed" =>
            (_ => Sip.Invite().Replace("Max-Forwards: 70", "Max-Forwards: x", StringComparison.Ordinal),
                "192.0.2.7:5060"),
        "a text refused" => (call => Text(call, Sms.Text()), "192.0.2.7:5060"),
        "a text passed" => (call => Text(call, Sms.Text(), Sip.Undecided), "192.0.2.7:5060"),
        "a text from a name" => (call => Text(call, Sms.Text("MYBANK")), "192.0.2.7:5060"),
        "a text malformed" => (call => Text(call, [1, 2, 0]), "192.0.2.7:5060"),
        "a text never barred" =>
            (call => Text(call, Sms.ToPhone(Sms.Deliver(Sip.Abroad, coding: 0xC8))), "192.0.2.7:5060"),
        "a text in parts" =>
            (call => Text(call, Sms.ToPhone(Sms.Deliver(Sip.Abroad, header: "050003070201")), Sip.Undecided),
                "192.0.2.7:5060"),
        "a text repeated" => (_ => Text("0", Sms.Text()), "192.0.2.7:5060"),
        _ => (_ => Sip.Invite(), "203.0.113.1:5060"),
    };

    static string Text(string call, byte[] body, string to = Sip.Shut) =>
        Sms.Message(body, to, $"z9hG4bKt{call}", $"t{call}");

    static byte[][] Many(Func<int, string> message) =>
        [.. Enumerable.Range(0, Messages).Select(call => Encoding.Latin1.GetBytes(message(call)))];

    static GatewayModel Model()
    {
        var announcing = Settings.Model.WithTrunk("igw", trunk => trunk with
        {
            Announcement = new AnnouncementModel { Host = "media", Play = "http://a/b.wav", NextHop = "media" },
            Screening = new TrunkScreening
            {
                Index = 3,
                Name = "igw",
                Class = TrunkClass.International,
                Dial = World.Dial,
                HomeNumberFromAbroad = HomeNumberFromAbroad.Announce,
            },
        });
        var limited = Settings.Trunk("slow", "192.0.9.0/24") with { Rate = new RateModel(1, 1) };
        return announcing with { Trunks = [.. announcing.Trunks, limited] };
    }
}
