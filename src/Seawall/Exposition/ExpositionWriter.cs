using System.Globalization;
using System.Text;

namespace Seawall.Exposition;

/// <summary>
/// Writes Prometheus text, version 0.0.4: <c># HELP name text</c>, <c># TYPE name kind</c>, then
/// <c>name{label="value",...} number</c> for each sample.
/// </summary>
/// <remarks>
/// Own code because of what is counted and where. The counters of the path are plain numbers of each worker, summed
/// only when somebody asks; a metrics library would put its instruments, with their tags and locks, on the path to have
/// them summed elsewhere, and its exporter for this format is no finished release. What is left to do is the format:
/// this file.
/// </remarks>
internal sealed class ExpositionWriter
{
    /// <summary>The content type of a page.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _page = new(16 * 1024);
    private string _family = "";

    /// <summary>Begins a family: all samples of one name must follow before the next one begins.</summary>
    public void Family(string name, string kind, string help)
    {
        _family = name;
        _page.Append("# HELP ").Append(name).Append(' ').Append(Escape(help, quotes: false)).Append('\n');
        _page.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
    }

    /// <summary>A sample of the family.</summary>
    public void Sample(double value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        Sample("", value, labels);

    /// <summary>A sample of the family whose name has a suffix, such as <c>_bucket</c>.</summary>
    public void Sample(string suffix, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _page.Append(_family).Append(suffix);
        for (var i = 0; i < labels.Length; i++)
        {
            _page.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"")
                .Append(Escape(labels[i].Value, quotes: true)).Append('"');
        }

        _page.Append(labels.IsEmpty ? " " : "} ").Append(Number(value)).Append('\n');
    }

    /// <summary>A family with a single sample without labels.</summary>
    public void Single(string name, string kind, string help, double value)
    {
        Family(name, kind, help);
        Sample(value);
    }

    /// <summary>The page so far.</summary>
    public override string ToString() => _page.ToString();

    /// <summary>A number as the format wants it.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Escape(string text, bool quotes)
    {
        if (text.AsSpan().IndexOfAny('\\', '\n', '"') < 0)
        {
            return text;
        }

        text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }
}
