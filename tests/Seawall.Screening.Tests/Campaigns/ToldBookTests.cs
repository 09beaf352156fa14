using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>Who was told when: kept to the second within 18 hours of a page, coarser to the later side.</summary>
public sealed class ToldBookTests
{
    const long Now = Queries.Now;
    const int Hour = 3600;

    static readonly E164 First = new(8613857100000);

    [Fact]
    public void A_new_book_has_told_nobody()
    {
        ToldBook told = new ChoiceBook(4).Told;
        Assert.Null(told.ToldAt(0, First));
        Assert.Equal((0, 0), (told.Count(63), told.Pages));
        Assert.False(told.Forget(0, First));
        told.Clear(0);
        Assert.True(told.Bytes < 4096);
    }

    [Fact]
    public void Lines_of_a_page_told_within_18_hours_are_kept_to_the_second_in_any_order()
    {
        int[][] orders = [[0, 1, 17 * Hour, 18 * Hour], [18 * Hour, 0, 5], [9 * Hour, 18 * Hour, 0, 1], [7, 3, 1, 0]];
        foreach (int[] order in orders)
        {
            ToldBook told = new ChoiceBook(4).Told;
            for (int i = 0; i < order.Length; i++)
            {
                told.Tell(5, Line(i), Now + order[i]);
            }

            Assert.Equal(order.Select(after => (long?)(Now + after)), order.Select((_, i) => told.ToldAt(5, Line(i))));
        }
    }

    [Theory]
    [InlineData(19, 2)]
    [InlineData(36, 2)]
    [InlineData(37, 4)]
    [InlineData(24 * 7, 16)]
    [InlineData(24 * 60, 128)]
    public void A_greater_span_is_kept_coarser_and_never_earlier(int hours, int unit)
    {
        ToldBook told = new ChoiceBook(4).Told;
        told.Tell(0, Line(0), Now + 1);
        told.Tell(0, Line(1), Now + 1 + ((long)hours * Hour));
        told.Tell(0, Line(2), Now + 3);
        long Rounded(long moment) => (moment + unit - 1) / unit * unit;

        Assert.Equal(Rounded(Now + 1), told.ToldAt(0, Line(0)));
        Assert.Equal(Rounded(Now + 1 + ((long)hours * Hour)), told.ToldAt(0, Line(1)));
        Assert.Equal(Rounded(Now + 3), told.ToldAt(0, Line(2)));
    }

    [Fact]
    public void A_line_alone_on_its_page_is_kept_to_the_second_however_it_moves()
    {
        ToldBook told = new ChoiceBook(4).Told;
        foreach (long at in (long[])[Now, Now + 100_000, Now - 10_000_000, 0, 9])
        {
            told.Tell(0, First, at);
            Assert.Equal((1, at), (told.Count(0), told.ToldAt(0, First)));
        }
    }

    [Fact]
    public void What_is_cleared_or_forgotten_is_told_no_more_and_the_rest_is()
    {
        ToldBook told = new ChoiceBook(4).Told;
        foreach (int place in (int[])[3, 0, 63])
        {
            told.Tell(place, First, Now + place);
            told.Tell(place, new E164(861), Now);
        }

        Assert.True(told.Forget(0, First));
        Assert.False(told.Forget(0, First));
        told.Clear(3);
        Assert.Equal([null, null, Now + 63], [told.ToldAt(0, First), told.ToldAt(3, First), told.ToldAt(63, First)]);
        Assert.Equal([1, 0, 2], [told.Count(0), told.Count(3), told.Count(63)]);
        long bytes = told.Bytes;
        told.Clear(0);
        told.Clear(63);
        Assert.Equal(2, told.Pages);
        Assert.True(told.Bytes < bytes - 40_000);
        told.Tell(3, First, Now);
        Assert.Equal(Now, told.ToldAt(3, First));
    }

    [Fact]
    public void What_is_no_place_line_or_moment_is_refused()
    {
        ToldBook told = new ChoiceBook(4).Told;
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Tell(64, First, Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Tell(-1, First, Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Tell(0, new E164(1_000_000_000_000_000), Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Tell(0, First, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Tell(0, First, ToldBook.ToldMaxUnixSeconds + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => told.ToldAt(64, First));
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Forget(64, First));
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Clear(64));
        Assert.Equal(0, told.Pages);
    }

    [Fact]
    public void Many_pages_are_found_again()
    {
        ToldBook told = new ChoiceBook(4).Told;
        for (ulong page = 0; page < 1000; page++)
        {
            told.Tell((int)page % 64, new E164((page * 10_000) + 1), Now + (long)page);
        }

        Assert.Equal(1000, told.Pages);
        for (ulong page = 0; page < 1000; page++)
        {
            Assert.Equal(Now + (long)page, told.ToldAt((int)page % 64, new E164((page * 10_000) + 1)));
        }
    }

    [Fact]
    public void It_says_what_its_slow_twin_says() => Gen.Select(
        Gen.Int[0, 20], SlowTold.Place, SlowBook.Number, SlowTold.Moment).Array[1, 60].Sample(changes =>
    {
        ToldBook told = new ChoiceBook(4).Told;
        var twin = new SlowTold();
        foreach ((int what, int place, ulong number, long at) in changes)
        {
            var line = new E164(number);
            switch (what)
            {
                case 0:
                    told.Clear(place);
                    twin.Clear(place);
                    break;
                case < 4:
                    Assert.Equal(twin.Forget(place, line), told.Forget(place, line));
                    break;
                default:
                    told.Tell(place, line, at);
                    twin.Tell(place, line, at);
                    break;
            }
        }

        twin.AssertSame(told);
    }, iter: 2_000);

    static E164 Line(int line) => new(First.Value + (ulong)line);
}
