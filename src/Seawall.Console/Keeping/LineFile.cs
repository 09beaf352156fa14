using System.Buffers;

namespace Seawall.Console.Keeping;

/// <summary>
/// A file of lines that is only appended to, for its owner's eyes. What a crash left of a last line, without its end,
/// is cut off when the file is opened. Not thread-safe.
/// </summary>
internal sealed class LineFile : IDisposable
{
    private readonly FileStream _file;

    private LineFile(FileStream file) => _file = file;

    /// <summary>Bytes in it.</summary>
    public long Length => _file.Length;

    /// <summary>Opens or makes a file, and hands out each of its lines.</summary>
    public static LineFile Open(string path, Action<ReadOnlyMemory<byte>> read)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        try
        {
            var content = new byte[file.Length];
            file.ReadExactly(content);
            var at = 0;
            while (content.AsSpan(at).IndexOf((byte)'\n') is >= 0 and var length)
            {
                read(content.AsMemory(at, length));
                at += length + 1;
            }

            file.SetLength(at);
            file.Position = at;
            return new LineFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Appends a line, and waits for the disk where <paramref name="toDisk"/>. Where that fails the file is as before.
    /// </summary>
    public void Append(ReadOnlySpan<byte> line, bool toDisk)
    {
        var before = _file.Position;
        var whole = ArrayPool<byte>.Shared.Rent(line.Length + 1);
        try
        {
            line.CopyTo(whole);
            whole[line.Length] = (byte)'\n';
            _file.Write(whole, 0, line.Length + 1);
            if (toDisk)
            {
                _file.Flush(flushToDisk: true);
            }
        }
        catch (IOException)
        {
            _file.SetLength(before);
            _file.Position = before;
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
