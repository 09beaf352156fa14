using System.Diagnostics;
using Seawall.Screening;

namespace Seawall.Benchmarks.Screening;

/// <summary>
/// What campaigns add: the memory of who was told, the time to tell them, and the cost of a verdict with twenty
/// campaigns in force, which share the lines between them as provinces do, or all have all lines.
/// </summary>
static class CampaignPart
{
    const int Campaigns = 20;
    const int Day = 86_400;
    const int OfAllLinesMax = 10_000_000;

    public static void Run(WholeCountry country, ChoiceBook book, VerdictBatches verdicts)
    {
        // 1. Who was told, line by line: a province after the other, each for some days
        BookCommand.Print($"campaigns        {Campaigns} in force, for all calls; each line told of one of them");
        long before = BookCommand.Resident();
        long start = Stopwatch.GetTimestamp();
        TellAll(country, book, Campaigns);
        TimeSpan told = Stopwatch.GetElapsedTime(start);
        double resident = (BookCommand.Resident() - before) / 1e6;
        double each = told.TotalNanoseconds / country.Lines;
        double bytes = book.Told.Bytes / 1e6;
        BookCommand.Print($"told             in {told.TotalSeconds:N2} s, {each:N1} ns a line");
        BookCommand.Print($"memory           {bytes:N1} MB by its own count, {resident:N1} MB more resident");

        // 2. What a verdict costs: before the hour of effect and after it
        Verdicts("a third undecided", book, verdicts);
        ChoiceBook undecided = country.Fill(decidedCalls: false);
        CopyTold(book, undecided);
        Verdicts("nobody decided", undecided, verdicts);

        // 3. All campaigns of all lines: twenty marks of a line
        if (country.Lines > OfAllLinesMax)
        {
            BookCommand.Print($"                 lines told of all {Campaigns}: with --lines {OfAllLinesMax} or fewer");
            return;
        }

        for (int place = 0; place < Campaigns; place++)
        {
            undecided.Told.Clear(place);
        }

        TellAll(country, undecided, shares: 1);
        BookCommand.Print($"lines told of all {Campaigns}: {undecided.Told.Bytes / 1e6:N1} MB");
        Verdicts("nobody decided", undecided, verdicts);
    }

    /// <summary>Campaigns for all calls, in effect now.</summary>
    public static CampaignsInForce Terms(int count) => new([.. Enumerable.Range(0, count).Select(i => new CampaignTerms
    {
        Id = (uint)i + 1,
        Name = $"province-{i}",
        Place = i,
        VoiceZones = 0xF,
        SmsZones = 0,
        EffectUnixSeconds = WholeCountry.Now - (i % 5),
        NoticeSeconds = 7 * Day,
    })]);

    /// <summary>Tells each line of the campaign of its share, or of all where there is one share.</summary>
    public static void TellAll(WholeCountry country, ChoiceBook book, int shares)
    {
        ReadOnlySpan<ulong> pages = country.Pages;
        for (int page = 0; page < pages.Length; page++)
        {
            for (int place = 0; place < Campaigns; place++)
            {
                if (shares != 1 && page % shares != place)
                {
                    continue;
                }

                for (int line = 0; line < ScreeningLimits.PageLines; line++)
                {
                    // Most within hours, some a week later: at another hour, or by the second channel.
                    long at = WholeCountry.Now - (30 * Day) + (line * 4) + (line % 97 == 0 ? 7 * Day : 0);
                    book.Told.Tell(place, new E164((pages[page] * ScreeningLimits.PageLines) + (ulong)line), at);
                }
            }
        }
    }

    static void CopyTold(ChoiceBook from, ChoiceBook to)
    {
        byte[] page = new byte[ToldBook.PageBytesMax];
        for (int i = 0; i < from.Told.Pages; i++)
        {
            int length = from.Told.CopyPage(i, page);
            if (!to.Told.TryRestorePage(from.Told.PageKey(i), page.AsSpan(0, length)))
            {
                throw new InvalidOperationException($"Page {i} was not taken.");
            }
        }
    }

    static void Verdicts(string lines, ChoiceBook book, VerdictBatches verdicts)
    {
        book.Campaigns = CampaignsInForce.None;
        BookCommand.Print($"verdicts         {lines}");
        VerdictBatches.Measure("no campaign", (ref at) => verdicts.Judge(book, ref at, waits: 0));
        book.Campaigns = Terms(Campaigns);
        VerdictBatches.Measure(
            "before the hour of effect", (ref at) => verdicts.Judge(book, ref at, waits: 0, WholeCountry.Now - Day));
        VerdictBatches.Measure("after it", (ref at) => verdicts.Judge(book, ref at, waits: 0));
        VerdictBatches.Measure("after it, each waits", (ref at) => verdicts.Judge(book, ref at, waits: 1));
        VerdictBatches.Measure("after it, line asked for 1 before", (ref at) => verdicts.JudgeHinted(book, ref at, 1));
        VerdictBatches.Measure("after it, line asked for 4 before", (ref at) => verdicts.JudgeHinted(book, ref at, 4));
    }
}
