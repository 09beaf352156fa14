namespace Seawall.Screening;

/// <summary>How the marks of a column are meant.</summary>
/// <param name="BaseUnits">The moment of mark 1, in units since 1970.</param>
/// <param name="Shift">A unit is 2 to this power seconds.</param>
internal readonly record struct ToldColumn(long BaseUnits, int Shift)
{
    /// <summary>The moment in units, rounded to the later side: in the person's favour.</summary>
    public static long UnitsOf(long unixSeconds, int shift) => (unixSeconds + (1L << shift) - 1) >> shift;

    /// <summary>When a line with a mark was told, or <see cref="ToldBook.NotTold"/>.</summary>
    public long ToldAt(ushort mark) => mark == 0 ? ToldBook.NotTold : (BaseUnits + mark - 1) << Shift;

    /// <summary>The mark of a moment; false where it is out of reach.</summary>
    public bool TryMark(long unixSeconds, out ushort mark)
    {
        long distance = UnitsOf(unixSeconds, Shift) - BaseUnits;
        mark = (ushort)(distance + 1);
        return (ulong)distance <= ToldPage.SpanMax;
    }

    /// <summary>
    /// A column of the same or coarser units in which all from the first to the last moment have a mark, with an eighth
    /// of the room that is left before the first: most that are told later are told later in time, too.
    /// </summary>
    public static ToldColumn For(long first, long last, int shiftMin)
    {
        int shift = shiftMin;
        while (UnitsOf(last, shift) - UnitsOf(first, shift) > ToldPage.SpanMax)
        {
            shift++;
        }

        long room = ToldPage.SpanMax - (UnitsOf(last, shift) - UnitsOf(first, shift));
        return new ToldColumn(UnitsOf(first, shift) - (room / 8), shift);
    }
}
