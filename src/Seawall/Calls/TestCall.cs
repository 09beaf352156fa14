namespace Seawall.Calls;

/// <summary>
/// One real call, from INVITE to its end, as a phone makes it (RFC 3261 §13, §17.1.1):
/// <list type="number">
/// <item>INVITE, sent again until something comes back where the line may lose it.</item>
/// <item>Every answer is reported; a refusal is acknowledged, and that is the end.</item>
/// <item>An answered call is acknowledged, lasts as long as asked, and ends with BYE.</item>
/// <item>Without a final answer in time, or when told to stop, the caller gives up with CANCEL, or BYE.</item>
/// </list>
/// </summary>
internal sealed class TestCall(
    ICallLine line, CallText text, CallRequest request, TimeProvider time, Action<CallEvent> report)
{
    /// <summary>T1, and the longest wait for an answer to anything (RFC 3261 §17.1.1.1: 64·T1).</summary>
    private static readonly TimeSpan _t1 = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _patience = _t1 * 64;

    /// <summary>How long the end of a call that was told to stop may take.</summary>
    private static readonly TimeSpan _courtesy = TimeSpan.FromSeconds(2);

    private readonly long _begun = time.GetTimestamp();
    private bool _cancelled;
    private bool _provisional;
    private SipText? _answer;

    /// <summary>Makes the call; cancelled, it is still ended as a call has to be.</summary>
    public async Task<CallResult> RunAsync(CancellationToken cancel)
    {
        try
        {
            return await CallAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            using var limit = new CancellationTokenSource(_courtesy, time);
            await HangUpAsync(limit.Token);
            throw;
        }
    }

    private async Task<CallResult> CallAsync(CancellationToken cancel)
    {
        var invite = text.Invite();
        await SendAsync(invite, "INVITE", cancel);
        var wait = _t1;
        while (true)
        {
            var left = (_cancelled ? request.RingFor + _patience : request.RingFor) - Elapsed;
            if (left <= TimeSpan.Zero && !await GiveUpAsync(cancel))
            {
                return new CallResult(0, "", "", Elapsed, text.CallId);
            }

            var repeats = line.IsLossy && !_provisional && !_cancelled && wait < left;
            var message = await ReceiveAsync(repeats ? wait : Longer(left), cancel);
            if (message is not null && await AnswerAsync(message, cancel) is { } result)
            {
                return result;
            }

            if (message is null && repeats)
            {
                wait *= 2;
                await SendAsync(invite, "INVITE again", cancel);
            }
        }
    }

    private async Task HangUpAsync(CancellationToken cancel)
    {
        if (_answer is { } answer)
        {
            await ByeAsync(answer, cancel);
        }
        else if (_provisional)
        {
            await GiveUpAsync(cancel);
            while (await ReceiveAsync(_courtesy, cancel) is { } message && await AnswerAsync(message, cancel) is null)
            {
                // Answers to the CANCEL itself; the one to the INVITE ends it.
            }
        }
    }

    private TimeSpan Elapsed => time.GetElapsedTime(_begun);

    private static TimeSpan Longer(TimeSpan left) => left > TimeSpan.Zero ? left : _t1;

    /// <summary>
    /// Cancels once, where an answer said that somebody is there; false when there is nothing more to wait for.
    /// </summary>
    private async Task<bool> GiveUpAsync(CancellationToken cancel)
    {
        if (_cancelled || !_provisional)
        {
            return false;
        }

        _cancelled = true;
        await SendAsync(text.Cancel(), "CANCEL", cancel);
        return true;
    }

    /// <summary>Takes one message; the result where it ends the call.</summary>
    private async Task<CallResult?> AnswerAsync(SipText message, CancellationToken cancel)
    {
        if (message.IsRequest)
        {
            await line.SendAsync(CallText.Ok(message), cancel);
            return null;
        }

        if (message.CallId != text.CallId || message.Method != "INVITE")
        {
            return null;
        }

        if (message.Status < 200)
        {
            _provisional = true;
            return null;
        }

        var took = Elapsed;
        if (message.Status >= 300)
        {
            await SendAsync(text.AckRefusal(message), "ACK", cancel);
        }
        else
        {
            await SendAsync(text.AckAnswer(message), "ACK", cancel);
            _answer = message;
            await Task.Delay(request.TalkFor, time, cancel);
            await ByeAsync(message, cancel);
        }

        return new CallResult(message.Status, message.Phrase, message.First("Reason") ?? "", took, text.CallId);
    }

    private async Task ByeAsync(SipText answer, CancellationToken cancel)
    {
        var bye = text.Bye(answer);
        var end = Elapsed + _patience;
        for (var wait = _t1; Elapsed < end; wait *= 2)
        {
            await SendAsync(bye, "BYE", cancel);
            var until = Elapsed + wait;
            while (until - Elapsed is { Ticks: > 0 } left)
            {
                var message = await ReceiveAsync(left, cancel);
                if (message is { IsRequest: false, Method: "BYE", Status: >= 200 })
                {
                    return;
                }
            }
        }
    }

    private async Task SendAsync(byte[] message, string what, CancellationToken cancel)
    {
        await line.SendAsync(message, cancel);
        report(new CallEvent(Elapsed, true, what, ""));
    }

    /// <summary>The next message, or null where none came in time.</summary>
    private async Task<SipText?> ReceiveAsync(TimeSpan wait, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var message = await line.ReceiveAsync(either.Token)
                ?? throw new IOException("the other end closed the connection");
            report(new CallEvent(Elapsed, false, message.StartLine, message.First("Reason") ?? ""));
            return message;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
