using System.Buffers.Binary;
using System.IO.Hashing;

namespace Seawall.Register;

/// <summary>
/// A sum over lines that does not care for their order: the journal's changes, each taking away the line before and
/// adding the line after, come to the same sum as the current lines. So that the current state can be checked against a
/// journal of any length without memory for it.
/// </summary>
sealed class LineSum
{
    readonly byte[] _form = new byte[8 + 8 + 8 + 8 + LineForm.DetailBytesMax];

    /// <summary>The sum of all lines added less those taken away.</summary>
    public UInt128 Value { get; private set; }

    public void Add(in StoredLine line) => Value += Term(line);

    /// <summary>
    /// A change: away with the line before, where there was one that was added, and in with the line after.
    /// </summary>
    public void Add(in LineChange change, long sequence, long removedTo)
    {
        if (change.Previous > removedTo)
        {
            Value -= Term(new StoredLine(change.Number, change.Before, change.Previous));
        }
        Value += Term(new StoredLine(change.Number, change.After, sequence));
    }

    UInt128 Term(in StoredLine line)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_form, line.Number.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(_form.AsSpan(8), line.Choices.Voice);
        BinaryPrimitives.WriteUInt64LittleEndian(_form.AsSpan(16), line.Choices.Sms);
        BinaryPrimitives.WriteInt64LittleEndian(_form.AsSpan(24), line.Last);
        var detail = line.Choices.Detail is null ? 0 : LineForm.WriteDetail(_form.AsSpan(32), line.Choices.Detail);
        return XxHash128.HashToUInt128(_form.AsSpan(0, 32 + detail));
    }
}
