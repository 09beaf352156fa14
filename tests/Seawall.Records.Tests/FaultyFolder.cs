using Seawall.Records.Reading;
using Seawall.Records.Writing;
using Xunit;

namespace Seawall.Records.Tests;

/// <summary>A folder in memory whose disk refuses as told.</summary>
internal sealed class FaultyFolder : ISegmentFolder
{
    private readonly SortedDictionary<string, Segment> _segments = new(StringComparer.Ordinal);

    private int _attempts;

    /// <summary>Octets the disk still takes.</summary>
    public long Free { get; set; } = long.MaxValue;

    public bool RefusesCreate { get; set; }

    public bool RefusesList { get; set; }

    public bool RefusesCut { get; set; }

    public bool RefusesSync { get; set; }

    public int Syncs { get; private set; }

    public int Open => _segments.Values.Count(segment => segment.IsOpen);

    public IReadOnlyCollection<string> Names => _segments.Keys;

    public byte[] this[string name]
    {
        get => _segments[name].Octets;
        set => _segments[name] = new Segment(this) { Octets = value };
    }

    public ISegmentFile Create(string name)
    {
        Refuse(RefusesCreate, "Read-only file system");
        var segment = new Segment(this) { IsOpen = true };
        _segments.Add(name, segment);
        return segment;
    }

    public IReadOnlyList<string> List()
    {
        Refuse(RefusesList, "Input/output error");
        return [.. _segments.Keys];
    }

    public byte[] Read(string name) => _segments[name].Octets;

    public void Cut(string name, long length) => _segments[name].Cut(length);

    public void Delete(string name) => _segments.Remove(name);

    /// <summary>What a reader makes of the segments.</summary>
    public List<RecordView> Records(List<RecordDamage>? damage = null) => [.. _segments.SelectMany(segment =>
        new SegmentReading(segment.Key, new RecordFilter(), damage is null ? null : damage.Add)
            .Read(segment.Value.Octets, true, int.MaxValue))];

    private void Refuse(bool refuses, string why)
    {
        if (refuses)
        {
            throw new IOException($"{why} ({++_attempts})", why.Length);
        }
    }

    private sealed class Segment(FaultyFolder folder) : ISegmentFile
    {
        public byte[] Octets { get; set; } = [];

        public bool IsOpen { get; set; }

        public long Length => Octets.Length;

        public void Write(ReadOnlySpan<byte> octets, long offset)
        {
            Assert.True(IsOpen);
            Assert.Equal(Octets.Length, offset);
            var fits = (int)Math.Min(folder.Free, octets.Length);
            folder.Free -= fits;
            Octets = [.. Octets, .. octets[..fits]];
            folder.Refuse(fits < octets.Length, "No space left on device");
        }

        public void Cut(long length)
        {
            folder.Refuse(folder.RefusesCut, "Input/output error");
            folder.Free += folder.Free == long.MaxValue ? 0 : Octets.Length - length;
            Octets = Octets[..(int)length];
        }

        public void Sync()
        {
            Assert.True(IsOpen);
            folder.Refuse(folder.RefusesSync, "Input/output error");
            folder.Syncs++;
        }

        public void Dispose() => IsOpen = false;
    }
}
