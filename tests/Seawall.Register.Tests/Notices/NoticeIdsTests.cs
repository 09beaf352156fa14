namespace Seawall.Register.Tests;

/// <summary>Which part of a notice a receipt speaks of, by the id that it writes.</summary>
public sealed class NoticeIdsTests
{
    [Theory]
    [InlineData("2a", "2a", 1)]
    [InlineData("2A", "42", 1)]
    [InlineData("42", "2a", 1)]
    [InlineData("0000002a", "2A", 1)]
    [InlineData("42", "0000000042", 1)]
    [InlineData("a 42", "66", 2)]
    [InlineData("66 42", "66", 1)]
    [InlineData("42 66", "66", 2)]
    [InlineData("x-1 x-2", "x-2", 2)]
    [InlineData("ffffffffffffffff", "18446744073709551615", 1)]
    [InlineData("ffffffffffffffff", "FFFFFFFFFFFFFFFF", 1)]
    [InlineData("b0c1d2e3-42", "b0c1d2e3-42", 1)]
    [InlineData("2a", "2b", 0)]
    [InlineData("x-1", "X-1", 0)]
    [InlineData("-", "", 0)]
    [InlineData("", "0", 0)]
    public void By_characters_first_and_then_by_value(string ids, string id, int bit)
    {
        Assert.Equal(bit != 0, NoticeIds.TryFind(ids, id, out var found, out _, out _));
        Assert.Equal(bit, found);
    }
}
