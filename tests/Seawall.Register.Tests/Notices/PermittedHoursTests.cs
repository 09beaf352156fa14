using System.Globalization;
using CsCheck;

namespace Seawall.Register.Tests;

public sealed class PermittedHoursTests
{
    const int DayMinutes = 1_440;

    static readonly string[] Zones =
        ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Urumqi"];

    [Theory]
    [InlineData("Asia/Shanghai", "09:00", "20:00", "2022-05-10T08:59:59+08:00", "2022-05-10T09:00:00+08:00")]
    [InlineData("Asia/Shanghai", "09:00", "20:00", "2022-05-10T09:00:00+08:00", "2022-05-10T09:00:00+08:00")]
    [InlineData("Asia/Shanghai", "09:00", "20:00", "2022-05-10T19:59:59+08:00", "2022-05-10T19:59:59+08:00")]
    [InlineData("Asia/Shanghai", "09:00", "20:00", "2022-05-10T20:00:00+08:00", "2022-05-11T09:00:00+08:00")]
    [InlineData("Asia/Shanghai", "22:00", "06:00", "2022-05-10T21:00:00+08:00", "2022-05-10T22:00:00+08:00")]
    [InlineData("Asia/Shanghai", "22:00", "06:00", "2022-05-10T05:00:00+08:00", "2022-05-10T05:00:00+08:00")]
    [InlineData("Asia/Shanghai", "00:00", "00:00", "2022-05-10T05:00:00+08:00", "2022-05-10T05:00:00+08:00")]
    // The night in which the clock goes from two to three: half past two is no time, and three is after it.
    [InlineData("Europe/Berlin", "02:30", "04:00", "2022-03-27T01:00:00+01:00", "2022-03-27T03:00:00+02:00")]
    [InlineData("Europe/Berlin", "09:00", "20:00", "2022-03-26T21:00:00+01:00", "2022-03-27T09:00:00+02:00")]
    // The night in which it goes from three back to two: half past two comes twice.
    [InlineData("Europe/Berlin", "02:30", "02:45", "2022-10-30T01:00:00+02:00", "2022-10-30T02:30:00+02:00")]
    [InlineData("Europe/Berlin", "02:30", "02:45", "2022-10-30T02:50:00+02:00", "2022-10-30T02:30:00+01:00")]
    [InlineData("Europe/Berlin", "02:30", "02:45", "2022-10-30T02:50:00+01:00", "2022-10-31T02:30:00+01:00")]
    public void TheNextMomentIsTheFirstPermittedOne(string zone, string from, string to, string at, string next)
    {
        var hours = Hours(zone, from, to);
        Assert.Equal(At(next), hours.Next(At(at)));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "09:00", "20:00", "2022-05-10T19:00:00+08:00", "2022-05-10T20:00:00+08:00")]
    [InlineData("Asia/Shanghai", "22:00", "06:00", "2022-05-10T23:00:00+08:00", "2022-05-11T06:00:00+08:00")]
    [InlineData("Asia/Shanghai", "09:00", "20:00", "2022-05-10T08:00:00+08:00", "2022-05-10T08:00:00+08:00")]
    [InlineData("Europe/Berlin", "01:00", "02:30", "2022-03-27T01:30:00+01:00", "2022-03-27T03:00:00+02:00")]
    public void TheyEndWhereTheyEnd(string zone, string from, string to, string at, string end)
    {
        var hours = Hours(zone, from, to);
        Assert.Equal(At(end), hours.End(At(at)));
    }

    [Fact]
    public void NoPermittedMinuteIsBeforeTheNextMoment() => Gen.Select(
        Gen.Int[0, Zones.Length - 1], Gen.Int[0, DayMinutes / 15 - 1], Gen.Int[0, DayMinutes / 15 - 1],
        Gen.Int[0, 366 * DayMinutes]).Sample((zone, from, to, minute) =>
    {
        var hours = new PermittedHours(TimeZoneInfo.FindSystemTimeZoneById(Zones[zone]),
            new TimeOnly(0, 0).AddMinutes(15 * from), new TimeOnly(0, 0).AddMinutes(15 * to));
        var at = new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
        var next = hours.Next(at);
        Assert.True(next >= at && next < at.AddDays(2), $"{at} {next}");
        if (!hours.Allows(next))
        {
            // A time that only exists on days without a change of the clock.
            Assert.True(hours.Length < TimeSpan.FromHours(2));
            return;
        }
        for (var probe = at; probe < next; probe = probe.AddMinutes(1))
        {
            Assert.False(hours.Allows(probe), $"{probe} before {next}");
        }
    }, iter: 2_000);

    static PermittedHours Hours(string zone, string from, string to) => new(
        TimeZoneInfo.FindSystemTimeZoneById(zone), TimeOnly.Parse(from, CultureInfo.InvariantCulture),
        TimeOnly.Parse(to, CultureInfo.InvariantCulture));

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
