using Seawall.Sip;

namespace Seawall.Gateway.Tests;

public sealed class FailoverTests
{
    static readonly ProbeModel Probe = new() { Every = TimeSpan.FromSeconds(1), DownAfter = 1, UpAfter = 2 };

    [Fact]
    public void A_call_has_one_target_and_calls_are_spread()
    {
        var rig = new GateRig();
        var targets = Enumerable.Range(0, 60).Select(call => Target(rig, call)).ToArray();
        Assert.Equal(3, targets.Distinct().Count());
        Assert.Equal(targets, Enumerable.Range(0, 60).Select(call => Target(new GateRig(), call)));
    }

    [Fact]
    public void The_next_priority_takes_over_when_the_first_is_gone_and_gives_back()
    {
        var rig = new GateRig(Prioritised());
        Assert.All(Enumerable.Range(0, 20), call => Assert.NotEqual("198.51.100.3:5060", Target(rig, call)));
        Down(rig, "198.51.100.1:5060");
        Assert.All(Enumerable.Range(20, 20), call => Assert.Equal("198.51.100.2:5060", Target(rig, call)));
        Down(rig, "198.51.100.2:5060");
        Assert.All(Enumerable.Range(40, 20), call => Assert.Equal("198.51.100.3:5060", Target(rig, call)));
        Up(rig, "198.51.100.1:5060");
        Up(rig, "198.51.100.1:5060");
        Assert.All(Enumerable.Range(60, 20), call => Assert.Equal("198.51.100.1:5060", Target(rig, call)));
    }

    [Fact]
    public void One_that_answers_again_serves_before_nobody_does()
    {
        var rig = new GateRig(Prioritised());
        foreach (var host in (string[])["1", "2", "3"])
        {
            Down(rig, $"198.51.100.{host}:5060");
        }
        Assert.StartsWith("503", Target(rig, 0), StringComparison.Ordinal);
        Assert.Equal(TargetState.Probing, Up(rig, "198.51.100.3:5060"));
        Assert.Equal("198.51.100.3:5060", Target(rig, 1));
    }

    [Fact]
    public void Without_any_target_a_call_is_turned_away_or_tried_as_the_group_says()
    {
        var rig = new GateRig(Prioritised());
        foreach (var host in (string[])["1", "2", "3"])
        {
            Down(rig, $"198.51.100.{host}:5060");
        }
        Assert.Equal("503 5", Target(rig, 0));
        Assert.Equal(1, rig.Refused(GateRefusal.NoTarget));
        rig.Swap(Prioritised().WithGroup("core", group => group with { AllDown = AllDown.Try }));
        Assert.Contains(Target(rig, 1), (string[])["198.51.100.1:5060", "198.51.100.2:5060"]);
        rig.TargetAt("198.51.100.1:5060").Do(TargetAction.Drain);
        rig.TargetAt("198.51.100.2:5060").Do(TargetAction.Disable);
        Assert.Equal("198.51.100.3:5060", Target(rig, 2));
    }

    [Fact]
    public void States_outlive_new_settings_and_a_group_without_probes_is_active()
    {
        var rig = new GateRig(Prioritised());
        Down(rig, "198.51.100.1:5060");
        rig.TargetAt("198.51.100.2:5060").Do(TargetAction.Drain);
        rig.Swap(Prioritised());
        Assert.Equal("198.51.100.3:5060", Target(rig, 0));
        rig.Swap(Prioritised().WithGroup("core", group => group with { Probe = null }));
        Assert.Equal("198.51.100.1:5060", Target(rig, 1));
        Assert.Equal(TargetState.Draining, rig.TargetAt("198.51.100.2:5060").State);
    }

    [Fact]
    public void A_stream_that_cannot_be_made_costs_no_call()
    {
        var rig = new GateRig(Settings.Model.WithGroup("core", group => group with
        {
            Targets =
            [
                Settings.Target("tcp:198.51.100.1:5060"),
                Settings.Target("tcp:198.51.100.3:5060"),
                Settings.Target("tcp:198.51.100.2:5060") with { Priority = 2 },
            ],
        }));
        rig.Outlet.Takes = way => way.To.ToString() == "198.51.100.2:5060";
        var left = rig.One(Sip.Invite(Sip.Undecided));
        Assert.Equal(("198.51.100.2:5060", SipTransport.Tcp), (left.To, left.Way.Transport));
        rig.Outlet.Takes = _ => true;
        Assert.Equal(left.To, rig.One(Sip.Request("CANCEL", $"sip:{Sip.Undecided}@10.0.0.1;user=phone")).To);
        rig.Outlet.Takes = way => way.Transport == SipTransport.Udp;
        Assert.Equal("503 5", Target(rig, 1));
    }

    [Fact]
    public void A_preloaded_route_chooses_among_the_targets_but_opens_no_other_way()
    {
        var rig = new GateRig();
        for (var call = 0; call < 10; call++)
        {
            var invite =
                Sip.Invite(Sip.Undecided, $"z9hG4bK{call}", callId: $"c{call}", extra: "Route: <sip:198.51.100.2;lr>");
            Assert.Equal("198.51.100.2:5060", rig.One(invite).To);
        }
        var elsewhere = rig.One(Sip.Invite(Sip.Undecided, "z9hG4bKx", extra: "Route: <sip:192.0.3.1;lr>"));
        Assert.StartsWith("198.51.100.", elsewhere.To, StringComparison.Ordinal);
        Assert.Equal("<sip:192.0.3.1;lr>", elsewhere.Row("Route"));
    }

    static GatewayModel Prioritised() => Settings.Model.WithGroup("core", group => group with
    {
        Probe = Probe,
        Targets = [.. group.Targets.Select((target, index) => target with { Priority = index == 2 ? 2 : 1 })],
    });

    static TargetState Down(GateRig rig, string address) => rig.TargetAt(address).Probed(false, Probe, "no answer");

    static TargetState Up(GateRig rig, string address) => rig.TargetAt(address).Probed(true, Probe, "200");

    /// <summary>Where a new call goes, or status and Retry-After of what came back.</summary>
    static string Target(GateRig rig, int call)
    {
        var left = rig.One(Sip.Invite(Sip.Undecided, $"z9hG4bKcall{call}", callId: $"call{call}"));
        return left.FirstLine.StartsWith("INVITE", StringComparison.Ordinal)
            ? left.To
            : $"{left.FirstLine.Split(' ')[1]} {left.Row("Retry-After")}";
    }
}
