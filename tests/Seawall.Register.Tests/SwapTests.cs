using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>New settings while the register works.</summary>
public sealed class SwapTests
{
    [Fact]
    public async Task The_same_zones_keep_the_book()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        var book = bench.Register.Book;
        bench.Store.Fault = Fault.Open;
        var answer = await bench.Register.SwapAsync(RegisterSamples.Model(), Bench.Cancel);
        Assert.Same(book, answer.Value);
        Assert.Same(book, bench.Register.Book);
    }

    [Fact]
    public async Task Other_zones_make_a_new_book_that_holds_the_same_choices_by_name()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut", "voice", "overseas");
        await bench.SetAsync(2, "open", "sms", "taiwan");
        var old = bench.Register.Book;
        var answer = await bench.Register.SwapAsync(RegisterSamples.Model(["overseas", "northamerica"]), Bench.Cancel);
        Assert.NotSame(old, answer.Value);
        Assert.Same(answer.Value, bench.Register.Book);
        Assert.Equal(Choice.Shut, answer.Value!.Read(RegisterSamples.Line(1)).Choices.Get(Service.Voice, 0));
        Assert.True(answer.Value.Read(RegisterSamples.Line(2)).IsUndecided);
        Assert.Equal(old.Version + 1, answer.Value.Version);
        var receipt = await bench.SetAsync(3, "shut", "voice", "northamerica");
        Assert.Equal(ChangeOutcome.Done, receipt.Outcome);
        Assert.Equal(Choice.Shut, answer.Value.Read(RegisterSamples.Line(3)).Choices.Get(Service.Voice, 1));
        Assert.Equal("zone", (await bench.SetAsync(3, "shut", "voice", "taiwan")).Field);

        // What a zone that is away for now held is there again when it is back.
        var again = await bench.Register.SwapAsync(RegisterSamples.Model(), Bench.Cancel);
        Assert.Equal(Choice.Open, again.Value!.Read(RegisterSamples.Line(2)).Choices.Get(Service.Sms, 2));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task Without_the_store_other_zones_are_refused_and_the_old_stay()
    {
        await using var bench = await Bench.StartAsync();
        bench.Store.Fault = Fault.Open;
        await bench.SetAsync(1, "shut");
        var answer = await bench.Register.SwapAsync(RegisterSamples.Model(["overseas"]), Bench.Cancel);
        Assert.Equal(ChangeOutcome.Unavailable, answer.Outcome);
        bench.Store.Fault = Fault.None;
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "shut", "voice", "macao")).Outcome);
    }

    [Fact]
    public async Task Changes_go_on_while_settings_are_swapped_and_none_is_lost()
    {
        await using var bench = await Bench.StartAsync();
        var changes = Task.Run(async () =>
        {
            for (var line = 0; line < 300; line++)
            {
                Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(line, "shut", "voice", "overseas")).Outcome);
            }
        }, Bench.Cancel);
        for (var round = 0; !changes.IsCompleted; round++)
        {
            await bench.Register.SwapAsync(
                RegisterSamples.Model(round % 2 == 0 ? ["overseas", "macao"] : ["hongkong", "macao", "overseas"]),
                    Bench.Cancel);
        }
        await changes;
        var book = (await bench.Register.SwapAsync(RegisterSamples.Model(["overseas"]), Bench.Cancel)).Value!;
        Assert.Equal(300, book.Count(Service.Voice, 0, Choice.Shut));
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task More_names_of_zones_than_the_stored_form_holds_are_refused()
    {
        await using var bench = await Bench.StartAsync();
        RegisterAnswer<ChoiceBook>? answer = null;
        for (var i = 0; i < RegisterLimits.StoredZonesMax && answer?.Outcome != ChangeOutcome.Unavailable; i++)
        {
            answer = await bench.Register.SwapAsync(RegisterSamples.Model([$"zone{i}"]), Bench.Cancel);
        }
        Assert.Equal(ChangeOutcome.Unavailable, answer!.Outcome);
        Assert.Contains("32 zone names", answer.Message, StringComparison.Ordinal);

        // The settings before are in force as they were.
        Assert.Equal(ChangeOutcome.Done, (await bench.SetAsync(1, "shut", "voice", "zone27")).Outcome);
        Assert.Equal(Choice.Shut, bench.Register.Book.Read(RegisterSamples.Line(1)).Choices.Get(Service.Voice, 0));
        await bench.VerifyAsync();
    }
}
