using System.Diagnostics;
using System.Globalization;
using Seawall.Screening;

namespace Seawall.Benchmarks.Screening;

/// <summary>Fills a book and prints its memory, how long it took, and what a verdict with random lines costs.</summary>
static class BookCommand
{
    const int BatchVerdicts = 100;
    const int Batches = 30_000;
    const int WarmUpSeconds = 2;

    public static int Run(string[] args)
    {
        long lines = args is ["--lines", var given]
            ? long.Parse(given.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : 65_000_000;
        var country = new WholeCountry(lines);
        Print($"plan             {country.Model.Plan.Numbers.States:N0} states, {country.Model.Plan.Numbers.Bytes / 1e6:N1} MB");

        long before = Resident();
        long start = Stopwatch.GetTimestamp();
        var book = new ChoiceBook(4);
        for (long line = 0; line < lines; line++)
        {
            book.Load(new LineState(country.Line(line), WholeCountry.Choices(line), null));
        }

        TimeSpan filled = Stopwatch.GetElapsedTime(start);
        Print($"lines            {book.Lines:N0} decided, in {book.Pages:N0} pages");
        Print($"memory           {book.Bytes / 1e6:N1} MB by its own count, {(Resident() - before) / 1e6:N1} MB more resident");
        Print($"filled           one by one in {filled.TotalSeconds:N2} s, {filled.TotalNanoseconds / lines:N0} ns a line");
        if (lines <= 100_000_000)
        {
            Restore(book);
        }

        (E164, E164)[] calls = country.Calls();
        Measure("verdict, one independent of the other", country, book, calls, waits: 0);
        Measure("verdict, each waits for the one before", country, book, calls, waits: 1);
        return 0;
    }

    static void Restore(ChoiceBook book)
    {
        var pages = new byte[book.Pages][];
        long start = Stopwatch.GetTimestamp();
        for (int page = 0; page < pages.Length; page++)
        {
            pages[page] = new byte[book.PageBytes];
            book.CopyPage(page, pages[page]);
        }

        TimeSpan copied = Stopwatch.GetElapsedTime(start);
        var restored = new ChoiceBook(book.Zones);
        start = Stopwatch.GetTimestamp();
        for (int page = 0; page < pages.Length; page++)
        {
            if (!restored.TryRestorePage(book.PageKey(page), pages[page]))
            {
                throw new InvalidOperationException($"Page {page} was not taken.");
            }
        }

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        if (restored.Lines != book.Lines || restored.Count(Service.Voice, 0, Choice.Shut) != book.Count(Service.Voice, 0, Choice.Shut))
        {
            throw new InvalidOperationException("The restored book counts otherwise.");
        }

        Print($"pages            copied out in {copied.TotalSeconds:N2} s, restored in {took.TotalSeconds:N2} s");
    }

    /// <summary>
    /// Times batches. Where each waits, which call comes next depends on the verdict before, so that the processor cannot
    /// overlap their ways to memory.
    /// </summary>
    static void Measure(string what, WholeCountry country, ChoiceBook book, (E164, E164)[] calls, int waits)
    {
        double[] nanoseconds = new double[Batches];
        long refused = 0;
        int at = 0;

        // Long enough for the compiler to have had its last word.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds;)
        {
            Judge(country, book, calls, ref at, waits);
        }

        for (int batch = 0; batch < Batches; batch++)
        {
            long start = Stopwatch.GetTimestamp();
            refused += Judge(country, book, calls, ref at, waits);
            nanoseconds[batch] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / BatchVerdicts;
        }

        Array.Sort(nanoseconds);
        double share = 100.0 * refused / ((double)Batches * BatchVerdicts);
        Print($"{what,-39} median {At(50):N0} ns, p10 {At(10):N0}, p99 {At(99):N0} (batches of {BatchVerdicts}, {share:N0} % refused)");

        double At(int percent) => nanoseconds[Batches * percent / 100];
    }

    static long Judge(WholeCountry country, ChoiceBook book, (E164, E164)[] calls, ref int at, int waits)
    {
        long refused = 0;
        int next = at;
        var trace = default(NoTrace);
        ScreeningModel model = country.Model;
        for (int i = 0; i < BatchVerdicts; i++)
        {
            (E164 caller, E164 called) = calls[next];
            Verdict verdict = VerdictRule.Judge(model, book, country.Call(caller, called), ref trace);
            refused += (int)verdict.Outcome - (int)Outcome.Pass;
            next = (next + 1 + ((int)verdict.Outcome & waits)) & (calls.Length - 1);
        }

        at = next;
        return refused;
    }

    static long Resident() => long.Parse(
        File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
