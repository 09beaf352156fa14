using Microsoft.Extensions.Time.Testing;

namespace Seawall.Gateway.Tests;

public sealed class HealthTests
{
    static readonly ProbeModel Probe = new() { Every = TimeSpan.FromSeconds(10), DownAfter = 3, UpAfter = 2 };

    [Theory]
    [InlineData("", TargetState.Active)]
    [InlineData("..", TargetState.Active)]
    [InlineData("x", TargetState.Active)]
    [InlineData("xx", TargetState.Active)]
    [InlineData("xxx", TargetState.Down)]
    [InlineData("xx.xx", TargetState.Active)]
    [InlineData("xx.xxx", TargetState.Down)]
    [InlineData("xxxx", TargetState.Down)]
    [InlineData("xxx.", TargetState.Probing)]
    [InlineData("xxx.x", TargetState.Down)]
    [InlineData("xxx.x.", TargetState.Probing)]
    [InlineData("xxx..", TargetState.Active)]
    [InlineData("xxx..xx", TargetState.Active)]
    public void Thresholds_count_in_a_row(string probes, TargetState expected)
    {
        var health = Health.Fresh;
        foreach (var probe in probes)
        {
            health = probe == '.' ? health.Answered(Probe) : health.Missed(Probe);
        }
        Assert.Equal(expected, health.State);
    }

    [Fact]
    public void Thresholds_of_one_need_one_probe()
    {
        var quick = Probe with { DownAfter = 1, UpAfter = 1 };
        Assert.Equal(TargetState.Down, Health.Fresh.Missed(quick).State);
        Assert.Equal(TargetState.Active, Health.Fresh.Missed(quick).Answered(quick).State);
    }

    [Fact]
    public void What_the_operator_wants_stands_above_what_probes_say()
    {
        var time = new FakeTimeProvider();
        var target = new Target(1, "core", "udp:127.0.0.1:5070", time);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TargetState.Draining, target.Do(TargetAction.Drain));
        Assert.Equal(time.GetUtcNow(), target.Since);
        for (var miss = 0; miss < 3; miss++)
        {
            Assert.Equal(TargetState.Draining, target.Probed(false, Probe, "timeout"));
        }
        Assert.Equal(TargetState.Disabled, target.Do(TargetAction.Disable));
        Assert.Equal(TargetState.Down, target.Do(TargetAction.Enable));
        Assert.Equal("timeout", target.LastProbe);
        Assert.Equal(TargetState.Probing, target.Probed(true, Probe, "200"));
        target.Unprobed();
        Assert.Equal(TargetState.Active, target.State);
    }

    [Fact]
    public void A_target_is_the_same_over_a_reload_by_group_and_address()
    {
        var register = new TargetRegister(TimeProvider.System);
        var first = register.Of("core", "udp:127.0.0.1:5070");
        Assert.Same(first, register.Of("core", "udp:127.0.0.1:5070"));
        Assert.NotSame(first, register.Of("other", "udp:127.0.0.1:5070"));
        Assert.Same(first, register.Of(first.Id));
        Assert.Null(register.Of(0));
    }

    [Fact]
    public void Targets_beyond_the_limit_have_no_id()
    {
        var register = new TargetRegister(TimeProvider.System);
        for (var index = 0; index < GatewayLimits.TargetsMax; index++)
        {
            Assert.NotEqual(0, register.Of("core", $"udp:[2001:db8::{index:x}]:5060").Id);
        }
        Assert.Equal(0, register.Of("core", "udp:192.0.2.1:5060").Id);
        Assert.Null(register.Of(0));
    }
}
