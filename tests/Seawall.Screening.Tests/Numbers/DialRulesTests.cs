using System.Text;
using Xunit;

namespace Seawall.Screening.Tests;

public sealed class DialRulesTests
{
    static readonly DialRules China = new()
    {
        InternationalPrefixes = ["00"],
        HomeContexts = ["ims.example.cn", "+86571"],
    };

    static readonly DialRules ManyPrefixes = new() { InternationalPrefixes = ["00", "011", "17951"] };
    static readonly DialRules BareInternational = new() { InternationalPrefixes = ["", "00"] };
    static readonly DialRules Singapore = new()
    {
        InternationalPrefixes = ["000", "001"],
        NationalPrefix = "",
        HomeCountryCode = "65",
        NationalDigitsMin = 8,
        NationalDigitsMax = 11,
    };

    [Theory]
    // Plus.
    [InlineData("+8613857100001", 8613857100001)]
    [InlineData("+12025550100", 12025550100)]
    [InlineData("+123456789012345", 123456789012345)]
    [InlineData(" +86 138-5710.0001 ", 8613857100001)]
    [InlineData("+1 (202) 555-0100", 12025550100)]
    [InlineData("+1/202/5550100", 12025550100)]
    // International prefix.
    [InlineData("0012025550100", 12025550100)]
    [InlineData("00 852 9123 4567", 85291234567)]
    [InlineData("008613857100001", 8613857100001)]
    // A zero in brackets, and the national prefix behind the country code.
    [InlineData("+86 (0)571 8765 4321", 8657187654321)]
    [InlineData("0086(0)57187654321", 8657187654321)]
    [InlineData("+86057187654321", 8657187654321)]
    [InlineData("0086013857100001", 8613857100001)]
    [InlineData("+44 (0)20 7946 0000", 442079460000)]
    [InlineData("+39 (0)6 1234567", 39061234567)]
    // National.
    [InlineData("057187654321", 8657187654321)]
    [InlineData("0571-87654321", 8657187654321)]
    [InlineData("(0571)87654321", 8657187654321)]
    [InlineData("(0)571 87654321", 8657187654321)]
    [InlineData("013857100001", 8613857100001)]
    [InlineData("08613857100001", 8613857100001)]
    // Bare, as long as a home number, and with the country code.
    [InlineData("13857100001", 8613857100001)]
    [InlineData("57187654321", 8657187654321)]
    [InlineData("1012345678", 861012345678)]
    [InlineData("4001234567", 864001234567)]
    [InlineData("8613857100001", 8613857100001)]
    [InlineData("861012345678", 861012345678)]
    // Full width, and what people paste.
    [InlineData("＋８６１３８５７１００００１", 8613857100001)]
    [InlineData("００１（２０２）５５５－０１００", 12025550100)]
    [InlineData("+86\u00A0138\u20115710\u20110001", 8613857100001)]
    [InlineData("\u202A+8613857100001\u202C", 8613857100001)]
    [InlineData("\uFEFF13857100001", 8613857100001)]
    [InlineData("138\u30005710\u22120001", 8613857100001)]
    // Extensions and parameters.
    [InlineData("+8657187654321;ext=12", 8657187654321)]
    [InlineData("+8657187654321;npdi;rn=+8613800", 8657187654321)]
    [InlineData("057187654321 x12", 8657187654321)]
    [InlineData("057187654321ext.12", 8657187654321)]
    [InlineData("057187654321 EXT: 12", 8657187654321)]
    [InlineData("057187654321#12", 8657187654321)]
    [InlineData("057187654321,,12", 8657187654321)]
    public void Whole_numbers(string text, ulong number) =>
        Assert.Equal(new NumberReading(NumberForm.E164, new E164(number)), Read(China, text));

    [Theory]
    [InlineData("110", 110)]
    [InlineData("120", 120)]
    [InlineData("10086", 10086)]
    [InlineData("95588", 95588)]
    [InlineData("12308", 12308)]
    [InlineData("400", 400)]
    [InlineData("1008611", 1008611)]
    [InlineData("95013888", 95013888)]
    [InlineData("１１９", 119)]
    [InlineData("7", 7)]
    public void Short_codes(string text, ulong digits) =>
        Assert.Equal(new NumberReading(NumberForm.Short, new E164(digits)), Read(China, text));

