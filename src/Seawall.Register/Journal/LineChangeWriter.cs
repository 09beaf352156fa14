using System.Buffers;
using System.Diagnostics;
using System.Text;

namespace Seawall.Register;

/// <summary>
/// Writes the body of an entry: changes of lines in ascending order of number, in the form of
/// <see cref="JournalForm"/>.
/// </summary>
sealed class LineChangeWriter(int capacity = 256)
{
    readonly ArrayBufferWriter<byte> body = new(capacity);
    long sequence;
    ulong last;

    /// <summary>Lines written since <see cref="Begin"/>.</summary>
    public int Lines { get; private set; }

    /// <summary>Starts the body of the entry with this journal number.</summary>
    public void Begin(long entry)
    {
        body.ResetWrittenCount();
        (sequence, last, Lines) = (entry, 0, 0);
    }

    /// <summary>Adds a line.</summary>
    public void Add(in LineChange change)
    {
        Debug.Assert(change.Number.Value > last && change.Previous < sequence);
        var noteBytes = Encoding.UTF8.GetByteCount(change.Note);
        var to = body.GetSpan(
            6 * LineForm.VarintBytesMax + 1
            + (change.Before.Detail is null ? 0 : LineForm.VarintBytesMax + LineForm.DetailBytesMax)
            + (change.After.Detail is null ? 0 : LineForm.VarintBytesMax + LineForm.DetailBytesMax)
            + LineForm.VarintBytesMax + noteBytes);
        var at = LineForm.WriteVarint(to, change.Number.Value - last);
        at += LineForm.WriteVarint(to[at..], change.Previous == 0 ? 0 : (ulong)(sequence - change.Previous));
        to[at++] = (byte)((change.Before.Detail is null ? 0 : 1) | (change.After.Detail is null ? 0 : 2)
            | (noteBytes == 0 ? 0 : 4));
        at += LineForm.WriteVarint(to[at..], change.Before.Voice);
        at += LineForm.WriteVarint(to[at..], change.Before.Sms);
        at += LineForm.WriteVarint(to[at..], change.After.Voice);
        at += LineForm.WriteVarint(to[at..], change.After.Sms);
        at += WriteDetail(to[at..], change.Before.Detail);
        at += WriteDetail(to[at..], change.After.Detail);
        if (noteBytes > 0)
        {
            at += LineForm.WriteVarint(to[at..], (ulong)noteBytes);
            at += Encoding.UTF8.GetBytes(change.Note, to[at..]);
        }
        body.Advance(at);
        last = change.Number.Value;
        Lines++;
    }

    /// <summary>The body, until the next <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> Written => body.WrittenMemory;

    /// <summary>The body in an array of its own.</summary>
    public byte[] ToArray() => body.WrittenSpan.ToArray();

    static int WriteDetail(Span<byte> to, StoredDetail? detail)
    {
        if (detail is null)
        {
            return 0;
        }
        Span<byte> form = stackalloc byte[LineForm.DetailBytesMax];
        var length = LineForm.WriteDetail(form, detail);
        var at = LineForm.WriteVarint(to, (ulong)length);
        form[..length].CopyTo(to[at..]);
        return at + length;
    }
}
