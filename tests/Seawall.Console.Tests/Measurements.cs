using System.Diagnostics;
using System.Net;

namespace Seawall.Console.Tests;

/// <summary>
/// How many changes and questions a second, and how long each takes; run by hand with <c>-explicit only</c>. The client
/// works in the same process, so that every figure is a floor.
/// </summary>
public sealed class Measurements(ITestOutputHelper output)
{
    private const int Callers = 64;
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(5);

    [Fact(Explicit = true)]
    public async Task Choices()
    {
        await using var api = await Api.StartAsync();
        await RunAsync("PUT choices", (caller, turn) => api.SendAsync(
            "PUT", $"/v1/subscribers/+86138{caller:D4}{turn % 10_000:D4}/choices",
            """{"service":"voice","zone":"overseas","to":"shut"}"""));
    }

    [Fact(Explicit = true)]
    public async Task Choices_with_idempotency_keys()
    {
        await using var api = await Api.StartAsync();
        await RunAsync("PUT choices with Idempotency-Key", (caller, turn) => api.SendAsync(
            "PUT", $"/v1/subscribers/+86138{caller:D4}{turn % 10_000:D4}/choices",
            """{"service":"voice","zone":"overseas","to":"shut"}""", ("Idempotency-Key", $"{caller}-{turn}")));
    }

    [Fact(Explicit = true)]
    public async Task Screening()
    {
        await using var api = await Api.StartAsync();
        await RunAsync("POST screen", (_, _) => api.SendAsync("POST", "/v1/screen",
            """{"service":"voice","from":"+12025550123","to":"+8613800000001","trunk":"igw"}"""));
    }

    private async Task RunAsync(string what, Func<int, int, Task<Got>> ask)
    {
        var times = new List<double>[Callers];
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            var mine = times[caller] = [];
            for (var turn = 0; Stopwatch.GetElapsedTime(start) < _length; turn++)
            {
                var begun = Stopwatch.GetTimestamp();
                Assert.Equal(HttpStatusCode.OK, (await ask(caller, turn)).Status);
                mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }));
        var all = times.SelectMany(one => one).Order().ToArray();
        output.WriteLine(
            $"{what}: {all.Length / _length.TotalSeconds:N0}/s, median {all[all.Length / 2]:N1} ms, "
                + $"p99 {all[all.Length * 99 / 100]:N1} ms, {Callers} callers");
    }
}
