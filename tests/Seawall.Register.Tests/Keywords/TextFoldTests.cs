using CsCheck;

namespace Seawall.Register.Tests.Keywords;

/// <summary>What does not matter in a text, and that nothing else is lost.</summary>
public sealed class TextFoldTests
{
    [Theory]
    [InlineData("1219", "1219")]
    [InlineData(" 1219\r\n", "1219")]
    [InlineData("１２１９", "1219")]
    [InlineData("1 2-1.9。", "1219")]
    [InlineData("“1219”", "1219")]
    [InlineData("①②①⑨", "1219")]
    [InlineData("١٢١٩", "1219")]
    [InlineData("ktgjdx", "KTGJDX")]
    [InlineData("ＫＴｇｊＤＸ", "KTGJDX")]
    [InlineData("K T G J D X !", "KTGJDX")]
    [InlineData("開通國際來電", "开通国际来电")]
    [InlineData("關閉 短訊", "关闭短讯")]
    [InlineData("撤銷", "撤销")]
    [InlineData("查詢😀", "查询")]
    [InlineData("\u202E1219\u200B", "1219")]
    [InlineData("open\0calls", "OPENCALLS")]
    [InlineData("?!…", "")]
    [InlineData("", "")]
    public void It_folds(string text, string folded) => Assert.Equal(folded, TextFold.Fold(text));

    [Fact]
    public void Folding_twice_is_folding_once_and_never_longer() => Gen.String.Sample(text =>
    {
        var folded = TextFold.Fold(text);
        Assert.Equal(folded, TextFold.Fold(folded));
        Assert.True(folded.Length <= RegisterLimits.KeywordCharactersMax);
    });

    [Fact]
    public void What_is_put_between_does_not_matter() => Gen.Select(
        Gen.Char.AlphaNumeric.Array[1, 20],
        KeywordTableTests.OneOf(" ", "　", "-", "。", "，", "!", "“", "\n", "\uFE0F")).Sample(
        (letters, mark) => Assert.Equal(
            TextFold.Fold(new string(letters)), TextFold.Fold(string.Join(mark, letters))));

    [Fact]
    public void Width_and_case_do_not_matter() => Gen.Char.AlphaNumeric.Array[1, 20].Sample(letters => Assert.Equal(
        TextFold.Fold(new string(letters)),
        TextFold.Fold(string.Concat(letters.Select(letter => (char)(char.ToLowerInvariant(letter) + 0xFEE0))))));

    [Theory]
    [InlineData("1219", "1219", 0)]
    [InlineData("1219", "1291", 1)]
    [InlineData("1219", "121", 1)]
    [InlineData("1219", "12190", 1)]
    [InlineData("1219", "1218", 1)]
    [InlineData("1219", "1901", 3)]
    [InlineData("KTGJDX", "GBGJDX", 2)]
    [InlineData("", "1", 1)]
    public void Slips_of_the_finger_are_counted(string one, string other, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(one, other, 5));
        Assert.Equal(expected, EditDistance.Between(other, one, 5));
        Assert.Equal(Math.Min(expected, 2), EditDistance.Between(one, other, 1));
    }
}
