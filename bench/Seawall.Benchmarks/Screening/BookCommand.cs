using System.Diagnostics;
using System.Globalization;
using Seawall.Gateway;
using Seawall.Screening;

namespace Seawall.Benchmarks.Screening;

/// <summary>
/// Fills a book and prints its memory, how long it took, and what a verdict with random lines costs, without campaigns
/// and with them.
/// </summary>
static class BookCommand
{
    const long OneByOneLinesMax = 100_000_000;

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

        var verdicts = new VerdictBatches(country);
        Print($"verdicts         with random lines, in batches of {VerdictBatches.Verdicts}");
        VerdictBatches.Measure("one independent of the other", (ref at) => verdicts.Judge(book, ref at, waits: 0));
        VerdictBatches.Measure("each waits for the one before", (ref at) => verdicts.Judge(book, ref at, waits: 1));
        VerdictBatches.Measure("line asked for 1 verdict before", (ref at) => verdicts.JudgeHinted(book, ref at, 1));
        VerdictBatches.Measure("line asked for 4 verdicts before", (ref at) => verdicts.JudgeHinted(book, ref at, 4));
        CampaignPart.Run(country, book, verdicts);
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

    internal static long Resident() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture)
        * Environment.SystemPageSize;

    internal static void Print(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
