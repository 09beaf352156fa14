using Spectre.Console;

namespace Seawall.Commands;

/// <summary>
/// Tables the way all verbs print them: no frame on a pipe, where columns are for the eye of a script.
/// </summary>
internal static class Tables
{
    /// <summary>A table with these columns.</summary>
    public static Table Make(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var column in columns)
        {
            table.AddColumn(
                new TableColumn(
                    new Text(column, new Style(decoration: Decoration.Dim))) { NoWrap = true,
                    Padding = new Padding(0, 0, 2, 0) });
        }

        return table;
    }

    /// <summary>A row of plain text: what people typed is no markup.</summary>
    public static void Add(this Table table, params ReadOnlySpan<string> cells)
    {
        var row = new Text[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            row[i] = new Text(cells[i], Tint(cells[i]));
        }

        table.AddRow(row);
    }

    private static Style Tint(string cell) => cell switch
    {
        "pass" or "open" or "active" or "up" or "bound" => new Style(Color.Green),
        "refuse" or "shut" or "down" => new Style(Color.Red),
        "probing" or "draining" or "disabled" or "binding" => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
