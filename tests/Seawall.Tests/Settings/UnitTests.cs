using Seawall.Settings;

namespace Seawall.Tests.Settings;

/// <summary>Durations, rates and sizes.</summary>
public sealed class UnitTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("500ms", 500)]
    [InlineData("10s", 10_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("24h", 86_400_000)]
    [InlineData("30d", 2_592_000_000)]
    public void Durations(string text, long milliseconds)
    {
        Assert.True(Units.TryDuration(text, out var value));
        Assert.Equal(milliseconds, (long)value.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("10 s")]
    [InlineData("-10s")]
    [InlineData("1.5h")]
    [InlineData("30m1h")]
    [InlineData("1h1h")]
    [InlineData("1w")]
    [InlineData("99999999999999999999s")]
    [InlineData("9223372036854775807d")]
    public void No_durations(string text) => Assert.False(Units.TryDuration(text, out _));

    [Theory]
    [InlineData("0s", "0s")]
    [InlineData("90m", "1h30m")]
    [InlineData("1500ms", "1s500ms")]
    public void Durations_are_written_as_they_are_read(string text, string written)
    {
        Assert.True(Units.TryDuration(text, out var value));
        Assert.Equal(written, Units.Write(value));
    }

    [Theory]
    [InlineData("5000/s", 5000)]
    [InlineData("5000", null)]
    [InlineData("/s", null)]
    [InlineData("5/m", null)]
    [InlineData("99999999999/s", null)]
    public void Rates(string text, int? expected) =>
        Assert.Equal(expected, Units.TryRate(text, out var value) ? value : null);

    [Theory]
    [InlineData("64MiB", 67_108_864L)]
    [InlineData("64 MB", 64_000_000L)]
    [InlineData("1B", 1L)]
    [InlineData("64", null)]
    [InlineData("64mb", null)]
    [InlineData("9999999999999GiB", null)]
    public void Sizes(string text, long? expected) =>
        Assert.Equal(expected, Units.TrySize(text, out var value) ? value : null);
}
