namespace Seawall.Register.Tests;

public sealed class NoticeBrakeTests
{
    static readonly Brakes All = new() { Resumptions = 2, Complaints = 0.5, Unreached = 20, AfterLines = 100 };

    static WaveCount Count(long told, long deferred = 0, long unreached = 0, long sent = 0, long inFlight = 0,
        long resumed = 0, long complaints = 0) => new(10_000, told + deferred + unreached + sent + inFlight, inFlight,
        sent, told, deferred, unreached, 0, resumed, complaints);

    public static TheoryData<WaveCount, string, string> Waves => new()
    {
        { Count(0), "Go", "" },
        { Count(10, 80), "Go", "" },                      // too few lines to mean anything
        { Count(800, 100, 100), "Go", "" },               // exactly at the limit
        { Count(799, 100, 101), "Brake", "wave first: 201 of 1000 lines tried were not reached, more than 20 %" },
        { Count(700, 100, 100, 100), "Wait", "" },        // receipts can still show it
        { Count(790, 0, 0, 100, 10), "Go", "" },
        { Count(0, 0, 0, 1_000), "Wait", "" },            // takes everything, delivers nothing: until they are due
        { Count(0, 1_000), "Brake", "wave first: 1000 of 1000 lines tried were not reached, more than 20 %" },
        { Count(1_000, resumed: 20), "Go", "" },
        { Count(1_000, resumed: 21), "Brake", "wave first: 21 of 1000 lines told opened again, more than 2 %" },
        { Count(1_000, complaints: 6), "Brake", "wave first: 6 of 1000 lines told complained, more than 0.5 %" },
    };

    [Theory]
    [MemberData(nameof(Waves))]
    public void TheNextWaveGoesWaitsOrIsBraked(WaveCount count, string outcome, string why)
    {
        Assert.Equal(outcome, NoticeBrake.Look(All, "first", count, out var said).ToString());
        Assert.Equal(why, said);
        Assert.Equal(BrakeOutcome.Go, NoticeBrake.Look(new Brakes(), "first", count, out _));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 1)]
    [InlineData(11 * 3_600 * 100, 11 * 3_600)]
    [InlineData(11 * 3_600 * 100 + 100, 24 * 3_600 + 1)]
    [InlineData(2 * 11 * 3_600 * 100 + 50, 2 * 24 * 3_600 + 1)]
    public void TheEndIsForecastByRatesAndHours(long parts, long seconds) => Assert.Equal(
        NoticeSamples.Nine.AddSeconds(seconds),
        NoticeForecast.End(NoticeSamples.Nine, parts, 100, NoticeSamples.Hours()));

    [Fact]
    public void WithoutARateThereIsNoEnd()
    {
        Assert.Null(NoticeForecast.End(NoticeSamples.Nine, 1, 0, NoticeSamples.Hours()));
        Assert.Null(NoticeForecast.End(NoticeSamples.Nine, long.MaxValue / 2, 1, NoticeSamples.Hours()));
    }
}
