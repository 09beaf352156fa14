using Seawall.Records;
using Seawall.Screening;
using Seawall.Serving;

namespace Seawall.Tests.Serving;

/// <summary>What was refused lately: each line finds its own, the newest first; hidden numbers stay hidden.</summary>
public sealed class RefusedLatelyTests
{
    private static readonly DateTimeOffset _noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    private static RecordView Refused(string called, int minute, string caller = "+12025550123") => new()
    {
        Time = _noon.AddMinutes(minute), Trunk = "igw", Service = "voice", Caller = caller, CallerForm = "e164",
        Called = called, CalledForm = "e164", Withheld = caller.Length == 0, Origin = "zone", Zone = "overseas",
        Country = "US", Evidence = "number", Outcome = "refuse", Manner = "answer", Reason = "choice_shut", Rule = 0,
        Correlation = "", Generation = 1,
    };

    [Fact]
    public async Task Each_line_finds_its_own_the_newest_first()
    {
        await using var lately = new RefusedLately();
        foreach (var minute in Enumerable.Range(0, 10))
        {
            lately.Add(Refused(minute % 2 == 0 ? "+8613857100001" : "+8613857100002", minute));
        }

        var line = new E164(8613857100001);
        Assert.Equal(
            [8, 6, 4], lately.Lately(line, _noon.AddMinutes(3), 10).Select(one => (int)(one.At - _noon).TotalMinutes));
        Assert.Equal(2, lately.Lately(line, _noon, 2).Count);
        Assert.Equal(5, await lately.CountAsync(line, _noon, TestContext.Current.CancellationToken));
        Assert.Equal(VerdictReason.ChoiceShut, lately.Lately(line, _noon, 1)[0].Reason);
        Assert.Empty(lately.Lately(new E164(8613857100003), _noon, 10));
    }

    [Fact]
    public async Task The_digest_hears_of_each_and_is_told_no_number_that_was_hidden()
    {
        var heard = new List<E164>();
        await using var lately = new RefusedLately { Heard = heard.Add };
        lately.Add(Refused("+8613857100001", 1));
        lately.Add(Refused("+8613857100001", 2) with { Withheld = true });

        Assert.Equal(2, heard.Count);
        Assert.Equal(
            [new(Service.Voice, default, "US"), new(Service.Voice, new E164(12025550123), "US")],
            ((Register.IRefusalList)lately).Lately(heard[0], _noon, 10));
    }

    [Fact]
    public async Task The_first_refusal_of_a_line_by_each_campaign_is_told_once()
    {
        var told = new List<(uint, E164)>();
        await using var lately = new RefusedLately();
        lately.RefusedByCampaign += (campaign, line) => told.Add((campaign, line));
        var first = Refused("+8613857100001", 1) with { Reason = "campaign", Rule = 7 };
        lately.Add(Refused("+8613857100001", 0));
        lately.Add(Refused("+8613857100001", 0) with { Reason = "personal_rule_refuse", Rule = 7 });
        lately.Add(first);
        lately.Add(first with { Time = _noon.AddMinutes(2) });
        lately.Add(first with { Rule = 8 });
        lately.Add(first with { Called = "+8613857100002" });
        lately.Add(first with { Called = "10086" });

        Assert.Equal(
            [(7, new E164(8613857100001)), (8, new E164(8613857100001)), (7, new E164(8613857100002))], told);
        Assert.Equal(VerdictReason.Campaign, lately.Lately(new E164(8613857100001), _noon, 1)[0].Reason);
    }

    [Fact]
    public void Lines_told_of_are_remembered_up_to_a_bound()
    {
        var first = new FirstRefusals(rememberedMax: 2);
        E164[] lines = [new(1), new(2), new(2), new(3), new(3), new(1)];
        Assert.Equal([true, true, false, true, false, true], lines.Select(line => first.IsFirst(7, line)));
    }

    [Theory]
    [InlineData("10086")]
    [InlineData("")]
    [InlineData("+")]
    public async Task What_went_to_no_line_is_nobodys(string called)
    {
        await using var lately = new RefusedLately();
        lately.Add(Refused(called, 1));
        Assert.Empty(lately.Lately(default, _noon, 10));
        Assert.Empty(lately.Lately(new E164(10086), _noon, 10));
    }

    [Fact]
    public async Task A_call_that_was_refused_is_found_through_the_record_log()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);
        await running.CallAsync(Running.Abroad, Running.Line, "--via", "igw");
        var line = new E164(8613857100001);
        while (running.Node.Refused.Lately(line, default, 10).Count == 0)
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        var found = Assert.Single(running.Node.Refused.Lately(line, default, 10));
        Assert.Equal((Running.Abroad, "US"), (found.Caller.ToString(), found.Country));
    }
}
