namespace Seawall.Net.Tests.Datagrams;

public class GatheringTests
{
    readonly StepTime _time = new();

    [Fact]
    public void Light_traffic_never_waits()
    {
        var gathering = new Gathering(_time);
        for (var i = 0; i < 1_000; i++)
        {
            _time.Microseconds += 200;
            Assert.False(gathering.After(1));
        }
    }

    [Fact]
    public void Heavy_traffic_waits_until_it_is_light_again()
    {
        var gathering = new Gathering(_time);
        for (var i = 0; i < 1_000; i++) Step(ref gathering, 25);
        Assert.True(gathering.After(1));

        // Nothing for a second: what came before is no longer worth a wait.
        _time.Microseconds += 1_000_000;
        Assert.False(gathering.After(1));
    }

    [Fact]
    public void A_full_batch_has_more_behind_it_and_does_not_wait()
    {
        var gathering = new Gathering(_time);
        for (var i = 0; i < 1_000; i++) Step(ref gathering, 25);
        Assert.False(gathering.After(NetLimits.BatchMax));
        Assert.True(gathering.After(NetLimits.BatchMax - 1));
    }

    void Step(ref Gathering gathering, int microseconds)
    {
        _time.Microseconds += microseconds;
        gathering.After(1);
    }

    sealed class StepTime : TimeProvider
    {
        public long Microseconds { get; set; }

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => Microseconds;
    }
}
