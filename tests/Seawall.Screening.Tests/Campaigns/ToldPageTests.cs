using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>Pages of told marks go out and come back in, and nothing else does.</summary>
public sealed class ToldPageTests
{
    [Fact]
    public void Pages_come_back_as_they_were() => Gen.Select(
        SlowTold.Place, SlowBook.Number, SlowTold.Moment).Array[0, 40].Sample(changes =>
    {
        ToldBook told = new ChoiceBook(4).Told;
        var twin = new SlowTold();
        foreach ((int place, ulong number, long at) in changes)
        {
            told.Tell(place, new E164(number), at);
            twin.Tell(place, new E164(number), at);
        }

        ToldBook copy = new ChoiceBook(4).Told;
        byte[] page = new byte[ToldBook.PageBytesMax];
        for (int i = 0; i < told.Pages; i++)
        {
            int length = told.CopyPage(i, page);
            Assert.True(copy.TryRestorePage(told.PageKey(i), page.AsSpan(0, length)));
            Assert.False(copy.TryRestorePage(told.PageKey(i), page.AsSpan(0, length)));
        }

        twin.AssertSame(copy);
        Assert.All(twin.All, one => Assert.Equal(
            told.ToldAt(one.Key.Place, one.Key.Line), copy.ToldAt(one.Key.Place, one.Key.Line)));
    }, iter: 300);

    [Fact]
    public void A_page_of_nobody_is_not_copied()
    {
        ToldBook told = new ChoiceBook(4).Told;
        told.Tell(0, Queries.OurLine, 1);
        told.Clear(0);
        Assert.Equal((1, 0), (told.Pages, told.CopyPage(0, new byte[ToldBook.PageBytesMax])));
    }

    [Fact]
    public void The_form_stays()
    {
        ToldBook told = new ChoiceBook(4).Told;
        told.Tell(1, new E164(861385710_0002), 0x1234);
        byte[] page = new byte[ToldBook.PageBytesMax];
        Assert.Equal(8 + 9 + 20_000, told.CopyPage(0, page));
        Assert.Equal(861385710u, told.PageKey(0));

        // Of the room of 65,534 seconds an eighth is before the first line that was told.
        const int Base = 0x1234 - (65_534 / 8);
        Assert.Equal("0200000000000000", Convert.ToHexString(page, 0, 8));
        Assert.Equal(Base, BitConverter.ToInt64(page, 8));
        Assert.Equal(0, page[16]);
        Assert.Equal([0, 0, (65_534 / 8) + 1, 0], Enumerable.Range(0, 4).Select(
            line => (int)BitConverter.ToUInt16(page, 17 + (2 * line))));
    }

    [Fact]
    public void What_is_no_page_is_not_taken()
    {
        ToldBook told = new ChoiceBook(4).Told;
        told.Tell(1, Queries.OurLine, Queries.Now);
        byte[] page = new byte[ToldBook.PageBytesMax];
        byte[] good = page[..told.CopyPage(0, page)];
        ToldBook other = new ChoiceBook(4).Told;

        Assert.All((int[])[0, 7, 8, 16, 17, good.Length - 1], length => Assert.False(
            other.TryRestorePage(1, good.AsSpan(0, length))));
        Assert.False(other.TryRestorePage(1, [.. good, 0]));
        Assert.False(other.TryRestorePage(100_000_000_000, good));
        Assert.False(other.TryRestorePage(1, Bent(0, 0)));                        // of no campaign
        Assert.False(other.TryRestorePage(1, Bent(0, 3)));                        // of two, and marks of one
        Assert.False(other.TryRestorePage(1, Bent(16, 25)));                      // coarser than any
        Assert.False(other.TryRestorePage(1, Bent(15, 0x7F)));                    // after all time
        Assert.False(other.TryRestorePage(1, Bent(15, 0x80)));                    // and before
        Assert.Equal((0, 0), (other.Pages, other.Count(1)));
        Assert.True(other.TryRestorePage(1, good));
        Assert.Equal(1, other.Count(1));

        byte[] Bent(int at, byte value)
        {
            byte[] bent = [.. good];
            bent[at] = value;
            return bent;
        }
    }
}
