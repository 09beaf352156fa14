using System.Text;

namespace Seawall.Smpp.Tests.Wire;

/// <summary>A span of time as it is written, and that it is one as it is read.</summary>
public sealed class SmppTimeTests
{
    [Theory]
    [InlineData("2.03:04:05", "000002030405000R")]
    [InlineData("00:00:01.9", "000000000001000R")]
    [InlineData("99.23:59:59", "000099235959000R")]
    [InlineData("100.01:00:00", "000099010000000R")]
    [InlineData("00:00:00.9", "")]
    [InlineData("00:00:00", "")]
    [InlineData("-1.00:00:00", "")]
    public void A_span_is_relative_and_nothing_is_as_long_as_the_message_centre_likes(string time, string expected)
    {
        Span<byte> text = stackalloc byte[SmppLimits.TimeOctetsMax];
        int length = SmppTime.WriteSpan(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), text);
        Assert.Equal(expected, Encoding.ASCII.GetString(text[..length]));
        Assert.True(SmppTime.IsValid(text[..length]));
    }
}
