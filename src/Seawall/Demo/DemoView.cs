using System.Globalization;
using Seawall.Commands;
using Seawall.Records;
using Seawall.Serving;
using Spectre.Console;

namespace Seawall.Demo;

/// <summary>Verdicts as they are made: a live table on a terminal, else a line for each.</summary>
internal sealed class DemoView(Node node, Shell shell, DemoNotes notes)
{
    private const int RowsMax = 15;
    private const int WideColumns = 150;

    private readonly Queue<RecordView> _rows = new();

    /// <summary>Shows every record from now on, until the end.</summary>
    public async Task ShowAsync(CancellationToken end)
    {
        var records = new RecordReader(node.Folder.Records).FollowAsync(new RecordFilter(), last: 0, node.Time, end);
        if (shell.IsTerminal && shell.Console.Profile.Capabilities.Ansi)
        {
            await shell.Console.Live(Table()).StartAsync(live => LiveAsync(live, records));
            return;
        }

        await foreach (var record in records)
        {
            await shell.Output.WriteLineAsync(Line(record));
        }
    }

    private async Task LiveAsync(LiveDisplayContext live, IAsyncEnumerable<RecordView> records)
    {
        await foreach (var record in records)
        {
            _rows.Enqueue(record);
            if (_rows.Count > RowsMax)
            {
                _rows.Dequeue();
            }

            live.UpdateTarget(Table());
        }
    }

    /// <summary>On a narrow terminal the columns that a row can do without are left out.</summary>
    private Table Table()
    {
        var isWide = shell.Console.Profile.Width >= WideColumns;
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle("verdicts") };
        string[] columns = ["time", "what", "from", "to", "origin", "verdict"];
        foreach (var column in isWide ? [.. columns, "trunk", "what it shows"] : columns)
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        }

        foreach (var row in _rows)
        {
            var verdict = new Text(
                $"{row.Outcome} {row.Reason}", new Style(row.Outcome == "pass" ? Color.Green : Color.Red));
            Text[] cells =
                [Plain(Time(row)), Plain(What(row)), Plain(RecordLine.Caller(row)), Plain(row.Called),
                    Plain(RecordLine.Origin(row)), verdict];
            table.AddRow(isWide ? [.. cells, Plain(row.Trunk), Plain(notes.Note(row))] : cells);
        }

        return table;
    }

    private static Text Plain(string text) => new(text);

    private string Line(RecordView row)
    {
        var note = notes.Note(row);
        return $"{Time(row)}  {What(row)}  {row.Trunk}  {RecordLine.Caller(row)} -> {row.Called}  "
            + $"{RecordLine.Origin(row)}  {row.Outcome} {row.Reason}{(note.Length == 0 ? "" : $"  ({note})")}";
    }

    private static string What(RecordView row) => row.Service == "sms" ? "text" : "call";

    private static string Time(RecordView row) =>
        row.Time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
