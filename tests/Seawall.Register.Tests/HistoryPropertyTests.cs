using CsCheck;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>
/// Random histories against a slow twin that holds each line as plain facts: after any mix of changes, rules, pauses,
/// time, files, failures and restarts, book, store and export say what the twin says, and the journal holds.
/// </summary>
public sealed class HistoryPropertyTests
{
    const int Lines = 4;
    static readonly string[] Services = ["voice", "sms", "all"];
    static readonly string[] Zones = ["hongkong", "macao", "taiwan", "overseas", "all"];
    static readonly string[] Targets = ["open", "shut", "undecided"];
    static readonly string[] Rules = ["CA", "US", "+12025550123", Registered, "registered:code"];
    const string Registered = "registered";

    enum Kind
    {
        Set,
        Pause,
        Rule,
        Unrule,
        Import,
        Advance,
        Fail,
        Restart,
        RestartFromSnapshot,
        Holder,
        Undo,
    }

    sealed record Step(Kind Kind, int Line, string Service, string Zone, string To, string Target, int Number);

    static readonly Gen<Step> Steps =
        from kind in Gen.Enum<Kind>()
        from line in Gen.Int[0, Lines - 1]
        from service in Gen.Int[0, Services.Length - 1].Select(i => Services[i])
        from zone in Gen.Int[0, Zones.Length - 1].Select(i => Zones[i])
        from to in Gen.Int[0, Targets.Length - 1].Select(i => Targets[i])
        from target in Gen.Int[0, Rules.Length - 1].Select(i => Rules[i])
        from number in Gen.Int[1, 100]
        let texts = target.StartsWith(Registered, StringComparison.Ordinal)
        select new Step(kind, line, texts ? "sms" : service, zone, to, target, number);

    [Fact]
    public async Task Book_store_and_export_say_what_the_twin_says() =>
        await Steps.Array[1, 25].SampleAsync(async steps =>
    {
        await using var bench = await Bench.StartAsync();
        var twin = new Twin();
        foreach (var step in steps)
        {
            await TakeAsync(bench, twin, step);
        }
        await CompareAsync(bench, twin);
        await bench.VerifyAsync();
    }, iter: 150, threads: 1);

    static async Task TakeAsync(Bench bench, Twin twin, Step step)
    {
        var now = bench.Time.GetUtcNow().ToUnixTimeSeconds();
        switch (step.Kind)
        {
            case Kind.Set:
                twin.Keep(step.Line);
                Count(twin, step.Line, await bench.SetAsync(step.Line, step.To, step.Service, step.Zone));
                twin.Set(step.Line, step.Service, step.Zone, step.To);
                break;
            case Kind.Pause:
                twin.Keep(step.Line);
                Count(twin, step.Line,
                    await bench.SetAsync(step.Line, "open", step.Service, step.Zone, length: $"{step.Number}m"));
                twin.Pause(step.Line, step.Service, step.Zone, now + step.Number * 60);
                break;
            case Kind.Rule:
                twin.Keep(step.Line);
                Count(twin, step.Line,
                    await bench.RuleAsync(step.Line, step.Number % 2 == 0, step.Target, step.Service));
                twin.Rule(step.Line, step.Target, step.Service, step.Number % 2 == 0);
                break;
            case Kind.Unrule:
                twin.Keep(step.Line);
                Count(twin, step.Line, await bench.UnruleAsync(step.Line, step.Target, step.Service));
                twin.Rule(step.Line, step.Target, step.Service, null);
                break;
            case Kind.Import:
                await bench.ImportAsync(ImportKind.Choices, "number,service,zone,to\n"
                    + $"{Bench.Number(step.Line)},{step.Service},{step.Zone},{step.To}\n"
                    + $"{Bench.Number(0)},sms,macao,shut\n");
                twin.Set(step.Line, step.Service, step.Zone, step.To);
                twin.Set(0, "sms", "macao", "shut");
                break;
            case Kind.Advance:
                bench.Time.Advance(TimeSpan.FromMinutes(step.Number / 2));
                break;
            case Kind.Fail:
                twin.Keep(step.Line);
                var before = bench.Disk.Content!.Journal.Count;
                bench.Store.Fault = step.Number % 2 == 0 ? Fault.BeforeAppend : Fault.AfterAppend;
                var failed = await bench.SetAsync(step.Line, step.To, step.Service, step.Zone);
                if (failed.Outcome == ChangeOutcome.AlreadySo || bench.Store.Fault == Fault.AfterAppend)
                {
                    twin.Set(step.Line, step.Service, step.Zone, step.To);
                }
                bench.Store.Fault = Fault.None;
                twin.Count(step.Line, bench.Disk.Content!.Journal.Count == before ? 0 : before + 1);
                break;
            case Kind.Undo:
                var latest = await bench.HistoryAsync(step.Line) is [var first, ..] ? first : null;
                var undone = await bench.UndoAsync(step.Line, latest?.Journal ?? 0);
                if (latest is not null && latest.Journal == twin.Latest(step.Line))
                {
                    Assert.Equal(bench.Time.GetUtcNow() - latest.At > TimeSpan.FromMinutes(10), !undone.IsSo);
                }
                if (undone.Outcome == ChangeOutcome.Done)
                {
                    Assert.Equal(latest!.Journal, twin.Latest(step.Line));
                    twin.Undo(step.Line, undone.Journal);
                }
                break;
            case Kind.Restart:
                await bench.RestartAsync(snapshot: false);
                break;
            case Kind.RestartFromSnapshot:
                await bench.RestartAsync(snapshot: true);
                Assert.Equal(BookSource.SnapshotAndStore, bench.Register.Start.Source);
                break;
            default:
                await bench.ImportAsync(ImportKind.Subscribers,
                    $"number,holder\n{Bench.Number(step.Line)},{step.Number % 3}\n");
                twin.Holder(step.Line, step.Number % 3);
                break;
        }
    }

