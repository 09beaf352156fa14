using System.Text;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>Nothing is allocated for a message, whatever becomes of it.</summary>
public sealed class AllocationTests
{
    const int Messages = 2_000;

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
    public void No_byte_for_a_message(string fate)
    {
        var outlet = new SilentOutlet();
        var rig = new GateRig(Model(), sink: new RecordCount(), outlet: outlet);
        rig.Choose(World.Shut, Choice.Shut);
        var (messages, from) = Of(fate);
        var arrival = new Arrival(0, SipTransport.Udp, Address.Of(from));
        Run(rig.Gate, messages, arrival);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(rig.Gate, messages, arrival);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(fate is "from a stranger" ? 0 : 2 * Messages, outlet.Count);
    }

    [Fact]
    public void No_byte_for_a_response()
    {
        var outlet = new SilentOutlet();
        var rig = new GateRig();
        var responses = new byte[Messages][];
        for (var call = 0; call < Messages; call++)
        {
            var left = rig.One(Sip.Invite(Sip.Undecided, $"z9hG4bK{call}", callId: $"c{call}"));
            responses[call] = Encoding.Latin1.GetBytes(Sip.Answer(left, 180));
        }
        var gate = new CallGate(rig.State, new GateWorker(1, rig.Time, outlet));
        var arrival = new Arrival(0, SipTransport.Udp, Address.Of("198.51.100.1:5060"));
        Run(gate, responses, arrival);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(gate, responses, arrival);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2 * Messages, outlet.Count);
    }

    static void Run(CallGate gate, byte[][] messages, in Arrival arrival)
    {
        foreach (var message in messages)
        {
            gate.Handle(message, arrival);
        }
    }

    static (byte[][] Messages, string From) Of(string fate) => fate switch
    {
        "refused" => (Many(call => Sip.Invite(branch: $"z9hG4bKr{call}", callId: $"r{call}")), "192.0.2.7:5060"),
        "passed" => (Many(call => Sip.Invite(Sip.Undecided, $"z9hG4bKp{call}", callId: $"p{call}", body: "v=0\r\n")), "192.0.2.7:5060"),
        "repeated" => (Many(_ => Sip.Invite()), "192.0.2.7:5060"),
        "announced" => (Many(call => Sip.Invite(branch: $"z9hG4bKa{call}", from: "+8613900000001")), "192.0.2.7:5060"),
        "redirected" => (Many(call => Sip.Invite(Sip.Undecided, $"z9hG4bKd{call}")), "192.0.3.7:5060"),
        "limited" => (Many(call => Sip.Invite(Sip.Undecided, $"z9hG4bKl{call}")), "192.0.9.7:5060"),
        "in a dialog" => (Many(call => Sip.Request("BYE", "sip:b@198.51.100.3", $"z9hG4bKb{call}", "t")), "192.0.2.7:5060"),
        "cancelled" => (Many(call => Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1", $"z9hG4bKc{call}")), "192.0.2.7:5060"),
        "answered" => (Many(call => Sip.Request("OPTIONS", "sip:10.0.0.1", $"z9hG4bKo{call}")), "192.0.2.7:5060"),
        "malformed" => (Many(_ => Sip.Invite().Replace("Max-Forwards: 70", "Max-Forwards: x", StringComparison.Ordinal)), "192.0.2.7:5060"),
        _ => (Many(_ => Sip.Invite()), "203.0.113.1:5060"),
    };

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
