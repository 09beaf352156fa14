using System.Text;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Reads the body of an entry, in the form of <see cref="JournalForm"/>; a body not in its form ends it with
/// <see cref="IsMalformed"/>.
/// </summary>
public ref struct LineChangeReader
{
    ReadOnlySpan<byte> rest;
    readonly long sequence;
    ulong last;

    /// <summary>At the start of a body.</summary>
    public LineChangeReader(JournalEntry entry)
    {
        rest = entry.Body.Span;
        sequence = entry.Sequence;
    }

    /// <summary>Whether the body is not in its form.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The octets of the line just read, after its number.</summary>
    internal ReadOnlySpan<byte> AfterNumber { get; private set; }

    /// <summary>The next line; false at the end.</summary>
    public bool TryRead(out LineChange change)
    {
        change = default;
        if (rest.IsEmpty || IsMalformed)
        {
            return false;
        }
        IsMalformed = !TryReadOne(ref change);
        return !IsMalformed;
    }

    bool TryReadOne(ref LineChange change)
    {
        if (!LineForm.TryReadVarint(ref rest, out var delta) || delta == 0
            || delta > LineForm.NumberMax - last)
        {
            return false;
        }
        var start = rest;
        if (!LineForm.TryReadVarint(ref rest, out var distance) || distance >= (ulong)sequence
            || rest.IsEmpty || rest[0] > 7)
        {
            return false;
        }
        var flags = rest[0];
        rest = rest[1..];
        if (!LineForm.TryReadVarint(ref rest, out var voiceBefore)
            || !LineForm.TryReadVarint(ref rest, out var smsBefore)
            || !LineForm.TryReadVarint(ref rest, out var voiceAfter)
            || !LineForm.TryReadVarint(ref rest, out var smsAfter)
            || !LineForm.IsChoices(voiceBefore) || !LineForm.IsChoices(smsBefore)
            || !LineForm.IsChoices(voiceAfter) || !LineForm.IsChoices(smsAfter)
            || !TryReadDetail((flags & 1) != 0, out var detailBefore)
            || !TryReadDetail((flags & 2) != 0, out var detailAfter)
            || !TryReadNote((flags & 4) != 0, out var note))
        {
            return false;
        }
        AfterNumber = start[..(start.Length - rest.Length)];
        last += delta;
        change = new LineChange(new E164(last), distance == 0 ? 0 : sequence - (long)distance,
            new LineChoices(voiceBefore, smsBefore, detailBefore),
            new LineChoices(voiceAfter, smsAfter, detailAfter), note);
        return true;
    }

    bool TryReadDetail(bool there, out StoredDetail? detail)
    {
        detail = null;
        return !there || (TryReadBlock(out var form) && LineForm.TryReadDetail(form, out detail));
    }

    bool TryReadNote(bool there, out string note)
    {
        note = "";
        if (!there)
        {
            return true;
        }
        if (!TryReadBlock(out var text))
        {
            return false;
        }
        note = Encoding.UTF8.GetString(text);
        return true;
    }

    bool TryReadBlock(out ReadOnlySpan<byte> block)
    {
        block = default;
        if (!LineForm.TryReadVarint(ref rest, out var length) || length > (ulong)rest.Length)
        {
            return false;
        }
        block = rest[..(int)length];
        rest = rest[(int)length..];
        return true;
    }
}
