using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Seawall.Screening;

/// <summary>
/// A page of told marks outside of the book.
/// <code>
/// page   = u64 places , a bit each , columns , marks
/// column = i64 base in units , u8 shift          one for each place, ascending; integers are little-endian
/// marks  = 10,000 lines , each: u16 for each column, as this machine has them
/// </code>
/// </summary>
internal static class ToldPageForm
{
    const int ColumnBytes = 8 + 1;

    /// <summary>Moments have 38 bits and marks 16: what is coarser is none of ours.</summary>
    const int ShiftMax = 24;

    /// <summary>The octets of a page with marks of so many campaigns.</summary>
    public static int BytesOf(int columns) =>
        sizeof(ulong) + (columns * (ColumnBytes + (ScreeningLimits.PageLines * sizeof(ushort))));

    /// <summary>Copies a page, and returns the octets it took.</summary>
    public static int Write(ToldPage page, Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(to, page.Places);
        int at = sizeof(ulong);
        for (int i = 0; i < page.Columns; i++, at += ColumnBytes)
        {
            BinaryPrimitives.WriteInt64LittleEndian(to[at..], page.Column(i).BaseUnits);
            to[at + 8] = (byte)page.Column(i).Shift;
        }

        MemoryMarshal.AsBytes(page.Words).CopyTo(to[at..]);
        return BytesOf(page.Columns);
    }

    /// <summary>The page; null where it is none.</summary>
    public static ToldPage? Read(ReadOnlySpan<byte> from, ToldSlabs slabs)
    {
        if (from.Length < sizeof(ulong))
        {
            return null;
        }

        ulong places = BinaryPrimitives.ReadUInt64LittleEndian(from);
        var columns = new ToldColumn[BitOperations.PopCount(places)];
        if (columns.Length == 0 || from.Length != BytesOf(columns.Length))
        {
            return null;
        }

        int at = sizeof(ulong);
        for (int i = 0; i < columns.Length; i++, at += ColumnBytes)
        {
            (long first, int shift) = (BinaryPrimitives.ReadInt64LittleEndian(from[at..]), from[at + 8]);
            long farthest = ToldColumn.UnitsOf(ToldBook.ToldMaxUnixSeconds, Math.Min(shift, ShiftMax));
            if (shift > ShiftMax || first < -ToldPage.SpanMax || first > farthest)
            {
                return null;
            }

            columns[i] = new ToldColumn(first, shift);
        }

        var page = new ToldPage(places, columns, slabs.Take(columns.Length));
        from[at..].CopyTo(MemoryMarshal.AsBytes(page.Words));
        return page;
    }
}
