using Seawall.Console.Keeping;

namespace Seawall.Console.Pipeline;

/// <summary>What is known of a request that carries an <c>Idempotency-Key</c>.</summary>
/// <param name="Answer">The answer that it got before; null where it got none.</param>
/// <param name="IsOther">Whether the key was used for another request.</param>
internal readonly record struct Repeat(AnswerLine? Answer, bool IsOther);

/// <summary>
/// Sees to it that a request with an <c>Idempotency-Key</c> is done once: the same one again gets the same answer, also
/// while the first is still being done. Thread-safe.
/// </summary>
internal sealed class Repeats(AnswerShelf shelf, TimeProvider time, ConsoleLog log)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Caller, string Key), Running> _running = [];

    /// <summary>
    /// Claims a request: where the answer says neither that it was answered nor that it is another one, the caller does
    /// it now and then calls <see cref="Done"/>, whatever came of it.
    /// </summary>
    public async Task<Repeat> ClaimAsync(string caller, string key, string print, CancellationToken cancel)
    {
        while (true)
        {
            Running? other;
            lock (_lock)
            {
                if (shelf.Find(caller, key) is { } known)
                {
                    return new Repeat(known, known.Print != print);
                }

                if (!_running.TryGetValue((caller, key), out other))
                {
                    _running.Add((caller, key), new Running(print));
                    return default;
                }
            }

            if (other.Print != print)
            {
                return new Repeat(null, IsOther: true);
            }

            await other.Ended.Task.WaitAsync(cancel);
        }
    }

    /// <summary>
    /// The request was done; <paramref name="body"/> is kept where it changed what it asked for, null where the same
    /// request is to be tried anew.
    /// </summary>
    public void Done(string caller, string key, int status, string? body)
    {
        Running? running;
        lock (_lock)
        {
            _running.Remove((caller, key), out running);
            if (body is not null && running is not null)
            {
                try
                {
                    shelf.Keep(new AnswerLine(
                        caller, key, running.Print, time.GetUtcNow().ToUnixTimeSeconds(), status, body));
                }
                catch (IOException failure)
                {
                    log.AnswerNotKept(failure.Message);
                }
            }
        }

        running?.Ended.TrySetResult();
    }

    private sealed record Running(string Print)
    {
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
