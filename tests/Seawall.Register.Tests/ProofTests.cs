using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>
/// The proof of a line, checked by the script that comes with its description: nothing of ours runs in the check.
/// </summary>
public sealed class ProofTests
{
    static string Script
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Seawall.slnx")))
            {
                folder = folder.Parent;
            }
            return Path.Combine(folder!.FullName, "docs", "journal-proof.py");
        }
    }

    internal static async Task<(int Exit, string Said)> CheckAsync(string proof, string? hash = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, proof, Bench.Cancel);
            var start = new ProcessStartInfo("python3")
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            };
            foreach (var argument in hash is null ? [Script, file] : (string[])[Script, file, "--hash", hash])
            {
                start.ArgumentList.Add(argument);
            }
            using var python = Start(start);
            var said = await python.StandardOutput.ReadToEndAsync(Bench.Cancel)
                + await python.StandardError.ReadToEndAsync(Bench.Cancel);
            await python.WaitForExitAsync(Bench.Cancel);
            return (python.ExitCode, said);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not installed");
            throw;
        }
    }

    static async Task<string> ProofAsync(Bench bench, long line, long? end = null)
    {
        var answer = await bench.Register.ProofAsync(Bench.Number(line), end, Bench.Cancel);
        Assert.Equal(ChangeOutcome.Done, answer.Outcome);
        return System.Text.Encoding.UTF8.GetString(answer.Value!);
    }

    static async Task<Bench> FilledAsync(int others = 40)
    {
        var bench = await Bench.StartAsync();
        await bench.SetAsync(1, "shut");
        for (var i = 0; i < others; i++)
        {
            await bench.SetAsync(1_000 + i, "open", "voice", "macao");
        }
        await bench.RuleAsync(1, true, "CA");
        await bench.ImportAsync(ImportKind.Choices, "number,service,zone,to,note\n"
            + string.Concat(Enumerable.Range(0, 300).Select(i => $"{Bench.Number(i)},sms,macao,open,记 {i}\n")),
            note: "day file");
        await bench.GuardAsync(1, 2);
        await bench.SetAsync(1, "open", "all", "overseas", length: "2h");
        for (var i = 0; i < others; i++)
        {
            await bench.SetAsync(2_000 + i, "open", "voice", "macao");
        }
        return bench;
    }

    [Fact]
    public async Task It_holds_for_a_stranger_with_nothing_but_the_hash_of_the_end()
    {
        await using var bench = await FilledAsync();
        var end = (await bench.Register.VerifyAsync(null, Bench.Cancel)).Value!.Hash;
        var (exit, said) = await CheckAsync(await ProofAsync(bench, 1), end);
        Assert.True(exit == 0, said);
        Assert.Contains($"6 entries about {Bench.Number(1)}", said, StringComparison.Ordinal);
        Assert.Contains(end, said, StringComparison.Ordinal);
        Assert.Equal(1, (await CheckAsync(await ProofAsync(bench, 1), new string('0', 64))).Exit);
    }

    [Fact]
    public async Task It_says_nothing_of_others()
    {
        await using var bench = await FilledAsync();
        var proof = await ProofAsync(bench, 1);
        Assert.DoesNotContain(Bench.Number(5), proof, StringComparison.Ordinal);
        Assert.DoesNotContain("记 5", proof, StringComparison.Ordinal);
        Assert.Contains("day file", proof, StringComparison.Ordinal);

        // Nor can anybody guess another's leaf: its salt is not the line's, and the entry's own is not shown.
        var body = (await bench.HistoryAsync(1)).Single(entry => entry.Kind == JournalKind.ChoicesImported);
        await using var view = await bench.Store.ViewAsync(Bench.Cancel);
        var entry = (await view.EntryAsync(body.Journal, Bench.Cancel))!;
        Assert.DoesNotContain(entry.Salt.ToString("x32", null), proof, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stays_small_in_a_long_journal()
    {
        await using var bench = await FilledAsync(others: 3_000);
        using var proof = JsonDocument.Parse(await ProofAsync(bench, 1));
        Assert.InRange(proof.RootElement.GetProperty("entries").GetArrayLength(), 6, 150);
        var (exit, said) = await CheckAsync(await ProofAsync(bench, 1));
        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task It_is_made_to_any_end_that_was_noted_down()
    {
        await using var bench = await FilledAsync();
        var history = await bench.HistoryAsync(1);
        foreach (var entry in history)
        {
            var (exit, said) = await CheckAsync(await ProofAsync(bench, 1, entry.Journal), entry.Hash);
            Assert.True(exit == 0, said);
        }
        foreach (var wrong in (long[])[0, -1, bench.Register.Status.Journal + 1])
        {
            var answer = await bench.Register.ProofAsync(Bench.Number(1), wrong, Bench.Cancel);
            Assert.Equal((ChangeOutcome.Invalid, "at"), (answer.Outcome, answer.Field));
        }
        Assert.Equal("number", (await bench.Register.ProofAsync("12", null, Bench.Cancel)).Field);
    }

    [Fact]
    public async Task A_line_nobody_touched_and_an_old_journal_have_proofs_too()
    {
        await using var bench = await FilledAsync();
        var (exit, said) = await CheckAsync(await ProofAsync(bench, 77_777));
        Assert.True(exit == 0, said);
        Assert.Contains("0 entries", said, StringComparison.Ordinal);

        await using var old = await Bench.StartAsync();
        await old.Register.DisposeAsync();
        old.Disk = OldJournal.Make(RegisterSamples.Line(1), 20);
        await old.RestartAsync(snapshot: false);
        await old.SetAsync(1, "open");
        await old.VerifyAsync();
        Assert.Equal(21, (await old.HistoryAsync(1)).Count);
        (exit, said) = await CheckAsync(await ProofAsync(old, 1));
        Assert.True(exit == 0, said);
        Assert.Contains("21 entries", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_changed_in_it_spoils_it()
    {
        await using var bench = await FilledAsync(others: 3);
        var proof = await ProofAsync(bench, 1);
        var (exit, said) = await CheckAsync(proof);
        Assert.True(exit == 0, said);
        string[] bends =
        [
            "who", "note", "evidence", "salt", "octets", "previous", "skip", "at", "way", "kind", "lines", "group",
            "groups", "drop", "number", "journal", "index", "form",
        ];
        foreach (var bend in bends)
        {
            var bent = Bend(JsonNode.Parse(proof)!, bend);
            Assert.True((await CheckAsync(bent)).Exit == 1, bend);
        }
    }

    static string Bend(JsonNode proof, string what)
    {
        var entries = proof["entries"]!.AsArray();
        var entry = entries.First(one => one!["texts"] is not null && (int)one["lines"]! > 1)!;
        switch (what)
        {
            case "who" or "note" or "evidence":
                entry["texts"]![what] = "x";
                break;
            case "salt" or "octets":
                entry["leaf"]![what] = Flip((string)entry["leaf"]![what]!);
                break;
            case "index":
                entry["leaf"]![what] = (int)entry["leaf"]![what]! + 128;
                break;
            case "previous" or "skip":
                entry[what] = Flip((string)entry[what]!);
                break;
            case "group" or "groups":
                entry[what]![0] = Flip((string)entry[what]![0]!);
                break;
            case "drop":
                entries.Remove(entry);
                break;
            case "number":
                proof[what] = Bench.Number(3);
                break;
            default:
                entry[what] = (long)entry[what]! + 1;
                break;
        }
        return proof.ToJsonString();
    }

    static string Flip(string hex) => (hex[0] == '0' ? '1' : '0') + hex[1..];
}
