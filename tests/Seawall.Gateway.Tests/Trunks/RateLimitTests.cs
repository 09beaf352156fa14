using CsCheck;

namespace Seawall.Gateway.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public void The_bucket_gives_its_burst_and_then_one_token_a_period()
    {
        var limit = new RateLimit(new RateModel(10, 3), 0);
        Assert.Equal(3, Take(limit, 0, 10));
        Assert.False(limit.TryTake(99_999));
        Assert.True(limit.TryTake(100_000));
        Assert.False(limit.TryTake(100_000));
        Assert.Equal(3, Take(limit, 10_000_000, 10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(4_999)]
    [InlineData(1_000_000)]
    public void Every_second_gives_exactly_the_rate(int perSecond)
    {
        var limit = new RateLimit(new RateModel(perSecond, perSecond), 0);
        for (var second = 0L; second < 5; second++)
        {
            Assert.Equal(perSecond, Take(limit, second * 1_000_000, perSecond + 5));
        }
    }

    [Fact]
    public void It_agrees_with_a_bucket_counted_in_fractions()
    {
        var steps = Gen.Select(Gen.Int[1, 2_000], Gen.Int[1, 50], Gen.Long[0, 100_000].Array[1, 200]);
        steps.Sample((perSecond, burst, waits) =>
        {
            var limit = new RateLimit(new RateModel(perSecond, burst), 1_000);
            // The twin: tokens in millionths, exact.
            var (now, twinAt, tokens) = (1_000L, 1_000L, burst * 1_000_000L);
            foreach (var wait in waits)
            {
                now += wait;
                tokens = Math.Min(burst * 1_000_000L, tokens + ((now - twinAt) * perSecond));
                twinAt = now;
                var expected = tokens >= 1_000_000;
                if (limit.TryTake(now) != expected)
                {
                    return false;
                }
                tokens -= expected ? 1_000_000 : 0;
            }
            return true;
        });
    }

    [Fact]
    public void Workers_together_get_exactly_the_burst()
    {
        var limit = new RateLimit(new RateModel(1, 10_000), 0);
        var taken = 0;
        Parallel.For(0, 4, _ =>
        {
            for (var turn = 0; turn < 5_000; turn++)
            {
                if (limit.TryTake(0))
                {
                    Interlocked.Increment(ref taken);
                }
            }
        });
        Assert.Equal(10_000, taken);
    }

    [Fact]
    public void A_long_rest_is_not_taken_for_a_debt()
    {
        var limit = new RateLimit(new RateModel(1_000_000, 5), 0);
        Assert.Equal(5, Take(limit, 0, 9));
        // Beyond 2^63 units the difference turns its sign.
        Assert.Equal(5, Take(limit, 10_000_000_000_000, 9));
    }

    [Fact]
    public void A_new_rate_starts_as_full_as_the_old_one_was()
    {
        var old = new RateLimit(new RateModel(10, 10), 0);
        Take(old, 0, 5);
        Assert.Equal(0.5, old.Used(0), 3);
        var changed = new RateLimit(new RateModel(100, 40), 0, old.Used(0));
        Assert.Equal(20, Take(changed, 0, 100));
    }

    static int Take(RateLimit limit, long micros, int tries) =>
        Enumerable.Range(0, tries).Count(_ => limit.TryTake(micros));
}
