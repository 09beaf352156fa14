using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests.Numbers;

/// <summary>Lines that took their number along are found, all others are not, without allocation.</summary>
public sealed class PortedLinesTests
{
    [Fact]
    public void Only_the_lines_in_the_table_are_found()
    {
        var ported = new PortedLines(
            [861, 863, 867], [new HomeLine(1, 2).Packed, new HomeLine(3, 4).Packed, new HomeLine(5, 6).Packed]);
        Assert.True(ported.TryFind(new E164(863), out var line));
        Assert.Equal(new HomeLine(3, 4), line);
        Assert.True(ported.TryFind(new E164(861), out _));
        Assert.True(ported.TryFind(new E164(867), out _));
        foreach (ulong other in new ulong[] { 0, 860, 862, 864, 868 })
        {
            Assert.False(ported.TryFind(new E164(other), out line));
            Assert.Equal(default, line);
        }

        Assert.False(PortedLines.None.TryFind(new E164(861), out _));
    }

    [Fact]
    public void A_table_out_of_order_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PortedLines([862, 861], [1, 1]));
        Assert.Throws<ArgumentException>(() => new PortedLines([861, 861], [1, 1]));
        Assert.Throws<ArgumentException>(() => new PortedLines([861], []));
    }

    [Fact]
    public void A_line_of_an_operator_or_region_that_does_not_exist_is_refused()
    {
        var nothing = new DigitAutomaton(new int[20], [0u, 0u]);
        Assert.Throws<ArgumentException>(() => Plan(new HomeLine(2, 1)));
        Assert.Throws<ArgumentException>(() => Plan(new HomeLine(1, 2)));
        Assert.Equal(new HomeLine(1, 1), Plan(new HomeLine(1, 1)).HomeOf(new E164(861)));

        NumberingPlan Plan(HomeLine line) => new(
            [Country.None, new Country("CN", "86", "China", "中国")],
            1,
            nothing,
            nothing,
            ["", "China Mobile"],
            ["", "Zhejiang"],
            new PortedLines([861], [line.Packed]));
    }

    [Fact]
    public void Finding_allocates_nothing()
    {
        var ported = new PortedLines([861, 863], [1, 2]);
        ported.TryFind(new E164(863), out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (ulong number = 0; number < 1000; number++)
        {
            ported.TryFind(new E164(number), out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Finds_what_a_dictionary_finds() => Gen.Select(
        Gen.OneOf(Gen.ULong[1, 50], Gen.ULong[861300000000, 861300000999], Gen.ULong[1, 999_999_999_999_999])
            .Array[0, 200],
        Gen.ULong[0, 60]).Sample((numbers, other) =>
        {
            var twin = new SortedDictionary<ulong, uint>();
            foreach (ulong number in numbers)
            {
                twin[number] = new HomeLine((ushort)(number % 7), (ushort)(number % 5)).Packed;
            }

            var ported = new PortedLines([.. twin.Keys], [.. twin.Values]);
            foreach (ulong number in numbers.Concat(numbers.Select(n => n + 1)).Append(other).Append(ulong.MaxValue))
            {
                bool expected = twin.TryGetValue(number, out uint packed);
                Assert.Equal(expected, ported.TryFind(new E164(number), out HomeLine line));
                Assert.Equal(packed, line.Packed);
            }
        }, iter: 2000);
}
