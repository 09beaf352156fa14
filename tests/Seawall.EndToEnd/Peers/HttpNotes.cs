using System.Net;

namespace Seawall.EndToEnd;

/// <summary>A web server that only notes what it is asked for.</summary>
internal sealed class HttpNotes : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<string> _heard = [];
    private readonly Task _serving;

    private HttpNotes(int port)
    {
        Port = port;
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port { get; }

    public static HttpNotes Listen() => new(Loopback.FreePort());

    /// <summary>Waits until it was asked for this.</summary>
    public Task HeardAsync(string what) => HeardAsync($"a request for {what}", one => one == what);

    /// <summary>Waits until it was asked for something like this, and returns what that was.</summary>
    public async Task<string> HeardAsync(string name, Func<string, bool> isIt)
    {
        try
        {
            await Until.TrueAsync(name, () => Task.FromResult(Heard().Any(isIt)));
            return Heard().First(isIt);
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', Heard()));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private string[] Heard()
    {
        lock (_heard)
            return [.. _heard];
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var asked = await _listener.GetContextAsync();
                lock (_heard)
                    _heard.Add(Uri.UnescapeDataString(asked.Request.RawUrl!.Replace('+', ' ')));
                asked.Response.StatusCode = 200;
                asked.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
