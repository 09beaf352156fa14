namespace Seawall.Register;

/// <summary>
/// As many rows of a file as memory is set aside for. They are sorted together, so that a file in any order reaches the
/// store in order of number, a stretch at a time: that, not the count of rows, is what a store's time goes into.
/// </summary>
sealed class Run<TRow>(BulkKind<TRow> kind)
{
    TRow[] _rows = new TRow[1_024];
    TRow[] _spare = [];
    ulong[] _numbers = new ulong[1_024];
    int[] _order = [];
    bool _ascends = true;
    long _textBytes;

    public int Count { get; private set; }

    public bool IsFull => Count >= RegisterLimits.RunRowsMax || _textBytes >= RegisterLimits.RunTextBytesMax;

    public ReadOnlyMemory<TRow> Rows => _rows.AsMemory(0, Count);

    public void Clear()
    {
        Array.Clear(_rows, 0, Count);
        (Count, _ascends, _textBytes) = (0, true, 0);
    }

    public void Add(in TRow row)
    {
        if (Count == _rows.Length)
        {
            Array.Resize(ref _rows, 2 * Count);
            Array.Resize(ref _numbers, 2 * Count);
        }
        var number = kind.NumberOf(row);
        _ascends &= Count == 0 || number >= _numbers[Count - 1];
        (_rows[Count], _numbers[Count]) = (row, number);
        _textBytes += kind.TextBytesOf(row);
        Count++;
    }

    /// <summary>Sorts by number; rows of one number keep their order.</summary>
    public void Sort()
    {
        if (_ascends)
        {
            return;
        }
        if (_order.Length < Count)
        {
            _order = new int[_rows.Length];
            _spare = new TRow[_rows.Length];
        }
        for (var i = 0; i < Count; i++)
        {
            _order[i] = i;
        }
        Array.Sort(_numbers, _order, 0, Count);
        for (var (start, end) = (0, 1); end <= Count; end++)
        {
            if (end == Count || _numbers[end] != _numbers[start])
            {
                Array.Sort(_order, start, end - start);
                start = end;
            }
        }
        for (var i = 0; i < Count; i++)
        {
            _spare[i] = _rows[_order[i]];
        }
        (_rows, _spare) = (_spare, _rows);
        _ascends = true;
    }

    /// <summary>The end of a chunk that starts at a row: all rows of at most so many numbers.</summary>
    public int ChunkEnd(int start, int numbersMax)
    {
        var (end, numbers) = (start, 0);
        while (end < Count)
        {
            if (end == start || _numbers[end] != _numbers[end - 1])
            {
                if (++numbers > numbersMax)
                {
                    break;
                }
            }
            end++;
        }
        return end;
    }
}
