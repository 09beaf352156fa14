using System.Diagnostics;
using System.Text;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Measuring;

/// <summary>The two pieces of code that every call goes through, alone: reading an INVITE, and the verdict.</summary>
internal static class CodeBench
{
    private const int Batch = 4096;

    /// <summary>Verdicts on random lines.</summary>
    public static Measured Verdicts(BenchScene scene, TimeSpan length)
    {
        var lines = scene.RandomLines(1 << 16);
        var at = 0;
        var refused = 0;
        var (perSecond, median, p99) = Run(length, () =>
        {
            var query = new ScreeningQuery
            {
                Service = Service.Voice,
                Trunk = scene.Trunk,
                Caller = new CallerFacts { Number = new NumberReading(NumberForm.E164, new E164(12025550123)) },
                Called = new NumberReading(NumberForm.E164, new E164(lines[at++ & (lines.Length - 1)])),
                NowUnixSeconds = 0,
            };
            var trace = default(NoTrace);
            refused += VerdictRule.Judge(scene.Model, scene.Book, query, ref trace).Outcome == Outcome.Refuse ? 1 : 0;
        });
        return new Measured(
            "verdicts, one thread", perSecond, median, p99,
            $"{scene.Lines:N0} lines, {(refused > 0 ? "refused" : "none refused")}");
    }

    /// <summary>INVITEs read.</summary>
    public static Measured Parses(TimeSpan length)
    {
        var invite = Encoding.ASCII.GetBytes(BenchInvite.Text(BenchScene.FirstLine, "z9hG4bKbench", "bench"));
        var slots = new HeaderSlot[SipLimits.HeaderRowsMax];
        var (perSecond, median, p99) = Run(length, () => SipMessage.Parse(invite, slots, out _));
        return new Measured("INVITEs read, one thread", perSecond, median, p99, $"{invite.Length} octets");
    }

    /// <summary>Times batches, so that the clock costs nothing, and takes median and p99 over the batches.</summary>
    private static (double PerSecond, double Median, double P99) Run(TimeSpan length, Action one)
    {
        var times = new List<double>();
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < length)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Batch; i++)
            {
                one();
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / Batch);
        }

        // The first third is the JIT's.
        var warm = times.Skip(times.Count / 3).Order().ToArray();
        var median = warm[warm.Length / 2];
        return (1e9 / median, median, warm[warm.Length * 99 / 100]);
    }
}
