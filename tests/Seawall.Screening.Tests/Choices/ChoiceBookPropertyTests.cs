using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>The book against a dictionary, for every number of zones.</summary>
public sealed class ChoiceBookPropertyTests
{
    public static TheoryData<int> Zones => [1, 2, 3, 4, 5, 8];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Says_what_a_dictionary_says(int zones) => Gen.Select(
        SlowBook.States(zones), Gen.Int[-2, 3]).Array[0, 60].Sample(changes =>
        {
            var book = new ChoiceBook(zones);
            var twin = new SlowBook(zones);
            foreach ((LineState state, int step) in changes)
            {
                // A step of at most 0 is a change that came before.
                long sequence = Math.Max(0, twin.Version + step);
                Assert.Equal(twin.Apply(state, sequence), book.Apply(state, sequence));
                Assert.Equal(twin.Read(state.Number), book.Read(state.Number));
            }

            twin.AssertSame(book);
        }, iter: 300);

    [Theory]
    [MemberData(nameof(Zones))]
    public void Lines_that_nobody_decided_for_are_undecided(int zones) => Gen.Select(
        SlowBook.States(zones).Array[0, 20], SlowBook.Number).Sample((states, number) =>
        {
            var book = new ChoiceBook(zones);
            var twin = new SlowBook(zones);
            foreach (LineState state in states)
            {
                book.Load(state);
                twin.Load(state);
            }

            Assert.Equal(twin.Read(new E164(number)), book.Read(new E164(number)));
        }, iter: 300);

    [Theory]
    [MemberData(nameof(Zones))]
    public void Comes_back_whole_from_its_pages(int zones) => SlowBook.States(zones).Array[0, 60].Sample(states =>
    {
        var book = new ChoiceBook(zones);
        var twin = new SlowBook(zones);
        for (int i = 0; i < states.Length; i++)
        {
            book.Apply(states[i], i + 1);
            twin.Apply(states[i], i + 1);
        }

        var restored = new ChoiceBook(zones);
        var page = new byte[book.PageBytes];
        for (int i = 0; i < book.Pages; i++)
        {
            book.CopyPage(i, page);
            Assert.True(restored.TryRestorePage(book.PageKey(i), page));
            Assert.False(restored.TryRestorePage(book.PageKey(i), page));
        }

        foreach (LineState line in book.DetailedLines())
        {
            restored.Load(line);
        }

        restored.ResumeAt(book.Version);
        twin.AssertSame(restored);
        Assert.Equal(book.Pages, restored.Pages);
    }, iter: 200);
}
