namespace Seawall.EndToEnd;

/// <summary>What a newcomer types first, and the smoke of the commands that take long.</summary>
public sealed class RunTests
{
    private static readonly string _root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    [Fact]
    public async Task The_peer_benchmark_runs_end_to_end()
    {
        var (code, output) = await RunningProcess.ToEndAsync(
            Path.Combine(_root, "bench/peers/run"), ["--smoke"], Path.GetTempPath(), seconds: 300);
        Assert.True(code == 0, output);
        Assert.Contains("Kamailio / Seawall", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_peer_benchmark_of_texts_runs_end_to_end()
    {
        Needed.Program("bearerbox", "kannel");
        var (code, output) = await RunningProcess.ToEndAsync(
            Path.Combine(_root, "bench/peers/texts"), ["--smoke"], Path.GetTempPath(), seconds: 300);
        Assert.True(code == 0, output);
        Assert.Contains("Kannel / Seawall", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_starts_the_demonstration_shows_verdicts_and_stops_cleanly()
    {
        await using var demo = RunningProcess.Start(Path.Combine(_root, "run"), [], Path.GetTempPath());
        await Until.TrueAsync("the demonstration to show a refused and a passed call", () =>
        {
            Assert.False(demo.HasExited, demo.Output);
            return Task.FromResult(demo.Output.Contains("refuse", StringComparison.Ordinal)
                && demo.Output.Contains("pass", StringComparison.Ordinal));
        }, seconds: 240);
        var (code, output) = await RunningProcess.ToEndAsync(Path.Combine(_root, "run"),
            ["explain", "--from", "+12025550100", "--to", "+8613857100001"], Path.GetTempPath());
        Assert.True(code == 0, output);
        Assert.Equal(0, await demo.StopAsync());
    }
}
