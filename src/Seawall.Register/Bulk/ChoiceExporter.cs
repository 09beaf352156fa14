using System.Globalization;
using System.Text;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Writes choices as CSV in the shape import takes: a row for each service and zone decided, and after it one for a
/// running pause. Zones the settings no longer name are left out. No field needs quotes but a zone's name may.
/// </summary>
sealed class ChoiceExporter(LineWords words, TimeProvider time)
{
    const int FlushChars = 1 << 16;
    static readonly Service[] Services = [Service.Voice, Service.Sms];

    readonly StringBuilder _rows = new(FlushChars + 4_096);
    readonly string[] _zones = [.. words.Model.Zones.Names.Select(Quoted)];
    long _count;

    public async ValueTask<ExportReport> RunAsync(
        IRegisterView view, Stream target, IProgress<ExportProgress>? progress, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var writer = new StreamWriter(target, new UTF8Encoding(false), FlushChars, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            _rows.Append("number,service,zone,to,until,note\n");
            var lines = 0L;
            await foreach (var chunk in view.LinesAsync(cancel).ConfigureAwait(false))
            {
                for (var i = 0; i < chunk.Length; i++)
                {
                    Write(chunk.Span[i], now);
                    if (_rows.Length >= FlushChars)
                    {
                        await writer.WriteAsync(_rows, cancel).ConfigureAwait(false);
                        _rows.Clear();
                    }
                }
                lines += chunk.Length;
                progress?.Report(new ExportProgress(lines, _count));
            }
            await writer.WriteAsync(_rows, cancel).ConfigureAwait(false);
            return new ExportReport(lines, _count);
        }
    }

    void Write(in StoredLine line, long now)
    {
        if (line.Choices.IsEmpty)
        {
            return;
        }
        foreach (var service in Services)
        {
            var bits = service == Service.Voice ? line.Choices.Voice : line.Choices.Sms;
            for (var zone = 0; zone < _zones.Length; zone++)
            {
                var place = words.PlaceOf(zone);
                if (place == Origin.NoZone)
                {
                    continue;
                }
                var choice = (Choice)(bits >> (2 * place) & 3);
                if (choice != Choice.Undecided)
                {
                    Row(line.Number, service, zone, LineViews.Name(choice), "");
                }
                foreach (var pause in line.Choices.Detail?.Pauses ?? [])
                {
                    if (pause.Service == service && pause.Zone == place && pause.UntilUnixSeconds > now)
                    {
                        Row(line.Number, service, zone, "open",
                            DateTimeOffset.FromUnixTimeSeconds(pause.UntilUnixSeconds)
                            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                    }
                }
            }
        }
    }

    void Row(E164 number, Service service, int zone, string to, string until)
    {
        _rows.Append('+').Append(number.Value).Append(',').Append(LineViews.Name(service)).Append(',')
            .Append(_zones[zone]).Append(',').Append(to).Append(',').Append(until).Append(",\n");
        _count++;
    }

    static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
