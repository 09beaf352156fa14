using Seawall.Gateway;
using Seawall.Register;

namespace Seawall.Texts;

/// <summary>
/// Stands between the gateway and the desk of keywords: what is taken is answered beside, back by the way it came; an
/// answer that finds no way is tried again a few times, and then lost: the subscriber asks again.
/// </summary>
internal sealed class ServiceDesk(KeywordDesk desk, TextOutlet outlet, TimeProvider time, Action<Exception> failed)
    : IServiceTexts, IAsyncDisposable
{
    private const int AnswersMax = 10_000;
    private static readonly TimeSpan[] _pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)];
    private readonly CancellationTokenSource _end = new();
    private int _answering;

    /// <inheritdoc/>
    public async ValueTask<ServiceTaken> TakeAsync(ServiceText text)
    {
        try
        {
            var line = new LineText
            {
                From = text.From, To = text.To, Text = text.Text, Part = text.Part, Id = text.Id,
            };
            if (text.Ussd is { } step)
            {
                return await StepAsync(text, line, step);
            }

            var answer = await desk.TakeAsync(line, _end.Token);
            return new ServiceTaken(answer.IsTaken, answer.Text is { } said ? () => Answer(text, said, null) : null);
        }
        catch (OperationCanceledException)
        {
            return new ServiceTaken(IsDone: false);
        }
#pragma warning disable CA1031 // A text must be answered whatever is wrong with us; what it is goes to the log.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            failed(failure);
            return new ServiceTaken(IsDone: false);
        }
    }

    private async Task<ServiceTaken> StepAsync(ServiceText text, LineText line, UssdStep step)
    {
        MenuTurn? turn = step.Operation switch
        {
            UssdOperation.DataIndication => MenuTurn.AsksOnce,
            _ when step.Ends => MenuTurn.Leaves,
            UssdOperation.RequestIndication => MenuTurn.Begins,
            UssdOperation.Confirm => MenuTurn.Answers,
            _ => null,
        };
        if (turn is not { } known)
        {
            return new ServiceTaken(IsDone: true);
        }

        var screen = await desk.StepAsync(line, known, step.Session ?? -1, _end.Token);
        return new ServiceTaken(
            screen.IsTaken, screen.Text is { } said ? () => Answer(text, said, Reply(step, screen.Ends)) : null);
    }

    private static UssdStep Reply(UssdStep to, bool ends) => new(
        !ends ? UssdOperation.Request
            : to.Operation == UssdOperation.DataIndication ? UssdOperation.DataResponse : UssdOperation.RequestResponse,
        to.Session, (byte)((to.Sequence + 1) & 0x7F), ends);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
    }

    /// <summary>Answers beside; where too many wait for a way, this one is lost.</summary>
    private void Answer(ServiceText text, string said, UssdStep? step)
    {
        if (Interlocked.Increment(ref _answering) <= AnswersMax)
        {
            _ = AnswerAsync(text, said, step);
        }
        else
        {
            Interlocked.Decrement(ref _answering);
        }
    }

    private async Task AnswerAsync(ServiceText text, string said, UssdStep? step)
    {
        try
        {
            var answer = new OutgoingText(text.From, said, TextPurpose.Answer);
            foreach (var pause in _pauses)
            {
                var sent = await outlet.SendAsync(answer, text.To, text.Way, step, _end.Token);
                if (sent is TextSent.Taken or TextSent.Refused)
                {
                    return;
                }

                await Task.Delay(pause, time, _end.Token);
            }

            await outlet.SendAsync(answer, text.To, text.Way, step, _end.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException)
        {
            // Seawall stops.
        }
        finally
        {
            Interlocked.Decrement(ref _answering);
        }
    }
}
