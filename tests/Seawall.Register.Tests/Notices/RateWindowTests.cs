using CsCheck;

namespace Seawall.Register.Tests;

public sealed class RateWindowTests
{
    [Fact]
    public void NeverOverTheRateInAnySecondAndNeverMuchAtOnce() => Gen.Select(
        Gen.Int[1, 400], Gen.Int[1, 4], Gen.Int[0, 60].Array[1, 200]).Sample((rate, parts, steps) =>
    {
        var window = new RateWindow(rate);
        List<long> sent = [];
        var now = 1_000_000L;
        foreach (var step in steps)
        {
            now += step;
            var burst = 0;
            for (; window.Allows(parts, now); burst += parts)
            {
                window.Take(parts, now);
                sent.AddRange(Enumerable.Repeat(now, parts));
            }
            Assert.True(burst <= Math.Max(rate / 10 + parts, parts), $"{burst} at once of {rate}");
        }
        for (var (first, last) = (0, 0); last < sent.Count; last++)
        {
            while (sent[last] - sent[first] >= 1_000)
            {
                first++;
            }
            Assert.True(last - first + 1 <= Math.Max(rate, parts), $"{last - first + 1} in a second of {rate}");
        }
    }, iter: 2_000);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(7, 2)]
    [InlineData(200, 2)]
    [InlineData(20_000, 1)]
    public void TheRateIsMadeUseOf(int rate, int parts)
    {
        var (window, sent) = (new RateWindow(rate), 0L);
        for (var now = 0L; now < 60_000; now += NoticeLimits.TickMs)
        {
            for (; window.Allows(parts, now); sent += parts)
            {
                window.Take(parts, now);
            }
        }
        var whole = rate < parts ? rate : rate / parts * parts;
        Assert.InRange(sent, (long)(0.9 * 60 * whole) - parts, 60L * rate + parts);
    }

    [Fact]
    public void AClockThatGoesBackGivesNothingMore()
    {
        var window = new RateWindow(10);
        window.Take(1, 5_000);
        Assert.False(window.Allows(1, 1_000));
        Assert.Equal(1, window.LastSecond(1_000));
        Assert.Equal(0, window.LastSecond(7_000));
    }
}
