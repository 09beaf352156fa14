using System.Collections.Concurrent;
using System.Text;
using Seawall.Smpp;
using Seawall.Texts;
using SmppCommands = Seawall.Smpp.Commands;

namespace Seawall.Demo;

/// <summary>One connection to the demonstration's message centre.</summary>
internal sealed class DemoSession(SmppStream stream, Func<string> nextId, DemoPhones? phones) : IDisposable
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<SmppStatus?>> _waiting = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private uint _sequence;

    /// <summary>Whether texts can be delivered here.</summary>
    public bool Takes { get; private set; }

    /// <summary>Answers until the other end closes.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (await stream.ReceiveAsync(cancel) is { } octets)
        {
            var pdu = TextPdu.Read(octets);
            if (SmppCommands.IsResponse(pdu.Command))
            {
                if (_waiting.TryRemove(pdu.Sequence, out var waiting))
                {
                    waiting.TrySetResult(pdu.Status);
                }

                continue;
            }

            var (answer, receipt) = Answer(octets);
            await SendAsync(answer, cancel);
            Takes = pdu.Command is CommandId.BindTransceiver or CommandId.BindReceiver || Takes;
            if (receipt is not null && Takes)
            {
                await SendAsync(receipt, cancel);
            }

            if (pdu.Command == CommandId.Unbind)
            {
                return;
            }
        }
    }

    /// <summary>Delivers a text, the first part of it where it is a long one.</summary>
    public async Task<SmppStatus?> DeliverAsync(TextRequest text, CancellationToken cancel)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        var answer = new TaskCompletionSource<SmppStatus?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[sequence] = answer;
        await SendAsync(TextPdus.Deliver(text, sequence), cancel);
        return await answer.Task.WaitAsync(cancel);
    }

    /// <summary>Whoever waits for an answer gets none.</summary>
    public void Dispose()
    {
        Takes = false;
        _sending.Dispose();
        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetResult(null);
        }
    }

    private async Task SendAsync(byte[] pdu, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel);
        try
        {
            await stream.SendAsync(pdu, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    private (byte[] Answer, byte[]? Receipt) Answer(byte[] octets)
    {
        SmppPdu.Parse(octets, out var pdu);
        Span<byte> span = stackalloc byte[SmppLimits.UnboundPduOctetsMax];
        if (SmppCommands.IsBind(pdu.Command))
        {
            return (span[..ResponseWriter.WriteBound(
                SmppCommands.ResponseOf(pdu.Command), pdu.Sequence, "demo"u8, InterfaceVersion.OfBind(pdu),
                span)].ToArray(), null);
        }

        if (pdu.Command is not (CommandId.SubmitSm or CommandId.DataSm))
        {
            return (SmppCommands.ResponseOf(pdu.Command) == CommandId.None
                ? TextPdus.Header(CommandId.GenericNack, pdu.Sequence, SmppStatus.InvalidCommandId)
                : TextPdus.Ok(pdu.Command, pdu.Sequence), null);
        }

        var id = Encoding.ASCII.GetBytes(nextId());
        var length = ResponseWriter.Write(
            SmppCommands.ResponseOf(pdu.Command), SmppStatus.Ok, pdu.Sequence, id, span);
        var answer = span[..length].ToArray();
        var state = phones?.Take(Encoding.ASCII.GetString(pdu.Destination.Text)) ?? MessageState.Delivered;
        if ((pdu.Octet(SmppField.RegisteredDelivery) & 1) == 0)
        {
            return (answer, null);
        }

        length = ReceiptWriter.Write(
            new ReceiptPlan
            {
                Sequence = Interlocked.Increment(ref _sequence),
                MessageId = id,
                Sender = pdu.Source,
                Receiver = pdu.Destination,
                State = state,
                SubmittedAt = DateTimeOffset.UnixEpoch,
                DoneAt = DateTimeOffset.UnixEpoch,
                WithTlvs = true,
            },
            span);
        return (answer, span[..length].ToArray());
    }
}
