using Seawall.Register;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>A data folder of a test's own, and the register in it.</summary>
sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("seawall-").FullName;

    public string Snapshot => System.IO.Path.Combine(Path, "book.snapshot");

    public string Database => System.IO.Path.Combine(Path, "seawall.db");

    public SqliteRegisterStore Store(int pagesMax = 0, int lockedMs = 50) =>
        new(new SqliteStoreOptions { Folder = Path, PagesMax = pagesMax, LockedMs = lockedMs });

    public Task<ChoiceRegister> StartAsync(IRegisterStore? store = null, TimeProvider? time = null) =>
        ChoiceRegister.StartAsync(
        new RegisterOptions { SnapshotPath = Snapshot }, RegisterSamples.Model(), store ?? Store(),
        time ?? TimeProvider.System, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(Path, true);
}
