namespace Seawall.Records.Writing;

/// <summary>
/// Where segments are kept: the disk, or a test's idea of one. Every member may throw what disks throw.
/// </summary>
interface ISegmentFolder
{
    /// <summary>Makes a new, empty segment; its folder too where that is missing.</summary>
    ISegmentFile Create(string name);

    /// <summary>Names of all files in the folder; none when there is no folder.</summary>
    IReadOnlyList<string> List();

    byte[] Read(string name);

    /// <summary>Cuts a segment that is not being written.</summary>
    void Cut(string name, long length);

    void Delete(string name);
}

/// <summary>One segment being written.</summary>
interface ISegmentFile : IDisposable
{
    long Length { get; }

    /// <summary>Writes all of it, or throws with any part of it written.</summary>
    void Write(ReadOnlySpan<byte> octets, long offset);

    void Cut(long length);

    /// <summary>Returns when the device has what was written.</summary>
    void Sync();
}
