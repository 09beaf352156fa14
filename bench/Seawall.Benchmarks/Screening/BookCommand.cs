using System.Diagnostics;
using System.Globalization;
using Seawall.Gateway;
using Seawall.Screening;

namespace Seawall.Benchmarks.Screening;

/// <summary>Fills a book and prints its memory, how long it took, and what a verdict with random lines costs.</summary>
static class BookCommand
{
    const int BatchVerdicts = 100;
    const long OneByOneLinesMax = 100_000_000;
    const int Batches = 30_000;
    const int WarmUpSeconds = 2;

    public static int Run(string[] args)
    {
        long lines = args is ["--lines", var given]
            ? long.Parse(given.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : 65_000_000;
        var country = new WholeCountry(lines);
        DigitAutomaton numbers = country.Model.Plan.Numbers;
        Print($"plan             {numbers.States:N0} states, {numbers.Bytes / 1e6:N1} MB");

        long before = Resident();
        long start = Stopwatch.GetTimestamp();
        bool isOneByOne = lines <= OneByOneLinesMax;
        ChoiceBook book = isOneByOne ? FillOneByOne(country) : country.Fill();
        TimeSpan filled = Stopwatch.GetElapsedTime(start);
        Print($"lines            {book.Lines:N0} decided, in {book.Pages:N0} pages");
        double resident = (Resident() - before) / 1e6;
        double each = filled.TotalNanoseconds / lines;
        Print($"memory           {book.Bytes / 1e6:N1} MB by its own count, {resident:N1} MB more resident");
        string how = isOneByOne ? "line by line" : "page by page";
        Print($"filled           {how} in {filled.TotalSeconds:N2} s, {each:N1} ns a line");
        if (isOneByOne)
        {
            Restore(book);
        }

        (E164, E164)[] calls = country.Calls();
        Print($"verdicts         with random lines, in batches of {BatchVerdicts}");
        Measure("one independent of the other", (ref at) => Judge(country, book, calls, ref at, waits: 0));
        Measure("each waits for the one before", (ref at) => Judge(country, book, calls, ref at, waits: 1));
        Measure("line asked for 1 verdict before", (ref at) => JudgeHinted(country, book, calls, ref at, ahead: 1));
        Measure("line asked for 4 verdicts before", (ref at) => JudgeHinted(country, book, calls, ref at, ahead: 4));
        return 0;
    }

    static ChoiceBook FillOneByOne(WholeCountry country)
    {
        var book = new ChoiceBook(4, new BookMemory());
        for (long line = 0; line < country.Lines; line++)
        {
            book.Load(new LineState(country.Line(line), WholeCountry.Choices(line), null));
        }

        return book;
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
        var restored = new ChoiceBook(book.Zones, new BookMemory());
        start = Stopwatch.GetTimestamp();
        for (int page = 0; page < pages.Length; page++)
        {
            if (!restored.TryRestorePage(book.PageKey(page), pages[page]))
            {
                throw new InvalidOperationException($"Page {page} was not taken.");
            }
        }

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        if (restored.Lines != book.Lines
            || restored.Count(Service.Voice, 0, Choice.Shut) != book.Count(Service.Voice, 0, Choice.Shut))
        {
            throw new InvalidOperationException("The restored book counts otherwise.");
        }

        Print($"pages            copied out in {copied.TotalSeconds:N2} s, restored in {took.TotalSeconds:N2} s");
    }

    delegate long Batch(ref int at);

    static void Measure(string what, Batch judge)
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
            nanoseconds[batch] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / BatchVerdicts;
        }

        Array.Sort(nanoseconds);
        double share = 100.0 * refused / ((double)Batches * BatchVerdicts);
        Print($"  {what,-34} p1 {At(1):N0} p10 {At(10):N0} median {At(50):N0} p99 {At(99):N0} ns; {share:N0} % shut");

        double At(int percent) => nanoseconds[Batches * percent / 100];
    }

    /// <summary>
    /// One batch. Where each waits, which call comes next depends on the verdict before, so that the processor cannot
    /// overlap their ways to memory.
    /// </summary>
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

    /// <summary>
    /// One batch in which the line is asked for some verdicts before, as a gateway does when it has read the number.
    /// </summary>
    static long JudgeHinted(WholeCountry country, ChoiceBook book, (E164, E164)[] calls, ref int at, int ahead)
    {
        long refused = 0;
        int next = at;
        var trace = default(NoTrace);
        ScreeningModel model = country.Model;
        for (int i = 0; i < BatchVerdicts; i++)
        {
            book.Ask(calls[(next + ahead) & (calls.Length - 1)].Item2);
            (E164 caller, E164 called) = calls[next];
            Verdict verdict = VerdictRule.Judge(model, book, country.Call(caller, called), ref trace);
            refused += (int)verdict.Outcome - (int)Outcome.Pass;
            next = (next + 1) & (calls.Length - 1);
        }

        at = next;
        return refused;
    }

    static long Resident() => long.Parse(
        File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
