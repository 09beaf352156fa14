using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>
/// Whatever happens to lines, in whatever order, while lines are being gathered or not: the rolls, the counts and the
/// told marks are what the slowest reading of the store makes of it.
/// </summary>
public sealed class RollPropertyTests
{
    const int Lines = 30;
    static readonly string[] Operators = ["-", "China Mobile", "China Unicom"];
    static readonly string[] Districts = ["-", "Xihu", "Binjiang"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Rolls_are_what_the_store_says(int seed)
    {
        var random = new Random(seed);
        var terms = CampaignSample.Terms() with
        {
            Waves =
            [
                new Wave("lake", ["Xihu"], 100, null), new Wave("some", [], 40, null), new Wave("rest", [], 100, null),
            ],
        };
        await using var bench = await Bench.StartAsync().RunningAsync(terms);
        for (var step = 0; step < 120; step++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(random.Next(1, 90)));
            await ActAsync(bench, random);
            if (random.Next(6) == 0)
            {
                await CheckAsync(bench, $"seed {seed} step {step}");
            }
        }
        await CheckAsync(bench, $"seed {seed}");
        await bench.VerifyAsync();
    }

    static async Task ActAsync(Bench bench, Random random)
    {
        var (line, other) = (random.Next(Lines), random.Next(Lines));
        var name = Operators[random.Next(3)];
        switch (random.Next(15))
        {
            case 0 or 1 or 2:
                var holder = random.Next(3) == 0 ? $"p{random.Next(9)}" : "-";
                await bench.PeopleAsync($"{line},{name},-,{Districts[random.Next(3)]},{holder}");
                break;
            case 3:
                await bench.PortAsync(line, name == "-" ? "China Mobile" : name);
                break;
            case 4 or 5 or 6:
                await bench.SetAsync(line, new[] { "open", "shut", "undecided" }[random.Next(3)], "voice",
                    random.Next(2) == 0 ? "all" : "overseas");
                break;
            case 7:
                await bench.Register.NewHolderAsync(new HolderRequest
                {
                    Number = Bench.Number(line), Who = "clerk", Way = ChangeWay.Console,
                });
                break;
            case 8 when line != other:
                await bench.Register.MoveAsync(new MoveRequest
                {
                    From = Bench.Number(line), To = Bench.Number(other), Who = "clerk", Way = ChangeWay.Console,
                });
                break;
            case 9 or 10 or 11:
                await NoticeAsync(bench, random);
                break;
            case 12:
                await bench.ImportAsync(ImportKind.Choices, "number,service,zone,to\n"
                    + $"{Bench.Number(line)},voice,all,open\n{Bench.Number(other)},voice,macao,shut\n");
                break;
            case 13:
                await bench.RestartAsync(snapshot: random.Next(2) == 0);
                break;
            case 14 when random.Next(3) == 0:
                await bench.ApplyAsync(bench.Campaign().Terms with
                {
                    Operators = random.Next(2) == 0 ? [] : ["China Mobile"],
                    Effect = bench.Campaign().Terms.Effect.AddDays(random.Next(-1, 3)),
                });
                break;
            default:
                _ = random.Next(2) == 0 ? await bench.PauseAsync() : await bench.StartCampaignAsync();
                break;
        }
    }

    /// <summary>As the desk would: only of lines that are still to be told, or were tried.</summary>
    static async Task NoticeAsync(Bench bench, Random random)
    {
        var lines = await bench.ToTellAsync(random.Next(3));
        if (lines.Length > 0)
        {
            var state = (NoticeState)random.Next(1, 6);
            await bench.NoticeAsync(state, CampaignSample.Name,
                [.. lines.Where(_ => random.Next(2) == 0).Append(lines[0]).Distinct()]);
        }
    }

    static async Task CheckAsync(Bench bench, string where)
    {
        await bench.Register.Campaigns.EnrolAsync(Bench.Cancel);
        var campaign = bench.Campaign();
        var scope = new CampaignScope(campaign.Terms, bench.Model);
        var expected = new List<string>[] { [], [], [] };
        var (enrolled, told) = (0, 0);
        await using var view = await bench.Store.ViewAsync(Bench.Cancel);
        var ported = await view.PortedAsync(Bench.Cancel)
            .ToDictionaryAsync(one => one.Number, cancellationToken: Bench.Cancel);
        for (var line = 0; line < Lines; line++)
        {
            var number = RegisterSamples.Line(line);
            var subscriber = await view.SubscriberAsync(number, Bench.Cancel);
            var stored = await view.LineAsync(number, Bench.Cancel);
            var notice = await view.NoticeAsync(campaign.Id, number, Bench.Cancel);
            var wave = subscriber is null && notice is null && stored.Last == 0
                ? -1 : scope.WaveOf(number, subscriber, ported.GetValueOrDefault(number));
            Assert.True(wave >= 0 || notice is null, $"{where}: line {line} left and has a notice");
            var counts = notice is { } one && one.Round == campaign.Round;
            enrolled += wave >= 0 ? 1 : 0;
            var isTold = counts && notice!.Value.State == NoticeState.Told;
            told += isTold ? 1 : 0;
            Assert.True(isTold == bench.IsToldInBook(line), $"{where}: line {line} told {isTold}");
            var isDecided = (stored.Choices.Voice & 0b11) != 0 && (stored.Choices.Voice & 0b1100_0000) != 0;
            if (wave >= 0 && !counts && !isDecided)
            {
                expected[wave].Add($"{line}");
            }
        }
        for (var wave = 0; wave < 3; wave++)
        {
            Assert.Equal($"{where} {wave}: {string.Join(' ', expected[wave])}",
                $"{where} {wave}: {await bench.SayToTellAsync(wave)}");
        }
        var shown = (await bench.Register.Campaigns.ShowAsync(CampaignSample.Name, Bench.Cancel)).Value!;
        Assert.Equal((enrolled, told),
            (shown.Waves.Sum(wave => wave.Count.Enrolled), shown.Waves.Sum(wave => wave.Count.Told)));
        Assert.All(shown.Waves, wave => Assert.True(wave.Count is { } count && count.Enrolled == wave.Waiting
            + count.Decided + count.InFlight + count.Sent + count.Told + count.Deferred + count.Unreached, where));
    }
}
