namespace Seawall.Net.Tests;

public sealed class LargeMemoryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000)]
    [InlineData(1_280_000)]
    [InlineData(5_000_001)]
    public void Words_are_as_many_as_asked_for_and_zero(int count)
    {
        // What the runtime gives again has been used before.
        for (var again = 0; again < 3; again++)
        {
            var words = LargeMemory.AllocateWords(count);
            Assert.Equal(count, words.Length);
            Assert.Equal(-1, words.AsSpan().IndexOfAnyExcept(0u));
            words.AsSpan().Fill(0xFFFF_FFFF);
        }
    }

    [Fact]
    public void Large_tables_get_large_pages_where_the_kernel_gives_any()
    {
        const string setting = "/sys/kernel/mm/transparent_hugepage/enabled";
        var given = File.Exists(setting) && !File.ReadAllText(setting).Contains("[never]", StringComparison.Ordinal);
        Assert.SkipUnless(given, "this kernel gives no transparent huge pages");

        var before = HugeKilobytes();
        var words = LargeMemory.AllocateWords(16 << 20);
        Assert.InRange(HugeKilobytes() - before, 32 << 10, 80 << 10);
        GC.KeepAlive(words);
    }

    static long HugeKilobytes() => File.ReadLines("/proc/self/smaps_rollup")
        .Where(line => line.StartsWith("AnonHugePages:", StringComparison.Ordinal))
        .Select(line => long.Parse(
            line.AsSpan(14, line.Length - 16).Trim(), System.Globalization.CultureInfo.InvariantCulture))
        .Single();
}
