using System.Threading.Channels;
using Seawall.Register;

namespace Seawall.Portal.Entry;

/// <summary>
/// Sends texts with codes beside the pages: how long an answer takes says nothing about whether
/// a text went out. Bounded; what does not fit is counted and gone, and its owner asks again.
/// </summary>
internal sealed class CodePost : IAsyncDisposable
{
    private const int AtATime = 16;

    private readonly Channel<OutgoingText> _waiting =
        Channel.CreateBounded<OutgoingText>(new BoundedChannelOptions(PortalLimits.TextsWaitingMax)
        {
            FullMode = BoundedChannelFullMode.Wait,
        });

    private readonly CancellationTokenSource _end = new();
    private readonly ITextOutlet _outlet;
    private readonly PortalLog _log;
    private readonly Task _work;

    public CodePost(ITextOutlet outlet, PortalLog log)
    {
        (_outlet, _log) = (outlet, log);
        _work = Task.Run(SendAllAsync);
    }

    /// <summary>Takes a text to be sent.</summary>
    public void Send(OutgoingText text)
    {
        if (!_waiting.Writer.TryWrite(text))
        {
            _log.CodeNotSent("too many wait");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _end.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task SendAllAsync()
    {
        try
        {
            var several = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = _end.Token };
            await Parallel.ForEachAsync(_waiting.Reader.ReadAllAsync(_end.Token), several, SendAsync)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The pages are closed.
        }
    }

    private async ValueTask SendAsync(OutgoingText text, CancellationToken cancel)
    {
        var sent = await _outlet.SendAsync(text, cancel).ConfigureAwait(false);
        if (sent != TextSent.Taken)
        {
            _log.CodeNotSent(sent.ToString());
        }
    }
}
