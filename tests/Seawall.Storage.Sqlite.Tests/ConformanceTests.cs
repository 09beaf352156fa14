using Seawall.Register;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>The store passes what every store passes.</summary>
public sealed class SqliteStoreConformanceTests : StoreConformance
{
    protected override StorePlace Place() => new SqlitePlace();
}

/// <summary>The same of campaigns and notices.</summary>
public sealed class SqliteCampaignStoreConformanceTests : CampaignStoreConformance
{
    protected override StorePlace Place() => new SqlitePlace();
}

/// <summary>The register on the store does what it does on every store.</summary>
public sealed class SqliteRegisterConformanceTests : RegisterConformance
{
    protected override StorePlace Place() => new SqlitePlace();
}

sealed class SqlitePlace : StorePlace
{
    public override IRegisterStore Store() => new SqliteRegisterStore(
        new SqliteStoreOptions { Folder = Path.GetDirectoryName(Snapshot)!, LockedMs = 20 });
}
