using System.Globalization;
using Seawall.Campaigns;

namespace Seawall.Commands;

/// <summary>What a campaign would have refused, for people.</summary>
internal static class RecordsPreviewPrinter
{
    private const int CountriesShown = 20;

    /// <summary>Prints it.</summary>
    public static void Print(Shell shell, RecordsPreviewReply records)
    {
        var output = shell.Output;
        var from = records.ReadFrom.Length > 0 ? records.ReadFrom : records.Since;
        output.WriteLine(
            $"by the records since {from} it would have refused {Count(records.Calls)} calls and "
                + $"{Count(records.Texts)} texts to {Lines(records)}"
                + (records.Countries.IsEmpty ? "" : ", from"));
        if (!records.Countries.IsEmpty)
        {
            var table = Tables.Make("country", "", "calls", "texts");
            foreach (var country in records.Countries.Take(CountriesShown))
            {
                table.Add(
                    country.Country.Length > 0 ? country.Country : "-",
                    country.Country.Length > 0 ? country.Name : "not known", Count(country.Calls),
                    Count(country.Texts));
            }

            shell.Print(table);
            if (records.Countries.Length > CountriesShown)
            {
                output.WriteLine($"and {records.Countries.Length - CountriesShown} more countries");
            }
        }

        if (records.SegmentsLeft > 0)
        {
            output.WriteLine(
                $"there was no time for {records.SegmentsLeft} earlier segments of the record log, since "
                    + records.Since);
        }

        if (records.Unnamed > 0)
        {
            output.WriteLine($"{Count(records.Unnamed)} records lost the names of their zones and are not counted");
        }

        foreach (var damaged in records.Damaged)
        {
            output.WriteLine($"damaged: {damaged}");
        }
    }

    private static string Lines(RecordsPreviewReply records) => records.LinesErrorPercent == 0
        ? $"{Count(records.Lines)} lines"
        : string.Create(
            CultureInfo.InvariantCulture, $"about {records.Lines:N0} lines (± {records.LinesErrorPercent:0.#} %)");

    private static string Count(long number) => CampaignPrinter.Count(number);
}
