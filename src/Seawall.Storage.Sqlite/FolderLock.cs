using Seawall.Register;

namespace Seawall.Storage.Sqlite;

/// <summary>
/// A file that is held locked while this process serves from the folder. The lock ends with the process, however it
/// ends.
/// </summary>
sealed class FolderLock : IDisposable
{
    readonly FileStream _file;

    FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "seawall.lock");
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0));
        }
        catch (DirectoryNotFoundException failure)
        {
            throw new StoreException(StoreFailure.Gone, $"the folder {folder} is not there", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StoreException(StoreFailure.ReadOnly, $"the folder {folder} may not be written", failure);
        }
        catch (IOException failure) when (failure.HResult == HeldElsewhere)
        {
            throw new StoreException(StoreFailure.InUse, $"another seawall serves from the folder {folder}", failure);
        }
        catch (IOException failure)
        {
            throw new StoreException(StoreFailure.Device, $"{path} cannot be made: {failure.Message}", failure);
        }
    }

    /// <summary>EWOULDBLOCK of flock(2), as .NET passes it on.</summary>
    const int HeldElsewhere = 11;

    public void Dispose() => _file.Dispose();
}
