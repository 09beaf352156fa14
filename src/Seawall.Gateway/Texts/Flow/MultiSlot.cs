using System.Buffers;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What is kept of one submit_multi of which some destinations were refused, until its answer comes: in a buffer of the
/// shared pool, the answer that would say only this, and behind it who sent the text.
/// </summary>
internal sealed class MultiSlot
{
    byte[] room = [];
    int answerLength;
    int senderLength;
    Ton senderTon;
    Npi senderNpi;

    /// <summary>Which were refused, by their place in the request.</summary>
    public DestinationSet Refused { get; private set; }

    /// <summary>submit_multi_resp with the refused ones alone.</summary>
    public ReadOnlySpan<byte> Answer => room.AsSpan(0, answerLength);

    /// <summary>Who sent the text.</summary>
    public SmppAddress Sender => new(senderTon, senderNpi, room.AsSpan(answerLength, senderLength));

    public void Fill(scoped in SmppPdu request, in DestinationSet refused, SmppStatus status)
    {
        var listMax = refused.Count * GatewayLimits.UnsuccessfulOctetsMax;
        var list = ArrayPool<byte>.Shared.Rent(listMax);
        var length = MultiAnswer.WriteRefused(request, refused, status, list);
        var sender = request.Source;
        Refused = refused;
        room = ArrayPool<byte>.Shared.Rent(
            SmppLimits.HeaderOctets + 2 + listMax + sender.Text.Length);
        answerLength = ResponseWriter.WriteMulti(1, default, refused.Count, list.AsSpan(0, length), room);
        (senderTon, senderNpi, senderLength) = (sender.Ton, sender.Npi, sender.Text.Length);
        sender.Text.CopyTo(room.AsSpan(answerLength));
        ArrayPool<byte>.Shared.Return(list);
    }

    public void Clear()
    {
        Refused = default;
        (answerLength, senderLength) = (0, 0);
        ArrayPool<byte>.Shared.Return(room);
        room = [];
    }
}
