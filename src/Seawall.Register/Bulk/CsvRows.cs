using System.Collections.Immutable;
using System.Text;
using CsvHelper;

namespace Seawall.Register;

/// <summary>
/// The rows of a file, one at a time: UTF-8 with or without a mark, RFC 4180 quotes, a header line, columns in any
/// order. The columns a file of rejected rows has more (<c>line</c>, <c>reason</c>) are taken and not looked at. A
/// field is within a line: one wrong quote spoils its row and not the rest of the file.
/// </summary>
sealed class CsvRows : IDisposable
{
    const int FieldChars = 256;
    static readonly string[] Ignored = ["line", "reason"];

    readonly CsvReader _reader;
    readonly Stream _source;
    int[] _at = [];
    int[] _kept = [];
    char[][] _chars = [];
    int _columns;
    bool _isMalformed;

    public CsvRows(Stream source)
    {
        _source = source;
        _reader = CsvReader.Create(source, CsvReaderOptions.Default with
        {
            Separator = ',',
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            MaxRecordSize = RegisterLimits.RecordBytesMax,
            BufferSize = RegisterLimits.RecordBytesMax,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = _ => _isMalformed = true,
        }, leaveOpen: true);
    }

    /// <summary>The file's own names of its columns, without those not looked at.</summary>
    public ImmutableArray<string> Header { get; private set; } = [];

    /// <summary>Rows read, the header not counted.</summary>
    public long Rows { get; private set; }

    /// <summary>The line of the file the row stands on.</summary>
    public long Line => _reader.LineNumber;

    /// <summary>Bytes read of the file.</summary>
    public long Bytes => _reader.ByteOffset;

    /// <summary>
    /// Reads the header; <paramref name="columns"/> are all there may be, the first of them must be there.
    /// </summary>
    public void ReadHeader(string[] columns, int required)
    {
        Try(() =>
        {
            _reader.ReadHeader();
            return true;
        });
        string[] names = [.. _reader.Headers.Select(name => name.Trim().ToLowerInvariant())];
        if (names.Length == 0)
        {
            throw Wrong("the file is empty");
        }
        foreach (var name in names)
        {
            if (!columns.Contains(name) && !Ignored.Contains(name))
            {
                throw Wrong($"expected {string.Join(", ", columns)}, found the column '{FieldReader.Shown(name)}'");
            }
            if (names.Count(other => other == name) > 1)
            {
                throw Wrong($"the column '{name}' stands twice");
            }
        }
        if (columns.Take(required).FirstOrDefault(column => !names.Contains(column)) is { } missing)
        {
            throw Wrong($"the column '{missing}' is missing");
        }
        _columns = names.Length;
        _at = [.. columns.Select(column => Array.IndexOf(names, column))];
        _chars = [.. columns.Select(_ => new char[FieldChars])];
        _kept = [.. Enumerable.Range(0, names.Length).Where(i => !Ignored.Contains(names[i]))];
        Header = [.. _kept.Select(i => names[i])];
        _isMalformed = false;

        static ImportStopped Wrong(string what) => new($"header: {what}", fileAtFault: true);
    }

    /// <summary>The next row; false at the end of the file.</summary>
    public bool Read()
    {
        _isMalformed = false;
        if (!Try(_reader.Read))
        {
            return false;
        }
        Rows++;
        return true;
    }

    bool Try(Func<bool> step)
    {
        try
        {
            return step();
        }
        catch (CsvFormatException)
        {
            throw new ImportStopped($"line {_reader.LineNumber}: the row after it is longer than "
                + $"{RegisterLimits.RecordBytesMax} bytes or not text", fileAtFault: true);
        }
        catch (IOException failure)
        {
            throw new ImportStopped($"the file cannot be read: {failure.Message}", fileAtFault: true);
        }
    }

    /// <summary>What is wrong with the row as a whole; null when nothing is.</summary>
    public FieldError? Problem =>
        _isMalformed ? new FieldError("row", "a quote stands where none may, or is not closed on its line")
            : _reader.FieldCount != _columns
                ? new FieldError("row", $"expected {_columns} fields, found {_reader.FieldCount}")
            : null;

    /// <summary>
    /// A field by its place in the columns asked for, until the next row; empty where the file has no such column.
    /// </summary>
    public ReadOnlySpan<char> Field(int column)
    {
        if (_at[column] < 0)
        {
            return default;
        }
        var bytes = _reader.GetSpan(_at[column]);
        return bytes.Length <= FieldChars
            ? _chars[column].AsSpan(0, Encoding.UTF8.GetChars(bytes, _chars[column]))
            : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>All fields of the row as they stand, those not looked at left out; missing ones empty.</summary>
    public IEnumerable<string> All => _kept.Select(i => i < _reader.FieldCount ? _reader.GetString(i) : "");

    public void Dispose() => _reader.Dispose();
}
