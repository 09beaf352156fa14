using System.Text.Json;

namespace Seawall.Console.Keeping;

/// <summary>
/// Answers that were given, the oldest of them leaving first: in memory, and in two files so that a process that was
/// killed knows them again. The files are not waited for: what the power takes away with them is asked of the register
/// again, which answers that it is so already. Not thread-safe.
/// </summary>
internal sealed class AnswerShelf : IDisposable
{
    private const int FileBytesMax = ConsoleLimits.AnswersBytesMax / 4;

    private readonly Dictionary<(string Caller, string Key), AnswerLine> _answers = [];
    private readonly Queue<AnswerLine> _order = new();
    private readonly TimeProvider _time;
    private readonly string _path;
    private LineFile _file;
    private long _bytes;

    private AnswerShelf(string path, TimeProvider time)
    {
        (_path, _time) = (path, time);
        if (File.Exists(Old))
        {
            LineFile.Open(Old, Read).Dispose();
        }

        _file = LineFile.Open(path, Read);
    }

    /// <summary>How many there are.</summary>
    public int Count => _answers.Count;

    private string Old => _path + ".old";

    /// <summary>Opens the files or makes them.</summary>
    public static AnswerShelf Open(string path, TimeProvider time) => new(path, time);

    /// <summary>The answer that was given, or null.</summary>
    public AnswerLine? Find(string caller, string key)
    {
        Forget();
        return _answers.GetValueOrDefault((caller, key));
    }

    /// <summary>
    /// Keeps an answer. Throws <see cref="IOException"/> where the disk does not take it; it is kept in memory then.
    /// </summary>
    public void Keep(AnswerLine answer)
    {
        Take(answer);
        if (_file.Length > FileBytesMax)
        {
            _file.Dispose();
            File.Move(_path, Old, overwrite: true);
            _file = LineFile.Open(_path, _ => { });
        }

        _file.Append(JsonSerializer.SerializeToUtf8Bytes(answer, KeepingJson.Default.AnswerLine), toDisk: false);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line.Span, KeepingJson.Default.AnswerLine) is { } answer)
            {
                Take(answer);
            }
        }
        catch (JsonException)
        {
            // One line less to know again, and nothing is wrong for it.
        }
    }

    private void Take(AnswerLine answer)
    {
        _answers[(answer.Caller, answer.Key)] = answer;
        _order.Enqueue(answer);
        _bytes += answer.Bytes;
        Forget();
    }

    private void Forget()
    {
        var oldest = _time.GetUtcNow().ToUnixTimeSeconds() - (ConsoleLimits.AnswerHours * 3_600L);
        while (_order.TryPeek(out var first)
            && (first.At < oldest || _order.Count > ConsoleLimits.AnswersMax || _bytes > ConsoleLimits.AnswersBytesMax))
        {
            _order.Dequeue();
            _bytes -= first.Bytes;
            if (_answers.TryGetValue((first.Caller, first.Key), out var kept) && ReferenceEquals(kept, first))
            {
                _answers.Remove((first.Caller, first.Key));
            }
        }
    }
}
