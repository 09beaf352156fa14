using System.Diagnostics;

namespace Seawall.Net.Tests;

/// <summary>Waits for the thing itself; the time is only there so that a test which would hang fails instead.</summary>
static class Guard
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task Within(this Task task) => task.WaitAsync(Patience, Token);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(Patience, Token);

    public static Task<T> Within<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Patience, Token);

    /// <summary>For what has no event of its own, such as a counter of the kernel.</summary>
    public static async Task Until(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var since = Stopwatch.StartNew(); !holds();)
        {
            Assert.True(since.Elapsed < Patience, "It never came to be.");
            await timer.WaitForNextTickAsync(Token);
        }
    }
}
