using Seawall.Register;

namespace Seawall.Storage.Conformance;

/// <summary>A place where a store of the kind under test keeps its things, empty at first.</summary>
public abstract class StorePlace : IDisposable
{
    /// <summary>Where the book's snapshot goes; the folder exists.</summary>
    public string Snapshot { get; } =
        Path.Combine(Directory.CreateTempSubdirectory("seawall-conformance-").FullName, "book.snapshot");

    /// <summary>A store on the place; a second one while the first is open, or after it was disposed.</summary>
    public abstract IRegisterStore Store();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the place away.</summary>
    protected virtual void Dispose(bool disposing) => Directory.Delete(Path.GetDirectoryName(Snapshot)!, true);
}
