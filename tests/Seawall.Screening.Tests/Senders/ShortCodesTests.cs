using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>An operator's own short codes.</summary>
public sealed class ShortCodesTests
{
    [Theory]
    [InlineData(10086, true)]
    [InlineData(1008, false)]
    [InlineData(100861, false)]
    [InlineData(106, true)]
    [InlineData(1069, true)]
    [InlineData(106901234567890, true)]
    [InlineData(10, false)]
    [InlineData(107, false)]
    [InlineData(2106, false)]
    public void Whole_codes_and_beginnings(ulong code, bool holds)
    {
        ShortCodes codes = ShortCodes.TryCreate(["10086", "106*"], out _)!;
        Assert.Equal(holds, codes.Contains(new E164(code)));
        Assert.False(ShortCodes.None.Contains(new E164(code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("1*6")]
    [InlineData("106**")]
    [InlineData("0106")]
    [InlineData("+106")]
    [InlineData("１０６")]
    [InlineData("1234567890123456")]
    public void What_is_no_code_is_named(string code)
    {
        Assert.Null(ShortCodes.TryCreate(["110", code], out int at));
        Assert.Equal(1, at);
    }
}
