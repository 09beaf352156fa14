using System.Globalization;
using Seawall.Register;

namespace Seawall.Serving;

/// <summary>
/// Ported numbers on their way from the register, which keeps them, into the numbering plan, which reads them from a
/// file:
/// <c>number,operator,region</c>.
/// </summary>
internal static class PortedPlan
{
    private const string FileName = "ported.csv";

    /// <summary>The file, or null where nothing was ever imported.</summary>
    public static string? FileIn(DataFolder folder) => File.Exists(folder.At(FileName)) ? folder.At(FileName) : null;

    /// <summary>Writes the file anew; the old one stays until the new one is whole.</summary>
    public static async Task WriteAsync(DataFolder folder, IReadOnlyList<PortedNumber> ported, CancellationToken cancel)
    {
        var temporary = folder.Temporary();
        var text = new StreamWriter(temporary);
        await using (text)
        {
            await text.WriteLineAsync("number,operator,region");
            foreach (var one in ported)
            {
                cancel.ThrowIfCancellationRequested();
                await text.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture, $"{one.Number},{Quote(one.Operator)},{Quote(one.Region)}"));
            }
        }

        File.Move(temporary, folder.At(FileName), overwrite: true);
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
