using System.Text;
using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

public sealed class DialRulesPropertyTests
{
    static readonly DialRules[] AllRules =
    [
        new() { InternationalPrefixes = ["00"], HomeContexts = ["ims.example.cn"] },
        new() { InternationalPrefixes = ["00", "011", "0011", "17951"] },
        new() { InternationalPrefixes = ["", "00"] },
        new() { InternationalPrefixes = [], NationalPrefix = "" },
        new()
        {
            InternationalPrefixes = ["000", "001"], NationalPrefix = "", HomeCountryCode = "65",
            NationalDigitsMin = 8, NationalDigitsMax = 11,
        },
        new()
        {
            InternationalPrefixes = ["011"], NationalPrefix = "1", HomeCountryCode = "1",
            NationalDigitsMin = 10, NationalDigitsMax = 10,
        },
    ];

    static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf("+", "00", "0", "86", "(0)", "+86", "011", "1", "39", "44", "65", "852", "138", "571", "17951"),
        Gen.Int[0, 99_999_999].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.OneOf(" ", "-", ".", "/", "(", ")", "（", "）", "＋", "０", "８６", "－", "\u00A0", "\u2011", "\u3000"),
        Gen.OneOf("x", "ext", "#", ";", ",", "=", ":", "e", "a", "*", "é"));

    static readonly Gen<string> Text = Piece.Array[0, 7].Select(pieces => string.Concat(pieces));

    static readonly Gen<string> Context = Gen.OneOf("", "", "", "+86", "+65", "+46", "ims.example.cn", "example.com");

    [Fact]
    public void Reads_as_the_slow_twin_does() => Gen.Select(Text, Context, Gen.Int[0, AllRules.Length - 1]).Sample(
        (text, context, rules) => Assert.Equal(
            SlowDialRules.Read(AllRules[rules], text, context),
            AllRules[rules].Read(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(context))),
        iter: 50_000);

    [Fact]
    public void Any_octets_get_a_reading() => Gen.Select(Gen.Byte.Array[0, 140], Gen.Byte.Array[0, 10]).Sample(
        (text, context) =>
        {
            NumberReading reading = AllRules[0].Read(text, context);
            bool hasNumber = reading.Form is NumberForm.E164 or NumberForm.Short;
            return Enum.IsDefined(reading.Form)
                && hasNumber == !reading.Number.IsNone
                && reading.Number.Value < 1_000_000_000_000_000;
        },
        iter: 20_000);

    [Fact]
    public void A_number_in_international_form_reads_as_itself() => Gen.ULong[1, 999_999_999_999_999].Sample(value =>
    {
        var number = new E164(value);
        if (number.ToString().StartsWith("+860", StringComparison.Ordinal))
        {
            return;     // the national prefix behind the home code is dropped
        }

        Assert.Equal(
            new NumberReading(NumberForm.E164, number),
            AllRules[0].Read(Encoding.UTF8.GetBytes(number.ToString()), default));
    });
}
