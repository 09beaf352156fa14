namespace Seawall.Smpp;

/// <summary>How a part of a long text says what it is a part of. Each way has references of its own.</summary>
public enum PartForm : byte
{
    /// <summary>A text of one part.</summary>
    None = 0,

    /// <summary>A user data header with a reference of 8 bits (TS 23.040 §9.2.3.24.1).</summary>
    Header8 = 1,

    /// <summary>A user data header with a reference of 16 bits (TS 23.040 §9.2.3.24.8).</summary>
    Header16 = 2,

    /// <summary>sar_msg_ref_num, sar_total_segments and sar_segment_seqnum (v3.4 §5.3.2.22).</summary>
    Segment = 3,
}

/// <summary>
/// Which part of which text: with sender, receiver and bind, the same for all parts but for its number. Parts count
/// from 1.
/// </summary>
public readonly record struct PartKey(PartForm Form, ushort Reference, byte Total, byte Number)
{
    /// <summary>Whether there are more parts than this.</summary>
    public bool IsPart => Form != PartForm.None;

    /// <summary>The same for all parts of a text: what a verdict over all of them is kept under.</summary>
    public PartKey ToWhole() => this with { Number = 0 };

    /// <summary>
    /// A part with numbers that make sense; none otherwise: a total of 0, or a number of 0 or beyond the total, is to
    /// be taken as if it were not there (TS 23.040 §9.2.3.24.1).
    /// </summary>
    public static PartKey Of(PartForm form, ushort reference, byte total, byte number) =>
        total == 0 || number == 0 || number > total ? default : new PartKey(form, reference, total, number);
}
