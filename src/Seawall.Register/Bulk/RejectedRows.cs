using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace Seawall.Register;

/// <summary>
/// Writes bad rows as they came, with the line they stood on and the reason; opens the place with the first of them.
/// </summary>
sealed class RejectedRows(Func<Stream> open) : IDisposable
{
    readonly ImmutableArray<string>.Builder _first = ImmutableArray.CreateBuilder<string>();
    CsvWriter? _writer;

    public long Count { get; private set; }

    /// <summary>The first reasons.</summary>
    public ImmutableArray<string> First => _first.ToImmutable();

    public void Add(CsvRows row, in FieldError error)
    {
        Count++;
        var reason = error.ToString();
        if (_first.Count < RegisterLimits.FirstRejectionsMax)
        {
            _first.Add(string.Create(CultureInfo.InvariantCulture, $"line {row.Line}: {reason}"));
        }
        Try(() =>
        {
            if (_writer is null)
            {
                _writer = CsvWriter.Create(open(), CsvWriterOptions.Default with { NewLine = "\n" });
                _writer.WriteRecord([.. row.Header, "line", "reason"]);
            }
            _writer.WriteRecord([.. row.All, row.Line.ToString(CultureInfo.InvariantCulture), reason]);
        });
    }

    /// <summary>Writes what is left.</summary>
    public void Complete() => Try(() => _writer?.Flush());

    static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ImportStopped($"rejected rows cannot be written: {failure.Message}", fileAtFault: false);
        }
    }

    public void Dispose() => _writer?.Dispose();
}
