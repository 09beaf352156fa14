using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests.Keywords;

/// <summary>Guardians, proposals, cooling-off and the question before a coached opening, all by text.</summary>
public sealed class CareTextTests
{
    const int Old = 1;
    const int Daughter = 2;
    const int Son = 3;

    [Fact]
    public async Task A_guardian_is_asked_confirmed_may_shut_and_only_propose_to_open()
    {
        await using var town = await Town.StartAsync();
        Assert.Equal(
            $"{Name(Daughter)} is asked to be your guardian; it counts when they say yes.",
            await town.SayAsync(Old, $"Guardian {Name(Daughter)}"));
        Assert.StartsWith($"{Name(Old)} asks you to be their guardian", town.Sent(Daughter), StringComparison.Ordinal);

        Assert.StartsWith(
            $"You are the guardian of {Name(Old)}", await town.SayAsync(Daughter, "yes"), StringComparison.Ordinal);
        Assert.Equal($"{Name(Daughter)} is your guardian now.", town.Sent(Old));

        Assert.StartsWith(
            $"Done for {Name(Old)}: Calls from abroad: shut.", await town.SayAsync(Daughter, $"SHUT CALLS {Name(Old)}"),
            StringComparison.Ordinal);
        Assert.Equal("shut shut shut shut", await town.Bench.SayAsync(Old, "voice"));
        Assert.StartsWith($"Your guardian {Name(Daughter)} made a change. Now: Calls: from everywhere abroad shut.",
            town.Sent(Old), StringComparison.Ordinal);

        Assert.StartsWith(
            $"Proposed to {Name(Old)}; it counts when they say yes.",
            await town.SayAsync(Daughter, $"OPEN CALLS {Name(Old)}"), StringComparison.Ordinal);
        Assert.Equal("shut shut shut shut", await town.Bench.SayAsync(Old, "voice"));
        Assert.StartsWith(
            $"Your guardian {Name(Daughter)} proposes: open calls from abroad. Reply YES or NO",
            town.Sent(Old), StringComparison.Ordinal);
        Assert.StartsWith("Accepted. Calls: from everywhere abroad open.", await town.SayAsync(Old, "Yes"),
            StringComparison.Ordinal);
        Assert.Equal("open open open open", await town.Bench.SayAsync(Old, "voice"));
    }

    [Fact]
    public async Task A_no_ends_what_waits_and_a_later_yes_means_nothing()
    {
        await using var town = await Town.StartAsync();
        await town.SayAsync(Old, $"监护{Name(Daughter)}");
        Assert.StartsWith($"You said no to {Name(Old)}", await town.SayAsync(Daughter, "no"), StringComparison.Ordinal);
        Assert.StartsWith(
            "Your text was not understood", await town.SayAsync(Daughter, "yes"), StringComparison.Ordinal);
        Assert.Empty((await town.Bench.ShowAsync(Old)).Guardians);
    }

    [Fact]
    public async Task Of_several_who_wait_the_number_says_which()
    {
        await using var town = await Town.StartAsync();
        await town.SayAsync(Old, $"GUARDIAN {Name(Daughter)}");
        await town.SayAsync(Son, $"GUARDIAN {Name(Daughter)}");
        Assert.StartsWith(
            "Several wait for your answer.", await town.SayAsync(Daughter, "yes"), StringComparison.Ordinal);
        Assert.StartsWith(
            $"You are the guardian of {Name(Son)}", await town.SayAsync(Daughter, $"yes {Name(Son)}"),
            StringComparison.Ordinal);
        Assert.Equal(GuardianState.AskedByLine, Assert.Single((await town.Bench.ShowAsync(Old)).Guardians).State);
    }

    [Fact]
    public async Task Somebody_who_offers_is_taken_by_the_line_and_either_side_parts()
    {
        await using var town = await Town.StartAsync();
        await town.SayAsync(Daughter, $"WARD {Name(Old)}");
        Assert.StartsWith($"{Name(Daughter)} would be your guardian", town.Sent(Old), StringComparison.Ordinal);
        await town.SayAsync(Old, "yes");
        Assert.Equal($"{Name(Old)} has a guardian now.", town.Sent(Daughter));
        Assert.StartsWith($"{Name(Old)}: Calls: ", await town.SayAsync(Daughter, $"STATUS {Name(Old)}"),
            StringComparison.Ordinal);
        await town.SayAsync(Daughter, $"NO GUARDIAN {Name(Old)}");
        Assert.Equal($"{Name(Daughter)} is not your guardian any more.", town.Sent(Old));
        Assert.Empty((await town.Bench.ShowAsync(Old)).Guardians);
    }

    [Fact]
    public async Task Nobody_acts_on_a_line_that_has_not_asked()
    {
        await using var town = await Town.StartAsync();
        await town.SayAsync(Daughter, $"WARD {Name(Old)}");
        foreach (var text in new[] { $"SHUT {Name(Old)}", $"OPEN {Name(Old)}", $"STATUS {Name(Old)}" })
        {
            Assert.Equal("This cannot be done now. Nothing was changed.", await town.SayAsync(Daughter, text));
        }
        Assert.Equal("undecided undecided undecided undecided", await town.Bench.SayAsync(Old, "voice"));
    }

