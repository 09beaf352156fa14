using Seawall.Province;

namespace Seawall.Register.Tests;

/// <summary>
/// A province by a few seeds; <c>tests/Seawall.Province … --seeds N --lines 1000000</c> runs as many as one likes.
/// </summary>
public sealed class ProvinceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nobody_is_refused_by_default_without_timely_proof_and_nothing_is_lost(int seed)
    {
        var report = await ProvinceRun.RunAsync(
            ProvinceSamples.Order(seed, 10_000), TestContext.Current.CancellationToken);
        Assert.True(report.Holds, report.ToString());
        Assert.True(report.Texts > 9_000 && (report.Shut > 0 || report.Order.Campaign.Shadow), report.ToString());
    }
}
