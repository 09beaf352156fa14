using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Writes the proof of one line, in the form that docs/journal-proof.md describes: 1 which entries are about the line,
/// and those that say what its bits mean, 2 the way to them from the end of the journal, by the entry before or by the
/// one skipped to, 3 each entry on the way with what its hash is made of, and of other people's nothing but hashes.
/// </summary>
sealed class ProofWriter(
    IRegisterView view, E164 number, long? end, LineWords words, DateTimeOffset now)
{
    /// <summary>The form's name; another form gets another.</summary>
    public const string Format = "seawall journal proof 1";

    static readonly JsonWriterOptions Readable = new()
    {
        Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly SortedDictionary<long, LineChange?> _shown = [];
    readonly long _end = end ?? view.Head.Sequence;
    bool _isCut;

    public async ValueTask<byte[]> RunAsync(CancellationToken cancel)
    {
        // 1 Which entries are about the line, and those that say what its bits mean.
        var line = await view.LineAsync(number, cancel).ConfigureAwait(false);
        var earlier = line.Last;
        await foreach (var (entry, change) in LineTrail.WalkAsync(view, number, line.Last, cancel)
            .ConfigureAwait(false))
        {
            _isCut = _shown.Count == RegisterLimits.ProofEntriesMax;
            if (_isCut)
            {
                break;
            }
            if (entry.Sequence <= _end)
            {
                _shown.Add(entry.Sequence, change);
            }
            earlier = change.Previous;
        }
        if (!_isCut && earlier > 0 && earlier <= _end)
        {
            // Its persons were removed: it is shown to be there, and that is all.
            _shown.Add(earlier, null);
        }
        var last = _shown.Keys.LastOrDefault();
        foreach (var zone in await view.ZonesAsync(cancel).ConfigureAwait(false))
        {
            if (zone.Journal != 0 && zone.Journal <= _end)
            {
                _shown.TryAdd(zone.Journal, null);
            }
        }

        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to, Readable))
        {
            json.WriteStartObject();
            WriteHead(json, await HashAtAsync(_end, cancel).ConfigureAwait(false), last);
            json.WriteStartArray("entries");
            await WriteWayAsync(json, cancel).ConfigureAwait(false);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return to.ToArray();
    }

    void WriteHead(Utf8JsonWriter json, string hash, long last)
    {
        json.WriteString("format", Format);
        json.WriteString("register", view.Head.Register);
        json.WriteString("number", number.ToString());
        json.WriteString("made_at", Time(now, "yyyy-MM-dd'T'HH:mm:ss'Z'"));
        json.WriteStartObject("head");
        json.WriteNumber("journal", _end);
        json.WriteString("hash", hash);
        json.WriteEndObject();
        json.WriteNumber("last", last);
        json.WriteBoolean("earlier_entries_left_out", _isCut);
    }

    async ValueTask WriteWayAsync(Utf8JsonWriter json, CancellationToken cancel)
    {
        // 2 The way to them from the end of the journal.
        var targets = new Stack<long>(_shown.Keys);
        for (var at = _end; at > 0 && targets.Count > 0;)
        {
            var entry = await NeedAsync(at, cancel).ConfigureAwait(false);
            if (targets.Peek() == at)
            {
                targets.Pop();
            }
            await WriteAsync(json, entry, cancel).ConfigureAwait(false);
            var skip = JournalForm.SkipOf(at);
            at = entry.Form == JournalForm.Parted && targets.Count > 0 && skip >= targets.Peek() ? skip : at - 1;
        }
    }

    async ValueTask<JournalEntry> NeedAsync(long sequence, CancellationToken cancel) =>
        await view.EntryAsync(sequence, cancel).ConfigureAwait(false)
        ?? throw new StoreException(StoreFailure.Corrupt,
            $"the database is damaged: journal number {sequence} is not there");

    async ValueTask<string> HashAtAsync(long sequence, CancellationToken cancel) => sequence == 0
        ? JournalForm.First(view.Head.Register).ToString()
        : (await NeedAsync(sequence, cancel).ConfigureAwait(false)).Hash.ToString();

    async ValueTask WriteAsync(Utf8JsonWriter json, JournalEntry entry, CancellationToken cancel)
    {
        // 3 What its hash is made of.
        json.WriteStartObject();
        json.WriteNumber("journal", entry.Sequence);
        json.WriteString("previous", await HashAtAsync(entry.Sequence - 1, cancel).ConfigureAwait(false));
        if (entry.Form == JournalForm.Parted)
        {
            json.WriteString("skip",
                await HashAtAsync(JournalForm.SkipOf(entry.Sequence), cancel).ConfigureAwait(false));
        }
        json.WriteNumber("form", entry.Form);
        json.WriteNumber("kind", (byte)entry.Kind);
        json.WriteNumber("way", (byte)entry.Way);
        json.WriteNumber("at", entry.AtUnixMilliseconds);
        json.WriteNumber("lines", entry.Lines);
        if (entry.Form == JournalForm.Plain)
        {
            WritePlain(json, entry);
        }
        else if (entry.Removed is null && _shown.TryGetValue(entry.Sequence, out var change))
        {
            WriteShown(json, entry, change);
        }
        else
        {
            json.WriteString("personal", (entry.Removed ?? Personal(entry)).ToString());
        }
        json.WriteEndObject();
    }

    static JournalHash Personal(JournalEntry entry) => PersonalPart.TryHash(entry, out var personal)
        ? personal
        : throw new StoreException(StoreFailure.Corrupt, $"journal number {entry.Sequence} cannot be read");

    /// <summary>An entry from before there were parts can only be shown whole.</summary>
    static void WritePlain(Utf8JsonWriter json, JournalEntry entry)
    {
        json.WriteString("who", entry.Who);
        json.WriteString("note", entry.Note);
        json.WriteString("body", Convert.ToHexStringLower(entry.Body.Span));
    }

    void WriteShown(Utf8JsonWriter json, JournalEntry entry, LineChange? change)
    {
        var leaves = new byte[JournalHash.Bytes * Math.Max(1, entry.Lines)];
        var index = IndexOf(entry, out var octets);
        if (index < 0 || !PersonalPart.TryLeaves(entry, leaves))
        {
            throw new StoreException(StoreFailure.Corrupt, $"journal number {entry.Sequence} cannot be read");
        }
        json.WriteStartObject("texts");
        json.WriteString("salt", Salt(entry.Salt, 0));
        json.WriteString("who", entry.Who);
        json.WriteString("note", entry.Note);
        json.WriteString("evidence", entry.Evidence);
        json.WriteEndObject();
        json.WriteStartObject("leaf");
        json.WriteNumber("index", index);
        json.WriteString("salt", Salt(entry.Salt, (uint)index + 1));
        json.WriteString("octets", Convert.ToHexStringLower(octets));
        json.WriteEndObject();
        var group = index / PersonalPart.GroupLeaves * PersonalPart.GroupLeaves * JournalHash.Bytes;
        WriteHashes(json, "group", leaves.AsSpan(group,
            Math.Min(PersonalPart.GroupLeaves * JournalHash.Bytes, leaves.Length - group)));
        WriteHashes(json, "groups", PersonalPart.Groups(leaves));
        if (change is { } touched)
        {
            WriteWords(json, LineViews.View(entry, touched, words), touched);
        }
    }

    /// <summary>The same for people to read; what counts is what is hashed.</summary>
    static void WriteWords(Utf8JsonWriter json, HistoryEntry entry, in LineChange change)
    {
        json.WriteStartObject("reading");
        json.WriteString("at", Time(entry.At, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        json.WriteString("kind", entry.Kind.ToString());
        json.WriteString("way", entry.Way.ToString());
        json.WriteNumber("previous_entry_of_the_line", change.Previous);
        json.WriteStartArray("changes");
        foreach (var one in entry.Changes)
        {
            json.WriteStringValue($"{one.What}: {one.Before} -> {one.After}");
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static string Time(DateTimeOffset at, string form) =>
        at.UtcDateTime.ToString(form, CultureInfo.InvariantCulture);

    int IndexOf(JournalEntry entry, out byte[] octets)
    {
        octets = entry.Body.ToArray();
        if (entry.Lines == 0)
        {
            return 0;
        }
        var changes = new LineChangeReader(entry);
        Span<byte> form = stackalloc byte[LineForm.VarintBytesMax];
        for (var index = 0; changes.TryRead(out var change); index++)
        {
            if (change.Number == number)
            {
                octets = [.. form[..LineForm.WriteVarint(form, number.Value)], .. changes.AfterNumber];
                return index;
            }
        }
        return -1;
    }

    static string Salt(UInt128 key, uint index)
    {
        Span<byte> salt = stackalloc byte[JournalForm.SaltBytes];
        PersonalPart.Salt(key, index, salt);
        return Convert.ToHexStringLower(salt);
    }

    static void WriteHashes(Utf8JsonWriter json, string name, ReadOnlySpan<byte> hashes)
    {
        json.WriteStartArray(name);
        for (var at = 0; at < hashes.Length; at += JournalHash.Bytes)
        {
            json.WriteStringValue(Convert.ToHexStringLower(hashes.Slice(at, JournalHash.Bytes)));
        }
        json.WriteEndArray();
    }
}
