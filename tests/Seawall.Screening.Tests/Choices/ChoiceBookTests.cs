using System.Buffers.Binary;
using Xunit;

namespace Seawall.Screening.Tests;

public sealed class ChoiceBookTests
{
    static readonly ChoiceBits Shut = Queries.AllZones(Choice.Shut);

    [Fact]
    public void A_change_is_in_force_when_it_returns_and_older_ones_are_left_out()
    {
        var book = new ChoiceBook(4);
        Assert.Equal(0, book.Version);
        Assert.True(book.Apply(new LineState(Queries.OurLine, Shut, null), 5));
        Assert.Equal(Shut, book.Read(Queries.OurLine).Choices);
        Assert.Equal(5, book.Version);

        Assert.False(book.Apply(new LineState(Queries.OurLine, default, null), 5));
        Assert.False(book.Apply(new LineState(Queries.OurLine, default, null), 4));
        Assert.Equal(Shut, book.Read(Queries.OurLine).Choices);
        Assert.True(book.Apply(new LineState(Queries.OurLine, default, null), 6));
        Assert.True(book.Read(Queries.OurLine).IsUndecided);
        Assert.Equal(0, book.Lines);
    }

    [Fact]
    public void The_place_of_a_line_is_its_own_word_or_one_that_means_nothing()
    {
        var book = new ChoiceBook(8);
        Assert.Equal(0u, book.PlaceOf(Queries.OurLine));
        book.Load(new LineState(Queries.OurLine, Shut, null));
        Assert.Equal(Shut.Value, book.PlaceOf(Queries.OurLine));
        Assert.Equal(0u, book.PlaceOf(new E164(Queries.OurLine.Value + 1)));
        Assert.Equal(0u, book.PlaceOf(Queries.American));
    }

    [Fact]
    public void An_undecided_line_makes_no_page()
    {
        var book = new ChoiceBook(4);
        book.Load(new LineState(Queries.OurLine, default, null));
        Assert.Equal(0, book.Pages);
        book.Load(new LineState(Queries.OurLine, Shut, null));
        Assert.Equal(1, book.Pages);
        Assert.Equal(861385710u, book.PageKey(0));
    }

