using System.Text;
using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>What is read of a text's sender, by its type of number and its octets.</summary>
public sealed class SenderAddressTests
{
    static readonly DialRules Home = new() { InternationalPrefixes = ["00"] };
    static readonly DialRules HomeByPlan = new() { InternationalPrefixes = ["00"], Plan = SmallPlan.Plan };
    static readonly DialRules WholeByPlan = new() { InternationalPrefixes = ["00", ""], Plan = SmallPlan.Plan };

    [Theory]
    [InlineData(1, "12025550100", NumberForm.E164, 12025550100)]
    [InlineData(1, "+12025550100", NumberForm.E164, 12025550100)]
    [InlineData(1, "0012025550100", NumberForm.E164, 12025550100)]
    [InlineData(1, "8613857100001", NumberForm.E164, 8613857100001)]
    [InlineData(1, "13857100001", NumberForm.E164, 13857100001)]
    [InlineData(1, "10086", NumberForm.Short, 10086)]
    [InlineData(1, "+10086", NumberForm.Short, 10086)]
    [InlineData(1, "0010086", NumberForm.Short, 10086)]
    [InlineData(1, "1234567890123456", NumberForm.Short, 123456789012345)]
    [InlineData(1, "+1234567890123456", NumberForm.Malformed, 0)]
    [InlineData(2, "13857100001", NumberForm.E164, 8613857100001)]
    [InlineData(2, "013857100001", NumberForm.E164, 8613857100001)]
    [InlineData(2, "95588", NumberForm.Short, 95588)]
    [InlineData(3, "95588", NumberForm.Short, 95588)]
    [InlineData(6, "12345", NumberForm.Short, 12345)]
    [InlineData(3, "1069012345678", NumberForm.Short, 1069012345678)]
    [InlineData(3, "10690123456789012345", NumberForm.Short, 106901234567890)]
    [InlineData(3, "0571", NumberForm.Malformed, 0)]
    [InlineData(5, "MYBANK", NumberForm.Name, 0)]
    [InlineData(5, "10086 Service", NumberForm.Name, 0)]
    [InlineData(5, "10086", NumberForm.Short, 10086)]
    [InlineData(5, "1 0086", NumberForm.Short, 10086)]
    [InlineData(5, "+8613857100001", NumberForm.E164, 8613857100001)]
    [InlineData(5, "13857100001", NumberForm.E164, 8613857100001)]
    [InlineData(1, "MYBANK", NumberForm.Name, 0)]
    [InlineData(0, "MYBANK", NumberForm.Name, 0)]
    [InlineData(0, "*100#", NumberForm.Name, 0)]
    [InlineData(0, "+85291234567", NumberForm.E164, 85291234567)]
    [InlineData(0, "0085291234567", NumberForm.E164, 85291234567)]
    [InlineData(0, "13857100001", NumberForm.E164, 8613857100001)]
    [InlineData(0, "8613857100001", NumberForm.E164, 8613857100001)]
    [InlineData(0, "110", NumberForm.Short, 110)]
    [InlineData(0, "", NumberForm.Absent, 0)]
    [InlineData(1, "", NumberForm.Absent, 0)]
    [InlineData(5, "", NumberForm.Absent, 0)]
    [InlineData(5, "  ", NumberForm.Absent, 0)]
    [InlineData(5, "+", NumberForm.Malformed, 0)]
    [InlineData(255, "110", NumberForm.Short, 110)]
    public void By_the_dial_rules(byte type, string text, NumberForm form, ulong digits) => Assert.Equal(
        new NumberReading(form, new E164(digits)), SenderAddress.Read(Home, type, Encoding.UTF8.GetBytes(text)));

    /// <summary>Bare digits come to the same in either reading where only one of them exists.</summary>
    [Theory]
    [InlineData("85291234567", 85291234567)]        // Hong Kong; nobody at home has +86 852 9123 4567
    [InlineData("886912345678", 886912345678)]      // Taiwan; too long for home
    [InlineData("8613857100001", 8613857100001)]
    [InlineData("057187654321", 8657187654321)]
    [InlineData("4001234567", 864001234567)]
    public void Digits_that_do_not_say_it_are_what_somebody_has(string text, ulong number)
    {
        foreach (byte type in (byte[])[0, 2, 3, 5, 6])
        {
            Assert.Equal(Queries.Number(number), Read(HomeByPlan, type, text));
        }
    }

    [Theory]
    [InlineData("13857100001", 8613857100001, 13857100001)]     // a mobile line at home, a line of Utah
    public void Where_both_exist_the_trunk_decides(string text, ulong home, ulong whole)
    {
        Assert.Equal(Queries.Number(home), Read(HomeByPlan, 0, text));
        Assert.Equal(Queries.Number(whole), Read(WholeByPlan, 0, text));
    }

    [Theory]
    [InlineData(1, "85291234", 85291234)]
    [InlineData(0, "+85291234", 85291234)]
    public void Digits_that_say_it_are_taken_at_their_word(byte type, string text, ulong number) =>
        Assert.Equal(Queries.Number(number), Read(HomeByPlan, type, text));

    [Fact]
    public void A_code_stays_a_code_also_where_a_country_has_so_short_numbers()
    {
        Assert.Equal(Queries.Short(8529123), Read(HomeByPlan, 0, "8529123"));
        Assert.Equal(Queries.Short(1069012345678), Read(HomeByPlan, 0, "1069012345678"));
    }

    [Fact]
    public void Any_octets_are_read() => Gen.Select(Gen.Byte, Gen.Byte.Array[0, 70]).Sample((type, text) =>
    {
        NumberReading reading = SenderAddress.Read(HomeByPlan, type, text);
        Assert.True(Enum.IsDefined(reading.Form));
        Assert.Equal(reading.Form is NumberForm.E164 or NumberForm.Short, !reading.Number.IsNone);
        Assert.True(reading.Number.Value < 1_000_000_000_000_000);
    });

    static NumberReading Read(DialRules dial, byte type, string text) =>
        SenderAddress.Read(dial, type, Encoding.UTF8.GetBytes(text));
}