    static void Count(Twin twin, int line, ChangeReceipt receipt)
    {
        Assert.True(receipt.IsSo, receipt.Message);
        twin.Count(line, receipt.Outcome == ChangeOutcome.Done ? receipt.Journal : 0);
    }

    static async Task CompareAsync(Bench bench, Twin twin)
    {
        var now = bench.Time.GetUtcNow().ToUnixTimeSeconds();

        // A change that failed after it was written is in force only once the store was used again.
        await bench.SetAsync(Lines + 1, "shut");
        await using (var view = await bench.Store.ViewAsync(Bench.Cancel))
        {
            await foreach (var lines in view.LinesAsync(Bench.Cancel))
            {
                foreach (var line in lines.ToArray())
                {
                    var book = bench.Register.Book.Read(line.Number);
                    Assert.Equal(line.Choices.Voice, book.Choices.Value & 0xFFFF);
                    Assert.Equal(line.Choices.Sms, book.Choices.Value >> 16);
                    Assert.Equal(line.Choices.Detail?.Pauses.Length ?? 0, book.Detail?.Pauses.Length ?? 0);
                    Assert.Equal(line.Choices.Detail?.Rules.Length ?? 0, book.Detail?.Rules.Length ?? 0);
                }
            }
        }
        for (var line = 0; line < Lines; line++)
        {
            Assert.Equal(twin.Say(line, now), Say(await bench.ShowAsync(line)));
        }

        // What was exported makes the same choices elsewhere.
        await using var other = await Bench.StartAsync();
        other.Time.SetUtcNow(bench.Time.GetUtcNow());
        var (report, rejected) = await other.ImportAsync(ImportKind.Choices, await bench.ExportAsync());
        Assert.True(report.Complete && rejected.Length == 0, report.Failure + rejected);
        for (var line = 0; line < Lines; line++)
        {
            Assert.Equal((await bench.ShowAsync(line)).Choices.AsEnumerable(), (await other.ShowAsync(line)).Choices);
        }
        Assert.Equal(await bench.ExportAsync(), await other.ExportAsync());
    }

    static string Say(LineView line) => string.Join(' ', line.Choices.Select(choice =>
            $"{choice.Choice}{(choice.PauseUntil is { } until ? $"<{until.ToUnixTimeSeconds()}" : "")}"))
        + " | " + string.Join(' ', line.Rules.SelectMany(rule =>
            (rule.Service == "all" ? ["voice", "sms"] : (string[])[rule.Service])
                .Select(service => $"{rule.Target}/{service}/{rule.Pass}")).Order(StringComparer.Ordinal));

