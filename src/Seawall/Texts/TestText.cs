using System.Globalization;
using System.Security.Cryptography;
using Seawall.Smpp;
using SmppCommands = Seawall.Smpp.Commands;

namespace Seawall.Texts;

/// <summary>
/// One real text, from the bind to the unbind, as an ESME sends it (v3.4 §2.7):
/// <list type="number">
/// <item>bind_transceiver; where it is not accepted, that is the end.</item>
/// <item>submit_sm, one for each part, at most as many unanswered as the standard advises.</item>
/// <item>Every answer is reported; requests of the other end are answered.</item>
/// <item>Where a receipt is asked for and a part was accepted, it is waited for; and so is a text back.</item>
/// <item>unbind, and its answer; also when told to stop.</item>
/// </list>
/// </summary>
internal sealed class TestText(
    SmppStream stream, TextLogin login, TextRequest request, TimeProvider time, Action<TextEvent> report)
{
    /// <summary>v3.4 §2.7.3.</summary>
    private const int Window = 10;

    /// <summary>How long the end may take.</summary>
    private static readonly TimeSpan _courtesy = TimeSpan.FromSeconds(2);

    private readonly long _begun = time.GetTimestamp();
    private readonly List<string> _accepted = [];
    private readonly Dictionary<string, string> _receipts = new(StringComparer.Ordinal);
    private readonly TextBack _back = new(request.To);
    private uint _sequence;
    private bool _ended;

    /// <summary>Sends the text; cancelled, the session is still ended as it has to be.</summary>
    public async Task<TextResult> RunAsync(CancellationToken cancel)
    {
        try
        {
            // 1 bind
            var bind = await AskAsync(
                TextPdus.Bind(++_sequence, login.SystemId, login.Password), $"bind_transceiver #1 as {login.SystemId}",
                cancel);
            if (bind is not { Status: SmppStatus.Ok })
            {
                return Result(
                    bind is null ? TextOutcome.NoAnswer : TextOutcome.NotBound, bind?.Status ?? SmppStatus.Ok,
                    TimeSpan.Zero);
            }

            // 2 parts, 3 answers
            var (status, took) = await SubmitAsync(cancel);

            // 4 receipts, and a text back
            await WaitForReceiptsAsync(cancel);
            await WaitForAnswerAsync(status, cancel);
            return Result(
                status is null ? TextOutcome.NoAnswer
                    : status == SmppStatus.Ok ? TextOutcome.Accepted : TextOutcome.Refused,
                status ?? SmppStatus.Ok, took);
        }
        finally
        {
            // 5 unbind
            await UnbindAsync();
        }
    }

    private TimeSpan Elapsed => time.GetElapsedTime(_begun);

    private TextResult Result(TextOutcome outcome, SmppStatus status, TimeSpan took) => new(
        outcome, (uint)status, SmppStatuses.Label(status), [.. _accepted],
        string.Join(' ', _accepted.Select(id => _receipts.GetValueOrDefault(id)).OfType<string>().Distinct()),
        _back.Text, took);

    /// <summary>The first status that is no acceptance; null where an answer did not come.</summary>
    private async Task<(SmppStatus? Status, TimeSpan Took)> SubmitAsync(CancellationToken cancel)
    {
        var first = _sequence + 1;
        var parts = TextPdus.Submit(request, first, (byte)RandomNumberGenerator.GetInt32(256));
        var (sent, answered, worst) = (0, 0, SmppStatus.Ok);
        var begun = Elapsed;
        var deadline = begun + request.WaitFor;
        while (answered < parts.Count)
        {
            while (sent < parts.Count && sent - answered < Window)
            {
                var which = parts.Count == 1 ? ""
                    : string.Create(CultureInfo.InvariantCulture, $", part {sent + 1} of {parts.Count}");
                _sequence++;
                await SendAsync(
                    parts[sent++], Line("submit_sm", _sequence, $" from {request.From} to {request.To}{which}"),
                    cancel);
            }

            if (await ReceiveAsync(deadline, cancel) is not { } pdu)
            {
                return (null, Elapsed - begun);
            }

            if (!pdu.IsResponseTo(first, parts.Count))
            {
                continue;
            }

            answered++;
            if (pdu.Status == SmppStatus.Ok)
            {
                _accepted.Add(pdu.MessageId);
            }
            else if (worst == SmppStatus.Ok)
            {
                worst = pdu.Status;
            }
        }

        return (worst, Elapsed - begun);
    }

    private async Task WaitForReceiptsAsync(CancellationToken cancel)
    {
        var deadline = Elapsed + request.WaitFor;
        while (request.Receipt && !_accepted.TrueForAll(_receipts.ContainsKey)
            && await ReceiveAsync(deadline, cancel) is not null)
        {
            // Receipts note themselves.
        }
    }

    private async Task WaitForAnswerAsync(SmppStatus? status, CancellationToken cancel)
    {
        var deadline = Elapsed + request.WaitFor;
        while (request.Answer && status == SmppStatus.Ok && !_back.IsWhole
            && await ReceiveAsync(deadline, cancel) is not null)
        {
            // The text back notes itself.
        }
    }

    private async Task UnbindAsync()
    {
        using var limit = new CancellationTokenSource(_courtesy, time);
        try
        {
            if (!_ended)
            {
                await AskAsync(
                    TextPdus.Header(CommandId.Unbind, ++_sequence), Line("unbind", _sequence, ""), limit.Token);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            // The other end does not listen any more.
        }
    }

    /// <summary>Sends a request and waits for its answer; null where none came.</summary>
    private async Task<TextPdu?> AskAsync(byte[] pdu, string line, CancellationToken cancel)
    {
        var sequence = _sequence;
        var deadline = Elapsed + request.WaitFor;
        await SendAsync(pdu, line, cancel);
        while (await ReceiveAsync(deadline, cancel) is { } answer)
        {
            if (answer.IsResponseTo(sequence, 1))
            {
                return answer;
            }
        }

        return null;
    }

    /// <summary>The next PDU, with requests answered; null at the deadline or the end of the connection.</summary>
    private async Task<TextPdu?> ReceiveAsync(TimeSpan deadline, CancellationToken cancel)
    {
        var left = deadline - Elapsed;
        if (_ended || left <= TimeSpan.Zero)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        byte[]? octets;
        try
        {
            octets = await stream.ReceiveAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }

        if (octets is null)
        {
            _ended = true;
            return null;
        }

        var pdu = TextPdu.Read(octets);
        report(new TextEvent(Elapsed, Sent: false, pdu.Line));
        _back.Take(octets);
        await AnswerAsync(pdu, cancel);
        return pdu;
    }

    private async Task AnswerAsync(TextPdu pdu, CancellationToken cancel)
    {
        if (pdu.ReceiptState.Length > 0)
        {
            _receipts[pdu.MessageId] = pdu.ReceiptState;
        }

        var response = SmppCommands.ResponseOf(pdu.Command);
        if (response == CommandId.None)
        {
            return;
        }

        await SendAsync(
            TextPdus.Ok(pdu.Command, pdu.Sequence), Line(SmppCommands.Label(response), pdu.Sequence, ""), cancel);
        _ended |= pdu.Command == CommandId.Unbind;
    }

    private async Task SendAsync(byte[] pdu, string line, CancellationToken cancel)
    {
        report(new TextEvent(Elapsed, Sent: true, line));
        await stream.SendAsync(pdu, cancel);
    }

    private static string Line(string name, uint sequence, string more) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} #{sequence}{more}");
}
