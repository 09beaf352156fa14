namespace Seawall.Smpp;

/// <summary>The mandatory parameters of a PDU in wire order. No PDU has one of them twice.</summary>
internal sealed class PduLayout
{
    const byte Absent = byte.MaxValue;
    const int FieldNumbers = 64;

    readonly byte[] _positions = new byte[FieldNumbers];

    internal PduLayout(params FieldRow[] rows)
    {
        Rows = rows;
        _positions.AsSpan().Fill(Absent);
        for (int position = 0; position < rows.Length; position++)
        {
            _positions[(int)rows[position].Field] = (byte)position;
        }
    }

    internal FieldRow[] Rows { get; }

    /// <summary>
    /// Where in <see cref="Rows"/> this parameter stands, or a place past all rows where it does not.
    /// </summary>
    internal int PositionOf(SmppField field) => _positions[(int)field];

    internal bool Has(SmppField field) => _positions[(int)field] != Absent;
}
