using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>Every field in every wrong form: a line that names it, and nothing changed.</summary>
public sealed class FieldTests
{
    static readonly ChangeRequest Good = new()
    {
        Number = "+8613800000001", Service = "voice", Zone = "overseas", To = "open", Who = "test", Way = ChangeWay.Cli,
    };

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "number", "", "number: missing" },
        { "number", "abc", "number: 'abc' is not a number" },
        { "number", "110", "number: '110' is not a number" },
        { "number", "+12025550123", "number: +12025550123 is not a number of the home country" },
        { "number", "+8699", "number: +8699 is not a number of the home country" },
        { "number", "400 555 0123", "number: +864005550123 is not the number of a line" },
        { "service", "", "service: expected voice, sms or all, found nothing" },
        { "service", "Voice", "service: expected voice, sms or all, found 'Voice'" },
        { "service", "fax", "service: expected voice, sms or all, found 'fax'" },
        { "zone", "moon", "zone: expected hongkong, macao, taiwan, overseas or all, found 'moon'" },
        { "zone", "Macao", "zone: expected hongkong, macao, taiwan, overseas or all, found 'Macao'" },
        { "to", "closed", "to: expected open, shut or undecided, found 'closed'" },
        { "to", "a\nb", "to: expected open, shut or undecided, found 'a?b'" },
        { "for", "24", "for: expected a length such as 24h, 30m or 7d, found '24'" },
        { "for", "", "for: expected a length such as 24h, 30m or 7d, found nothing" },
        { "for", "0h", "for: expected a length such as 24h, 30m or 7d, found '0h'" },
        { "for", "-1h", "for: expected a length such as 24h, 30m or 7d, found '-1h'" },
        { "for", "1h2h", "for: expected a length such as 24h, 30m or 7d, found '1h2h'" },
        { "for", "30m1h", "for: expected a length such as 24h, 30m or 7d, found '30m1h'" },
        { "for", "h", "for: expected a length such as 24h, 30m or 7d, found 'h'" },
        { "for", "99999999h", "for: expected a length such as 24h, 30m or 7d, found '99999999h'" },
        { "for", "367d", "for: 367d is longer than 366 days" },
        { "until", "tomorrow",
            "until: expected a time such as 2026-05-01T08:00:00+08:00 or 2026-05-01 08:00, found 'tomorrow'" },
        { "until", "2026-13-01 08:00",
            "until: expected a time such as 2026-05-01T08:00:00+08:00 or 2026-05-01 08:00, found '2026-13-01 08:00'" },
        { "until", "05/01/2026 08:00",
            "until: expected a time such as 2026-05-01T08:00:00+08:00 or 2026-05-01 08:00, found '05/01/2026 08:00'" },
        { "until", "2026-05-01T00:00:00Z", "until: 2026-05-01T00:00:00Z is past" },
        { "until", "2026-05-01 07:59", "until: 2026-05-01 07:59 is past" },
        { "until", "2028-05-01 08:00", "until: 2028-05-01 08:00 is more than 366 days away" },
        { "note", "a\u0007b", "note: holds a control character or broken text" },
        { "note", "a\uD800b", "note: holds a control character or broken text" },
        { "who", " ", "who: missing" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_field_is_named_and_nothing_changes(string field, string text, string message)
    {
        await using var bench = await Bench.StartAsync();
        var before = bench.Register.Status.Journal;
        var receipt = await bench.Register.ChangeAsync(field switch
        {
            "number" => Good with { Number = text },
            "service" => Good with { Service = text },
            "zone" => Good with { Zone = text },
            "to" => Good with { To = text },
            "for" => Good with { For = text },
            "until" => Good with { Until = text },
            "note" => Good with { Note = text },
            _ => Good with { Who = text },
        });
        Assert.Equal((ChangeOutcome.Invalid, field, message), (receipt.Outcome, receipt.Field, receipt.Message));
        Assert.Equal(before, bench.Register.Status.Journal);
        Assert.Equal(0, bench.Register.Book.Lines);
    }

    [Theory]
    [InlineData("shut", "1h", null, "for: only open can have an end")]
    [InlineData("undecided", null, "2026-05-02 08:00", "until: only open can have an end")]
    [InlineData("open", "1h", "2026-05-02 08:00", "until: expected for or until, not both")]
    public async Task An_end_is_for_open_and_given_once(string to, string? length, string? until, string message)
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.Register.ChangeAsync(Good with { To = to, For = length, Until = until });
        Assert.Equal((ChangeOutcome.Invalid, message), (receipt.Outcome, receipt.Message));
    }

    [Fact]
    public async Task Long_texts_are_refused_by_their_octets()
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal("note", (await bench.Register.ChangeAsync(Good with { Note = new string('备', 334) })).Field);
        Assert.Equal("who", (await bench.Register.ChangeAsync(Good with { Who = new string('x', 201) })).Field);
        Assert.True((await bench.Register.ChangeAsync(Good with { Note = new string('备', 333) })).IsSo);
    }

    [Theory]
    [InlineData("+8613800000001")]
    [InlineData("8613800000001")]
    [InlineData("008613800000001")]
    [InlineData("13800000001")]
    [InlineData("138-0000-0001")]
    [InlineData(" +86 138 0000 0001 ")]
    [InlineData("tel:+86-138-0000-0001")]
    public async Task A_number_is_read_in_any_form_of_home(string number)
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.Register.ChangeAsync(Good with { Number = number });
        Assert.Equal(RegisterSamples.Line(1), receipt.Number);
    }

    [Theory]
    [InlineData("24h", 86_400)]
    [InlineData("30m", 1_800)]
    [InlineData("7d", 604_800)]
    [InlineData("1w", 604_800)]
    [InlineData("1h30m", 5_400)]
    [InlineData("1d2h3m4s", 93_784)]
    [InlineData("366d", 31_622_400)]
    public async Task Lengths_are_read(string length, int seconds)
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.Register.ChangeAsync(Good with { For = length });
        Assert.Equal(Bench.Morning.AddSeconds(seconds), receipt.After!.Choices[3].PauseUntil);
    }

    [Theory]
    [InlineData("2026-05-02T00:00:00Z")]
    [InlineData("2026-05-02T08:00:00+08:00")]
    [InlineData("2026-05-01T19:00:00-05:00")]
    [InlineData("2026-05-02T08:00:00")]
    [InlineData("2026-05-02 08:00")]
    public async Task Ends_are_read_with_an_offset_or_by_the_time_of_home(string until)
    {
        await using var bench = await Bench.StartAsync();
        var receipt = await bench.Register.ChangeAsync(Good with { Until = until });
        Assert.Equal(Bench.Morning.AddDays(1), receipt.After!.Choices[3].PauseUntil);
    }

    [Fact]
    public async Task Questions_name_a_wrong_number_too()
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal("number", (await bench.Register.ShowAsync("x", Bench.Cancel)).Field);
        Assert.Equal("number", (await bench.Register.HistoryAsync("x", Bench.Cancel)).Field);
    }
}