    /// <summary>Every line as facts in dictionaries.</summary>
    sealed class Twin
    {
        readonly Dictionary<(int, string, string), string> _choices = [];
        readonly Dictionary<(int, string, string), long> _pauses = [];
        readonly Dictionary<(int, string, string), bool> _rules = [];
        readonly Dictionary<int, int> _holders = [];

        readonly Dictionary<int, long> _latest = [];
        readonly Dictionary<int, (Facts Before, Facts Kept)> _kept = [];

        sealed record Facts(
            Dictionary<(int, string, string), string> Choices, Dictionary<(int, string, string), long> Pauses,
            Dictionary<(int, string, string), bool> Rules);

        Facts Of(int line) => new(
            _choices.Where(one => one.Key.Item1 == line).ToDictionary(),
            _pauses.Where(one => one.Key.Item1 == line).ToDictionary(),
            _rules.Where(one => one.Key.Item1 == line).ToDictionary());

        /// <summary>The line before a change that may be taken back, if it turns out to be one.</summary>
        public void Keep(int line) => _kept[line] = (_kept.GetValueOrDefault(line).Before, Of(line));

        /// <summary>The number of the change; 0 where nothing was to be changed.</summary>
        public void Count(int line, long journal)
        {
            if (journal != 0)
            {
                (_latest[line], _kept[line]) = (journal, (_kept[line].Kept, _kept[line].Kept));
            }
        }

        public long Latest(int line) => _latest.GetValueOrDefault(line);

        public void Undo(int line, long journal)
        {
            var (back, now) = (_kept[line].Before, Of(line));
            Put(_choices, back.Choices);
            Put(_pauses, back.Pauses);
            Put(_rules, back.Rules);
            (_latest[line], _kept[line]) = (journal, (now, now));

            void Put<T>(Dictionary<(int, string, string), T> all, Dictionary<(int, string, string), T> facts)
            {
                foreach (var key in all.Keys.Where(key => key.Item1 == line).ToList())
                {
                    all.Remove(key);
                }
                foreach (var (key, value) in facts)
                {
                    all[key] = value;
                }
            }
        }

        static string[] Each(string word, string[] all) => word == "all" ? all[..^1] : [word];

        static IEnumerable<(int, string, string)> Slots(int line, string service, string zone) =>
            from one in Each(service, Services) from other in Each(zone, Zones) select (line, one, other);

        public void Set(int line, string service, string zone, string to)
        {
            foreach (var slot in Slots(line, service, zone))
            {
                _choices[slot] = to;
                _pauses.Remove(slot);
            }
        }

        public void Pause(int line, string service, string zone, long until)
        {
            foreach (var slot in Slots(line, service, zone))
            {
                _pauses.Remove(slot);
                if (_choices.GetValueOrDefault(slot) != "open")
                {
                    _pauses[slot] = until;
                }
            }
        }

        public void Rule(int line, string target, string service, bool? pass)
        {
            foreach (var one in Each(service, Services))
            {
                _rules.Remove((line, target, one));
                if (pass is { } mind)
                {
                    _rules[(line, target, one)] = mind;
                }
            }
        }

        public void Holder(int line, int holder)
        {
            if (_holders.TryGetValue(line, out var before) && before != holder)
            {
                Set(line, "all", "all", "undecided");
                foreach (var target in Rules)
                {
                    Rule(line, target, "all", null);
                }
            }
            _holders[line] = holder;
        }

        public string Say(int line, long now)
        {
            var choices = from service in Services[..2] from zone in Zones[..4] let slot = (line, service, zone)
                let until = _pauses.GetValueOrDefault(slot)
                select Capital(_choices.GetValueOrDefault(slot, "undecided")) + (until > now ? $"<{until}" : "");
            var rules = _rules.Where(rule => rule.Key.Item1 == line)
                .Select(rule => $"{rule.Key.Item2}/{rule.Key.Item3}/{rule.Value}").Order(StringComparer.Ordinal);
            return string.Join(' ', choices) + " | " + string.Join(' ', rules);
        }

        static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
    }
}
