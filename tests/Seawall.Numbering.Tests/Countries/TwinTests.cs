using System.Globalization;
using CsCheck;
using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests.Countries;

/// <summary>The plan says of every number what libphonenumber says of it, digit for digit of the world.</summary>
public sealed class TwinTests
{
    public static TheoryData<int> CallingCodes => [.. LibraryTwin.CallingCodes];

    [Theory]
    [MemberData(nameof(CallingCodes))]
    public void Example_numbers_of_every_type_and_region(int code)
    {
        foreach (var digits in LibraryTwin.Examples(code))
        {
            var twin = LibraryTwin.Find(digits);
            Assert.NotEqual(NumberKind.Unassigned, twin.Kind);
            AssertSame(digits, twin);
        }
    }

    /// <summary>
    /// Longer, shorter, and each digit changed to each other: the borders of every pattern's neighbourhood.
    /// </summary>
    [Theory]
    [MemberData(nameof(CallingCodes))]
    public void Neighbours_of_example_numbers(int code)
    {
        var prefix = code.ToString(CultureInfo.InvariantCulture).Length;
        foreach (var digits in LibraryTwin.Examples(code).Distinct())
        {
            for (var length = prefix + 1; length <= digits.Length; length++)
            {
                AssertSame(digits[..length]);
            }

            for (var longer = digits; longer.Length < E164.DigitsMax; longer += "7")
            {
                AssertSame(longer + "0");
            }

            for (var at = prefix; at < digits.Length; at++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    AssertSame(string.Concat(digits.AsSpan(0, at), [digit], digits.AsSpan(at + 1)));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(CallingCodes))]
    public void Any_digits_behind_a_calling_code(int code)
    {
        var prefix = code.ToString(CultureInfo.InvariantCulture);
        var examples = LibraryTwin.Examples(code).ToArray();
        var any = Gen.Char['0', '9'].Array[1, E164.DigitsMax - prefix.Length]
            .Select(national => prefix + new string(national));

        // Half of them follow an example for a while: random digits alone seldom reach the depth of a pattern.
        var near = Gen.Select(
            Gen.Int[0, examples.Length - 1].Select(i => examples[i]),
            Gen.Int[0, 8],
            Gen.Char['0', '9'].Array[E164.DigitsMax],
            Gen.Int[-1, 1]).Select((example, keep, tail, longer) =>
            {
                var kept = Math.Min(prefix.Length + keep, example.Length);
                var length = Math.Clamp(example.Length + longer, kept, E164.DigitsMax);
                return example[..kept] + new string(tail)[..(length - kept)];
            });
        Gen.OneOf(any, near).Where(digits => digits.Length > prefix.Length).Sample(
            digits => AssertSame(digits), iter: LibraryTwin.RegionsOf(code).Count > 1 ? 3000 : 400, threads: 1);
    }

    [Fact]
    public void Any_digits_at_all() => Gen.ULong[1, 999_999_999_999_999].Sample(
        number => AssertSame(number.ToString(CultureInfo.InvariantCulture)), iter: 20_000, threads: 1);

    /// <summary>The first six digits of North America decide country and validity: all of them.</summary>
    [Fact]
    public void Every_area_and_exchange_of_calling_code_1()
    {
        for (var exchange = 200_000; exchange < 1_000_000; exchange += 3)
        {
            AssertSame(string.Create(CultureInfo.InvariantCulture, $"1{exchange}{exchange % 10_000:D4}"));
        }
    }

    private static void AssertSame(string digits) => AssertSame(digits, LibraryTwin.Find(digits));

    private static void AssertSame(string digits, (string Country, NumberKind Kind) twin)
    {
        var number = new E164(ulong.Parse(digits, CultureInfo.InvariantCulture));
        var facts = Plans.China.Plan.Find(number);

        // Service numbers of the home country are the plan's own addition; their tests are elsewhere.
        var added = facts.Kind == NumberKind.Service && twin.Kind == NumberKind.Unassigned && twin.Country == "CN";
        var found = (Plans.China.Plan.CountryAt(facts.Country).Iso2, added ? NumberKind.Unassigned : facts.Kind);
        Assert.True(found == twin, $"+{digits} is {twin} for the library, {found} for the plan.");
    }
}
