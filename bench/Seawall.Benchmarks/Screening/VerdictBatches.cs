using System.Diagnostics;
using Seawall.Screening;

namespace Seawall.Benchmarks.Screening;

/// <summary>Verdicts with random lines, in batches long enough to be timed.</summary>
sealed class VerdictBatches(WholeCountry country)
{
    public const int Verdicts = 100;
    const int Batches = 30_000;
    const int WarmUpSeconds = 2;

    readonly (E164, E164)[] _calls = country.Calls();

    public delegate long Batch(ref int at);

    public static void Measure(string what, Batch judge)
    {
        double[] nanoseconds = new double[Batches];
        long refused = 0;
        int at = 0;

        // Long enough for the compiler to have had its last word.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds;)
        {
            judge(ref at);
        }

        for (int batch = 0; batch < Batches; batch++)
        {
            long start = Stopwatch.GetTimestamp();
            refused += judge(ref at);
            nanoseconds[batch] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Verdicts;
        }

        Array.Sort(nanoseconds);
        double share = 100.0 * refused / ((double)Batches * Verdicts);
        BookCommand.Print(
            $"  {what,-34} p1 {At(1):N0} p10 {At(10):N0} median {At(50):N0} p99 {At(99):N0} ns; {share:N0} % shut");

        double At(int percent) => nanoseconds[Batches * percent / 100];
    }

    /// <summary>
    /// One batch. Where each waits, which call comes next depends on the verdict before, so that the processor cannot
    /// overlap their ways to memory.
    /// </summary>
    public long Judge(ChoiceBook book, ref int at, int waits, long now = WholeCountry.Now)
    {
        long refused = 0;
        int next = at;
        var trace = default(NoTrace);
        ScreeningModel model = country.Model;
        for (int i = 0; i < Verdicts; i++)
        {
            (E164 caller, E164 called) = _calls[next];
            Verdict verdict = VerdictRule.Judge(model, book, country.Call(caller, called, now), ref trace);
            refused += (int)verdict.Outcome - (int)Outcome.Pass;
            next = (next + 1 + ((int)verdict.Outcome & waits)) & (_calls.Length - 1);
        }

        at = next;
        return refused;
    }

    /// <summary>
    /// One batch in which the line is asked for some verdicts before, as a gateway does when it has read the number.
    /// </summary>
    public long JudgeHinted(ChoiceBook book, ref int at, int ahead)
    {
        long refused = 0;
        int next = at;
        var trace = default(NoTrace);
        ScreeningModel model = country.Model;
        for (int i = 0; i < Verdicts; i++)
        {
            book.Ask(_calls[(next + ahead) & (_calls.Length - 1)].Item2);
            (E164 caller, E164 called) = _calls[next];
            Verdict verdict = VerdictRule.Judge(model, book, country.Call(caller, called), ref trace);
            refused += (int)verdict.Outcome - (int)Outcome.Pass;
            next = (next + 1) & (_calls.Length - 1);
        }

        at = next;
        return refused;
    }
}
