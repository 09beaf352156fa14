using System.Diagnostics;
using System.Globalization;
using Seawall.Province;

// Seawall.Province [--seeds N] [--seed N] [--lines N]: 0 when every run holds, 1 with what does not.
int seeds = Argument("--seeds", 1);
int first = Argument("--seed", 1);
int lines = Argument("--lines", 20_000);
int failed = 0;
for (int seed = first; seed < first + seeds; seed++)
{
    long begun = Stopwatch.GetTimestamp();
    ProvinceReport report = await ProvinceRun.RunAsync(ProvinceSamples.Order(seed, lines), CancellationToken.None);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{report} ({Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s)"));
    failed += report.Holds ? 0 : 1;
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seeds - failed} of {seeds} hold"));
return failed == 0 ? 0 : 1;

int Argument(string name, int otherwise)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
