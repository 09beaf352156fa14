using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Seawall.Numbering.Patterns;
using Xunit;

namespace Seawall.Numbering.Tests.Patterns;

/// <summary>The metadata's patterns are read as regular expressions are, or not at all.</summary>
public sealed class DigitPatternTests
{
    [Theory]
    [InlineData("1+")]
    [InlineData("1*")]
    [InlineData("1{2,}")]
    [InlineData("1{3,2}")]
    [InlineData("1{99}")]
    [InlineData("1{}")]
    [InlineData("1{2")]
    [InlineData("^1")]
    [InlineData("1$")]
    [InlineData("1.")]
    [InlineData(@"\w")]
    [InlineData(@"1\")]
    [InlineData("[^1]")]
    [InlineData("[]")]
    [InlineData("[")]
    [InlineData("[2-")]
    [InlineData("[2-x]")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("(?!1)2")]
    [InlineData("(?=1)2")]
    [InlineData("?")]
    [InlineData("1??")]
    [InlineData("x")]
    [InlineData("１")]
    public void What_it_cannot_read_it_refuses(string pattern) =>
        Assert.Throws<FormatException>(() => DigitPattern.Parse(pattern));

    [Theory]
    [InlineData("12", "12", "1", "2", "123", "")]
    [InlineData("1[0249]|9[56]\\d{3,4}", "10 14 95123 961234", "13", "9512", "9512345", "")]
    [InlineData("(?:1(?:0|2)?)3?", "1 10 12 13 103 123", "3", "102", "1033", "")]
    [InlineData("1 2\n [3-5]{2}", "1233 1254", "1232", "123", "12333", "")]
    [InlineData("(1|2){2}0", "110 120 210 220", "10", "1110", "000", "")]
    public void What_it_reads_it_matches(string pattern, string matching, params string[] others)
    {
        foreach (var digits in matching.Split(' '))
        {
            Assert.True(Matches(DigitPattern.Parse(pattern), digits), digits);
        }

        foreach (var digits in others)
        {
            Assert.False(Matches(DigitPattern.Parse(pattern), digits), digits);
        }
    }

    [Fact]
    public void Any_pattern_matches_what_a_regular_expression_matches() =>
        Gen.Select(Pattern(3), Gen.Char['0', '4'].Array[1, 7].Select(digits => new string(digits)).Array[20])
            .Sample((text, samples) =>
            {
                var pattern = DigitPattern.Parse(text);
                var twin = new Regex($"^(?:{text})$", RegexOptions.CultureInvariant);
                foreach (var digits in samples)
                {
                    Assert.Equal(twin.IsMatch(digits), Matches(pattern, digits));
                }
            });

    private static bool Matches(DigitPattern pattern, string digits)
    {
        var set = new PatternSet();
        set.Add(DigitPattern.Parse("00"));
        var number = set.Add(pattern);
        int[]? state = null;
        foreach (var digit in digits)
        {
            state = set.Step(state, digit - '0');
        }

        var matches = new HashSet<int>();
        set.CollectMatches(state ?? [], matches);
        return matches.Contains(number);
    }

    private static Gen<string> Pattern(int depth)
    {
        var item = Gen.OneOf(
            Gen.Int[0, 4].Select(digit => digit.ToString(CultureInfo.InvariantCulture)),
            Gen.Const(@"\d"),
            Gen.Select(Gen.Int[0, 2], Gen.Int[2, 4]).Select((low, high) => $"[{low}-{high}]"),
            depth == 0 ? Gen.Const("[13]") : Pattern(depth - 1).Select(inner => $"(?:{inner})"));
        var counted = Gen.Select(item, Gen.OneOf(
            Gen.Const(""),
            Gen.Const("?"),
            Gen.Int[1, 3].Select(count => $"{{{count}}}"),
            Gen.Select(Gen.Int[0, 1], Gen.Int[1, 3]).Select((min, max) => $"{{{min},{max}}}")))
            .Select((what, count) => what + count);
        return counted.Array[1, 4].Select(string.Concat).Array[1, 3].Select(choices => string.Join('|', choices));
    }
}
