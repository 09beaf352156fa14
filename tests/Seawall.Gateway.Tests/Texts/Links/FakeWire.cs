using Seawall.Net;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>A wire whose other end is the test.</summary>
internal sealed class FakeWire(ulong id, string from = "192.0.2.1") : ILinkWire
{
    readonly Queue<byte[]> sent = new();

    public ulong Id => id;

    public PeerAddress Remote { get; } = Address.Of($"{from}:40000");

    public bool IsTls => false;

    public int Listener => 0;

    public bool IsPaused { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary>The peer does not read and its queue is full.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Octets are looked at and forgotten.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The sequence number of what was sent last.</summary>
    public uint LastSequence { get; private set; }

    public int Count => sent.Count;

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        if (IsStuck)
        {
            return false;
        }
        LastSequence = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
        if (!IsSilent)
        {
            sent.Enqueue(bytes.ToArray());
        }
        return true;
    }

    public void Pause() => IsPaused = true;

    public void Resume() => IsPaused = false;

    public void Close() => IsClosed = true;

    /// <summary>The next PDU we sent to the peer.</summary>
    public SentPdu Next()
    {
        Assert.True(sent.TryDequeue(out var bytes), "Nothing was sent.");
        return SentPdu.Of(bytes);
    }

    /// <summary>All PDUs that were sent.</summary>
    public SentPdu[] All()
    {
        SentPdu[] all = [.. sent.Select(SentPdu.Of)];
        sent.Clear();
        return all;
    }

    /// <summary>Nothing, or it is said what.</summary>
    public void Silent() => Assert.Empty(sent.Select(bytes => SentPdu.Of(bytes).Command));
}

/// <summary>The header of a PDU, and its octets.</summary>
internal sealed record SentPdu(CommandId Command, SmppStatus Status, uint Sequence, byte[] Bytes)
{
    public (CommandId Command, SmppStatus Status, uint Sequence) Head => (Command, Status, Sequence);

    public static SentPdu Of(byte[] bytes)
    {
        SmppPdu.Parse(bytes, out var pdu);
        return new SentPdu(pdu.Command, pdu.Status, pdu.Sequence, bytes);
    }

    public string Text(SmppField field)
    {
        SmppPdu.Parse(Bytes, out var pdu);
        return System.Text.Encoding.Latin1.GetString(
            field == SmppField.ShortMessage ? pdu.ShortMessage : pdu.Text(field));
    }
}
