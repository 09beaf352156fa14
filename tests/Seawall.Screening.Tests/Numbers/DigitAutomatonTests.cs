using System.Globalization;
using System.Numerics;
using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

public sealed class DigitAutomatonTests
{
    public static readonly Gen<ulong> Numbers = Gen.OneOf(
        Gen.ULong[0, 2000],
        Gen.ULong,
        Gen.ULong[0, 999_999_999_999_999],
        Gen.Select(Gen.OneOf(SmallPlan.Rows.Select(row => row.Prefix).ToArray()), Gen.Int[0, 11], Gen.ULong)
            .Select((prefix, length, tail) =>
            {
                string digits = prefix + tail.ToString("D20", CultureInfo.InvariantCulture)[(20 - length)..];
                return ulong.Parse(digits[..Math.Min(15, digits.Length)], CultureInfo.InvariantCulture);
            }));

    [Fact]
    public void Whole_numbers_are_accepted_as_the_slow_twin_says() => Numbers.Sample(number =>
    {
        string digits = Digits(number);
        Assert.Equal(PlanBuilder.Classify(SmallPlan.Rows, digits), SmallPlan.Plan.Numbers.Whole(new E164(number)));
    }, iter: 20_000);

    [Fact]
    public void The_longest_accepted_beginning_is_found_as_the_slow_twin_says() => Numbers.Sample(number =>
    {
        string digits = Digits(number);
        uint expected = Enumerable.Range(1, digits.Length)
            .Select(length => PlanBuilder.Classify(SmallPlan.HomeRows, digits[..length]))
            .LastOrDefault(accept => accept != 0);
        Assert.Equal(expected, SmallPlan.Plan.HomePrefixes.LongestPrefix(new E164(number)));
    }, iter: 20_000);

    [Fact]
    public void Digits_of_a_fraction_are_those_of_the_number() => Gen.OneOf(
        Gen.ULong[0, 999_999_999_999_999],
        Gen.ULong[999_999_999_990_000, 1_000_000_000_100_000],
        Gen.Select(Gen.Int[0, 15], Gen.Int[-3, 3]).Select((power, by) => (ulong)(Math.Pow(10, power) + by)),
        Gen.ULong).Sample(number =>
        {
            ulong fraction = DecimalFraction.Of(new E164(number), out int count);
            string digits = Digits(number);
            Assert.Equal(digits.Length, count);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(digits[i] - '0', DecimalFraction.Take(ref fraction));
            }
        }, iter: 50_000);

    [Fact]
    public void Tables_of_fractions_are_powers_of_ten_and_their_parts()
    {
        for (int count = 0; count < DecimalFraction.PowersOfTen.Length; count++)
        {
            Assert.Equal(BigInteger.Pow(10, count), DecimalFraction.PowersOfTen[count]);
        }

        Assert.Equal(E164.DigitsMax + 1, DecimalFraction.Factors.Length);
        for (int count = 1; count <= E164.DigitsMax; count++)
        {
            BigInteger power = BigInteger.Pow(10, count);
            int bits = (int)power.GetBitLength();
            Assert.Equal(64 - bits, DecimalFraction.FreeBits[count]);
            Assert.Equal(((BigInteger.One << (60 + bits)) + power - 1) / power, DecimalFraction.Factors[count]);
        }
    }

    static string Digits(ulong number) => number is 0 or > 999_999_999_999_999
        ? ""
        : number.ToString(CultureInfo.InvariantCulture);

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
