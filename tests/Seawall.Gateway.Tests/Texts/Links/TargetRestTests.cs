namespace Seawall.Gateway.Tests;

/// <summary>How long a message centre that says too fast is left alone.</summary>
public sealed class TargetRestTests
{
    const int PerSecond = 1_000;

    [Fact]
    public void Each_time_doubles_it_up_to_the_longest()
    {
        var rest = new TargetRest();
        long now = 1_000;
        Assert.False(rest.IsResting(now));
        foreach (var expected in new[] { 250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000 })
        {
            rest.Begin(now, PerSecond);

            // What was on its way says nothing new.
            rest.Begin(now + expected - 1, PerSecond);
            Assert.True(rest.IsResting(now + expected - 1));
            now += expected;
            Assert.False(rest.IsResting(now));
        }
    }

    [Fact]
    public void One_that_was_taken_after_it_begins_it_afresh_and_one_from_before_does_not()
    {
        var rest = new TargetRest();
        rest.Begin(1_000, PerSecond);
        rest.End(1_100);
        rest.Begin(1_250, PerSecond);
        Assert.True(rest.IsResting(1_749));
        rest.End(1_750);
        rest.Begin(1_750, PerSecond);
        Assert.False(rest.IsResting(2_000));
    }
}
