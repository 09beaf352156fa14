using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Seawall.Admin;
using Seawall.Measuring;

namespace Seawall.Commands;

/// <summary><c>seawall bench</c>: what this machine can do; talks to no running process.</summary>
internal static class BenchVerb
{
    /// <summary>The verb.</summary>
    public static Command Create(Shell shell)
    {
        var lines = new Option<int>("--lines")
        {
            Description = "Lines in the choice book.", DefaultValueFactory = _ => 1_000_000, HelpName = "COUNT",
        };
        var seconds = new Option<int>("--seconds")
        {
            Description = "How long each measurement takes.", DefaultValueFactory = _ => 3, HelpName = "SECONDS",
        };
        var json = AdminVerb.Json();
        Range(lines, 1_000, 1_000_000_000);
        Range(seconds, 1, 600);
        var command = new VerbCommand(
            "bench",
            "Measures this machine: verdicts and INVITEs a second in memory, and refused calls over loopback.",
            "seawall bench --lines 65000000")
        {
            lines, seconds, json,
        };
        command.SetAction(async (arguments, cancel) =>
        {
            var length = TimeSpan.FromSeconds(arguments.GetValue(seconds));
            var scene = BenchScene.Build(arguments.GetValue(lines));
            ImmutableArray<Measured> all =
            [
                CodeBench.Verdicts(scene, length),
                CodeBench.Parses(length),
                await LoopBench.RunAsync(scene, length, shell.Time, cancel),
            ];
            Print(shell, arguments.GetValue(json), all, scene.Book.Bytes);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Shell shell, bool json, ImmutableArray<Measured> all, long octets)
    {
        if (json)
        {
            shell.Output.WriteLine(Encoding.UTF8.GetString(
                JsonSerializer.SerializeToUtf8Bytes(all, AdminJson.Plain.ImmutableArrayMeasured)));
            return;
        }

        var table = Tables.Make("what", "a second", "median", "p99", "");
        foreach (var one in all)
        {
            table.Add(
                one.What, one.PerSecond.ToString("N0", CultureInfo.InvariantCulture), Time(one.MedianNanoseconds),
                Time(one.P99Nanoseconds), one.Note);
        }

        shell.Print(table);
        shell.Output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"the book takes {octets / 1048576.0:0.0} MiB"));
    }

    private static string Time(double nanoseconds) => nanoseconds < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:0} µs");

    private static void Range(Option<int> option, int min, int max) => option.Validators.Add(result =>
    {
        var value = result.GetValueOrDefault<int>();
        if (value < min || value > max)
        {
            result.AddError(string.Create(
                CultureInfo.InvariantCulture,
                $"{option.Name}: expected a whole number from {min} to {max}, found {value}"));
        }
    });
}
