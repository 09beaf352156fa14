using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>The twin passes the suite too: it asks for nothing that only SQLite does.</summary>
public sealed class MemoryStoreConformanceTests : StoreConformance
{
    protected override StorePlace Place() => new MemoryPlace();
}

/// <summary>The same of campaigns and notices.</summary>
public sealed class MemoryCampaignStoreConformanceTests : CampaignStoreConformance
{
    protected override StorePlace Place() => new MemoryPlace();
}

/// <summary>The register on the twin.</summary>
public sealed class MemoryRegisterConformanceTests : RegisterConformance
{
    protected override StorePlace Place() => new MemoryPlace();
}

sealed class MemoryPlace : StorePlace
{
    readonly MemoryDisk _disk = new();

    public override IRegisterStore Store() => new MemoryStore(_disk);
}
