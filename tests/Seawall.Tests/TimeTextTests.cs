namespace Seawall.Tests;

/// <summary>Times as people type them.</summary>
public sealed class TimeTextTests
{
    private static readonly TimeZoneInfo _shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-05-01 08:00", "2026-05-01T08:00:00+08:00")]
    [InlineData("2026-05-01T08:00:30", "2026-05-01T08:00:30+08:00")]
    [InlineData("2026-05-01", "2026-05-01T00:00:00+08:00")]
    [InlineData("2026-05-01T00:00:00Z", "2026-05-01T08:00:00+08:00")]
    [InlineData("2026-05-01T08:00:00+02:00", "2026-05-01T14:00:00+08:00")]
    public void Times(string text, string expected)
    {
        Assert.True(TimeText.TryRead(text, _shanghai, out var time));
        Assert.Equal(expected, TimeText.Write(time, _shanghai));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("01.05.2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-05-01 25:00")]
    public void No_times(string text) => Assert.False(TimeText.TryRead(text, _shanghai, out _));

    [Theory]
    [InlineData("2h", "2026-05-01T10:00:00+08:00")]
    [InlineData("0s", "2026-05-01T12:00:00+08:00")]
    [InlineData("2026-05-01 08:00", "2026-05-01T08:00:00+08:00")]
    public void Back_from_now(string text, string expected)
    {
        Assert.True(TimeText.TryReadSince(text, _shanghai, _now, out var time));
        Assert.Equal(expected, TimeText.Write(time, _shanghai));
    }
}
