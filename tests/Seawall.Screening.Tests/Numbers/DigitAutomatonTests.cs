using System.Globalization;
using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

public sealed class DigitAutomatonTests
{
    static readonly Gen<ulong> Numbers = Gen.OneOf(
        Gen.ULong[0, 2000],
        Gen.ULong[0, 999_999_999_999_999],
        Gen.Select(Gen.OneOf(SmallPlan.Rows.Select(row => row.Prefix).ToArray()), Gen.Int[0, 11], Gen.ULong)
            .Select((prefix, length, tail) => ulong.Parse(
                (prefix + tail.ToString("D20", CultureInfo.InvariantCulture)[(20 - length)..])[..Math.Min(15, prefix.Length + length)],
                CultureInfo.InvariantCulture)));

    [Fact]
    public void Whole_numbers_are_accepted_as_the_slow_twin_says() => Numbers.Sample(number =>
    {
        string digits = number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(PlanBuilder.Classify(SmallPlan.Rows, digits), SmallPlan.Plan.Numbers.Whole(new E164(number)));
    }, iter: 20_000);

    [Fact]
    public void The_longest_accepted_beginning_is_found_as_the_slow_twin_says() => Numbers.Sample(number =>
    {
        string digits = number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
        uint expected = Enumerable.Range(1, digits.Length)
            .Select(length => PlanBuilder.Classify(SmallPlan.HomeRows, digits[..length]))
            .LastOrDefault(accept => accept != 0);
        Assert.Equal(expected, SmallPlan.Plan.HomePrefixes.LongestPrefix(new E164(number)));
    }, iter: 20_000);

    [Fact]
    public void Tables_come_out_as_they_went_in()
    {
        DigitAutomaton numbers = SmallPlan.Plan.Numbers;
        var next = new int[numbers.States * 10];
        var accept = new uint[numbers.States];
        numbers.CopyTo(next, accept);
        var again = new DigitAutomaton(next, accept);

        Assert.Equal(numbers.States, again.States);
        Assert.Equal(numbers.Bytes, again.Bytes);
        Numbers.Sample(number => again.Whole(new E164(number)) == numbers.Whole(new E164(number)), iter: 1000);
    }

    [Fact]
    public void Tables_that_are_no_automaton_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DigitAutomaton(new int[10], new uint[1]));
        Assert.Throws<ArgumentException>(() => new DigitAutomaton(new int[19], new uint[2]));
        Assert.Throws<ArgumentException>(() => new DigitAutomaton(new int[20], [7, 0]));

        var leavesDead = new int[20];
        leavesDead[3] = 1;
        Assert.Throws<ArgumentException>(() => new DigitAutomaton(leavesDead, new uint[2]));

        var leadsNowhere = new int[20];
        leadsNowhere[13] = 2;
        Assert.Throws<ArgumentException>(() => new DigitAutomaton(leadsNowhere, new uint[2]));

        leadsNowhere[13] = -1;
        Assert.Throws<ArgumentException>(() => new DigitAutomaton(leadsNowhere, new uint[2]));
    }
}