    [Fact]
    public void A_page_is_little_endian_and_blank_where_a_line_has_details()
    {
        var book = new ChoiceBook(4);
        var page = new byte[book.PageBytes];
        ChoiceBits oneVoice = default(ChoiceBits).With(Service.Voice, 1, Choice.Open);
        ChoiceBits oneText = default(ChoiceBits).With(Service.Sms, 3, Choice.Shut);
        LineDetail detail = new() { Rules = [new PersonalRule(1, true, ServiceMask.Voice, Queries.American, 0)] };
        book.Load(new LineState(new E164(86_1385_7100_000), oneVoice, null));
        book.Load(new LineState(new E164(86_1385_7100_001), oneText, null));
        book.Load(new LineState(new E164(86_1385_7100_002), oneVoice, detail));
        book.Load(new LineState(new E164(86_1385_7100_003), oneVoice, null));
        book.CopyPage(0, page);

        Assert.Equal(20_000, page.Length);
        Assert.Equal(0x0004, BinaryPrimitives.ReadUInt16LittleEndian(page));
        Assert.Equal(0x8000, BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(2)));
        Assert.Equal(0, BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(4)));
        Assert.Equal(0x0004, BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(6)));
        Assert.Throws<ArgumentOutOfRangeException>(() => book.CopyPage(0, page.AsSpan(1)));
        Assert.Equal(40_000, new ChoiceBook(5).PageBytes);
    }

    [Fact]
    public void A_page_that_is_none_of_ours_is_refused_and_changes_nothing()
    {
        var book = new ChoiceBook(3);
        var page = new byte[book.PageBytes];
        Assert.False(book.TryRestorePage(1, page.AsSpan(2)));
        Assert.False(book.TryRestorePage(100_000_000_000, page));

        page[6] = 3;                        // no choice
        Assert.False(book.TryRestorePage(1, page));
        page[6] = 0x40;                     // the fourth of three zones
        Assert.False(book.TryRestorePage(1, page));
        page[6] = 0x10;
        Assert.True(book.TryRestorePage(1, page));
        Assert.False(book.TryRestorePage(1, page));

        Assert.Equal(1, book.Pages);
        Assert.Equal(1, book.Lines);
        Assert.Equal(1, book.Count(Service.Voice, 2, Choice.Open));
        Assert.Equal(0, book.Count(Service.Sms, 2, Choice.Open));
        Assert.Equal(1, book.Count(Service.Sms, 2, Choice.Undecided));
    }

    [Fact]
    public void A_state_that_is_none_of_this_book_throws()
    {
        var book = new ChoiceBook(3);
        void Refused(E164 number, ChoiceBits choices, LineDetail? detail = null) =>
            Assert.ThrowsAny<ArgumentException>(() => book.Apply(new LineState(number, choices, detail), 1));

        Refused(default, default);
        Refused(new E164(1_000_000_000_000_000), default);
        Refused(Queries.OurLine, default(ChoiceBits).With(Service.Voice, 3, Choice.Open));
        Refused(Queries.OurLine, new ChoiceBits(3));
        Refused(Queries.OurLine, default, new LineDetail { Pauses = [new Pause(Service.Voice, 3, 1)] });
        Refused(Queries.OurLine, default, new LineDetail
        {
            Rules = [new PersonalRule(1, true, ServiceMask.None, Queries.American, 0)],
        });
        Refused(Queries.OurLine, default, new LineDetail
        {
            Rules = [new PersonalRule(0, true, ServiceMask.All, Queries.American, 0)],
        });
        Assert.Equal((0, 0), (book.Version, book.Lines));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChoiceBook(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChoiceBook(9));
    }

    [Fact]
    public void Details_come_and_go_without_leaving_anything_behind()
    {
        var book = new ChoiceBook(4);
        LineDetail detail = new() { Pauses = [new Pause(Service.Voice, 0, 1)] };
        for (ulong i = 0; i < 5000; i++)
        {
            var number = new E164(8613857100000 + i);
            book.Load(new LineState(number, Shut, detail));
            book.Load(new LineState(number, Shut, null));
        }

        Assert.Empty(book.DetailedLines());
        Assert.Equal(5000, book.Lines);
        Assert.Equal(5000, book.Count(Service.Voice, 0, Choice.Shut));

        // Room for a few, not for all that ever were.
        Assert.InRange(book.Bytes, 20_000, 30_000);
    }

    [Fact]
    public void Memory_is_that_of_the_pages_and_little_more()
    {
        // 512 pages by restore, as a book of 5 million lines has them; then the arithmetic of the large ones.
        var book = new ChoiceBook(4);
        var page = new byte[book.PageBytes];
        page.AsSpan().Fill(0xAA);
        for (ulong key = 0; key < 511; key++)
        {
            Assert.True(book.TryRestorePage(861380000 + key, page));
            Assert.InRange(book.Bytes, (long)(key + 1) * 20_000, PageTable.BytesOf((int)key + 1, narrow: true) + 1000);
        }

        Assert.Equal(5_110_000, book.Lines);
        Assert.Equal(5_110_000, book.Count(Service.Sms, 3, Choice.Shut));
        Assert.InRange(book.Bytes, 10_220_000, 10_300_000);

        Assert.InRange(PageTable.BytesOf(6_500, narrow: true), 130_000_000, 140_000_000);           // 65 million lines
        Assert.InRange(PageTable.BytesOf(170_000, narrow: true), 3_400_000_000, 3_420_000_000);     // 1.7 billion
        Assert.InRange(PageTable.BytesOf(6_500, narrow: false), 260_000_000, 270_000_000);
    }
}
