using System.Diagnostics;
using System.Globalization;
using System.Text;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>
/// What this machine makes of the register; not tests, run with <c>-explicit only</c>. Each prints one line.
/// </summary>
public sealed class Measurements(ITestOutputHelper output)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(1_000_000, 1)]
    [InlineData(10_000_000, 1)]
    [InlineData(10_000_000, 7_368_787)]
    public async Task Import_of_choices(int rows, int stride)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "choices.csv");
        await WriteAsync(file, rows, stride);
        await using var register = await folder.StartAsync();
        GC.Collect();
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await using var source = File.OpenRead(file);
        var report = await register.ImportAsync(new ImportRequest
        {
            Kind = ImportKind.Choices,
            Source = source,
            OpenRejected = () => throw new InvalidOperationException("none is bad"),
            Who = "measure",
        }, null, Cancel);
        var seconds = watch.Elapsed.TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Assert.True(report.Complete, report.Failure);
        Assert.Equal(rows, register.Book.Lines);
        watch.Restart();
        var verified = await register.VerifyAsync(null, Cancel);
        Assert.True(verified.Value!.Holds);
        var verify = watch.Elapsed.TotalSeconds;
        watch.Restart();
        await register.SaveSnapshotAsync(Cancel);
        Say($"import {rows:N0} rows, stride {stride}: {seconds:F1} s, {rows / seconds:N0} rows/s, "
            + $"{cpu.TotalSeconds:F1} s of CPU, peak {memory} MiB, "
            + $"verify {verify:F1} s, snapshot {watch.Elapsed.TotalSeconds:F1} s, "
            + $"database {new FileInfo(folder.Database).Length >> 20} MiB");
    }

    [Theory(Explicit = true)]
    [InlineData(1, 2_000)]
    [InlineData(16, 20_000)]
    [InlineData(256, 100_000)]
    public async Task Single_changes(int callers, int changes)
    {
        using var folder = new Folder();
        await using var register = await folder.StartAsync();
        var times = new double[changes];
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < changes;)
            {
                var start = Stopwatch.GetTimestamp();
                var receipt = await register.ChangeAsync(new ChangeRequest
                {
                    Number = RegisterSamples.Line(i % 20_000).ToString(), Service = "voice", Zone = "overseas",
                    To = i / 20_000 % 2 == 0 ? "shut" : "open", Who = "measure", Way = ChangeWay.Cli,
                });
                Assert.Equal(ChangeOutcome.Done, receipt.Outcome);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }, Cancel)));
        var seconds = watch.Elapsed.TotalSeconds;
        Array.Sort(times);
        Say($"changes, {callers} callers: {changes / seconds:N0}/s, p50 {times[changes / 2]:F2} ms, "
            + $"p99 {times[changes * 99 / 100]:F2} ms, max {times[^1]:F1} ms");
    }

    [Fact(Explicit = true)]
    public async Task Starts()
    {
        using var folder = new Folder();
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            await using var register = await folder.StartAsync();
            Say($"start {round}: {watch.ElapsedMilliseconds} ms");
        }
    }

    [Fact(Explicit = true)]
    public async Task Snapshot_of_65_million_lines()
    {
        using var folder = new Folder();
        await using (var register = await folder.StartAsync())
        {
            var detail = new LineDetail { Rules = [new PersonalRule(1, true, ServiceMask.All, default, 6)] };
            for (var line = 0; line < 65_000_000; line++)
            {
                register.Book.Load(new LineState(
                    RegisterSamples.Line(line), new ChoiceBits((uint)(line % 3)), line % 100 == 0 ? detail : null));
            }
            await register.SaveSnapshotAsync(Cancel);
        }
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await using var again = await folder.StartAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        Assert.Equal(BookSource.SnapshotAndStore, again.Start.Source);
        Say($"start from a snapshot of {65_000_000:N0} lines, one in a hundred with a rule: {seconds:F2} s, "
            + $"{new FileInfo(folder.Snapshot).Length >> 20} MiB");
    }

    static async Task WriteAsync(string file, int rows, int stride)
    {
        await using var writer = new StreamWriter(file, false, new UTF8Encoding(false), 1 << 16);
        await writer.WriteAsync("number,service,zone,to\n");
        string[] services = ["sms", "voice", "voice"];
        string[] choices = ["open", "shut", "shut", "shut", "shut"];
        string[] zones = ["hongkong", "macao", "taiwan", "overseas"];
        for (long i = 0, line = 0; i < rows; i++, line = (line + stride) % rows)
        {
            await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                $"{RegisterSamples.Line(line)},{services[i % 3]},{zones[i % 4]},{choices[i % 5]}\n"));
        }
    }

    void Say(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
