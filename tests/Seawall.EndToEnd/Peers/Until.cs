namespace Seawall.EndToEnd;

/// <summary>Waits for the thing itself, looking again many times a second; says what never came.</summary>
internal static class Until
{
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(string what, Func<Task<bool>> holds, int seconds = 30)
    {
        var token = TestContext.Current.CancellationToken;
        using var timer = new PeriodicTimer(_again);
        for (var left = seconds * 50; left > 0; left--)
        {
            if (await holds())
                return;
            await timer.WaitForNextTickAsync(token);
        }
        Assert.Fail($"waited {seconds} s for: {what}");
    }
}
