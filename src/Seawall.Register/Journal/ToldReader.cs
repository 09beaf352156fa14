using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Reads the body of an entry of <see cref="JournalKind.LinesTold"/> or <see cref="JournalKind.LinesUntold"/>, in the
/// form of <see cref="JournalForm"/>; a body not in its form ends it with <see cref="IsMalformed"/>. What was read
/// before that holds no more than the rest.
/// </summary>
public ref struct ToldReader
{
    ReadOnlySpan<byte> rest;
    readonly bool isTold;
    ulong last;
    long moment;

    /// <summary>At the start of a body.</summary>
    public ToldReader(JournalEntry entry)
    {
        rest = entry.Body.Span;
        isTold = entry.Kind == JournalKind.LinesTold;
        var (campaign, round) = (0UL, 0UL);
        IsMalformed = entry.Lines != 0 || entry.Kind is not (JournalKind.LinesTold or JournalKind.LinesUntold)
            || !LineForm.TryReadVarint(ref rest, out campaign) || campaign is 0 or > uint.MaxValue
            || (isTold && (!LineForm.TryReadVarint(ref rest, out round) || round is 0 or > int.MaxValue))
            || rest.IsEmpty;
        (Campaign, Round) = IsMalformed ? (0, 0) : ((uint)campaign, (int)round);
    }

    /// <summary>The campaign's id.</summary>
    public uint Campaign { get; }

    /// <summary>The round the lines were told in; 0 where they are untold.</summary>
    public int Round { get; }

    /// <summary>Whether the body is not in its form.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The next line; false at the end.</summary>
    public bool TryRead(out ToldLine line)
    {
        line = default;
        if (rest.IsEmpty || IsMalformed)
        {
            return false;
        }
        IsMalformed = !TryReadOne(ref line);
        return !IsMalformed;
    }

    bool TryReadOne(ref ToldLine line)
    {
        if (!LineForm.TryReadVarint(ref rest, out var delta) || delta == 0 || delta > LineForm.NumberMax - last)
        {
            return false;
        }
        last += delta;
        if (isTold)
        {
            // Neither moment nor distance is as much as an overflow away.
            if (!LineForm.TryReadVarint(ref rest, out var zigzag) || zigzag > 2 * (ulong)ToldBook.ToldMaxUnixSeconds)
            {
                return false;
            }
            moment += (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
            if (moment is <= 0 or > ToldBook.ToldMaxUnixSeconds)
            {
                return false;
            }
        }
        line = new ToldLine(new E164(last), moment);
        return true;
    }
}