    [Theory]
    [InlineData("+")]
    [InlineData("++8613857100001")]
    [InlineData("86+13857100001")]
    [InlineData("+08613857100001")]
    [InlineData("+1234567890123456")]       // 16 digits
    [InlineData("001234567890123456")]      // 16 after the prefix
    [InlineData("00")]
    [InlineData("000123456789")]
    [InlineData("0")]
    [InlineData("0110")]
    [InlineData("0571")]
    [InlineData("447700900123")]            // longer than a home number, and not led by the home code
    [InlineData("0447700900123")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("alice")]
    [InlineData("anonymous")]
    [InlineData("1385710000a")]
    [InlineData("13857100001abc")]
    [InlineData("13857100001x")]
    [InlineData("13857100001extra")]
    [InlineData("x13857100001")]
    [InlineData(";ext=13857100001")]
    [InlineData("*21#")]
    [InlineData("138*5710")]
    [InlineData("138571\u00E90001")]
    public void Malformed(string text) =>
        Assert.Equal(new NumberReading(NumberForm.Malformed, default), Read(China, text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData("()")]
    public void Nothing_there(string text) => Assert.Equal(NumberReading.Absent, Read(China, text));

    [Theory]
    [InlineData("13857100001", "+86", NumberForm.E164)]
    [InlineData("013857100001", "+86", NumberForm.E164)]
    [InlineData("13857100001", "IMS.example.CN", NumberForm.E164)]
    [InlineData("13857100001", "+86571", NumberForm.E164)]
    [InlineData("110", "ims.example.cn", NumberForm.Short)]
    [InlineData("13857100001", "+46", NumberForm.Malformed)]    // +46 does not mean "prepend +46"
    [InlineData("13857100001", "+8", NumberForm.Malformed)]
    [InlineData("13857100001", "+867", NumberForm.Malformed)]
    [InlineData("13857100001", "86", NumberForm.Malformed)]
    [InlineData("13857100001", "example.com", NumberForm.Malformed)]
    [InlineData("+13857100001", "example.com", NumberForm.E164)]    // a whole number needs no context
    public void Phone_context_says_whether_the_rules_apply(string text, string context, NumberForm form) =>
        Assert.Equal(form, China.Read(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(context)).Form);

    [Theory]
    [InlineData("01112025550100", 12025550100)]
    [InlineData("1795112025550100", 12025550100)]
    [InlineData("0012025550100", 12025550100)]
    [InlineData("01012345678", 861012345678)]   // Beijing, not 011
    public void Every_international_prefix_of_the_trunk(string text, ulong number) =>
        Assert.Equal(new E164(number), Read(ManyPrefixes, text).Number);

    [Theory]
    [InlineData("12025550100", 12025550100)]
    [InlineData("67712345", 67712345)]
    [InlineData("8613857100001", 8613857100001)]
    [InlineData("0012025550100", 12025550100)]
    [InlineData("057187654321", 8657187654321)]
    [InlineData("10086", 10086)]
    public void Bare_digits_are_international_where_the_trunk_says_so(string text, ulong number) =>
        Assert.Equal(new E164(number), Read(BareInternational, text).Number);

    [Theory]
    [InlineData("91234567", 6591234567, NumberForm.E164)]
    [InlineData("+6591234567", 6591234567, NumberForm.E164)]
    [InlineData("0018613857100001", 8613857100001, NumberForm.E164)]
    [InlineData("995", 995, NumberForm.Short)]
    [InlineData("0123", 0, NumberForm.Malformed)]
    [InlineData("012345678", 0, NumberForm.Malformed)]
    public void Another_home(string text, ulong number, NumberForm form) =>
        Assert.Equal(new NumberReading(form, new E164(number)), Read(Singapore, text));

    [Theory]
    [InlineData("13857100001", 8613857100001)]
    [InlineData("  +86 138 5710 0001 ", 8613857100001)]
    [InlineData("tel:+86-138-5710-0001", 8613857100001)]
    [InlineData("TEL:13857100001", 8613857100001)]
    [InlineData("＋８６ １３８ ５７１０ ０００１", 8613857100001)]
    [InlineData("0571-87654321", 8657187654321)]
    [InlineData("0085291234567", 85291234567)]
    public void Numbers_that_people_type(string text, ulong number)
    {
        Assert.True(China.TryReadTyped(text, out E164 read));
        Assert.Equal(new E164(number), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10086")]
    [InlineData("daughter")]
    [InlineData("tel:")]
    [InlineData("\uD800")]
    public void What_is_no_number_of_a_line(string text)
    {
        Assert.False(China.TryReadTyped(text, out E164 read));
        Assert.True(read.IsNone);
    }

    [Fact]
    public void Overlong_text_is_no_number()
    {
        string text = new string(' ', ScreeningLimits.NumberOctetsMax) + "13857100001";
        Assert.Equal(NumberForm.Malformed, Read(China, text).Form);
        Assert.False(China.TryReadTyped(new string('1', 5000), out _));
        Assert.True(China.TryReadTyped(text, out _));   // trimmed
    }

    [Fact]
    public void Prefixes_are_digits()
    {
        Assert.Throws<ArgumentException>(() => new DialRules { InternationalPrefixes = ["+"] });
        Assert.Throws<ArgumentException>(() => new DialRules { InternationalPrefixes = [], NationalPrefix = "x" });
        Assert.Throws<ArgumentException>(() => new DialRules { InternationalPrefixes = [], HomeCountryCode = "+86" });
    }

    static NumberReading Read(DialRules rules, string text) => rules.Read(Encoding.UTF8.GetBytes(text), default);
}
