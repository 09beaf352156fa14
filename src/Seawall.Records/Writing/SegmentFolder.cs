using Microsoft.Win32.SafeHandles;

namespace Seawall.Records.Writing;

/// <summary>Segments as files of a folder.</summary>
sealed class SegmentFolder(string path) : ISegmentFolder
{
    public ISegmentFile Create(string name)
    {
        Directory.CreateDirectory(path);
        return new SegmentFile(File.OpenHandle(
            Path.Combine(path, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete));
    }

    public IReadOnlyList<string> List() => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file))]
        : [];

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(path, name));

    public void Cut(string name, long length)
    {
        using var file = File.OpenHandle(Path.Combine(path, name), FileMode.Open, FileAccess.Write);
        RandomAccess.SetLength(file, length);
    }

    public void Delete(string name) => File.Delete(Path.Combine(path, name));

    sealed class SegmentFile(SafeFileHandle handle) : ISegmentFile
    {
        public long Length => RandomAccess.GetLength(handle);

        public void Write(ReadOnlySpan<byte> octets, long offset) => RandomAccess.Write(handle, octets, offset);

        public void Cut(long length) => RandomAccess.SetLength(handle, length);

        public void Sync() => RandomAccess.FlushToDisk(handle);

        public void Dispose() => handle.Dispose();
    }
}
