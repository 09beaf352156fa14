namespace Seawall.Records.Writing;

/// <summary>
/// Frames collected for one write. What a failed write left unwritten stays in front, whole frame by whole frame, for
/// the next attempt.
/// </summary>
sealed class BatchBuffer(int octets)
{
    readonly byte[] _octets = new byte[octets];
    readonly List<int> _recordEnds = new(octets / Format.RecordFormat.RecordOctets);

    public int Length { get; private set; }

    public int Records => _recordEnds.Count;

    public ReadOnlySpan<byte> Octets => _octets.AsSpan(0, Length);

    public bool HasRoom(int octets) => _octets.Length - Length >= octets;

    /// <summary>Where the next frame goes.</summary>
    public Span<byte> Free => _octets.AsSpan(Length);

    public void AddedRecord(int octets)
    {
        Length += octets;
        _recordEnds.Add(Length);
    }

    /// <summary>
    /// The end of the last record that lies within the first <paramref name="octets"/> octets, and how many do.
    /// </summary>
    public (int End, int Records) WholeWithin(long octets)
    {
        var count = 0;
        while (count < _recordEnds.Count && _recordEnds[count] <= octets)
        {
            count++;
        }

        return (count == 0 ? 0 : _recordEnds[count - 1], count);
    }

    /// <summary>Drops what is written.</summary>
    public void RemoveFirst(int end, int records)
    {
        Octets[end..].CopyTo(_octets);
        Length -= end;
        _recordEnds.RemoveRange(0, records);
        for (var i = 0; i < _recordEnds.Count; i++)
        {
            _recordEnds[i] -= end;
        }
    }

    public void Clear()
    {
        Length = 0;
        _recordEnds.Clear();
    }
}
