using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What few rows have: the end of a pause, and a note.</summary>
sealed record RowExtra(long? UntilUnixSeconds, string Note);

/// <summary>A row of a file of choices.</summary>
readonly record struct ChoiceRow(ulong Number, RowExtra? Extra, ServiceMask Services, byte Zones, Choice To);

/// <summary>
/// Files of choices: <c>number,service,zone,to[,until,note]</c>. A chunk is one entry of the journal over all its
/// lines.
/// </summary>
sealed class ChoiceRows(
    FieldReader fields, ChangeSource source, ChangeCounters counters, ChangeDesk desk, TimeProvider time)
    : BulkKind<ChoiceRow>
{
    static readonly string[] Names = ["number", "service", "zone", "to", "until", "note"];

    readonly Dictionary<(ServiceMask, byte, Choice), ChoiceEdit> _edits = [];
    readonly LineChangeWriter _body = new(1 << 18);
    readonly long[] _counts = new long[ChangeCounters.Targets.Count];
    readonly E164[] _numbers = new E164[RegisterLimits.ChunkLinesMax];
    readonly StoredLine[] _lines = new StoredLine[RegisterLimits.ChunkLinesMax];
    readonly List<(StoredLine Was, StoredLine Line)> _guarded = [];
    readonly List<E164> _first = [];
    RowExtra? _lastExtra;

    public override string[] Columns => Names;

    public override int Required => 4;

    public override ulong NumberOf(in ChoiceRow row) => row.Number;

    public override int TextBytesOf(in ChoiceRow row) => row.Extra is null ? 0 : 2 * row.Extra.Note.Length + 64;

    public override Reading<ChoiceRow> Read(CsvRows row)
    {
        if (!fields.Line(row.Field(0)).TryGet(out var number, out var error)
            || !FieldReader.Services(row.Field(1)).TryGet(out var services, out error)
            || !fields.Zones(row.Field(2)).TryGet(out var zones, out error)
            || !FieldReader.To(row.Field(3)).TryGet(out var to, out error)
            || !Extra(row.Field(4), row.Field(5), to).TryGet(out var extra, out error))
        {
            return error;
        }
        return new ChoiceRow(number.Value, extra.Value, services, zones, to);
    }

    readonly record struct MaybeExtra(RowExtra? Value);

    Reading<MaybeExtra> Extra(ReadOnlySpan<char> until, ReadOnlySpan<char> note, Choice to)
    {
        if (until.IsEmpty && note.IsEmpty)
        {
            return default(MaybeExtra);
        }
        if (!ChangeReader.End(null, until.IsEmpty ? null : until.ToString(), to, fields, time.GetUtcNow())
            .TryGet(out var seconds, out var error)
            || !FieldReader.Text("note", note, RegisterLimits.NoteBytesMax).TryGet(out var text, out error))
        {
            return error;
        }
        if (_lastExtra is null || _lastExtra.UntilUnixSeconds != seconds || _lastExtra.Note != text)
        {
            _lastExtra = new RowExtra(seconds, text);
        }
        return new MaybeExtra(_lastExtra);
    }

    public override async ValueTask<ChunkTally> LoadAsync(
        RegisterSession session, ReadOnlyMemory<ChoiceRow> rows, bool dryRun, DateTimeOffset now)
    {
        if (session.Words.Model != fields.Model)
        {
            throw new ImportStopped("the settings were reloaded meanwhile: load the file again", fileAtFault: false);
        }
        var numbers = _numbers.AsMemory(0, Bulk.Numbers(rows.Span, row => row.Number, _numbers));
        var lines = _lines.AsMemory(0, numbers.Length);
        await session.Store.ReadLinesAsync(numbers, lines, CancellationToken.None).ConfigureAwait(false);
        var changed = Fold(session, rows.Span, lines.Span, now);
        var tally = new ChunkTally(changed, lines.Length - changed, 0, 0);
        if (changed == 0 || dryRun)
        {
            return tally;
        }
        var entry = Chain.Entry(session.Tip, now, JournalKind.ChoicesImported, source, changed, _body.Written);
        var end = Chain.After(session.Tip, entry);
        var after = lines[..changed];
        await session.CommitAsync(new StoreBatch
        {
            Expected = session.Head, Next = end.Head, Entries = [entry], Lines = after,
        }, end, CancellationToken.None).ConfigureAwait(false);
        session.Apply(after.Span, _first);
        foreach (var (was, line) in _guarded)
        {
            await desk.TellAsync(was, line, session.Words).ConfigureAwait(false);
        }
        for (var target = 0; target < _counts.Length; target++)
        {
            counters.Add(ChangeWay.Import, target, _counts[target]);
        }
        return tally with { Journal = entry.Sequence };
    }

    /// <summary>
    /// Decides each line; those that change come to stand first in <paramref name="lines"/>, as they are afterwards.
    /// </summary>
    int Fold(RegisterSession session, ReadOnlySpan<ChoiceRow> rows, Span<StoredLine> lines, DateTimeOffset now)
    {
        var sequence = session.Head.Sequence + 1;
        _body.Begin(sequence);
        Array.Clear(_counts);
        _guarded.Clear();
        _first.Clear();
        var turn = new EditTurn(sequence, now.ToUnixTimeSeconds(), 0);
        var (changed, at) = (0, 0);
        foreach (var before in lines)
        {
            var running = LineEdit.WithoutEnded(before.Choices, now.ToUnixTimeSeconds());
            var (choices, note) = (running, "");
            ChoiceEdit? edit = null;
            for (; at < rows.Length && rows[at].Number == before.Number.Value; at++)
            {
                edit = Edit(rows[at]);
                choices = edit.Apply(choices, session.Words, turn);
                note = Join(note, rows[at].Extra?.Note);
            }
            if (choices == running)
            {
                continue;
            }
            _body.Add(new LineChange(before.Number, before.Last, before.Choices, choices, note));
            if (before.Last == 0)
            {
                _first.Add(before.Number);
            }
            var after = new StoredLine(before.Number, choices, sequence);
            if (!before.Choices.Care.Guardians.IsEmpty)
            {
                _guarded.Add((before, after));
            }
            lines[changed++] = after;
            _counts[ChangeCounters.TargetOf(edit!)]++;
        }
        return changed;
    }

    ChoiceEdit Edit(in ChoiceRow row)
    {
        if (row.Extra?.UntilUnixSeconds is not null)
        {
            return new ChoiceEdit(row.Services, row.Zones, row.To, row.Extra.UntilUnixSeconds);
        }
        var key = (row.Services, row.Zones, row.To);
        if (!_edits.TryGetValue(key, out var edit))
        {
            _edits[key] = edit = new ChoiceEdit(row.Services, row.Zones, row.To, null);
        }
        return edit;
    }

    static string Join(string notes, string? note)
    {
        if (string.IsNullOrEmpty(note) || notes.Contains(note, StringComparison.Ordinal))
        {
            return notes;
        }
        return notes.Length == 0 ? note : Bulk.Cut($"{notes}; {note}", RegisterLimits.NoteBytesMax);
    }
}
