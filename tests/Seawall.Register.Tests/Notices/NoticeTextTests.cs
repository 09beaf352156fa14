using System.Globalization;

namespace Seawall.Register.Tests;

public sealed class NoticeTextTests
{
    [Theory]
    [InlineData("zh", "2022-05-20T00:00:00+08:00", "自2022年5月20日0时起")]
    [InlineData("zh", "2022-11-20T09:30:00+08:00", "自2022年11月20日9时30分起")]
    [InlineData("en", "2022-05-20T00:00:00+08:00", "自00:00 on 20 May 2022起")]
    [InlineData("en-GB", "2022-05-02T18:05:00+08:00", "自18:05 on 2 May 2022起")]
    public void TheMomentIsFilledIn(string language, string moment, string text) => Assert.Equal(text,
        NoticeText.Fill("自{effect}起", language, DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Fact]
    public void ATextWithoutAMomentStaysAsItIs() =>
        Assert.Equal("as it is", NoticeText.Fill("as it is", "en", NoticeSamples.Nine));

    [Theory]
    [InlineData(-10, "2022-05-20T00:00:00+08:00")]
    [InlineData(-7, "2022-05-20T00:00:00+08:00")]
    [InlineData(-6, "2022-05-21T00:00:00+08:00")]
    [InlineData(30, "2022-06-26T00:00:00+08:00")]
    public void TheMomentIsNeverBeforeTheLinesOwn(int daysFromEffect, string moment)
    {
        var terms = NoticeSamples.Terms();
        Assert.Equal(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture),
            NoticeText.Moment(terms, terms.Effect.AddDays(daysFromEffect)));
    }

    [Fact]
    public void ALinesOwnHourIsAFullOneAndNotEarlier()
    {
        var terms = NoticeSamples.Terms();
        var now = terms.Effect.AddMinutes(61).AddSeconds(5);
        Assert.Equal(terms.Effect.AddDays(7).AddHours(2), NoticeText.Moment(terms, now));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void NoMomentIsLongerThanTheLongest(string language)
    {
        var longest = NoticeText.Longest(NoticeText.Effect, language).Length;
        for (var at = new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero); at.Year < 2024; at = at.AddHours(13.55))
        {
            Assert.True(NoticeText.Say(language, at).Length <= longest);
        }
    }
}
