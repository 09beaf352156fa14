using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Seawall.Admin;

/// <summary>How far long work has come, by the id that its request carries; a second request asks for it.</summary>
internal sealed class ProgressBook
{
    private readonly ConcurrentDictionary<string, ProgressReply> _progress = new(StringComparer.Ordinal);

    /// <summary>How far the work with this id has come.</summary>
    public Task ShowAsync(HttpContext http) => Reply.WriteAsync(
        http,
        _progress.GetValueOrDefault(Reply.Query(http, "id") ?? "") ?? new ProgressReply(0, 0, 0),
        AdminJson.Plain.ProgressReply);

    /// <summary>Runs the work of a request.</summary>
    public async Task<T> RunAsync<T>(HttpContext http, Func<Action<ProgressReply>, Task<T>> work)
    {
        var id = Reply.Query(http, "id");
        try
        {
            return await work(progress =>
            {
                if (id is not null)
                {
                    _progress[id] = progress;
                }
            });
        }
        finally
        {
            if (id is not null)
            {
                _progress.TryRemove(id, out _);
            }
        }
    }
}

/// <summary>Says progress at once, on the thread that made it.</summary>
internal sealed class AtOnce<T>(Action<T> say) : IProgress<T>
{
    public void Report(T value) => say(value);
}
