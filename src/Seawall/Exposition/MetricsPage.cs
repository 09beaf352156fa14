using System.Globalization;
using Seawall.Gateway;

namespace Seawall.Exposition;

/// <summary>
/// The page at <c>/metrics</c>. The names and labels are what dashboards rely on; no number of a person is in any of
/// them.
/// </summary>
internal static class MetricsPage
{
    /// <summary>Writes the page.</summary>
    public static string Write(Figures figures)
    {
        var page = new ExpositionWriter();
        if (figures.Counters is { } counters)
        {
            WriteCalls(page, counters);
        }

        if (figures.Gateway is { } gateway)
        {
            page.Family("seawall_next_hop_up", "gauge", "Whether a target of a next-hop group takes calls, or texts.");
            foreach (var target in gateway.Targets)
            {
                page.Sample(
                    target.State is TargetState.Active ? 1 : 0, ("group", target.Group), ("target", target.Address));
            }

            foreach (var target in gateway.Texts?.Targets.Where(target => !target.IsHub) ?? [])
            {
                page.Sample(target.Binds > 0 ? 1 : 0, ("group", target.Group), ("target", target.Address));
            }

            TextsPage.Write(page, gateway.Texts, figures.Counters?.Texts ?? TextCounts.None);
            TextsPage.WriteOwn(page, figures);
        }

        TextsPage.WriteNotices(page, figures);
        WriteBook(page, figures);
        WriteRecords(page, figures);
        page.Single(
            "seawall_draining", "gauge", "Whether new work is being turned away.",
            figures.Gateway is { Draining: true } ? 1 : 0);
        page.Single(
            "seawall_settings_generation", "gauge", "The settings in force, counted from the start.",
            figures.Generation);
        page.Single(
            "seawall_reload_success", "gauge", "Whether the last reload was taken in.", figures.ReloadTaken ? 1 : 0);
        return page.ToString();
    }

    private static void WriteCalls(ExpositionWriter page, CounterSnapshot counters)
    {
        page.Family("seawall_sip_requests_total", "counter", "SIP requests that came in, by trunk and method.");
        foreach (var row in counters.Requests)
        {
            page.Sample(row.Count, ("trunk", row.Trunk), ("method", row.Method));
        }

        page.Family(
            "seawall_sip_responses_total", "counter", "SIP responses sent to a trunk, our own and forwarded ones.");
        foreach (var row in counters.Responses)
        {
            page.Sample(row.Count, ("trunk", row.Trunk), ("status", row.Status.ToString(CultureInfo.InvariantCulture)));
        }

        page.Family(
            "seawall_sip_reports_total", "counter", "Our reports about refused texts over IP, by what became of them.");
        foreach (var row in counters.Reports)
        {
            page.Sample(row.Count, ("fate", row.Fate));
        }

        page.Family(
            "seawall_refused_input_total", "counter", "Input that was dropped or answered with an error, by reason.");
        foreach (var row in counters.RefusedInput)
        {
            page.Sample(row.Count, ("protocol", "sip"), ("reason", row.Reason));
        }

        foreach (var row in counters.Texts.RefusedInput)
        {
            page.Sample(row.Count, ("protocol", "smpp"), ("reason", row.Reason));
        }

        page.Family("seawall_verdicts_total", "counter", "Verdicts, one for each call and text.");
        foreach (var row in counters.Verdicts)
        {
            page.Sample(
                row.Count,
                ("service", Words.Of(row.Service)),
                ("trunk", row.Trunk),
                ("outcome", Words.Of(row.Outcome)),
                ("reason", Words.Of(row.Reason)));
        }

        WriteTimes(page, counters.VerdictTimes);
    }

    private static void WriteTimes(ExpositionWriter page, VerdictTimes times)
    {
        page.Family("seawall_verdict_seconds", "histogram", "From the bytes in hand to the decision.");
        var total = 0L;
        for (var i = 0; i < times.Counts.Length; i++)
        {
            total += times.Counts[i];
            var upper = i < times.UpperSeconds.Length ? times.UpperSeconds[i] : double.PositiveInfinity;
            page.Sample("_bucket", total, ("le", ExpositionWriter.Number(upper)));
        }

        page.Sample("_sum", times.SumSeconds);
        page.Sample("_count", total);
    }

    private static void WriteBook(ExpositionWriter page, Figures figures)
    {
        page.Family(
            "seawall_choices", "gauge", "Lines that decided anything, by what they decided for a service and zone.");
        foreach (var row in figures.Choices)
        {
            page.Sample(
                row.Lines, ("service", Words.Of(row.Service)), ("zone", row.Zone), ("state", Words.Of(row.State)));
        }

        page.Family(
            "seawall_choice_changes_total", "counter",
            "Changes of choices, by the way they came in and what they set.");
        foreach (var row in figures.Changes)
        {
            page.Sample(row.Count, ("way", row.Way), ("to", row.To));
        }

        page.Single("seawall_book_version", "gauge", "The journal number in force.", figures.BookVersion);
        page.Single(
            "seawall_book_lag_seconds", "gauge", "For how long the book has been behind the journal.",
            figures.BookLagSeconds);
        page.Single("seawall_book_bytes", "gauge", "Memory of the choice book.", figures.BookBytes);
        page.Single(
            "seawall_store_up", "gauge", "Whether the register's store takes changes.", figures.StoreUp ? 1 : 0);
    }

    private static void WriteRecords(ExpositionWriter page, Figures figures)
    {
        page.Single("seawall_records_total", "counter", "Records written to the log.", figures.RecordsWritten);
        page.Single("seawall_records_waiting", "gauge", "Records on their way to the disk.", figures.RecordsWaiting);
        page.Single(
            "seawall_records_lost_total", "counter", "Records that found no room or no disk.", figures.RecordsLost);
    }
}
