namespace Seawall.Tests.Campaigns;

/// <summary>The hour of effect: one moment that people can point at, or a mistake.</summary>
public sealed class EffectTests
{
    [Theory]
    [InlineData("2022-02-30T00:00:00", "effect: there is no such day and hour as 2022-02-30T00:00:00; expected a day "
        + "with its hour, such as 2026-05-20T00:00:00")]
    [InlineData("2022-05-20T24:00:00", "effect: there is no such day and hour as 2022-05-20T24:00:00; ")]
    [InlineData("2022-05-20T23:59:60Z", "effect: there is no such day and hour as 2022-05-20T23:59:60Z; ")]
    [InlineData("2022-05-20", "effect: expected a day with its hour, such as 2026-05-20T00:00:00, found a date or")]
    [InlineData("00:00:00", "effect: expected a day with its hour")]
    [InlineData("\"2022-05-20 00:00\"", "effect: expected a day with its hour")]
    [InlineData("1999-12-31T23:59:59", "effect: expected a day from 2000 to 2099, found 1999-12-31")]
    [InlineData("2022-05-20T00:00:00.5", "effect: expected a whole second")]
    public void No_hour(string effect, string expected) => Assert.StartsWith(
        $"c.toml:9:10: {expected}", Assert.Single(Read("Asia/Shanghai", effect)), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-03-29T02:30:00", "clocks of Europe/Berlin are put forward over 2026-03-29 02:30:00; "
        + "expected an hour that they show")]
    [InlineData("2026-10-25T02:30:00", "clocks of Europe/Berlin show 2026-10-25 02:30:00 twice; "
        + "expected 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00")]
    public void An_hour_in_a_clock_change(string effect, string expected) =>
        Assert.Equal([$"c.toml:9:10: effect: {expected}"], Read("Europe/Berlin", effect));

    [Theory]
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00")]
    [InlineData("2026-03-29T01:30:00", "2026-03-29T01:30:00+01:00")]
    [InlineData("2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-03-29T02:30:00+01:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-07-01T00:00:00Z", "2026-07-01T02:00:00+02:00")]
    public void One_hour_with_the_offset_there_and_then(string effect, string expected) => Assert.Equal(
        expected, CampaignText.Read(Text("Europe/Berlin", effect)).Campaign!.Effect.ToString(
            "yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));

    private static string[] Read(string zone, string effect) => CampaignText.Mistakes(Text(zone, effect));

    private static string Text(string zone, string effect) => CampaignText.With(9, $"effect = {effect}").Replace(
        "\"Asia/Shanghai\"", $"\"{zone}\"", StringComparison.Ordinal);
}