    [Fact]
    public async Task An_opening_waits_for_the_cooling_off_the_line_chose_and_undo_cancels_it()
    {
        await using var town = await Town.StartAsync();
        Assert.Contains("24 hours later", await town.SayAsync(Old, "cooling 24"), StringComparison.Ordinal);
        await town.SayAsync(Old, "SHUT");
        Assert.StartsWith(
            "Noted. By the cooling-off you chose it counts from 05-02 08:00 on.", await town.SayAsync(Old, "OPEN"),
            StringComparison.Ordinal);
        Assert.Equal("shut shut shut shut", await town.Bench.SayAsync(Old, "voice"));
        Assert.StartsWith("Taken back.", await town.SayAsync(Old, "undo"), StringComparison.Ordinal);
        Assert.Empty((await town.Bench.ShowAsync(Old)).Waiting);
    }

    [Fact]
    public async Task Who_opens_soon_after_refused_calls_is_warned_and_asked_a_second_time()
    {
        await using var town = await Town.StartAsync(coached: true);
        await town.SayAsync(Old, "SHUT");
        town.Bench.Refusals.All.AddRange(Enumerable.Repeat(((long)Old, town.Bench.Time.GetUtcNow()), 3));
        Assert.StartsWith(
            "Careful: 3 calls or texts from abroad were refused just now.", await town.SayAsync(Old, "OPEN CALLS"),
            StringComparison.Ordinal);
        Assert.Equal("shut shut shut shut", await town.Bench.SayAsync(Old, "voice"));
        Assert.Equal("Nothing was changed.", await town.SayAsync(Old, "no"));
        await town.SayAsync(Old, "OPEN CALLS");
        Assert.StartsWith("Calls from abroad: open", await town.SayAsync(Old, "yes"), StringComparison.Ordinal);
        Assert.Equal("open open open open", await town.Bench.SayAsync(Old, "voice"));
    }

    [Theory]
    [InlineData("guardian")]
    [InlineData("cooling")]
    [InlineData("no guardian")]
    public async Task Without_a_number_it_is_said_how(string text)
    {
        await using var town = await Town.StartAsync();
        Assert.StartsWith("GUARDIAN and a number", await town.SayAsync(Old, text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GUARDIAN 12")]
    [InlineData("1219 13857100002")]
    [InlineData("COOLING 4000")]
    public async Task What_follows_must_be_what_the_word_takes(string text)
    {
        await using var town = await Town.StartAsync();
        await town.SayAsync(Old, text);
        Assert.Empty(await town.Bench.HistoryAsync(Old));
    }

    static string Name(int line) => Bench.Number(line)[3..];

    /// <summary>A register, a desk, and telephones that hold what they were sent.</summary>
    sealed class Town : IAsyncDisposable, ITextOutlet
    {
        readonly Dictionary<E164, string> _sent = [];

        Town(Bench bench) => Bench = bench;

        public Bench Bench { get; }

        KeywordDesk Desk { get; set; } = null!;

        public static async Task<Town> StartAsync(bool coached = false)
        {
            var town = new Town(await (coached ? Bench.StartAsync(TimeSpan.FromMinutes(15)) : Bench.StartAsync()));
            var model = new KeywordModel
            {
                Table = KeywordTable.TryCreate(
                    [
                        KeywordTableTests.Of("open", "all", "OPEN"), KeywordTableTests.Of("shut", "all", "SHUT"),
                        KeywordTableTests.Of("open", "voice", "OPEN CALLS", "1219"),
                        KeywordTableTests.Of("shut", "voice", "SHUT CALLS"),
                    ], out _, out _)!,
                Register = town.Bench.Model,
                Language = "en",
                TextsPerMinute = 100,
            };
            town.Desk = new KeywordDesk(town.Bench.Register, model, town.Bench.Time);
            var news = new LineNewsTexts();
            news.Attach(() => model, _ => ValueTask.FromResult("en"), () => town);
            town.Bench.News.Then = news;
            return town;
        }

        public async Task<string?> SayAsync(int line, string text)
        {
            var answer = await Desk.TakeAsync(
                new LineText { From = RegisterSamples.Line(line), To = "10086", Text = text, Id = "id" }, Bench.Cancel);
            Assert.True(answer.IsTaken);
            return answer.Text;
        }

        public string Sent(int line) => _sent[RegisterSamples.Line(line)];

        public ValueTask<TextSent> SendAsync(OutgoingText text, CancellationToken cancel)
        {
            Assert.Equal(TextPurpose.Guardian, text.Purpose);
            _sent[text.To] = text.Text;
            return ValueTask.FromResult(TextSent.Taken);
        }

        public ValueTask DisposeAsync() => Bench.DisposeAsync();
    }
}
